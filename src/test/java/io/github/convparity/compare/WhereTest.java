package io.github.convparity.compare;

import static io.github.convparity.compare.Marks.geometry;
import static io.github.convparity.compare.Marks.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.compare.Where.Part;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The counts by region, channel, group, batch item and phase, and by tap for a weight. */
class WhereTest {
  /** {@code [2, 8, 6, 6]}, of which the outermost ring touches the padding. */
  private static final Conv2dGeometry PADDED = geometry(1, 1, 1);

  private static List<String> names(List<Part> parts) {
    return parts.stream().map(Part::name).toList();
  }

  @Test
  void regionsAreDisjointAndInAFixedOrder() {
    Where where = output(PADDED, (n, c, h, w) -> true);

    assertThat(where.regions())
        .containsExactly(
            new Part("interior", 256, 256, 2),
            new Part("top", 64, 64, 2),
            new Part("bottom", 64, 64, 2),
            new Part("left", 64, 64, 2),
            new Part("right", 64, 64, 2),
            new Part("top-left", 16, 16, 2),
            new Part("top-right", 16, 16, 2),
            new Part("bottom-left", 16, 16, 2),
            new Part("bottom-right", 16, 16, 2));
    assertThat(where.elements()).isEqualTo(576);
    assertThat(where.differences()).isEqualTo(576);
  }

  @Test
  void onlyPartsWithDifferencesAreListed() {
    Where where = output(PADDED, (n, c, h, w) -> n == 1 && c > 5 && h == 5 && w > 2);

    assertThat(where.regions())
        .containsExactly(new Part("bottom", 64, 4, 2), new Part("bottom-right", 16, 2, 2));
    assertThat(where.channels())
        .containsExactly(new Part("channel 6", 72, 3, 2), new Part("channel 7", 72, 3, 2));
    assertThat(where.batch()).containsExactly(new Part("batch item 1", 288, 6, 2));
  }

  @Test
  void theWorstOfEachPart() {
    BitSet elements = new BitSet();
    elements.set(0, 3);
    double[] ratios = {1.5, Double.POSITIVE_INFINITY, 7};

    Where where = Where.of(PADDED, elements, element -> ratios[element]);

    assertThat(where.regions())
        .containsExactly(
            new Part("top", 64, 2, Double.POSITIVE_INFINITY), new Part("top-left", 16, 1, 1.5));
  }

  @Test
  void whatThereIsOnlyOneOfIsNotListed() {
    Conv2dGeometry single = geometry(Shape.of(1, 4, 4), Shape.of(1, 1, 1, 1), 1, 0, 1);

    Where where = output(single, (n, c, h, w) -> h == 0);

    assertThat(where.parts()).isEmpty();
    assertThat(where.regions()).isEmpty();
    assertThat(where.channels()).isEmpty();
    assertThat(where.groups()).isEmpty();
    assertThat(where.batch()).isEmpty();
    assertThat(where.phases()).isEmpty();
  }

  @Test
  void groupsOfChannels() {
    Where where = output(geometry(1, 0, 2), (n, c, h, w) -> c > 2);

    assertThat(where.groups())
        .containsExactly(new Part("group 0", 128, 32, 2), new Part("group 1", 128, 128, 2));
  }

  @Test
  void phasesOfTheStride() {
    Conv2dGeometry strided = geometry(Shape.of(1, 9, 9), Shape.of(1, 1, 1, 1), 2, 0, 1);

    Where where = output(strided, (n, c, h, w) -> w % 2 == 1);

    assertThat(where.phases())
        .containsExactly(
            new Part("(0, 1) of (2, 2)", 6, 6, 2), new Part("(1, 1) of (2, 2)", 4, 4, 2));
  }

  @Test
  void aStrideAlongOneAxisOnly() {
    Conv2dOptions across =
        new Conv2dOptions(new Pair(1, 3), Padding.of(0), Pair.of(1), 1, PaddingMode.ZEROS);
    Conv2dGeometry geometry =
        Conv2dGeometry.of(Shape.of(1, 2, 10), Shape.of(1, 1, 1, 1), null, across);

    Where where = output(geometry, (n, c, h, w) -> h == 1 && w > 1);

    assertThat(where.phases())
        .containsExactly(
            new Part("(0, 0) of (1, 3)", 4, 1, 2), new Part("(0, 2) of (1, 3)", 2, 1, 2));
  }

  @Test
  void windowsThatTouchOppositeSides() {
    Conv2dGeometry small = geometry(Shape.of(1, 2, 3), Shape.of(1, 1, 5, 5), 1, 2, 1);

    Where where = output(small, (n, c, h, w) -> true);

    assertThat(names(where.regions()))
        .containsExactly(
            "top, bottom and left", "top, bottom and right", "top, bottom, left and right");
  }

