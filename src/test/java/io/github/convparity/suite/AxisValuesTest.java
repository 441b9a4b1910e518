package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisValuesTest {
  private static final int ANY = Integer.MIN_VALUE;

  private static List<Integer> integers(String text) {
    return AxisValues.integers("--groups", text, ANY);
  }

  private static List<Pair> pairs(String text) {
    return AxisValues.pairs("--stride", text, ANY);
  }

  @Test
  void oneNumberIsOneValue() {
    assertThat(integers("3")).containsExactly(3);
    assertThat(integers("m1")).containsExactly(-1);
    assertThat(integers("-1")).containsExactly(-1);
    assertThat(integers("2147483647")).containsExactly(Integer.MAX_VALUE);
    assertThat(integers("m2147483648")).containsExactly(Integer.MIN_VALUE);
  }

  @Test
  void rangeHasBothEnds() {
    assertThat(integers("1..10")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(integers("5..5")).containsExactly(5);
    assertThat(integers("m2..1")).containsExactly(-2, -1, 0, 1);
    assertThat(integers("-2..-1")).containsExactly(-2, -1);
  }

  @Test
  void stepLeavesNumbersOut() {
    assertThat(integers("1..9:2")).containsExactly(1, 3, 5, 7, 9);
    assertThat(integers("1..10:4")).containsExactly(1, 5, 9);
    assertThat(integers("1..3:100")).containsExactly(1);
    assertThat(integers("2147483640..2147483647:5")).containsExactly(2147483640, 2147483645);
    assertThat(integers("m2147483648..2147483647:2147483647"))
        .containsExactly(Integer.MIN_VALUE, -1, 2147483646);
  }

  @Test
  void listKeepsItsOrder() {
    assertThat(integers("5,1,3")).containsExactly(5, 1, 3);
    assertThat(integers("9,1..3,m4")).containsExactly(9, 1, 2, 3, -4);
  }

  @Test
  void rangeHasUpToAMillionNumbers() {
    assertThat(integers("1..1000000").size()).isEqualTo(1_000_000);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> integers("0..1000000"))
        .withMessageEndingWith("a range goes upwards, in at most 1,000,000 steps of 1 or more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "1,",
        ",1",
        "x",
        "1x2",
        "1.5",
        "1..",
        "..3",
        "1...3",
        "1..3:",
        "1..3:2:1",
        "+1",
        "--1",
        "mm1",
        "m",
        " 1",
        "1 ,2",
        "1;2",
        "3..1",
        "1..3:0",
        "1..3:m1",
        "2147483648",
        "m2147483649",
        "1..2147483648",
        "same",
        "99999999999999999999"
      })
  void whatIsNoIntegerIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> integers(text))
        .withMessageStartingWith(
            "--groups (" + text + ") must be integers like 3, 1..10, 1..9:2 or 1,3,5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m1", "1,m1", "m3..3"})
  void sizesHaveALeastValue(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> AxisValues.integers("--in-channels", text, 0))
        .withMessage(
            "--in-channels ("
                + text
                + ") must be integers like 3, 1..10, 1..9:2 or 1,3,5, from 0 on");
    assertThat(AxisValues.integers("--in-channels", "0", 0)).containsExactly(0);
  }

  @Test
  void pairIsHeightTimesWidthAndANumberIsBoth() {
    assertThat(pairs("3x5")).containsExactly(new Pair(3, 5));
    assertThat(pairs("m1x2")).containsExactly(new Pair(-1, 2));
    assertThat(pairs("3")).containsExactly(new Pair(3, 3));
    assertThat(pairs("1..2,3x1")).containsExactly(Pair.of(1), Pair.of(2), new Pair(3, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3x", "x3", "3x3x3", "3X5", "1..2x3", "3x5:2", "same", "3x2147483648"})
  void whatIsNoPairIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> pairs(text))
        .withMessageStartingWith(
            "--stride (" + text + ") must be like 3, 3x5 (height x width), 1..10, 1..9:2 or 1,3,5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m1", "1xm1", "m1x1"})
  void bothNumbersOfAPairHaveTheLeastValue(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> AxisValues.pairs("--kernel", text, 0))
        .withMessageEndingWith(", from 0 on");
  }

  @Test
  void paddingsArePairsAndWords() {
    assertThat(AxisValues.paddings("--padding", "0..1,same,2x1,valid"))
        .containsExactly(
            Padding.of(0),
            Padding.of(1),
            new Padding.Same(),
            new Padding.Explicit(new Pair(2, 1)),
            new Padding.Valid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "SAME", "same,", "", "same..valid"})
  void whatIsNoPaddingIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> AxisValues.paddings("--padding", text))
        .withMessage(
            "--padding ("
                + text
                + ") must be like 1, 2x1 (height x width), 0..3, same, valid or 0..3,same");
  }

  @Test
  void seedsHaveSixtyFourBits() {
    assertThat(AxisValues.seeds("--seed", "m9223372036854775808,7,9223372036854775807"))
        .containsExactly(Long.MIN_VALUE, 7L, Long.MAX_VALUE);
    assertThat(AxisValues.seeds("--seed", "m1..1,5")).containsExactly(-1L, 0L, 1L, 5L);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775808, must be integers of 64 bits",
    "m9223372036854775809, must be integers of 64 bits",
    "x, must be integers like 3",
    "'', must be integers like 3"
  })
  void whatIsNoSeedIsRefused(String text, String rule) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> AxisValues.seeds("--seed", text))
        .withMessageStartingWith("--seed (" + text + ") " + rule);
  }

  @Test
  void wordsAreThoseOfTheList() {
    List<PaddingMode> modes = List.of(PaddingMode.values());

    assertThat(AxisValues.words("--padding-mode", "circular,zeros", modes, PaddingMode::torchName))
        .containsExactly(PaddingMode.CIRCULAR, PaddingMode.ZEROS);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () ->
                AxisValues.words("--padding-mode", "zeros,reflekt", modes, PaddingMode::torchName))
        .withMessage(
            "--padding-mode (reflekt) must be one of zeros, reflect, replicate, circular;"
                + " did you mean \"reflect\"?");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> AxisValues.words("--bias", "", List.of(true, false), String::valueOf))
        .withMessage("--bias () must be one of true, false");
  }
}
