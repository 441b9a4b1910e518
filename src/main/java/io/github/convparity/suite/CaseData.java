package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.image.RgbImage;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Float16Bits;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Turns the recipe of a case into tensors. */
final class CaseData {
  /** The arguments of a convolution; the number of each starts its own random stream. */
  private enum Role {
    INPUT(1),
    WEIGHT(2),
    BIAS(3),
    GRAD_OUTPUT(4);

    private final int number;

    Role(int number) {
      this.number = number;
    }
  }

  private static final int CHUNK = 1 << 13;

  private final ParityCase parityCase;
  private final Setting setting;
  private final DType dtype;
  private final int p;

  private CaseData(ParityCase parityCase) {
    this.parityCase = parityCase;
    this.setting = parityCase.setting();
    this.dtype = parityCase.dtype();
    this.p = dtype.precision();
  }

  static Arguments of(ParityCase parityCase) {
    CaseData data = new CaseData(parityCase);
    Literals literals = parityCase.literals();
    Shape bias = data.setting.biasShape();
    Shape gradOutput = parityCase.grad() ? data.outputShape() : null;
    return new Arguments(
        data.tensor(Role.INPUT, data.setting.input(), literals.input()),
        data.tensor(Role.WEIGHT, data.setting.weight(), literals.weight()),
        bias == null ? null : data.tensor(Role.BIAS, bias, literals.bias()),
        gradOutput == null
            ? null
            : data.tensor(Role.GRAD_OUTPUT, gradOutput, literals.gradOutput()),
        data.setting.options());
  }

  /** What {@link Arguments#sha256()} gives, without holding the tensors. */
  static String sha256(ParityCase parityCase) {
    CaseData data = new CaseData(parityCase);
    Literals literals = parityCase.literals();
    Digest.Stream digest = new Digest.Stream();
    data.digest(digest, Role.INPUT, data.setting.input(), literals.input());
    data.digest(digest, Role.WEIGHT, data.setting.weight(), literals.weight());
    Shape bias = data.setting.biasShape();
    if (bias != null) {
      data.digest(digest, Role.BIAS, bias, literals.bias());
    }
    Shape gradOutput = parityCase.grad() ? data.outputShape() : null;
    if (gradOutput != null) {
      data.digest(digest, Role.GRAD_OUTPUT, gradOutput, literals.gradOutput());
    }
    return digest.hex();
  }

  private void digest(Digest.Stream digest, Role role, Shape shape, @Nullable Tensor literal) {
    requireFits(shape);
    IntToDoubleFunction element = literal == null ? element(role, shape) : literal::get;
    int length = (int) shape.elements();
    for (int start = 0; start < length; start += CHUNK) {
      int from = start;
      int count = Math.min(CHUNK, length - start);
      digest.update(tensor(i -> element.applyAsDouble(from + i), Shape.of(count)));
    }
  }

