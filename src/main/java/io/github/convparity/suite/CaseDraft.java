package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A case taken apart, so that its properties can be changed one by one. */
final class CaseDraft {
  private final Setting origin;
  private final Literals literals;
  boolean batched;
  int batch;
  int channels;
  int inChannels;
  int outChannels;
  Pair size;
  Pair kernel;
  Pair stride;
  Padding padding;
  Pair dilation;
  int groups;
  boolean bias;
  PaddingMode mode;
  DType dtype;
  Fill fill;
  long seed;
  boolean grad;

  private CaseDraft(ParityCase c) {
    Conv2dOptions options = c.setting().options();
    this.origin = c.setting();
    this.literals = c.literals();
    this.batched = origin.input().rank() == 4;
    this.batch = origin.batch();
    this.channels = origin.input().dim(-3);
    this.inChannels = origin.inChannels();
    this.outChannels = origin.outChannels();
    this.size = new Pair(origin.input().dim(-2), origin.input().dim(-1));
    this.kernel = origin.kernel();
    this.stride = options.stride();
    this.padding = options.padding();
    this.dilation = options.dilation();
    this.groups = options.groups();
    this.bias = origin.bias();
    this.mode = options.paddingMode();
    this.dtype = c.dtype();
    this.fill = c.fill();
    this.seed = c.seed();
    this.grad = c.grad();
  }

  static CaseDraft of(ParityCase c) {
    return new CaseDraft(c);
  }

  /** The explicit padding; null for a word. */
  @Nullable Pair amount() {
    return padding instanceof Padding.Explicit explicit ? explicit.amount() : null;
  }

  /** Whether all dimensions of the tensors can be. */
  boolean hasDimensions() {
    return Math.min(batch, Math.min(channels, Math.min(inChannels, outChannels))) >= 0
        && Math.min(Math.min(size.h(), size.w()), Math.min(kernel.h(), kernel.w())) >= 0;
  }

  Setting setting() {
    Shape input =
        batched
            ? Shape.of(batch, channels, size.h(), size.w())
            : Shape.of(channels, size.h(), size.w());
    Conv2dOptions options = new Conv2dOptions(stride, padding, dilation, groups, mode);
    return new Setting(input, inChannels, outChannels, kernel, bias, options);
  }

  /**
   * The case, which expects nothing and has no keys of its own. Of literal data the first elements
   * of each axis stay; they are repeated where a tensor has grown.
   */
  ParityCase build() {
    return build(false);
  }

  /** As {@link #build()}, but the last elements of each axis stay, if {@code last} says so. */
  ParityCase build(boolean last) {
    Setting setting = setting();
    return new ParityCase(
        setting, dtype, fill, seed, grad, fitted(setting, last), Expectation.NONE, null, Map.of());
  }

  private Literals fitted(Setting setting, boolean last) {
    if (literals.isNone()) {
      return Literals.NONE;
    }
    Shape filters = Shape.of(origin.outChannels());
    boolean sameOutput = grad && setting.equals(origin);
    Literals fitted =
        new Literals(
            fitted(literals.input(), origin.input(), setting.input(), last),
            fitted(literals.weight(), origin.weight(), setting.weight(), last),
            bias ? fitted(literals.bias(), filters, Shape.of(outChannels), last) : null,
            sameOutput ? literals.gradOutput() : null);
    return fitted.isNone() ? Literals.NONE : fitted;
  }

  private static @Nullable Tensor fitted(
      @Nullable Tensor data, Shape old, Shape now, boolean last) {
    if (data == null || old.equals(now)) {
      return data;
    }
    double[] values = new double[Math.toIntExact(now.elements())];
    for (int i = 0; i < values.length && data.length() > 0; i++) {
      int[] index = now.indexOf(i);
      int place = 0;
      for (int axis = -old.rank(); axis < 0; axis++) {
        int at = axis < -now.rank() ? 0 : index[now.rank() + axis];
        int size = axis < -now.rank() ? 1 : now.dim(axis);
        int skipped = last ? Math.max(0, old.dim(axis) - size) : 0;
        place = place * old.dim(axis) + (skipped + at) % old.dim(axis);
      }
      values[i] = data.get(place);
    }
    return Tensor.float64(values, values.length);
  }
}
