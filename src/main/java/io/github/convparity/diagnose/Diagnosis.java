package io.github.convparity.diagnose;

import io.github.convparity.conv.Outcome;
import io.github.convparity.result.Cause;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which faults explain what a candidate gave for one case: those under which a right convolution
 * gives every number of it, to the bit where the data are integers, within the rounding bound
 * elsewhere. One diagnosis serves all candidates, also from several threads.
 *
 * <pre>{@code
 * List<Cause> causes = new Diagnosis(arguments).of(outcome, new History());
 * }</pre>
 */
public final class Diagnosis {
  /**
   * In cases with at most so many numbers in a tensor predictions are kept, and two faults at once
   * looked for.
   */
  private static final int MOST_OF_SMALL = 4096;

  private static final int MOST_TELLING = 12;

  private final Arguments arguments;
  private final boolean isSmall;
  private final Prediction right;
  private final Map<Fault, Optional<Prediction>> small = new ConcurrentHashMap<>();

  /** Of a case with these arguments, whose setting is legal. They are only read. */
  public Diagnosis(Arguments arguments) {
    this.arguments = arguments;
    this.right = new Prediction(Misread.of(arguments));
    this.isSmall =
        Math.max(arguments.input().length(), arguments.weight().length()) <= MOST_OF_SMALL;
  }

  /**
   * The causes that explain an outcome.
   *
   * @param outcome of the candidate
   * @param history what the same instance was called with before
   * @return the simplest first; one of two faults at once where no single one fits; empty if
   *     nothing does, if the outcome is right, and if the candidate failed in another way than by
   *     refusing
   */
  public List<Cause> of(Outcome outcome, History history) {
    if (outcome instanceof Outcome.Output output) {
      return ofOutput(output.tensor(), history);
    }
    return outcome instanceof Outcome.Refusal refusal ? ofRefusal(refusal.message()) : List.of();
  }

  /** Whoever refuses in other words than a right convolution may do so for another reason. */
  private List<Cause> ofRefusal(String message) {
    List<Cause> found = new ArrayList<>();
    for (Fault fault : Faults.OF_ARGUMENTS) {
      if (prediction(fault).filter(p -> p.refuses(message)).isPresent()) {
        found.add(cause(fault));
      }
    }
    return found;
  }

  private List<Cause> ofOutput(Tensor output, History history) {
    int[] telling = telling(output);
    if (right.fits(output, telling)) {
      return List.of(); // every fault that does not show here would fit
    }
    List<Cause> found = new ArrayList<>();
    for (Fault fault : Faults.OF_ARGUMENTS) {
      if (prediction(fault).filter(p -> p.fits(output, telling)).isPresent()) {
        found.add(cause(fault));
      }
    }
    Call call = history.call(arguments).giving(output);
    for (List<Fault> faults : List.of(Faults.WITH_MEMORY, Faults.SOLVED)) {
      for (Fault fault : faults) {
        Misread misread = fault.reading().of(call);
        if (misread != null && new Prediction(misread).fits(output, telling)) {
          found.add(cause(fault));
        }
      }
    }
    return found.isEmpty() ? ofTwo(output, telling) : found;
  }

  /** The first two faults that fit together, of those that are made together. */
  private List<Cause> ofTwo(Tensor output, int... telling) {
    if (!isSmall || output.length() > MOST_OF_SMALL) {
      return List.of();
    }
    // What is not there to be misread is not there either where something else is misread.
    List<Fault> faults =
        Faults.OF_READING.stream().filter(fault -> prediction(fault).isPresent()).toList();
    for (int i = 0; i < faults.size(); i++) {
      Prediction first = prediction(faults.get(i)).orElseThrow();
      for (Fault second :
          first.refuses() ? List.<Fault>of() : faults.subList(i + 1, faults.size())) {
        Misread inner = misread(second, first.misread().arguments());
        if (inner != null && new Prediction(first.misread().with(inner)).fits(output, telling)) {
          return List.of(both(faults.get(i), second));
        }
      }
    }
    return List.of();
  }

  /** What a fault predicts; none where there is nothing to misread. */
  private Optional<Prediction> prediction(Fault fault) {
    return isSmall ? small.computeIfAbsent(fault, absent -> predicted(fault)) : predicted(fault);
  }

  private Optional<Prediction> predicted(Fault fault) {
    return Optional.ofNullable(misread(fault, arguments)).map(Prediction::new);
  }

  private static @Nullable Misread misread(Fault fault, Arguments arguments) {
    return fault.reading().of(Call.of(arguments));
  }

  /** Some elements spread over an output. */
  private static int[] telling(Tensor output) {
    int count = Math.min(MOST_TELLING, output.length());
    return IntStream.range(0, count)
        .map(i -> (int) ((long) i * (output.length() - 1) / Math.max(1, count - 1)))
        .toArray();
  }

  private static Cause cause(Fault fault) {
    return new Cause(fault.name(), fault.sentence());
  }

  private static Cause both(Fault a, Fault b) {
    return new Cause(a.name() + "+" + b.name(), a.sentence() + ", and " + b.sentence());
  }
}