  private @Nullable Shape outputShape() {
    try {
      return setting.geometry().output();
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  private static void requireFits(Shape shape) {
    if (shape.elements() > Integer.MAX_VALUE - CHUNK) {
      throw new UnsupportedOperationException(
          "a tensor of shape " + shape + " has more elements than a Java array holds");
    }
  }

  private Tensor tensor(Role role, Shape shape, @Nullable Tensor literal) {
    requireFits(shape);
    return tensor(literal == null ? element(role, shape) : literal::get, shape);
  }

  private Tensor tensor(IntToDoubleFunction element, Shape shape) {
    int length = (int) shape.elements();
    return switch (dtype) {
      case FLOAT32 -> {
        float[] data = new float[length];
        for (int i = 0; i < length; i++) {
          data[i] = (float) element.applyAsDouble(i);
        }
        yield Tensor.float32(data, shape.dims());
      }
      case FLOAT64 -> {
        double[] data = new double[length];
        for (int i = 0; i < length; i++) {
          data[i] = element.applyAsDouble(i);
        }
        yield Tensor.float64(data, shape.dims());
      }
      case FLOAT16 -> Tensor.float16(patterns(element, length), shape.dims());
      case BFLOAT16 -> Tensor.bfloat16(patterns(element, length), shape.dims());
    };
  }

  private short[] patterns(IntToDoubleFunction element, int length) {
    short[] patterns = new short[length];
    for (int i = 0; i < length; i++) {
      patterns[i] = Float16Bits.fromDouble(element.applyAsDouble(i), dtype);
    }
    return patterns;
  }

  /** The element at each place, exact or a double that is still to be rounded once. */
  private IntToDoubleFunction element(Role role, Shape shape) {
    SplitMix random = new SplitMix(parityCase.seed(), role.number);
    if (parityCase.fill() instanceof Fill.Picture picture) {
      return role == Role.INPUT ? pixels(picture.image(), shape) : constant(role, random);
    }
    return switch ((Fill.Formula) parityCase.fill()) {
      case UNIFORM -> i -> uniform(random, i);
      case NORMAL -> i -> normal(random, i);
      case INTEGER -> integer(random);
      case CONSTANT -> constant(role, random);
      case IMPULSE -> impulse(role, shape, random);
      case CANCELLING -> cancelling(role, random);
    };
  }

  private double uniform(SplitMix random, int i) {
    return ((random.bits(i) >>> (64 - p)) - (1L << (p - 1))) * Math.scalb(1.0, 1 - p);
  }

  private static double normal(SplitMix random, int i) {
    long sum = -6L << 32;
    for (long draw = 6L * i; draw < 6L * i + 6; draw++) {
      long bits = random.bits(draw);
      sum += (bits >>> 32) + (bits & 0xFFFFFFFFL);
    }
    return sum * 0x1p-32;
  }

  private IntToDoubleFunction integer(SplitMix random) {
    int m = largestInteger();
    return i -> (((random.bits(i) >>> 32) * (2L * m + 1)) >>> 32) - m;
  }

  private IntToDoubleFunction constant(Role role, SplitMix random) {
    return switch (role) {
      case INPUT -> i -> (i % 251) / 256.0;
      case WEIGHT -> i -> 0.1;
      case BIAS -> i -> 0;
      case GRAD_OUTPUT -> i -> uniform(random, i);
    };
  }

  private IntToDoubleFunction impulse(Role role, Shape shape, SplitMix random) {
    if (role == Role.INPUT) {
      int plane = shape.dim(-2) * shape.dim(-1);
      int centre = shape.dim(-2) / 2 * shape.dim(-1) + shape.dim(-1) / 2;
      return i -> i % plane == centre ? 1 : 0;
    }
    return role == Role.WEIGHT ? i -> 1 + i % 127 : constant(role, random);
  }

  private IntToDoubleFunction cancelling(Role role, SplitMix random) {
    double unit = Math.scalb(1.0, 4 - p);
    return switch (role) {
      case INPUT -> i -> 1 + uniform(random, i) * unit;
      case WEIGHT -> i -> (i % 2 == 0 ? 1 : -1) * (1 + uniform(random, i) * unit);
      case BIAS, GRAD_OUTPUT -> constant(role, random);
    };
  }

  private static IntToDoubleFunction pixels(RgbImage image, Shape shape) {
    int width = shape.dim(-1);
    int height = shape.dim(-2);
    int channels = shape.dim(-3);
    return i -> {
      int w = i % width;
      int h = i / width % height;
      int c = i / width / height % channels;
      return image.value(c % 3, h % image.height(), w % image.width()) / 255f;
    };
  }

  /**
   * The largest m of 1 to 8 with which sums of n products of integers up to m, and one more for the
   * bias, are exact in the accumulator in every order and rounded to the data type once.
   */
  private int largestInteger() {
    double n = integerTerms();
    double limit =
        switch (dtype) {
          case FLOAT32, BFLOAT16 -> 0x1p24;
          case FLOAT16 -> 65_504;
          case FLOAT64 -> 0x1p53;
        };
    for (int m = 8; m >= 1; m--) {
      if (n * m * m + m <= limit) {
        return m;
      }
    }
    throw new UnsupportedOperationException(
        String.format(Locale.ROOT, "fill integer cannot be exact: %.0f products are added up", n));
  }

  private double integerTerms() {
    Shape weight = setting.weight();
    double forward = (double) weight.dim(1) * weight.dim(2) * weight.dim(3);
    if (!parityCase.grad()) {
      return forward;
    }
    Conv2dGeometry geometry;
    try {
      geometry = setting.geometry();
    } catch (IllegalArgumentException refused) {
      return forward;
    }
    double copies = 1;
    if (setting.options().paddingMode() != PaddingMode.ZEROS) {
      Pads pads = setting.options().pads(weight.dim(2), weight.dim(3));
      copies =
          (1.0 + Math.max(0, pads.top()) + Math.max(0, pads.bottom()))
              * (1.0 + Math.max(0, pads.left()) + Math.max(0, pads.right()));
    }
    double weightGradient = (double) setting.batch() * geometry.outH() * geometry.outW();
    int filters = setting.outChannels() / setting.options().groups();
    double inputGradient = (double) filters * weight.dim(2) * weight.dim(3) * copies;
    return Math.max(forward, Math.max(weightGradient, inputGradient));
  }
}
