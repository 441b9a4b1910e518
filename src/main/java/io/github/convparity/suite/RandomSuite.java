package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.List;

/**
 * A million legal cases drawn at random over all parameters, data types and fills, every eighth
 * float32 or float64 one with gradients. Case {@code i} depends on {@code i} alone, and its data
 * seed is {@code i}, so that no two cases are the same. Small: at most {@link #MOST_PRODUCTS}
 * products each.
 */
final class RandomSuite implements Suite {
  private static final int SIZE = 1_000_000;
  private static final double MOST_PRODUCTS = 12_000;

  /** Its own stream beside those of a case's tensors. */
  private static final int ROLE = 16;

  @Override
  public String name() {
    return "random";
  }

  @Override
  public String description() {
    return "a million small legal cases at random, over all data types, fills and modes";
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public ParityCase get(int position) {
    Draw draw = new Draw(new SplitMix(position, ROLE));
    while (true) {
      Setting setting = setting(draw);
      if (isLegalAndSmall(setting)) {
        DType dtype = draw.oneOf(List.of(DType.values()));
        ParityCase drawn =
            ParityCase.of(setting).withDtype(dtype).withFill(fill(draw)).withSeed(position);
        return !dtype.is16Bit() && draw.below(8) == 0 ? drawn.withGrad() : drawn;
      }
    }
  }

  private static Setting setting(Draw draw) {
    int groups = draw.of(1, 1, 1, 2, 3, 4, 8);
    int channels = draw.of(1, 1, 2, 3, 4, 17) * groups;
    int filters = draw.of(1, 1, 2, 3, 4, 17) * groups;
    Pair size = new Pair(1 + draw.below(14), 1 + draw.below(14));
    int batch = draw.of(0, 1, 1, 1, 2, 2, 3, 16);
    Shape input =
        draw.below(6) == 0
            ? Shape.of(channels, size.h(), size.w())
            : Shape.of(batch, channels, size.h(), size.w());
    Conv2dOptions options =
        new Conv2dOptions(
            pair(draw, 1, 4),
            padding(draw),
            pair(draw, 1, 3),
            groups,
            draw.oneOf(List.of(PaddingMode.values())));
    return new Setting(input, channels, filters, pair(draw, 1, 5), draw.below(2) == 0, options);
  }

  private static Padding padding(Draw draw) {
    return switch (draw.below(6)) {
      case 0 -> new Padding.Same();
      case 1 -> new Padding.Valid();
      default -> new Padding.Explicit(pair(draw, draw.below(8) == 0 ? -2 : 0, 5));
    };
  }

  /** Half of the pairs have two numbers; small ones are likelier. */
  private static Pair pair(Draw draw, int from, int to) {
    int h = from + draw.small(to - from + 1);
    int w = from + draw.small(to - from + 1);
    return draw.below(2) == 0 ? Pair.of(h) : new Pair(h, w);
  }

  private static Fill fill(Draw draw) {
    boolean picture = draw.below(7) == 0;
    return picture
        ? Pictures.own().fill(Pictures.CARD)
        : draw.oneOf(List.of(Fill.Formula.values()));
  }

  private static boolean isLegalAndSmall(Setting setting) {
    try {
      Conv2dGeometry g = setting.geometry();
      double outputs = (double) g.batch() * g.outChannels() * g.outH() * g.outW();
      return outputs * g.weightChannels() * g.kernelH() * g.kernelW() <= MOST_PRODUCTS;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** Numbers of one case, one after the other. */
  private static final class Draw {
    private final SplitMix random;
    private long next;

    Draw(SplitMix random) {
      this.random = random;
    }

    /** A number from 0 to {@code limit} - 1. */
    int below(int limit) {
      return (int) Long.remainderUnsigned(random.bits(next++), limit);
    }

    /** As {@link #below}, small ones likelier. */
    int small(int limit) {
      int first = below(limit);
      return Math.min(first, below(limit));
    }

    int of(int... values) {
      return values[below(values.length)];
    }

    <T> T oneOf(List<T> values) {
      return values.get(below(values.size()));
    }
  }
}
