package io.github.convparity.diagnose;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The classes of parameters that a case has: on each axis one value. What a rule can say of failing
 * cases, and what a suite covers, is said in these. The simplest axes stand first: of two rules
 * that are as good, the one with the earlier axes is taken. To add one is to add a line or two.
 */
public final class ParameterClasses {
  /** Of the sets of values of an axis that is below, at or above a limit. */
  private static final int EQUAL = 1;

  private static final int ABOVE = 2;
  private static final int BELOW = 4;

  private static final List<PaddingMode> MODES = List.of(PaddingMode.values());
  private static final List<DType> DTYPES = List.of(DType.values());
  private static final List<Fill.Formula> FORMULAS = List.of(Fill.Formula.values());

  /** All. */
  static final List<ClassAxis> AXES =
      List.of(
          limited("d", 1, f -> against(1, f.options().dilation())),
          limited("s", 1, f -> against(1, f.options().stride())),
          limited("p", 0, ParameterClasses::padded),
          axis("mode", modes(), f -> MODES.indexOf(f.options().paddingMode())),
          groups(),
          either("bias", "false", "true", f -> f.setting().bias()),
          counted("k", f -> kernelSize(f.setting().kernel())),
          either("kernel", "odd", "even", f -> isEven(f.setting().kernel())),
          axis(
              "kernel",
              List.of("square", "tall", "wide"),
              f -> proportions(f.setting().kernel().h(), f.setting().kernel().w())),
          axis("batch", List.of("1", "> 1", "none", "0"), ParameterClasses::batch),
          counted("in_channels", f -> count(f.channels())),
          counted("out_channels", f -> count(f.setting().outChannels())),
          axis("p", List.of("in numbers", "same", "valid"), f -> padding(f.options().padding())),
          either("d", "h = w", "h != w", f -> differ(f.options().dilation())),
          either("s", "h = w", "h != w", f -> differ(f.options().stride())),
          either("p", "h = w", "h != w", f -> f.pads().top() != f.pads().left()),
          either("pads", "symmetric", "asymmetric", ParameterClasses::isAsymmetric),
          either("p", "< kernel", ">= kernel", ParameterClasses::hasTapsInPadding),
          either("kernel", "within the image", "beyond the image", ParameterClasses::isBeyond),
          axis(
              "image",
              List.of("square", "wide", "tall", "of 1 pixel", "empty"),
              ParameterClasses::image),
          derived("output", List.of("> 1 pixel", "of 1 pixel", "empty"), ParameterClasses::output),
          either("stride", "leaves no tail", "leaves a tail", CaseFacts::hasTail),
          counted("channels per group", f -> count(f.setting().weight().dim(1))),
          counted("filters per group", f -> count(f.filtersPerGroup())),
          new ClassAxis(
              "dtype",
              DTYPES.stream().map(DType::torchName).toList(),
              Map.of(0b1100, "of 16 bits", 0b0011, "of 32 or 64 bits"),
              true,
              f -> DTYPES.indexOf(f.parityCase().dtype())),
          axis("fill", fills(), ParameterClasses::fill),
          either("grad", "false", "true", f -> f.parityCase().grad()),
          either("setting", "legal", "illegal", f -> !f.legal()),
          above1("kernel h", f -> f.setting().kernel().h()),
          above1("kernel w", f -> f.setting().kernel().w()),
          above1("stride h", f -> f.options().stride().h()),
          above1("stride w", f -> f.options().stride().w()),
          derived("data", List.of("without NaN", "with NaN"), has(f -> f.hasNumber(Double::isNaN))),
          derived(
              "data",
              List.of("without infinity", "with infinity"),
              has(f -> f.hasNumber(Double::isInfinite))),
          derived(
              "data",
              List.of("without subnormals", "with subnormals"),
              has(ParameterClasses::hasSubnormals)));

  /** Where in {@link #AXES} it stands whether the setting is legal. */
  static final int LEGALITY = indexOf("setting");

  private static final int[] SHIFTS = shifts();
  private static final int[] MASKS =
      AXES.stream().mapToInt(axis -> (1 << bits(axis)) - 1).toArray();

  private ParameterClasses() {}

  /**
   * The names of a case's classes, one for each axis: {@code d = 1}, {@code s > 1}, {@code mode
   * reflect}, and so on. {@code same} and {@code valid} are worked out in what is said of the
   * amount of padding; a pair is above a limit where no part is below and any above, and below it
   * where any part is.
   */
  public static List<String> of(ParityCase parityCase) {
    long classes = packed(CaseFacts.of(parityCase));
    List<String> names = new ArrayList<>();
    for (int axis = 0; axis < AXES.size(); axis++) {
      names.add(AXES.get(axis).name(value(classes, axis)));
    }
    return Collections.unmodifiableList(names);
  }

  /** All values in one number, for {@link #value}; not negative. */
  static long packed(CaseFacts facts) {
    long packed = 0;
    for (int axis = 0; axis < SHIFTS.length; axis++) {
      packed |= (long) AXES.get(axis).reader().applyAsInt(facts) << SHIFTS[axis];
    }
    return packed;
  }

  /** The place of the value on an axis. */
  static int value(long packed, int axis) {
    return (int) (packed >>> SHIFTS[axis]) & MASKS[axis];
  }

  private static int[] shifts() {
    int[] shifts = new int[AXES.size()];
    int used = 0;
    for (int axis = 0; axis < shifts.length; axis++) {
      shifts[axis] = used;
      used += bits(AXES.get(axis));
    }
    if (used >= Long.SIZE) {
      throw new IllegalStateException("classes (" + used + " bits) must have fewer than 64 bits");
    }
    return shifts;
  }

