package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuitesTest {
  private static List<ParityCase> cases(String name) {
    Suite suite = Suites.named(name);
    return IntStream.range(0, suite.size()).mapToObj(suite::get).toList();
  }

  private static List<String> ids(String name) {
    return cases(name).stream().map(ParityCase::id).toList();
  }

  @Test
  void namesAreThoseOfTheSuites() {
    assertThat(Suites.names())
        .containsSubsequence("seed", "edges", "grid", "layers", "special", "gradients", "exact")
        .doesNotHaveDuplicates();
    assertThat(Suites.names())
        .allSatisfy(name -> assertThat(Suites.named(name).name()).isEqualTo(name));
  }

  @Test
  void seedIsKernelsThenStridesThenPaddingsOverOnePicture() {
    List<String> expected = new ArrayList<>();
    for (int kernel = 1; kernel <= 10; kernel++) {
      expected.add("i1x3x96x128_o1_k" + kernel + "_nobias_x-image-card");
    }
    for (int stride = 2; stride <= 10; stride++) {
      expected.add("i1x3x96x128_o1_k1_s" + stride + "_nobias_x-image-card");
    }
    for (int padding = 1; padding <= 10; padding++) {
      expected.add("i1x3x96x128_o1_k3_p" + padding + "_nobias_x-image-card");
    }

    assertThat(ids("seed")).hasSize(29).containsExactlyElementsOf(expected);
  }

  @Test
  void seedHasAConstantKernelOfATenth() {
    Arguments arguments = cases("seed").get(1).arguments();

    assertThat(arguments.weight().sizes()).isEqualTo(Shape.of(1, 3, 2, 2));
    assertThat(arguments.weight().floats()).containsOnly(0.1f);
    assertThat(arguments.bias()).isNull();
  }

  @Test
  void edgesAreManyAndEachSaysWhy() {
    List<ParityCase> edges = cases("edges");

    assertThat(edges).hasSizeGreaterThanOrEqualTo(150);
    for (ParityCase c : edges) {
      assertThat(c.extras()).as(c.id()).containsKey("note");
      assertThat(c.extras().get("note").textValue()).as(c.id()).isNotBlank();
    }
  }

  @Test
  void edgesAreAnswersAndRefusals() {
    assertThat(cases("edges").stream().map(c -> c.expectation().answers()).distinct())
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void gridIsDense() {
    assertThat(ids("grid")).hasSizeGreaterThanOrEqualTo(20_000);
  }

  @Test
  void exactIsTheWholeGridWithIntegers() {
    List<ParityCase> grid = cases("grid");

    assertThat(cases("exact"))
        .isEqualTo(grid.stream().map(c -> c.withFill(Fill.Formula.INTEGER)).toList());
  }

  @Test
  void noCaseOfSpecialOrGradientsStandsInEdges() {
    List<String> later = new ArrayList<>(ids("special"));
    later.addAll(ids("gradients"));

    assertThat(later).doesNotContainAnyElementsOf(ids("edges"));
  }

  @ParameterizedTest
  @MethodSource("io.github.convparity.suite.Suites#names")
  void idsWithinASuiteAreUnique(String name) {
    assertThat(new HashSet<>(ids(name))).hasSameSizeAs(ids(name));
  }

  @ParameterizedTest
  @MethodSource("io.github.convparity.suite.Suites#names")
  void indexIsThePosition(String name) {
    Suite suite = Suites.named(name);

    assertThat(IntStream.range(0, suite.size()).filter(at -> suite.index(at) != at)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "edges", "layers", "special", "gradients"})
  void everyCaseCanBeFedBackFromItsCanonicalObject(String name) throws IOException {
    for (ParityCase c : cases(name)) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = new ObjectMapper().createGenerator(text)) {
        CaseJson.write(c, json);
      }
      ParityCase again = CaseFile.readLine(text.toString(), Pictures.own(), note -> {});

      assertThat(again.id()).isEqualTo(c.id());
      assertThat(again.extras()).isEqualTo(c.extras());
    }
  }

  @Test
  void casesWithoutDataOfTheirOwnParseFromTheirIds() {
    List<ParityCase> all = new ArrayList<>(cases("seed"));
    all.addAll(cases("grid"));
    all.addAll(cases("exact"));

    assertThat(
            all.stream()
                .filter(c -> !CaseId.parse(c.id(), Pictures.own()).parityCase().equals(c))
                .map(ParityCase::id))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"sed, seed", "SEED, seed", "edge, edges", "gird, grid"})
  void unknownNameIsAnsweredWithASuggestion(String name, String meant) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Suites.named(name))
        .withMessage(
            "suite (%s) must be one of %s; did you mean \"%s\"?"
                .formatted(name, String.join(", ", Suites.names()), meant));
  }

  @Test
  void nameLikeNoneIsAnsweredWithoutASuggestion() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Suites.named("everything"))
        .withMessage("suite (everything) must be one of " + String.join(", ", Suites.names()));
  }
}
