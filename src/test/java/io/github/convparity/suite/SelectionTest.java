package io.github.convparity.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static Suite suite(String name, String... ids) {
    return new ListedSuite(
        name, "a test", List.of(ids).stream().map(SelectionTest::parse).toList());
  }

  private static ParityCase parse(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  private static Selection unchanged(Suite... suites) {
    return new Selection(List.of(suites));
  }

  private static String described(Selection.Selected selected) {
    return selected.suite() + " " + selected.index() + " " + selected.parityCase().id();
  }

  @Test
  void suitesFollowOneAnother() {
    Selection selection =
        unchanged(
            suite("a", "i1x1x1_o1_k1", "i1x1x1_o2_k1"), suite("empty"), suite("b", "i1x1x1_o1_k1"));

    assertThat(selection.size()).isEqualTo(3);
    assertThat(LongStream.range(0, 3).mapToObj(at -> described(selection.get(at))))
        .containsExactly("a 0 i1x1x1_o1_k1", "a 1 i1x1x1_o2_k1", "b 0 i1x1x1_o1_k1");
  }

  @Test
  void indexIsTheLineOfAFile() {
    String content = "# first\n\n{\"input\":[1,1,1],\"out_channels\":1,\"kernel_size\":1}\n";
    Suite file =
        CaseFile.read(
            "f",
            content.getBytes(UTF_8),
            Pictures.own(),
            channels -> Shape.of(1, 1, 1),
            note -> {});

    assertThat(described(unchanged(suite("a", "i1x1x1_o2_k1"), file).get(1)))
        .isEqualTo("f 2 i1x1x1_o1_k1");
  }

  @Test
  void everyCaseOfAMappedSuiteIsChangedAndKeepsItsIndex() {
    Suite listed =
        new ListedSuite(
            "a", "", List.of(parse("i1x1x1_o1_k1"), parse("i1x1x1_o2_k1_f16")), List.of(4, 7));
    Selection selection =
        unchanged(new MappedSuite(listed, c -> c.withDtype(DType.FLOAT64).withSeed(3)));

    assertThat(described(selection.get(0))).isEqualTo("a 4 i1x1x1_o1_k1_f64_r3");
    assertThat(described(selection.get(1))).isEqualTo("a 7 i1x1x1_o2_k1_f64_r3");
  }

  @Test
  void filteredSelectionKeepsTheIndexOfWhatIsLeft() {
    Selection selection =
        unchanged(
                suite("a", "i1x1x1_o1_k1", "i1x1x1_o2_k1", "i1x1x1_o3_k1"),
                suite("b", "i1x1x1_o4_k1"),
                suite("c", "i1x1x1_o5_k1", "i1x1x1_o6_k1"))
            .filtered(selected -> selected.parityCase().setting().outChannels() % 2 == 1);

    assertThat(selection.size()).isEqualTo(3);
    assertThat(LongStream.range(0, 3).mapToObj(at -> described(selection.get(at))))
        .containsExactly("a 0 i1x1x1_o1_k1", "a 2 i1x1x1_o3_k1", "c 0 i1x1x1_o5_k1");
  }

  @Test
  void nothingSelectedHasNoCases() {
    assertThat(unchanged().size()).isZero();
    assertThat(unchanged(suite("empty")).size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, Long.MAX_VALUE})
  void positionBeyondTheEndIsRefused(long position) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> unchanged(suite("a", "i1x1x1_o1_k1")).get(position))
        .withMessage("position " + position + " of 1");
  }

  @Test
  void selectionMayHaveMoreCasesThanAnInteger() {
    Axes d = Axes.defaults();
    Suite grid =
        new Axes(
                Collections.nCopies(1 << 30, 1),
                d.inChannels(),
                d.outChannels(),
                d.size(),
                d.kernel(),
                d.stride(),
                d.padding(),
                d.dilation(),
                d.groups(),
                d.bias(),
                d.paddingMode(),
                d.dtype(),
                d.fill(),
                d.seed())
            .suite("axes", "");
    Selection selection = unchanged(grid, grid, suite("a", "i1x1x1_o1_k1"));

    assertThat(selection.size()).isEqualTo((1L << 31) + 1);
    assertThat(described(selection.get((1L << 30) + 65_537)))
        .isEqualTo("axes 65537 i1x3x32x32_o4_k3");
    assertThat(described(selection.get(1L << 31))).isEqualTo("a 0 i1x1x1_o1_k1");
  }
}
