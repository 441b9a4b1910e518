package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.PaddingMode;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialSuiteTest {
  private static final List<ParityCase> CASES = cases();
  private static final List<String> PLACES = List.of("input", "weight", "bias");

  private static List<ParityCase> cases() {
    Suite suite = Suites.named("special");
    return IntStream.range(0, suite.size()).mapToObj(suite::get).toList();
  }

  private static boolean has(@Nullable Tensor data, DoublePredicate property) {
    return data != null && Arrays.stream(data.doubles()).anyMatch(property);
  }

  private enum Kind {
    NAN,
    POSITIVE_INFINITY,
    NEGATIVE_INFINITY,
    NEGATIVE_ZERO,
    SUBNORMAL,
    OVERFLOW;

    boolean isIt(double x, DType dtype) {
      return switch (this) {
        case NAN -> Double.isNaN(x);
        case POSITIVE_INFINITY -> x == Double.POSITIVE_INFINITY;
        case NEGATIVE_INFINITY -> x == Double.NEGATIVE_INFINITY;
        case NEGATIVE_ZERO -> isNegativeZero(x);
        case SUBNORMAL ->
            x != 0 && Math.abs(x) < Math.scalb(dtype.minSubnormal(), dtype.precision() - 1);
        case OVERFLOW -> Double.isFinite(x) && Math.abs(x) >= dtype.maxFinite() / 4;
      };
    }
  }

  /** The combinations of kind, place and mode that stand in none of these cases. */
  private static List<String> cellsWithoutACase(Predicate<ParityCase> among) {
    List<String> missing = new ArrayList<>();
    for (PaddingMode mode : PaddingMode.values()) {
      List<ParityCase> cases =
          CASES.stream()
              .filter(among)
              .filter(c -> c.setting().options().paddingMode() == mode)
              .toList();
      for (Kind kind : Kind.values()) {
        for (String place : PLACES) {
          if (cases.stream().noneMatch(c -> stands(kind, place, c))) {
            missing.add("%s in the %s, mode %s".formatted(kind, place, mode.torchName()));
          }
        }
      }
    }
    return missing;
  }

  private static boolean stands(Kind kind, String place, ParityCase c) {
    return where(c, x -> kind.isIt(x, c.dtype())).contains(place)
        && (kind != Kind.OVERFLOW || overflows(c));
  }

  /** Whether finite operands may give, or must give, an infinity at some element. */
  private static boolean overflows(ParityCase c) {
    if (!where(c, x -> !Double.isFinite(x)).isEmpty()) {
      return false;
    }
    Arguments a = c.arguments();
    ExactValues<?> exact = ExactValues.of(c.setting().geometry(), a.input(), a.weight(), a.bias());
    return IntStream.range(0, exact.elements())
        .mapToObj(exact::answer)
        .anyMatch(answer -> answer.positiveInfinity() || answer.negativeInfinity());
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
    assertThat(CASES).hasSizeBetween(500, 600);
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
  void everyKindOfValueStandsAtEveryPlaceInEveryMode(DType dtype) {
    assertThat(cellsWithoutACase(c -> c.dtype() == dtype)).isEmpty();
  }

  /** In float32 PyTorch takes another kernel for a batch of two than for a single image. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void inFloat32TheyDoSoInSingleImagesAndInBatches(int batch) {
    assertThat(cellsWithoutACase(c -> c.dtype() == DType.FLOAT32 && c.setting().batch() == batch))
        .isEmpty();
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
