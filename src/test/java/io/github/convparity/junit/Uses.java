package io.github.convparity.junit;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Classes that use the engine as it is meant; they are run by a test, not as tests. */
final class Uses {
  private Uses() {}

  /** Does as the plain convolution does; subclasses do something else. */
  static class Own implements Conv2d, AutoCloseable {
    static int made;
    static int closed;

    private final Conv2d direct = new DirectConv2d();

    Own() {
      made++;
    }

    @Override
    public String name() {
      return "own";
    }

    @Override
    public Tensor forward(
        Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
      return direct.forward(input, weight, bias, options);
    }

    @Override
    public void close() {
      closed++;
    }
  }

  static class Edges {
    @ParitySuite("edges")
    Conv2d direct() {
      return new DirectConv2d();
    }
  }

  static class TwoSuites {
    @ParitySuite(value = "seed", cases = "i1x1x3x3_o1_k1", filter = "k:1")
    Conv2d own() {
      return new Own();
    }
  }

  static class FromFile {
    @ParitySuite(file = "cases.jsonl")
    Conv2d direct() {
      return new DirectConv2d();
    }
  }

  /** Forgets the bias. */
  static class WithoutBias {
    @ParitySuite(cases = {"i1x1x3x3_o1_k1", "i1x1x3x3_o1_k1_nobias"})
    Conv2d forgetful() {
      return new Own() {
        @Override
        public Tensor forward(
            Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
          return super.forward(input, weight, null, options);
        }
      };
    }
  }

  /** Cannot do a stride. */
  static class WithoutStride {
    @ParitySuite(grid = "-k 1 -s 1,2 --size 3x3")
    Conv2d plain() {
      return new Own() {
        @Override
        public Tensor forward(
            Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
          if (options.stride().h() > 1) {
            throw new UnsupportedOperationException("no strides");
          }
          return super.forward(input, weight, bias, options);
        }
      };
    }
  }

  /** Has no gradients, so nothing can be compared. */
  static class WithoutBackward {
    @ParitySuite(grid = "-k 1..2 --size 3x3", grad = true)
    Conv2d plain() {
      return new Own();
    }
  }

  /** Breaks, keeps an array, and answers. */
  static class Dishonest {
    @ParitySuite(cases = {"i1x1x1x1_o1_k1_nobias", "i1x1x2x2_o1_k1_nobias", "i1x1x3x3_o1_k1"})
    Conv2d broken() {
      return new Own() {
        @Override
        public Tensor forward(
            Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
          return switch (input.shape()[2]) {
            case 1 -> throw new IllegalStateException("device lost");
            case 2 -> input;
            default -> super.forward(input, weight, bias, options);
          };
        }
      };
    }
  }

  static class Inherited extends FromFile {}
}
