package io.github.convparity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Where.Part;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The counts of many settings, compared with a count that looks at every tap. */
class WhereManySettingsTest {
  private static List<Conv2dGeometry> geometries() {
    List<Conv2dGeometry> geometries = new ArrayList<>();
    for (int kernel = 1; kernel <= 5; kernel++) {
      for (int stride = 1; stride <= 4; stride++) {
        for (int dilation = 1; dilation <= 2; dilation++) {
          for (int padding = 0; padding <= 4; padding++) {
            geometries.add(geometry(kernel, stride, dilation, padding));
          }
        }
      }
    }
    return geometries;
  }

  /** The width's kernel is one larger, its padding one smaller, so that the axes differ. */
  private static Conv2dGeometry geometry(int kernel, int stride, int dilation, int padding) {
    Conv2dOptions options =
        new Conv2dOptions(
            new Pair(stride, 1 + stride / 2),
            new Padding.Explicit(new Pair(padding, Math.max(0, padding - 1))),
            Pair.of(dilation),
            2,
            PaddingMode.ZEROS);
    Shape weight = Shape.of(4, 1, kernel, kernel + 1);
    return Conv2dGeometry.of(Shape.of(2, 2, 9, 12), weight, null, options);
  }

  private static BitSet some(int elements, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet marks = new BitSet();
    marks.set(random.nextInt(elements));
    for (int element = 0; element < elements; element++) {
      if (random.nextInt(3) == 0) {
        marks.set(element);
      }
    }
    return marks;
  }

  @Test
  void regionsAreWhatTheTapsSay() {
    for (Conv2dGeometry g : geometries()) {
      Shape shape = g.output();
      BitSet marks = some((int) shape.elements(), 7);
      int[] elements = new int[Regions.COUNT];
      int[] differing = new int[Regions.COUNT];
      for (int element = 0; element < shape.elements(); element++) {
        int sides = sidesByTaps(g, shape.dim(-1), element);
        elements[sides]++;
        differing[sides] += marks.get(element) ? 1 : 0;
      }
      List<Part> expected = new ArrayList<>();
      for (int sides : Regions.ORDER) {
        if (differing[sides] > 0 && elements[sides] < shape.elements()) {
          expected.add(new Part(Regions.name(sides), elements[sides], differing[sides], 2));
        }
      }

      assertThat(Where.of(g, marks, Marks.twice()).regions()).as("%s", g).isEqualTo(expected);
    }
  }

  private static int sidesByTaps(Conv2dGeometry g, int width, int element) {
    Conv2dOptions options = g.options();
    Padding.Explicit padding = (Padding.Explicit) options.padding();
    int sides = 0;
    for (int kh = 0; kh < g.kernelH(); kh++) {
      int outH = element / width % g.outH();
      int row = outH * options.stride().h() + kh * options.dilation().h() - padding.amount().h();
      sides |= row < 0 ? Regions.TOP : row >= g.inputH() ? Regions.BOTTOM : 0;
    }
    for (int kw = 0; kw < g.kernelW(); kw++) {
      int outW = element % width;
      int column = outW * options.stride().w() + kw * options.dilation().w() - padding.amount().w();
      sides |= column < 0 ? Regions.LEFT : column >= g.inputW() ? Regions.RIGHT : 0;
    }
    return sides;
  }

  @Test
  void thePartsOfEachKindAddUp() {
    for (Conv2dGeometry g : geometries()) {
      addUp(Where.of(g, some((int) g.output().elements(), 1), Marks.twice()));
      addUp(Where.inputGradient(g, some(2 * 2 * 9 * 12, 2), Marks.twice()));
      addUp(Where.weightGradient(g, some(4 * g.kernelH() * g.kernelW(), 3), Marks.twice()));
      addUp(Where.biasGradient(4, 2, some(4, 4), Marks.twice()));
    }
  }

  private static void addUp(Where where) {
    assertThat(where.parts()).isNotEmpty();
    where
        .parts()
        .forEach(
            (kind, parts) ->
                assertThat(parts.stream().mapToInt(Part::differing).sum())
                    .as("%s of %s", kind, where)
                    .isEqualTo(where.differences()));
  }
}
