package io.github.convparity.diagnose;

import io.github.convparity.suite.ParityCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which pairs and triples of classes of parameters a suite exercises, and which it leaves out.
 *
 * <pre>{@code
 * Coverage coverage = new Coverage();
 * for (int i = 0; i < suite.size(); i++) {
 *   coverage.add(suite.get(i));
 * }
 * List<String> missing = coverage.missingPairs();
 * }</pre>
 *
 * <p>A pair is two values of different axes of {@link ParameterClasses} in one case, such as {@code
 * mode reflect} and {@code d > 1}; a triple is three. Axes that only follow from others, and what
 * special values the data have, are not asked for. A setting that PyTorch refuses exercises nothing
 * but the refusal: {@code mode reflect} with {@code setting illegal} counts, {@code mode reflect}
 * with {@code d > 1} does not.
 *
 * <p>What counts as possible is what some case has, of these or of some hundred thousand that are
 * generated: {@code p same} never goes with {@code s > 1}, as PyTorch refuses that.
 */
public final class Coverage {
  /**
   * How many there are.
   *
   * @param seen that some case has
   * @param possible that a case could have; at least as many
   */
  public record Count(int seen, int possible) {}

  /** Values of nothing, and those that are hardly ever legal. */
  private static final Pattern CORNER = Pattern.compile("< [0-9]|(= )?0|empty");

  /** What stands together in no case; it comes before those of a higher order. */
  private record Missing(int order, String words) {}

  private final ClassSets seen = new ClassSets();

  /** Takes a case. */
  public void add(ParityCase parityCase) {
    seen.add(ParameterClasses.packed(CaseFacts.of(parityCase)));
  }

  /** Pairs of classes. */
  public Count pairs() {
    return new Count(seen.pairs(), ClassSets.union(PossibleClasses.all(), seen).pairs());
  }

  /** Triples of classes. */
  public Count triples() {
    return new Count(seen.triples(), ClassSets.union(PossibleClasses.all(), seen).triples());
  }

  /** The pairs that are possible and not seen, in words, those of ordinary values first. */
  public List<String> missingPairs() {
    List<Missing> missing = new ArrayList<>();
    int[] axes = ClassSets.COVERED;
    for (int i = 0; i < axes.length; i++) {
      for (int j = i + 1; j < axes.length; j++) {
        addMissingPairs(axes[i], axes[j], missing);
      }
    }
    return words(missing);
  }

  private void addMissingPairs(int a, int b, List<Missing> to) {
    for (int valueA = 0; valueA < size(a); valueA++) {
      for (int valueB = 0; valueB < size(b); valueB++) {
        if (!seen.hasPair(a, valueA, b, valueB)
            && PossibleClasses.all().hasPair(a, valueA, b, valueB)) {
          int order = a + b + corner(a, valueA) + corner(b, valueB);
          to.add(new Missing(order, name(a, valueA) + " with " + name(b, valueB)));
        }
      }
    }
  }

  /** The same of triples, but for those that have a missing pair. */
  public List<String> missingTriples() {
    List<Missing> missing = new ArrayList<>();
    int[] axes = ClassSets.COVERED;
    for (int i = 0; i < axes.length; i++) {
      for (int j = i + 1; j < axes.length; j++) {
        for (int k = j + 1; k < axes.length; k++) {
          addMissingTriples(axes[i], axes[j], axes[k], missing);
        }
      }
    }
    return words(missing);
  }

  private void addMissingTriples(int a, int b, int c, List<Missing> to) {
    for (int valueA = 0; valueA < size(a); valueA++) {
      for (int valueB = 0; valueB < size(b); valueB++) {
        for (int valueC = 0; valueC < size(c); valueC++) {
          if (seen.hasPair(a, valueA, b, valueB)
              && seen.hasPair(a, valueA, c, valueC)
              && seen.hasPair(b, valueB, c, valueC)
              && !seen.hasTriple(a, valueA, b, valueB, c, valueC)
              && PossibleClasses.all().hasTriple(a, valueA, b, valueB, c, valueC)) {
            String words = name(a, valueA) + " with " + name(b, valueB) + " and " + name(c, valueC);
            int order = a + b + c + corner(a, valueA) + corner(b, valueB) + corner(c, valueC);
            to.add(new Missing(order, words));
          }
        }
      }
    }
  }

  private static int corner(int axis, int value) {
    return CORNER.matcher(ParameterClasses.AXES.get(axis).values().get(value)).matches() ? 100 : 0;
  }

  private static int size(int axis) {
    return ParameterClasses.AXES.get(axis).size();
  }

  private static String name(int axis, int value) {
    return ParameterClasses.AXES.get(axis).name(value);
  }

  private static List<String> words(List<Missing> missing) {
    return missing.stream()
        .sorted(Comparator.comparingInt(Missing::order))
        .map(Missing::words)
        .toList();
  }
}