  @Test
  void windowsThatTouchOnlyOppositeSides() {
    Conv2dGeometry low = geometry(Shape.of(1, 1, 5), Shape.of(1, 1, 3, 3), 1, 1, 1);
    Conv2dGeometry narrow = geometry(Shape.of(1, 5, 1), Shape.of(1, 1, 3, 3), 1, 1, 1);

    assertThat(names(output(low, (n, c, h, w) -> true).regions()))
        .containsExactly("top and bottom", "top, bottom and left", "top, bottom and right");
    assertThat(names(output(narrow, (n, c, h, w) -> true).regions()))
        .containsExactly("left and right", "top, left and right", "bottom, left and right");
  }

  @Test
  void aStrideMayStepPastThePaddingAtTheEnd() {
    Conv2dGeometry strided = geometry(Shape.of(1, 6, 6), Shape.of(1, 1, 3, 3), 2, 1, 1);

    assertThat(names(output(strided, (n, c, h, w) -> true).regions()))
        .containsExactly("interior", "top", "left", "top-left");
  }

  @Test
  void dilationReachesFurther() {
    Conv2dOptions dilated =
        new Conv2dOptions(Pair.of(1), Padding.of(2), Pair.of(2), 1, PaddingMode.ZEROS);
    Conv2dGeometry geometry =
        Conv2dGeometry.of(Shape.of(1, 8, 8), Shape.of(1, 1, 3, 3), null, dilated);

    assertThat(output(geometry, (n, c, h, w) -> true).regions())
        .contains(new Part("interior", 16, 16, 2), new Part("top", 8, 8, 2));
  }

  @Test
  void atMostSixtyFourPartsAreListed() {
    Conv2dGeometry many = geometry(Shape.of(1, 1, 2), Shape.of(100, 1, 1, 1), 1, 0, 1);

    Where where = output(many, (n, c, h, w) -> c > 9 && w == 0);

    assertThat(where.channels()).hasSize(64);
    assertThat(where.channels().get(0).name()).isEqualTo("channel 10");
    assertThat(where.channels().get(63).name()).isEqualTo("channel 73");
    assertThat(where.sentence())
        .isEqualTo("all 90 differences lie in the left-most column, in channels 10 to 99 of 100");
  }

  @Test
  void theKindsStandInAFixedOrder() {
    Where where = output(geometry(2, 1, 2), (n, c, h, w) -> true);

    assertThat(where.parts().keySet())
        .containsExactly("regions", "channels", "groups", "batch", "phases");
  }

  @Test
  void thePartsAreCopied() {
    List<Part> channels = new ArrayList<>(List.of(new Part("channel 0", 1, 1, 2)));
    Where where = new Where(2, 1, "a sentence", Map.of("channels", channels));

    channels.clear();

    assertThat(where.channels()).containsExactly(new Part("channel 0", 1, 1, 2));
  }

  @Test
  void noElementAndOneBeyondTheOutputAreRefused() {
    BitSet beyond = new BitSet();
    beyond.set(576);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Where.of(PADDED, new BitSet(), Marks.twice()))
        .withMessage("elements (none) must be places in [2, 8, 6, 6], at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Where.of(PADDED, beyond, Marks.twice()))
        .withMessage("elements (up to 576) must be places in [2, 8, 6, 6], at least one");
  }

  @Test
  void replicatedPaddingInPlaceOfZerosIsWrongAtTheEdgesOnly() {
    Tensor input = ones(1, 1, 7, 7);
    Tensor weight = ones(2, 1, 3, 3);
    Conv2dOptions zeros = Marks.options(1, Padding.of(1), 1, PaddingMode.ZEROS);
    Conv2dOptions replicate = Marks.options(1, Padding.of(1), 1, PaddingMode.REPLICATE);
    DirectConv2d direct = new DirectConv2d();
    Tensor right = direct.forward(input, weight, null, zeros);
    Tensor wrong = direct.forward(input, weight, null, replicate);
    BitSet differing = new BitSet();
    for (int element = 0; element < 98; element++) {
      differing.set(element, right.get(element) != wrong.get(element));
    }

    Where where =
        Where.of(
            Conv2dGeometry.of(input.sizes(), weight.sizes(), null, zeros),
            differing,
            element -> wrong.get(element) - right.get(element));

    assertThat(where.sentence())
        .isEqualTo("all 48 differences lie where the window touches padding, in every channel");
    assertThat(where.regions())
        .containsExactly(
            new Part("top", 10, 10, 3),
            new Part("bottom", 10, 10, 3),
            new Part("left", 10, 10, 3),
            new Part("right", 10, 10, 3),
            new Part("top-left", 2, 2, 5),
            new Part("top-right", 2, 2, 5),
            new Part("bottom-left", 2, 2, 5),
            new Part("bottom-right", 2, 2, 5));
  }

  private static Tensor ones(int... shape) {
    float[] values = new float[(int) Shape.of(shape).elements()];
    Arrays.fill(values, 1);
    return Tensor.float32(values, shape);
  }
}
