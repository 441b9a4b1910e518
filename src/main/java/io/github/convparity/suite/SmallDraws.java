package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Shape;
import java.util.List;

/** Small settings and fills, drawn at random; most of the settings are legal. */
final class SmallDraws {
  /** How many products a small case has at most. */
  static final double MOST_PRODUCTS = 12_000;

  private SmallDraws() {}

  static Setting setting(Draw draw) {
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

  static Fill fill(Draw draw) {
    boolean picture = draw.below(7) == 0;
    return picture
        ? Pictures.own().fill(Pictures.CARD)
        : draw.oneOf(List.of(Fill.Formula.values()));
  }

  /** The number of products of a legal setting; -1 for an illegal one. */
  static double products(Setting setting) {
    try {
      Conv2dGeometry g = setting.geometry();
      double outputs = (double) g.batch() * g.outChannels() * g.outH() * g.outW();
      return outputs * g.weightChannels() * g.kernelH() * g.kernelW();
    } catch (IllegalArgumentException refused) {
      return -1;
    }
  }
}
