package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.result.Cause;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.Literals;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The case that tells several faults apart which explain one and the same failure: the setting of
 * that failure with a few things changed, in which each of them gives something else.
 */
public final class TellingCase {
  private static final int MOST_TRIED = 3000;

  private final List<Fault> faults;

  private TellingCase(List<Fault> faults) {
    this.faults = faults;
  }

  /** Of causes that explain the same, those that say the most. */
  public static List<Cause> worthTelling(List<Cause> causes) {
    return Faults.specific(causes);
  }

  /**
   * A case that tells causes apart.
   *
   * @param failing the case that all of them explain
   * @param causes of the catalogue
   * @return null if there is none near {@code failing}, and if some cause is none of the catalogue
   *     or depends on more than one call
   */
  public static @Nullable ParityCase of(ParityCase failing, List<Cause> causes) {
    List<Fault> faults = new ArrayList<>();
    for (Cause cause : causes) {
      Faults.OF_ARGUMENTS.stream()
          .filter(fault -> fault.name().equals(cause.name()))
          .forEach(faults::add);
    }
    return faults.size() < 2 || faults.size() < causes.size()
        ? null
        : new TellingCase(faults).near(failing);
  }

  /**
   * Which causes explain what came of the case that tells them apart.
   *
   * @param found the diagnosis of that case; empty if it passes
   */
  public static List<Cause> remaining(
      ParityCase telling, List<Cause> causes, List<Cause> found, boolean passes) {
    if (!passes) {
      return causes.stream().filter(found::contains).toList();
    }
    Arguments arguments = telling.arguments();
    Prediction right = new Prediction(Misread.of(arguments));
    return causes.stream().filter(cause -> fits(right, answer(planted(cause), arguments))).toList();
  }

  private static Conv2d planted(Cause cause) {
    Fault fault =
        Faults.ALL.stream().filter(f -> f.name().equals(cause.name())).findFirst().orElseThrow();
    return new FaultyConv2d(fault);
  }

  private @Nullable ParityCase near(ParityCase failing) {
    int tried = 0;
    for (ParityCase candidate : variations(failing)) {
      if (tried++ < MOST_TRIED && tells(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private boolean tells(ParityCase candidate) {
    try {
      candidate.setting().geometry();
      Arguments arguments = candidate.arguments();
      return faults.stream().allMatch(fault -> tells(fault, arguments));
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return false;
    }
  }

  /** Whether what a fault gives is explained by no other. */
  private boolean tells(Fault fault, Arguments arguments) {
    Outcome given = answer(new FaultyConv2d(fault), arguments);
    return faults.stream()
        .filter(other -> !other.equals(fault))
        .noneMatch(other -> fits(prediction(other, arguments), given));
  }

  private static Prediction prediction(Fault fault, Arguments arguments) {
    Misread misread = fault.reading().of(Call.of(arguments));
    return new Prediction(Objects.requireNonNullElse(misread, Misread.of(arguments)));
  }

  private static boolean fits(Prediction prediction, Outcome outcome) {
    return outcome instanceof Outcome.Output output
        ? prediction.fits(output.tensor())
        : prediction.refuses();
  }

  private static Outcome answer(Conv2d conv, Arguments a) {
    try {
      return new Outcome.Output(conv.forward(a.input(), a.weight(), a.bias(), a.options()));
    } catch (IllegalArgumentException refused) {
      return new Outcome.Refusal(String.valueOf(refused.getMessage()));
    }
  }

  /** Cases with the same mode, groups and type, those with few changes first. */
  private static List<ParityCase> variations(ParityCase failing) {
    List<ParityCase> settings =
        each(List.of(failing.withLiterals(Literals.NONE)), TellingCase::sizes);
    settings = each(settings, TellingCase::kernels);
    settings = each(settings, TellingCase::options);
    settings = each(settings, TellingCase::channels);
    return each(
        settings, c -> List.of(c.withFill(Fill.Formula.INTEGER).withSeed(1), c.withSeed(2)));
  }

  private interface Variation {
    List<ParityCase> of(ParityCase parityCase);
  }

  private static List<ParityCase> each(List<ParityCase> cases, Variation variation) {
    return cases.stream().flatMap(c -> variation.of(c).stream()).toList();
  }

  private static List<ParityCase> sizes(ParityCase c) {
    List<ParityCase> found = new ArrayList<>(List.of(c));
    int channels = c.setting().input().dim(-3);
    for (Pair size : List.of(new Pair(5, 7), new Pair(8, 11), new Pair(7, 7))) {
      found.add(with(c, s -> s.withInput(Shape.of(2, channels, size.h(), size.w()))));
    }
    return found;
  }

  private static List<ParityCase> kernels(ParityCase c) {
    List<ParityCase> found = new ArrayList<>(List.of(c));
    for (Pair kernel : List.of(new Pair(2, 3), new Pair(3, 4), new Pair(3, 3))) {
      found.add(
          with(
              c,
              s ->
                  new Setting(
                      s.input(), s.inChannels(), s.outChannels(), kernel, true, s.options())));
    }
    return found;
  }

  private static List<ParityCase> options(ParityCase c) {
    Conv2dOptions o = c.setting().options();
    List<ParityCase> found = new ArrayList<>(List.of(c));
    List<Padding> paddings =
        List.of(
            o.padding(),
            new Padding.Explicit(new Pair(2, 1)),
            new Padding.Explicit(new Pair(3, 4)));
    for (Padding padding : paddings) {
      for (Pair stride : List.of(o.stride(), new Pair(2, 3))) {
        for (Pair dilation : List.of(o.dilation(), new Pair(2, 1))) {
          found.add(
              with(
                  c,
                  s ->
                      new Setting(
                          s.input(),
                          s.inChannels(),
                          s.outChannels(),
                          s.kernel(),
                          s.bias(),
                          new Conv2dOptions(
                              stride, padding, dilation, o.groups(), o.paddingMode()))));
        }
      }
    }
    return found;
  }

  private static List<ParityCase> channels(ParityCase c) {
    List<ParityCase> found = new ArrayList<>(List.of(c));
    int groups = Math.max(1, c.setting().options().groups());
    Shape input = c.setting().input();
    int batch = Math.max(3, c.setting().batch());
    for (int each : new int[] {2, 3}) {
      Shape more = Shape.of(batch, each * groups, input.dim(-2), input.dim(-1));
      found.add(
          with(
              c,
              s ->
                  new Setting(
                      more, each * groups, (each + 1) * groups, s.kernel(), true, s.options())));
    }
    return found;
  }

  private static ParityCase with(ParityCase c, UnaryOperator<Setting> change) {
    return c.withSetting(change.apply(c.setting()));
  }
}
