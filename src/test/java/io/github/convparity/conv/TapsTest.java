package io.github.convparity.conv;

import static io.github.convparity.conv.PaddingMode.CIRCULAR;
import static io.github.convparity.conv.PaddingMode.REFLECT;
import static io.github.convparity.conv.PaddingMode.REPLICATE;
import static io.github.convparity.conv.PaddingMode.ZEROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TapsTest {
  private static final int PAD = Taps.PADDING;

  /** What a line of this size looks like once it is padded: the sources of a kernel of one tap. */
  private static List<Integer> padded(int size, int before, int after, PaddingMode mode) {
    int outputs = size + before + after;
    Taps taps = Taps.of(size, 1, 1, 1, before, outputs, mode);
    return IntStream.range(0, outputs).mapToObj(out -> taps.source(out, 0)).toList();
  }

  private static List<Integer> sources(Taps taps, int out) {
    return IntStream.range(0, taps.kernel()).mapToObj(k -> taps.source(out, k)).toList();
  }

  @Test
  void zerosStandOutsideTheLine() {
    assertThat(padded(3, 2, 1, ZEROS)).containsExactly(PAD, PAD, 0, 1, 2, PAD);
  }

  @Test
  void reflectDoesNotRepeatTheEdgeAndReplicateDoes() {
    assertThat(padded(3, 1, 1, REFLECT)).containsExactly(1, 0, 1, 2, 1);
    assertThat(padded(3, 1, 1, REPLICATE)).containsExactly(0, 0, 1, 2, 2);
    assertThat(padded(3, 1, 1, CIRCULAR)).containsExactly(2, 0, 1, 2, 0);
  }

  @Test
  void reflectReachesTheFarEndWithAPadOfOneLessThanTheSize() {
    assertThat(padded(4, 3, 3, REFLECT)).containsExactly(3, 2, 1, 0, 1, 2, 3, 2, 1, 0);
  }

  @Test
  void replicateHasNoLimit() {
    assertThat(padded(1, 3, 2, REPLICATE)).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(padded(2, 5, 4, REPLICATE)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
  }

  @Test
  void circularWithAPadOfTheWholeSizeIsTheLineThreeTimes() {
    assertThat(padded(4, 4, 4, CIRCULAR)).containsExactly(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
  }

  @Test
  void onTwoElementsReflectAndCircularAreTheSame() {
    assertThat(padded(2, 1, 1, REFLECT)).containsExactly(1, 0, 1, 0);
    assertThat(padded(2, 1, 1, CIRCULAR)).containsExactly(1, 0, 1, 0);
    assertThat(padded(2, 1, 1, REPLICATE)).containsExactly(0, 0, 1, 1);
  }

  /** A picture of 3x4 elements 1 to 12, padded by one row and two columns: its first row. */
  @ParameterizedTest
  @CsvSource({
    "REFLECT, 7 6 5 6 7 8 7 6",
    "REPLICATE, 1 1 1 2 3 4 4 4",
    "CIRCULAR, 11 12 9 10 11 12 9 10"
  })
  void theCornerRowOfAPaddedPicture(PaddingMode mode, String expected) {
    int row = padded(3, 1, 1, mode).get(0);
    List<String> values = new ArrayList<>();
    for (int column : padded(4, 2, 2, mode)) {
      values.add(Integer.toString(1 + 4 * row + column));
    }

    assertThat(String.join(" ", values)).isEqualTo(expected);
  }

  /** padding='same' with a 2x2 kernel that picks its bottom right tap, on 1 to 9. */
  @ParameterizedTest
  @CsvSource({
    "REFLECT, 5 6 5 8 9 8 5 6 5",
    "REPLICATE, 5 6 6 8 9 9 8 9 9",
    "CIRCULAR, 5 6 4 8 9 7 2 3 1"
  })
  void theLastTapOfAnEvenKernelReadsThePaddingAtTheBottomAndRight(
      PaddingMode mode, String expected) {
    Taps taps = Taps.of(3, 2, 1, 1, 0, 3, mode);
    List<String> values = new ArrayList<>();
    for (int outH = 0; outH < 3; outH++) {
      for (int outW = 0; outW < 3; outW++) {
        values.add(Integer.toString(1 + 3 * taps.source(outH, 1) + taps.source(outW, 1)));
      }
    }

    assertThat(String.join(" ", values)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(PaddingMode.class)
  void negativePaddingCrops(PaddingMode mode) {
    assertThat(padded(5, -1, -2, mode)).containsExactly(1, 2);
    assertThat(padded(3, -1, -1, mode)).containsExactly(1);
    assertThat(padded(3, -3, 0, mode)).isEmpty();
  }

  @Test
  void oneSideMayBeCroppedAndTheOtherPadded() {
    assertThat(padded(3, -1, 1, ZEROS)).containsExactly(1, 2, PAD);
    assertThat(padded(3, -1, 1, REFLECT)).containsExactly(1, 2, 1);
    assertThat(padded(3, -2, 2, REPLICATE)).containsExactly(2, 2, 2);
    assertThat(padded(3, 1, -1, CIRCULAR)).containsExactly(2, 0, 1);
  }

  @Test
  void outputsStepByTheStrideAndTapsByTheDilation() {
    Taps taps = Taps.of(9, 3, 2, 3, 1, 3, ZEROS);

    assertThat(taps.outputs()).isEqualTo(3);
    assertThat(taps.kernel()).isEqualTo(3);
    assertThat(sources(taps, 0)).containsExactly(PAD, 2, 5);
    assertThat(sources(taps, 1)).containsExactly(1, 4, 7);
    assertThat(sources(taps, 2)).containsExactly(3, 6, PAD);
  }

  @Test
  void realTapsLeaveZeroPaddingOut() {
    Taps taps = Taps.of(3, 3, 1, 1, 2, 5, ZEROS);

    assertThat(IntStream.range(0, 5).map(taps::realTaps)).containsExactly(1, 2, 3, 2, 1);
  }

  @Test
  void realTapsCountEveryTapInTheOtherModes() {
    for (PaddingMode mode : List.of(REFLECT, REPLICATE, CIRCULAR)) {
      Taps taps = Taps.of(3, 3, 1, 1, 2, 5, mode);
      assertThat(IntStream.range(0, 5).map(taps::realTaps)).containsExactly(3, 3, 3, 3, 3);
    }
  }

  @Test
  void positionsBeyond32BitsAreInThePaddingAndDoNotWrap() {
    int max = Integer.MAX_VALUE;
    Taps strided = Taps.of(3, 1, max, 1, max, 4, ZEROS);
    Taps dilated = Taps.of(3, 4, 1, max, 0, 1, ZEROS);

    assertThat(IntStream.range(0, 4).map(out -> strided.source(out, 0)))
        .containsExactly(PAD, 0, PAD, PAD);
    assertThat(sources(dilated, 0)).containsExactly(0, PAD, PAD, PAD);
  }

  @Test
  void aTableMayBeEmpty() {
    assertThat(Taps.of(3, 2, 1, 1, 0, 0, ZEROS).outputs()).isZero();
    assertThat(Taps.of(0, 0, 1, 1, 0, 1, CIRCULAR).realTaps(0)).isZero();
  }
}
