package io.github.convparity.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Facts.Fact;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is written and told of gradients. */
class GradientLinesTest {
  private static final Shape WEIGHT = Shape.of(1, 1, 1, 2);

  private static Side side(Shape shape, String sha256) {
    return new Side(shape, null, sha256, 5L);
  }

  private static GradientResult mismatch(String of) {
    Comparison comparison =
        Results.comparison(Verdict.MISMATCH, 3.2, 0.05, Results.worst(0.1f, 0.2f, 0.3), Set.of());
    return new GradientResult(of, side(WEIGHT, "1a"), side(WEIGHT, "1b"), comparison);
  }

  private static GradientResult otherShape(String of) {
    return new GradientResult(of, side(Shape.of(2), "2a"), side(WEIGHT, "2b"), null);
  }

  private static ParityResult result(String id, Verdict verdict, GradientResult... gradients) {
    ParityResult r = Results.answered(id, verdict, Results.rounding());
    return new ParityResult(
        r.suite(),
        r.index(),
        r.id(),
        r.parityCase(),
        r.candidateName(),
        r.referenceName(),
        r.verdict(),
        r.candidate(),
        r.reference(),
        null,
        r.comparison(),
        List.of(gradients),
        List.of(),
        r.flags(),
        null,
        r.inputSha256(),
        List.of(),
        List.of());
  }

  private static JsonNode line(ParityResult result) throws IOException {
    return new ObjectMapper().readTree(ResultLines.result(result));
  }

  @Test
  void eachGradientHasTheNumbersOfAnOutputAndItsOwnHashes() throws IOException {
    JsonNode weight =
        line(result(Results.ID + "_grad", Verdict.MISMATCH, mismatch("weight")))
            .get("gradients")
            .get("weight");

    assertThat(weight)
        .hasToString(
            "{\"shape\":{\"candidate\":[1,1,1,2],\"reference\":[1,1,1,2]},\"elements\":8,"
                + "\"equal_bits\":6,\"mismatched\":1,\"max_abs\":0.25,\"max_rel\":0.5,"
                + "\"max_ulp\":3,\"bound_ratio\":{\"candidate\":3.2,\"reference\":0.05},"
                + "\"worst\":{\"index\":[0,2,1],\"candidate\":0.1,\"reference\":0.2,"
                + "\"exact\":0.3,\"terms\":9,\"bound\":0.0625},\"assert_close\":true,"
                + "\"sha256\":{\"candidate\":\"1a\",\"reference\":\"1b\"}}");
  }

  @Test
  void whereTheShapesDifferTheNumbersAreNull() throws IOException {
    JsonNode weight =
        line(result(Results.ID + "_grad", Verdict.SHAPE_MISMATCH, otherShape("weight")))
            .get("gradients")
            .get("weight");

    assertThat(weight.get("shape")).hasToString("{\"candidate\":[2],\"reference\":[1,1,1,2]}");
    for (String key : List.of("elements", "mismatched", "bound_ratio", "worst", "assert_close")) {
      assertThat(weight.has(key)).isTrue();
      assertThat(weight.get(key).isNull()).as(key).isTrue();
    }
    assertThat(weight.get("sha256").get("candidate").asText()).isEqualTo("2a");
  }

  @Test
  void theBiasIsNullOnlyInACaseWithoutOne() throws IOException {
    ParityResult without = result(Results.ID + "_nobias_grad", Verdict.MISMATCH, mismatch("input"));
    ParityResult with = result(Results.ID + "_grad", Verdict.MISMATCH, mismatch("bias"));

    assertThat(line(without).get("gradients").get("bias").isNull()).isTrue();
    assertThat(line(with).get("gradients").get("bias").get("elements").asInt()).isEqualTo(8);
  }

  @Test
  void theFactsNameTheGradientBeforeItsNumbers() {
    assertThat(
            Facts.of(
                result(
                    Results.ID + "_grad",
                    Verdict.MISMATCH,
                    mismatch("weight"),
                    otherShape("bias"))))
        .extracting(Fact::key)
        .containsExactly(
            "shape",
            "differs",
            "worst",
            "bound",
            "grad weight",
            "worst",
            "bound",
            "PyTorch",
            "grad bias");
  }

  @Test
  void theWorstRatioIsThatOfOutputAndGradients() {
    ParityResult result =
        result(Results.ID + "_grad", Verdict.MISMATCH, otherShape("input"), mismatch("weight"));

    assertThat(result.worstRatio()).isEqualTo(3.2);
    assertThat(result(Results.ID + "_grad", Verdict.ROUNDING).worstRatio()).isEqualTo(0.1);
  }
}
