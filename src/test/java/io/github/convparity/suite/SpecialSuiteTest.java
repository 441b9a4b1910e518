package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.PaddingMode;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecialSuiteTest {
  private static final List<ParityCase> CASES = cases();

  private static List<ParityCase> cases() {
    Suite suite = Suites.named("special");
    return IntStream.range(0, suite.size()).mapToObj(suite::get).toList();
  }

  private static boolean has(@Nullable Tensor data, DoublePredicate property) {
    return data != null && Arrays.stream(data.doubles()).anyMatch(property);
  }

  private static boolean isNegativeZero(double x) {
    return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(-0.0);
  }

  /** Where in a case such a number stands. */
  private static List<String> where(ParityCase c, DoublePredicate property) {
    Arguments arguments = c.arguments();
    List<String> where = new ArrayList<>();
    if (has(arguments.input(), property)) {
      where.add("input");
    }
    if (has(arguments.weight(), property)) {
      where.add("weight");
    }
    if (has(arguments.bias(), property)) {
      where.add("bias");
    }
    return where;
  }

  @Test
  void thereAreSomeHundreds() {
    assertThat(CASES).hasSizeBetween(250, 400);
  }

  @Test
  void everyCaseHasATopicAndANoteOfOneSentence() {
    for (ParityCase c : CASES) {
      assertThat(c.extras()).as(c.id()).containsOnlyKeys("topic", "note");
      assertThat(c.extras().get("topic").textValue()).as(c.id()).isNotBlank();
      assertThat(c.extras().get("note").textValue()).as(c.id()).matches("[A-Za-z0-9].*[^.]\\.");
    }
  }

  @Test
  void everyCaseBringsAllItsNumbers() {
    assertThat(CASES)
        .allSatisfy(
            c -> {
              assertThat(c.literals().input()).as(c.id()).isNotNull();
              assertThat(c.literals().weight()).as(c.id()).isNotNull();
              assertThat(c.literals().bias() != null).as(c.id()).isEqualTo(c.setting().bias());
              assertThat(c.grad()).as(c.id()).isFalse();
            });
  }

  @Test
  void typesStandTogetherAndFloat32First() {
    assertThat(CASES.stream().map(ParityCase::dtype).distinct())
        .containsExactly(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.BFLOAT16);
    int changes = 0;
    for (int i = 1; i < CASES.size(); i++) {
      changes += CASES.get(i).dtype() == CASES.get(i - 1).dtype() ? 0 : 1;
    }
    assertThat(changes).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void nanAndInfinitiesStandEverywhereInEveryMode(DType dtype) {
    Set<String> seen = new HashSet<>();
    for (ParityCase c : CASES) {
      if (c.dtype() == dtype) {
        String mode = c.setting().options().paddingMode().torchName();
        where(c, x -> !Double.isFinite(x)).forEach(place -> seen.add(mode + " " + place));
      }
    }

    for (PaddingMode mode : PaddingMode.values()) {
      assertThat(seen)
          .contains(
              mode.torchName() + " input",
              mode.torchName() + " weight",
              mode.torchName() + " bias");
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void negativeZeroAndSubnormalNumbersStandEverywhere(DType dtype) {
    double smallestNormal = Math.scalb(dtype.minSubnormal(), dtype.precision() - 1);
    Set<String> zeros = new HashSet<>();
    Set<String> subnormals = new HashSet<>();
    for (ParityCase c : CASES) {
      if (c.dtype() == dtype) {
        zeros.addAll(where(c, SpecialSuiteTest::isNegativeZero));
        subnormals.addAll(where(c, x -> x != 0 && Math.abs(x) < smallestNormal));
      }
    }

    assertThat(zeros).containsExactlyInAnyOrder("input", "weight", "bias");
    assertThat(subnormals).containsExactlyInAnyOrder("input", "weight", "bias");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeHasSingleImagesBatchesGroupsAndEveryKindOfPadding(DType dtype) {
    List<String> ids = CASES.stream().filter(c -> c.dtype() == dtype).map(ParityCase::id).toList();

    assertThat(ids).anyMatch(id -> id.startsWith("i1x")).anyMatch(id -> id.startsWith("i2x"));
    for (String part : List.of("_g2", "_psame", "_pm1", "_d2", "_d3", "_s3", "_k1_p1")) {
      assertThat(ids).as(part).anyMatch(id -> id.contains(part));
    }
  }

  /** What is neither fixed by an operand nor free of overflow has more than one legal answer. */
  @Test
  void noAnswerIsWrittenOutForANonFiniteWeightOverZeroPadding() {
    for (ParityCase c : CASES) {
      boolean padded =
          c.setting().options().paddingMode() == PaddingMode.ZEROS
              && c.id().contains("_p")
              && c.setting().outChannels() == 1
              && where(c, x -> !Double.isFinite(x)).contains("weight");
      if (padded) {
        assertThat(c.expectation().shape()).as(c.id()).isNull();
      }
    }
  }
}
