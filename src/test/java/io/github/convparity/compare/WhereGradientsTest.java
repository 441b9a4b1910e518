package io.github.convparity.compare;

import static io.github.convparity.compare.Marks.geometry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.compare.Marks.Wrong;
import io.github.convparity.compare.Where.Part;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.tensor.Shape;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Where the wrong elements of gradients lie. */
class WhereGradientsTest {
  /** Input {@code [2, 4, 6, 6]}, weight {@code [8, 2, 3, 3]}. */
  private static final Conv2dGeometry GROUPED = geometry(2, 1, 2);

  private static Where input(Conv2dGeometry geometry, Wrong wrong) {
    Shape shape = Shape.of(2, 4, 6, 6);
    return Where.inputGradient(geometry, Marks.in(shape, wrong), Marks.twice());
  }

  private static Where weight(Wrong wrong) {
    Shape shape = Shape.of(8, 2, 3, 3);
    return Where.weightGradient(GROUPED, Marks.in(shape, wrong), Marks.twice());
  }

  private static Where bias(int filters, int groups, int from, int to) {
    BitSet elements = new BitSet();
    elements.set(from, to + 1);
    return Where.biasGradient(filters, groups, elements, Marks.twice());
  }

  @Test
  void regionsOfTheInputAreAsWideAsThePaddingNextToThem() {
    Where where = input(geometry(1, 2, 1), (n, c, h, w) -> w > 3);

    assertThat(where.sentence())
        .isEqualTo("all 96 differences lie next to the right padding, in every channel");
    assertThat(where.regions())
        .containsExactly(
            new Part("right", 32, 32, 2),
            new Part("top-right", 32, 32, 2),
            new Part("bottom-right", 32, 32, 2));
  }

  @Test
  void theInputNextToAnyPadding() {
    Where where = input(GROUPED, (n, c, h, w) -> h == 0 || h == 5 || w == 0 || w == 5);

    assertThat(where.sentence())
        .isEqualTo("all 160 differences lie next to padding, in every channel");
  }

  @Test
  void phasesOfTheInputAreCountedFromThePaddingsFirst() {
    Where where = input(GROUPED, (n, c, h, w) -> h % 2 == 1 && w % 2 == 0);

    assertThat(where.phases()).containsExactly(new Part("(0, 1) of (2, 2)", 72, 72, 2));
    assertThat(where.sentence())
        .isEqualTo(
            "all 72 differences lie in every second row from row 1"
                + " of every second column from column 0, in every channel");
  }

  @Test
  void groupsOfTheInputAreThoseOfItsChannels() {
    Where where = input(GROUPED, (n, c, h, w) -> c > 1);

    assertThat(where.groups()).containsExactly(new Part("group 1", 144, 144, 2));
    assertThat(where.sentence())
        .isEqualTo("all 144 differences lie in every channel of group 1 of 2");
  }

  @Test
  void anUnbatchedInput() {
    Conv2dGeometry unbatched = geometry(Shape.of(4, 6, 6), Shape.of(8, 4, 3, 3), 1, 1, 1);
    BitSet elements = new BitSet();
    elements.set(36);

    assertThat(Where.inputGradient(unbatched, elements, Marks.twice()).sentence())
        .isEqualTo("the one difference lies at [1, 0, 0]");
  }

  @Test
  void theWeightByFilterChannelGroupAndTap() {
    Where where = weight((o, c, h, w) -> o == 5 && w == 2);

    assertThat(where.parts().keySet()).containsExactly("channels", "groups", "filters", "taps");
    assertThat(where.filters()).containsExactly(new Part("filter 5", 18, 6, 2));
    assertThat(where.channels())
        .containsExactly(new Part("channel 0", 72, 3, 2), new Part("channel 1", 72, 3, 2));
    assertThat(where.groups()).containsExactly(new Part("group 1", 72, 6, 2));
    assertThat(where.taps())
        .containsExactly(
            new Part("tap (0, 2)", 16, 2, 2),
            new Part("tap (1, 2)", 16, 2, 2),
            new Part("tap (2, 2)", 16, 2, 2));
    assertThat(where.sentence())
        .isEqualTo(
            "all 6 differences lie in the right-most kernel column, in every channel,"
                + " in filter 5 of 8");
  }

  @Test
  void theWeightInOneTap() {
    assertThat(weight((o, c, h, w) -> h == 1 && w == 2).sentence())
        .isEqualTo(
            "all 16 differences lie in kernel row 1 of the right-most kernel column,"
                + " in every channel");
  }

  @Test
  void theWeightInOneChannelOrGroup() {
    assertThat(weight((o, c, h, w) -> c == 1).sentence())
        .isEqualTo("all 72 differences lie in channel 1 of 2");
    assertThat(weight((o, c, h, w) -> o < 4).sentence())
        .isEqualTo("all 72 differences lie in every filter of group 0 of 2");
    assertThat(weight((o, c, h, w) -> (h + w) % 2 == 0).sentence())
        .isEqualTo("80 of the 144 elements differ");
  }

  @Test
  void theBiasByChannelAndGroup() {
    Where where = bias(8, 2, 4, 5);

    assertThat(where.sentence()).isEqualTo("both differences lie in channels 4 and 5 of 8");
    assertThat(where.channels())
        .containsExactly(new Part("channel 4", 1, 1, 2), new Part("channel 5", 1, 1, 2));
    assertThat(where.groups()).containsExactly(new Part("group 1", 4, 2, 2));
    assertThat(where.regions()).isEmpty();
    assertThat(where.taps()).isEmpty();
  }

  @Test
  void theWholeBias() {
    assertThat(bias(8, 1, 0, 7).sentence()).isEqualTo("every element differs");
    assertThat(bias(8, 1, 3, 3).sentence()).isEqualTo("the one difference lies at [3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bias(8, 1, 8, 8))
        .withMessage("elements (up to 8) must be places in [8], at least one");
  }
}
