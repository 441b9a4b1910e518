package io.github.convparity.page;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.report.WorstFirst;
import io.github.convparity.result.Cause;
import io.github.convparity.result.GradientResult;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of numbers for each result: what the table, the filters and the charts of a page need.
 * Takes 20 to 60 bytes a result. Measures are kept with 8 significant bits.
 */
@SuppressWarnings("EnumOrdinal") // the page has the names, in the same order
public final class Columns {
  /** What stands for a number that there is not. */
  static final int NONE = -1;

  private static final Pattern HASH = Pattern.compile("_h([0-9a-f]{8})(?:_grad)?$");

  private final Map<String, IntColumn> columns = new LinkedHashMap<>();
  private final Words suites = new Words();
  private final Words candidates = new Words();
  private final Words fills = new Words();
  private final Words causes = new Words();
  private int rows;

  /** Takes the next result. */
  public void add(ParityResult result) {
    put("suite", suites.numberOf(result.suite()));
    put("index", result.index());
    put("candidate", candidates.numberOf(result.candidateName()));
    put("verdict", WorstFirst.rank(result.verdict()));
    put("cause", causes.numberOf(causes(result)));
    put("flags", flags(result));
    setting(result.parityCase().setting());
    recipe(result.parityCase(), result.id());
    measures(result);
    rows++;
  }

  private void put(String name, int value) {
    columns.computeIfAbsent(name, absent -> new IntColumn()).add(value);
  }

  private static String causes(ParityResult result) {
    return result.diagnosis().stream().map(Cause::name).distinct().collect(Collectors.joining(" "));
  }

  private static int flags(ParityResult result) {
    int bits = 0;
    for (Flag flag : result.flags()) {
      bits |= 1 << flag.ordinal();
    }
    return bits;
  }

  private void setting(Setting setting) {
    Shape input = setting.input();
    put("n", input.rank() == 4 ? input.dim(0) : NONE);
    put("ch", input.dim(-3));
    put("h", input.dim(-2));
    put("w", input.dim(-1));
    put("o", setting.outChannels());
    put("c", setting.inChannels());
    pair("k", setting.kernel());
    Conv2dOptions options = setting.options();
    pair("s", options.stride());
    Padding padding = options.padding();
    put("pad", padding instanceof Padding.Same ? 1 : padding instanceof Padding.Valid ? 2 : 0);
    pair("p", padding instanceof Padding.Explicit explicit ? explicit.amount() : new Pair(0, 0));
    pair("d", options.dilation());
    put("g", options.groups());
    put("bias", setting.bias() ? 1 : 0);
    put("mode", options.paddingMode().ordinal());
  }

  private void pair(String name, Pair pair) {
    put(name + "h", pair.h());
    put(name + "w", pair.w());
  }

  private void recipe(ParityCase parityCase, String id) {
    put("dtype", parityCase.dtype().ordinal());
    put("fill", fills.numberOf(parityCase.fill().idName()));
    put("seedLow", (int) parityCase.seed());
    put("seedHigh", (int) (parityCase.seed() >> 32));
    put("grad", parityCase.grad() ? 1 : 0);
    Matcher hash = HASH.matcher(id);
    boolean found = id.contains("_h") && hash.find();
    put("hashed", found ? 1 : 0);
    put("hash", found ? Integer.parseUnsignedInt(hash.group(1), 16) : 0);
  }

  private void measures(ParityResult result) {
    Comparison output = result.comparison();
    put("elements", output == null ? NONE : output.elements());
    put("differing", output == null ? NONE : output.elements() - output.equalBits());
    put("wrong", output == null ? NONE : output.mismatched());
    for (Measure measure : Measure.values()) {
      put(measure.column(), Rough.of(measure.of(result)));
    }
  }

  /** What is measured of a result: the largest of its output and its gradients. */
  enum Measure {
    /** Representable values between the sides. */
    ULP,
    /** The candidate's distance from the exact value over the bound. */
    BOUND,
    /** The reference's. */
    REFERENCE,
    /** The distance of the sides. */
    ABS;

    String column() {
      return "m" + ordinal();
    }

    /** NaN where nothing was compared. */
    double of(ParityResult result) {
      List<Comparison> parts = new ArrayList<>();
      add(parts, result.comparison());
      for (GradientResult gradient : result.gradients()) {
        add(parts, gradient.comparison());
      }
      return parts.stream().mapToDouble(this::of).max().orElse(Double.NaN);
    }

    private static void add(List<Comparison> parts, @Nullable Comparison part) {
      if (part != null) {
        parts.add(part);
      }
    }

    private double of(Comparison part) {
      return switch (this) {
        case ULP -> part.maxUlp();
        case BOUND -> part.candidateRatio();
        case REFERENCE -> part.referenceRatio();
        case ABS -> part.maxAbs();
      };
    }
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** All columns by name. */
  Map<String, IntColumn> columns() {
    return columns;
  }

  /** The words that numbers stand for. */
  Map<String, List<String>> words() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    words.put("suite", suites.words());
    words.put("candidate", candidates.words());
    words.put("fill", fills.words());
    words.put("cause", causes.words());
    return words;
  }

  /** The rows at these places, in this order, with the same words. */
  Columns picked(int[] places) {
    Columns some = new Columns();
    suites.words().forEach(some.suites::numberOf);
    candidates.words().forEach(some.candidates::numberOf);
    fills.words().forEach(some.fills::numberOf);
    causes.words().forEach(some.causes::numberOf);
    columns.forEach(
        (name, column) -> {
          IntColumn picked = new IntColumn();
          for (int place : places) {
            picked.add(column.get(place));
          }
          some.columns.put(name, picked);
        });
    some.rows = places.length;
    return some;
  }
}
