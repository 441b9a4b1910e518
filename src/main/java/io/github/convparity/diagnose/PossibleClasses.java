package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.Literals;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.List;

/**
 * Which classes of parameters can occur together: those of many generated cases. These are cases of
 * a product of small and limiting values on every parameter, taken at even distances, the first of
 * the suite {@code random}, and the suites {@code edges}, {@code special} and {@code gradients}.
 */
final class PossibleClasses {
  private static final int OF_PRODUCT = 80_000;
  private static final int OF_RANDOM = 3_000;

  /** About the golden section of 2^31: successive multiples of it are spread evenly. */
  private static final long STEP = 1_327_217_885L;

  private PossibleClasses() {}

  private static final class Holder {
    static final ClassSets ALL = find();
  }

  /** Found once, in about a second. */
  static ClassSets all() {
    return Holder.ALL;
  }

  private static ClassSets find() {
    ClassSets found = new ClassSets();
    Suite product = product();
    for (long i = 0; i < OF_PRODUCT; i++) {
      ParityCase one = product.get((int) (i * STEP % product.size()));
      if (i % 16 == 0 || mayBeLegal(one.setting())) {
        add(varied(one, i), found);
      }
    }
    add("random", OF_RANDOM, found);
    add("edges", Integer.MAX_VALUE, found);
    add("special", Integer.MAX_VALUE, found);
    add("gradients", Integer.MAX_VALUE, found);
    return found;
  }

  /** Leaves out most of what is refused, as each refusal costs as much as many cases. */
  private static boolean mayBeLegal(Setting setting) {
    Conv2dOptions options = setting.options();
    boolean uneven =
        setting.inChannels() % options.groups() != 0
            || setting.outChannels() % options.groups() != 0;
    boolean stridden = options.padding() instanceof Padding.Same && !options.stride().is(1);
    boolean negative =
        options.padding().equals(Padding.of(-1)) && options.paddingMode() == PaddingMode.ZEROS;
    return !uneven && !stridden && !negative;
  }

  private static void add(String name, int most, ClassSets to) {
    Suite suite = Suites.named(name);
    for (int i = 0; i < Math.min(most, suite.size()); i++) {
      add(suite.get(i), to);
    }
  }

  private static void add(ParityCase parityCase, ClassSets to) {
    to.add(ParameterClasses.packed(CaseFacts.of(parityCase)));
  }

  /** Some with gradients, some with data of their own. */
  private static ParityCase varied(ParityCase one, long i) {
    ParityCase varied = i % 3 == 0 && !one.dtype().is16Bit() ? one.withGrad() : one;
    Tensor none = Tensor.float64(new double[0], 0);
    return i % 8 == 1 ? varied.withLiterals(new Literals(none, none, null, null)) : varied;
  }

  private static Suite product() {
    return new Axes(
            List.of(1, 2, Axes.UNBATCHED, 0),
            List.of(1, 2, 4, 0),
            List.of(1, 4, 8),
            List.of(Pair.of(6), Pair.of(2), Pair.of(1), new Pair(3, 7), new Pair(7, 3)),
            List.of(Pair.of(1), Pair.of(3), Pair.of(2), new Pair(2, 3), new Pair(3, 1)),
            List.of(Pair.of(1), Pair.of(2), new Pair(1, 2)),
            List.of(
                Padding.of(0),
                Padding.of(1),
                new Padding.Explicit(new Pair(2, 1)),
                Padding.of(3),
                Padding.of(-1),
                new Padding.Same(),
                new Padding.Valid()),
            List.of(Pair.of(1), Pair.of(2), new Pair(1, 2)),
            List.of(1, 2, 4),
            List.of(true, false),
            List.of(PaddingMode.values()),
            List.of(DType.values()),
            List.of(Fill.Formula.values()),
            List.of(0L))
        .suite("possible", "");
  }
}