  private static int bits(ClassAxis axis) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(axis.size() - 1);
  }

  private static int indexOf(String subject) {
    return AXES.stream().map(ClassAxis::subject).toList().indexOf(subject);
  }

  private static ClassAxis axis(
      String subject, List<String> values, ToIntFunction<CaseFacts> reader) {
    return new ClassAxis(subject, values, Map.of(), true, reader);
  }

  /** One that follows from the others or from the data: not asked for in the coverage. */
  private static ClassAxis derived(
      String subject, List<String> values, ToIntFunction<CaseFacts> reader) {
    return new ClassAxis(subject, values, Map.of(), false, reader);
  }

  private static ClassAxis above1(String subject, ToIntFunction<CaseFacts> number) {
    return derived(subject, List.of("<= 1", "> 1"), facts -> number.applyAsInt(facts) > 1 ? 1 : 0);
  }

  private static ClassAxis either(
      String subject, String no, String yes, Predicate<CaseFacts> holds) {
    return axis(subject, List.of(no, yes), has(holds));
  }

  private static ToIntFunction<CaseFacts> has(Predicate<CaseFacts> holds) {
    return facts -> holds.test(facts) ? 1 : 0;
  }

  private static ClassAxis limited(String subject, int limit, ToIntFunction<CaseFacts> reader) {
    return new ClassAxis(
        subject,
        List.of("= " + limit, "> " + limit, "< " + limit),
        Map.of(
            ABOVE | BELOW, "!= " + limit,
            EQUAL | ABOVE, ">= " + limit,
            EQUAL | BELOW, "<= " + limit),
        true,
        reader);
  }

  private static ClassAxis counted(String subject, ToIntFunction<CaseFacts> reader) {
    return new ClassAxis(
        subject,
        List.of("= 1", "> 1", "= 0"),
        Map.of(0b110, "!= 1", 0b011, ">= 1", 0b101, "<= 1"),
        true,
        reader);
  }

  private static ClassAxis groups() {
    return new ClassAxis(
        "g",
        List.of("= 1", "> 1 but not depthwise", "= in_channels (depthwise)", "< 1"),
        Map.of(0b0110, "> 1", 0b0111, ">= 1"),
        true,
        f -> {
          int groups = f.options().groups();
          return groups < 1 ? 3 : groups == 1 ? 0 : groups == f.setting().inChannels() ? 2 : 1;
        });
  }

  private static List<String> modes() {
    return MODES.stream().map(PaddingMode::torchName).toList();
  }

  private static List<String> fills() {
    return Stream.concat(
            FORMULAS.stream().map(Fill.Formula::jsonName), Stream.of("image", "literal"))
        .toList();
  }

  private static int fill(CaseFacts f) {
    if (!f.parityCase().literals().isNone()) {
      return FORMULAS.size() + 1;
    }
    return f.parityCase().fill() instanceof Fill.Formula formula
        ? FORMULAS.indexOf(formula)
        : FORMULAS.size();
  }

  private static int against(int limit, Pair pair) {
    if (pair.h() < limit || pair.w() < limit) {
      return 2;
    }
    return pair.is(limit) ? 0 : 1;
  }

  private static int count(int number) {
    return number == 0 ? 2 : number == 1 ? 0 : 1;
  }

  private static int kernelSize(Pair kernel) {
    return Math.min(kernel.h(), kernel.w()) == 0 ? 2 : kernel.is(1) ? 0 : 1;
  }

  private static boolean isEven(Pair kernel) {
    return kernel.h() % 2 == 0 || kernel.w() % 2 == 0;
  }

  private static boolean differ(Pair pair) {
    return pair.h() != pair.w();
  }

  private static int proportions(int h, int w) {
    return h == w ? 0 : h > w ? 1 : 2;
  }

  private static int padded(CaseFacts f) {
    if (f.smallestPad() < 0) {
      return 2;
    }
    return (f.pads().top() | f.pads().bottom() | f.pads().left() | f.pads().right()) == 0 ? 0 : 1;
  }

  private static int padding(Padding padding) {
    return padding instanceof Padding.Explicit ? 0 : padding instanceof Padding.Same ? 1 : 2;
  }

  private static boolean isAsymmetric(CaseFacts f) {
    return f.pads().top() != f.pads().bottom() || f.pads().left() != f.pads().right();
  }

  private static boolean hasTapsInPadding(CaseFacts f) {
    return f.pads().top() >= f.reachH() || f.pads().left() >= f.reachW();
  }

  private static boolean isBeyond(CaseFacts f) {
    return f.reachH() > f.height() || f.reachW() > f.width();
  }

  private static int batch(CaseFacts f) {
    if (f.setting().input().rank() == 3) {
      return 2;
    }
    int batch = f.setting().batch();
    return batch == 0 ? 3 : batch == 1 ? 0 : 1;
  }

  private static int image(CaseFacts f) {
    if (f.height() == 0 || f.width() == 0) {
      return 4;
    }
    boolean pixel = f.height() == 1 && f.width() == 1;
    return pixel ? 3 : f.height() == f.width() ? 0 : f.height() < f.width() ? 1 : 2;
  }

  private static int output(CaseFacts f) {
    Shape output = f.output();
    if (output == null || f.outputElements() == 0) {
      return 2;
    }
    return output.dim(-2) == 1 && output.dim(-1) == 1 ? 1 : 0;
  }

  private static boolean hasSubnormals(CaseFacts f) {
    double normal = f.parityCase().dtype().minNormal();
    return f.hasNumber(v -> v != 0 && Math.abs(v) < normal);
  }
}
