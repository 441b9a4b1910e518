package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which other readings of a setting give the same bits. */
final class WeakCasesTest {
  private static final String[] FLIPS = {
    "kernel flipped top to bottom", "kernel flipped left to right", "kernel rotated by 180 degrees"
  };

  private static List<String> readings(String id) {
    return WeakCases.readings(CaseId.parse(id, Pictures.own()).parityCase());
  }

  /** Of a case without bias, given by the rest of its keys. */
  private static List<String> readingsOf(String keys) {
    byte[] line =
        ("{\"bias\":false," + keys.replace("\n", " ") + "}").getBytes(StandardCharsets.UTF_8);
    ParityCase parityCase =
        CaseFile.read("test", line, Pictures.own(), c -> Shape.of(c, 1, 1), note -> {}).get(0);
    return WeakCases.readings(parityCase);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x2x7x9_o3_k3x2_s2x1_p2x1_d1x2",
        "i1x2x7x9_o3_k3x2_s2x1_p2x1_d1x2_reflect",
        "i1x2x7x9_o3_k3x2_s2x1_p2x1_d1x2_replicate_f64",
        "i2x7x9_o2_k3x2_psame_g2_circular"
      })
  void randomNumbersTellAllReadingsApart(String id) {
    assertThat(readings(id)).isEmpty();
  }

  @Test
  void reflectAndCircularAgreeOnAnImageOfTwoByTwoPaddedByOne() {
    assertThat(readings("i1x1x2x2_o1_k1_p1_reflect")).containsExactly("padding_mode circular");
    assertThat(readings("i1x1x2x2_o1_k1_p1_circular")).containsExactly("padding_mode reflect");
    assertThat(readings("i1x1x2x2_o1_k1_p1_replicate")).isEmpty();
    assertThat(readings("i1x1x3x3_o1_k1_p1_reflect")).isEmpty();
  }

  @Test
  void allModesAgreeWhereTheWeightOverThePaddingIsZero() {
    assertThat(
            readingsOf(
                """
                "input":[1,1,1,3],"out_channels":1,"kernel_size":[1,3],"padding":[0,1],
                "stride":[1,3],"weight_data":[0,1,2],"padding_mode":"replicate"
                """
                    .replace("\n", "")))
        .containsExactly("padding_mode zeros", "padding_mode reflect", "padding_mode circular");
  }

  @Test
  void modesAreNotAskedWhereNothingIsPadded() {
    assertThat(readings("i1x1x4x4_o1_k1")).isEmpty();
    assertThat(readings("i1x1x4x4_o1_k1_pvalid_circular")).isEmpty();
    assertThat(readings("i1x1x4x4_o1_k1_pm1_circular")).isEmpty();
  }

  @Test
  void modesAreAskedWherePaddingSameAddsPixels() {
    assertThat(readings("i1x1x1x1_o1_k2x1_psame_replicate"))
        .containsExactly(
            "padding_mode circular", "kernel read as 1x2 for 2x1", "kernel flipped top to bottom");
  }

  @Test
  void constantKernelFlipsOntoItself() {
    assertThat(readings("i1x1x5x6_o1_k2_x-constant")).containsExactly(FLIPS);
    assertThat(readings("i1x1x5x6_o1_k1x2_x-constant"))
        .containsExactly("kernel flipped left to right");
    assertThat(readings("i1x1x5x6_o1_k2x1_x-constant"))
        .containsExactly("kernel flipped top to bottom");
  }

  @Test
  void kernelThatIsItsOwnRotationIsNotItsOwnMirrorImage() {
    assertThat(
            readingsOf(
                """
                "input":[1,1,4,4],"out_channels":1,"kernel_size":2,"fill":"integer",
                "weight_data":[1,2,2,1]
                """
                    .replace("\n", "")))
        .containsExactly("kernel rotated by 180 degrees");
  }

  @Test
  void swappedStrideIsFoundWhereOneWindowFits() {
    assertThat(readings("i1x1x3x3_o1_k3_s1x2")).containsExactly("stride 2x1 for 1x2");
    assertThat(readings("i1x1x3x3_o1_k3_s2")).isEmpty();
    assertThat(readings("i1x1x4x4_o1_k3_s1x2")).isEmpty();
  }

  @Test
  void swappedPaddingAndDilationAreFoundInABlackImage() {
    assertThat(
            readingsOf(
                """
                "input":[1,1,5,5],"out_channels":1,"kernel_size":1,"padding":[1,2],
                "dilation":[3,1],"stride":9,"weight_data":[1],"padding_mode":"replicate",
                "input_data":[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]
                """
                    .replace("\n", "")))
        .containsExactly(
            "padding_mode zeros",
            "padding_mode reflect",
            "padding_mode circular",
            "padding 2x1 for 1x2",
            "dilation 1x3 for 3x1");
  }

  @Test
  void numbersOfTheKernelMayBeReadInAnotherShape() {
    assertThat(readings("i1x1x1x1_o1_k3x5_psame"))
        .containsExactly(
            "kernel read as 5x3 for 3x5",
            "kernel flipped top to bottom",
            "kernel flipped left to right",
            "kernel rotated by 180 degrees");
    assertThat(readings("i1x1x3x3_o1_k1x3_psame_nobias")).isEmpty();
  }

  @Test
  void signsOfZerosAreNotToldApart() {
    // The products underflow: the sum is +0 or -0, by the sign of the last.
    assertThat(
            readingsOf(
                """
                "input":[1,1,1,2],"out_channels":1,"kernel_size":[1,2],
                "input_data":[1e-30,1e-30],"weight_data":[-1e-30,1e-30]
                """
                    .replace("\n", "")))
        .containsExactly("kernel flipped left to right");
  }

  @Test
  void oneNanIsAsGoodAsAnother() {
    assertThat(
            readingsOf(
                """
                "input":[1,1,1,2],"out_channels":1,"kernel_size":[1,2],
                "input_data":["NaN","Infinity"],"weight_data":[1,2]
                """
                    .replace("\n", "")))
        .containsExactly("kernel flipped left to right");
  }

  @Test
  void emptyOutputTellsShapesApartAndNothingElse() {
    assertThat(readings("i0x2x4x5_o3_k2_p1x2"))
        .containsExactly(
            "padding_mode reflect",
            "padding_mode replicate",
            "padding_mode circular",
            FLIPS[0],
            FLIPS[1],
            FLIPS[2]);
  }

  @Test
  void readingThatIsRefusedTellsTheTwoApart() {
    // All zeros: only what is refused can be told apart. Reflect cannot pad one pixel by one.
    assertThat(
            readingsOf(
                """
                "input":[1,1,1,1],"out_channels":1,"kernel_size":1,"padding":1,"input_data":[0]
                """
                    .replace("\n", "")))
        .containsExactly("padding_mode replicate", "padding_mode circular");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x3x3_o1_k4_x-constant",
        "i1x1x3x3_o1_k1_s0x1",
        "i1x1x3x3_o1_k2_s2_psame_x-constant",
        "i1x1x2x2_o1_k1_p2_reflect",
        "i1x3x5x5_o2_c2_k2_x-constant",
        "i1x1x5x5_o1_k2_pm1x0_x-constant"
      })
  void illegalSettingHasNoReadings(String id) {
    assertThat(readings(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x1x1_o1_k2_p1073741824_x-constant",
        "i1x2000000x1x1_o1_k2_p1_x-integer",
        "i99999x99999x1x1_o1_k1"
      })
  void whatCannotBeComputedHasNoReadings(String id) {
    assertThat(readings(id)).isEmpty();
  }

  @Test
  void readingOfAnotherShapeIsNotComputedHoweverLargeItIs() {
    // Three rows of nine pixels; with stride or padding swapped, two thousand million pixels.
    assertThat(readings("i1x1x1x9_o1_k1_s1000000000x1_p1000000000x0")).isEmpty();
  }

  @Test
  void gradientsMayTellReadingsApartThatTheOutputDoesNot() {
    String ones =
        """
        "input":[1,1,3,3],"out_channels":1,"kernel_size":1,"padding":1,"padding_mode":"reflect",
        "input_data":[1,1,1,1,1,1,1,1,1],"weight_data":[1]
        """;

    assertThat(readingsOf(ones)).containsExactly("padding_mode replicate", "padding_mode circular");
    assertThat(readingsOf(ones + ",\"grad\":true")).isEmpty();
  }

  @Test
  void theWeightGradientOfAFlippedKernelIsTurnedBackBeforeItIsCompared() {
    // A symmetric kernel under an input and a grad_output that are the same everywhere.
    String symmetric =
        """
        "input":[1,1,3,3],"out_channels":1,"kernel_size":[1,3],"grad":true,
        "input_data":[1,2,3,1,2,3,1,2,3],"weight_data":[2,1,2],"grad_output_data":[1,1,1]
        """;

    assertThat(readingsOf(symmetric)).isEmpty(); // the gradients are 3, 6, 9 and 9, 6, 3
    assertThat(readingsOf(symmetric.replace("1,2,3,1,2,3,1,2,3", "1,2,1,1,2,1,1,2,1")))
        .containsExactly("kernel flipped left to right");
  }
}
