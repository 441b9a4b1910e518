package io.github.convparity.suite;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cases drawn at random from a seed, over the whole space: about four of five legal, with weight on
 * the limits of padding, size and shape. Case {@code i} depends on what the suite is made of and on
 * {@code i} alone. Small: a case has at most {@link SmallDraws#MOST_PRODUCTS} products, unless what
 * it is drawn from is larger.
 */
public final class FuzzSuite implements Suite {
  /** Its own stream beside those of a case's tensors and of the suite random. */
  private static final int ROLE = 17;

  private static final int ATTEMPTS = 40;
  private static final int FILTER_ATTEMPTS = 20_000;
  private static final int MOST_SPECIAL = 200;
  private static final double[] SPECIAL = {
    Double.NaN, 1 / 0.0, -1 / 0.0, -0.0, 0x1p-149, -0x1p-126, 0x1p127, -65_504, 0x1p-24
  };

  private final long seed;
  private final int size;
  private final Axes given;
  private final Selection base;
  private final Predicate<Selection.Selected> filter;
  private final boolean grad;

  /**
   * A suite that is drawn.
   *
   * @param seed everything follows from it
   * @param size how many cases
   * @param given the values of each axis; none where it is free
   * @param base cases that are changed in a few properties, the first ones being these themselves;
   *     if there is none, cases are drawn anew
   * @param filter what holds for every case
   * @param grad whether float32 and float64 cases are drawn with gradients
   */
  public FuzzSuite(
      long seed,
      int size,
      Axes given,
      Selection base,
      Predicate<Selection.Selected> filter,
      boolean grad) {
    this.seed = seed;
    this.size = size;
    this.given = given;
    this.base = base;
    this.filter = filter;
    this.grad = grad;
  }

  @Override
  public String name() {
    return "fuzz";
  }

  @Override
  public String description() {
    return "cases drawn at random, legal and illegal";
  }

  @Override
  public int size() {
    return size;
  }

  /** Whether the filter holds for any case, as far as twenty thousand of them tell. */
  public boolean hasAny() {
    return base.size() > 0 || drawn(0, FILTER_ATTEMPTS) != null;
  }

  @Override
  public ParityCase get(int position) {
    if (position < base.size()) {
      return base.get(position).parityCase();
    }
    ParityCase drawn = drawn(position, FILTER_ATTEMPTS);
    return drawn == null ? fallback(position) : drawn;
  }

  /** Where next to nothing fits the filter, what is known to fit stands again. */
  private ParityCase fallback(int position) {
    ParityCase first =
        base.size() > 0 ? base.get(position % base.size()).parityCase() : drawn(0, FILTER_ATTEMPTS);
    if (first == null) {
      throw new UsageException("--filter must hold for some of the cases that are drawn");
    }
    return first;
  }

  private @Nullable ParityCase drawn(int position, int attempts) {
    Draw draw = new Draw(new SplitMix(SplitMix.mix(seed) + position, ROLE));
    for (int attempt = 0; attempt < attempts; attempt++) {
      Selection.Selected origin = base.size() == 0 ? null : base.get(draw.below(base.size()));
      ParityCase c = drawn(draw, position, origin);
      String suite = origin == null ? name() : origin.suite();
      if (filter.test(new Selection.Selected(suite, position, c))) {
        return c;
      }
    }
    return null;
  }

  private ParityCase drawn(Draw draw, int position, Selection.@Nullable Selected origin) {
    boolean legal = draw.below(5) != 0;
    double most = SmallDraws.MOST_PRODUCTS;
    if (origin != null) {
      most = Math.max(most, 2 * SmallDraws.products(origin.parityCase().setting()));
    }
    CaseDraft draft = origin == null ? fresh(draw) : FuzzChanges.of(origin.parityCase(), draw);
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      if (!legal) {
        FuzzChanges.breakRule(draft, draw);
      }
      restrict(draft, draw);
      if (fits(draft, legal, most)) {
        break;
      }
      draft = origin == null ? fresh(draw) : FuzzChanges.of(origin.parityCase(), draw);
      restrict(draft, draw);
    }
    if (origin == null) {
      draft.seed = given.seed().isEmpty() ? position : draw.oneOf(given.seed());
    }
    draft.grad |= grad && !draft.dtype.is16Bit();
    ParityCase drawn = draft.build();
    return origin == null && !drawn.dtype().is16Bit() && draw.below(16) == 0
        ? withSpecialValues(drawn, draw)
        : drawn;
  }

  private static CaseDraft fresh(Draw draw) {
    CaseDraft draft = CaseDraft.of(ParityCase.of(SmallDraws.setting(draw)));
    draft.dtype = draw.oneOf(List.of(DType.values()));
    draft.fill = SmallDraws.fill(draw);
    if (draw.below(2) == 0) {
      FuzzChanges.moveToLimit(draft, draw);
    }
    return draft;
  }

  private static boolean fits(CaseDraft draft, boolean legal, double most) {
    if (!draft.hasDimensions()) {
      return false;
    }
    Setting setting = draft.setting();
    double products = SmallDraws.products(setting);
    return legal == products >= 0
        && products <= most
        && setting.input().elements() <= most
        && setting.weight().elements() <= most;
  }

  private void restrict(CaseDraft draft, Draw draw) {
    if (!given.batch().isEmpty()) {
      int batch = draw.oneOf(given.batch());
      draft.batched = batch != Axes.UNBATCHED;
      draft.batch = draft.batched ? batch : 1;
    }
    if (!given.inChannels().isEmpty()) {
      draft.channels = draw.oneOf(given.inChannels());
      draft.inChannels = draft.channels;
    }
    draft.outChannels = either(draft.outChannels, given.outChannels(), draw);
    draft.size = either(draft.size, given.size(), draw);
    draft.kernel = either(draft.kernel, given.kernel(), draw);
    draft.stride = either(draft.stride, given.stride(), draw);
    draft.padding = either(draft.padding, given.padding(), draw);
    draft.dilation = either(draft.dilation, given.dilation(), draw);
    draft.groups = either(draft.groups, given.groups(), draw);
    draft.bias = either(draft.bias, given.bias(), draw);
    draft.mode = either(draft.mode, given.paddingMode(), draw);
    draft.dtype = either(draft.dtype, given.dtype(), draw);
    draft.fill = either(draft.fill, given.fill(), draw);
  }

  private static <T> T either(T drawn, List<T> allowed, Draw draw) {
    return allowed.isEmpty() ? drawn : draw.oneOf(allowed);
  }

  /**
   * A few elements of the input or the weight are made what arithmetic treats apart. Not in 16
   * bits: there PyTorch fills up blocks of channels, and an infinity beside that becomes NaN.
   */
  private static ParityCase withSpecialValues(ParityCase c, Draw draw) {
    boolean input = draw.below(2) == 0;
    Setting setting = c.setting();
    long length = (input ? setting.input() : setting.weight()).elements();
    if (length == 0 || length > MOST_SPECIAL) {
      return c;
    }
    double[] values;
    try {
      Arguments arguments = c.arguments();
      values = (input ? arguments.input() : arguments.weight()).doubles().clone();
    } catch (UnsupportedOperationException noData) {
      return c;
    }
    for (int count = 1 + draw.below(3); count > 0; count--) {
      values[draw.below(values.length)] = SPECIAL[draw.below(SPECIAL.length)];
    }
    Tensor data = Tensor.float64(values, values.length);
    return c.withLiterals(new Literals(input ? data : null, input ? null : data, null, null));
  }
}
