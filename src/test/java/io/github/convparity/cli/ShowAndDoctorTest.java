package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.reference.Reference;
import io.github.convparity.torch.TorchReference;
import org.junit.jupiter.api.Test;

final class ShowAndDoctorTest {
  private static final String CASE = "i1x2x4x5_o3_k2x3_p1_r7";

  @Test
  void showExplainsShapeVerdictAndOneElement() {
    InProcess.Ran ran = InProcess.run("show", CASE, "--pixel", "2,0,1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .startsWith(CASE + "\nConv2d(2, 3, kernel_size=(2, 3), stride=(1, 1), padding=(1, 1)) on ")
        .contains("  height  floor((4 + 1 + 1 - 1 * (2 - 1) - 1) / 1) + 1 = 5\n")
        .contains("  width   floor((5 + 1 + 1 - 1 * (3 - 1) - 1) / 1) + 1 = 5\n")
        .contains("Around [0, 2, 0, 1], in brackets:")
        .contains("which no order of summation leaves")
        .contains("torch.testing.assert_close accepts it");
    assertThat(ran.lines()).filteredOn(line -> line.matches(" +[01] +[01] +[012]  .*")).hasSize(12);
  }

  @Test
  void showAsJsonHasTheResultLineAndEveryProduct() {
    InProcess.Ran ran = InProcess.run("show", CASE, "--pixel", "0,2,0,1", "--format", "json");

    JsonNode object = InProcess.json(ran.out());
    assertThat(object.at("/result/id").asText()).isEqualTo(CASE);
    JsonNode element = object.get("element");
    assertThat(element.get("index").toString()).isEqualTo("[0,2,0,1]");
    assertThat(element.get("products")).hasSize(12);
    assertThat(element.get("terms").intValue()).isEqualTo(2 * 1 * 3 + 1);
    double sum = (float) element.get("bias").doubleValue(); // the shortest decimal of a float32
    for (JsonNode product : element.get("products")) {
      sum += product.get("x").doubleValue() * product.get("w").doubleValue();
    }
    // The products are exact in double; only their sum may be off in the last bits.
    assertThat(sum).isCloseTo(element.get("exact").doubleValue(), within(1e-15));
  }

  @Test
  void showOfARefusalHasBothMessagesAndPasses() {
    InProcess.Ran ran = InProcess.run("show", "i1x1x3x3_o1_k4");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out()).contains("BOTH_REFUSE").contains("Shape: none, the setting is illegal");
    assertThat(ran.out().split("Kernel size can't be greater", -1)).hasSize(3);
  }

  @Test
  void showTellsOtherReadingsWhereTheyAreAskedFor() {
    String twoByTwo = "i1x1x2x2_o1_k1_p1_reflect";
    String fact = "  weak         padding_mode circular gives the same bits\n";

    assertThat(InProcess.run("show", twoByTwo, "--weak").out()).contains("WEAK_CASE", fact);
    assertThat(InProcess.run("show", twoByTwo).out()).doesNotContain("WEAK_CASE", fact);
  }

  @Test
  void showTakesPyTorchsNotation() {
    InProcess.Ran ran =
        InProcess.run("show", "Conv2d(1, 2, kernel_size=(3, 3), padding=same)", "--size", "4x5");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out()).startsWith("i1x1x4x5_o2_k3_psame\n");
  }

  @Test
  void doctorNamesVersionsAndPassesItsSelfTest() {
    InProcess.Ran ran = InProcess.run("doctor");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out())
        .contains("java ")
        .containsPattern("pytorch +2\\.7\\.1")
        .containsPattern("djl +0\\.35\\.1")
        .containsPattern("self-test +(BIT_EXACT|ROUNDING)");
  }

  @Test
  void doctorTellsEveryFactOfTheFingerprintOnce() {
    InProcess.Ran ran = InProcess.run("doctor");

    try (Reference reference = TorchReference.open(1)) {
      reference
          .fingerprint()
          .facts()
          .forEach(
              (fact, value) ->
                  assertThat(ran.lines())
                      .filteredOn(line -> line.startsWith(fact.replace('_', ' ') + "  "))
                      .as(fact)
                      .singleElement()
                      .asString()
                      .endsWith(" " + value));
    }
  }

  @Test
  void candidatesAreListed() {
    InProcess.Ran ran = InProcess.run("list", "--candidates");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out())
        .containsPattern("direct +io\\.github\\.convparity\\.kernel\\.DirectConv2d");
  }

  @Test
  void completionIsAScriptForTheShell() {
    InProcess.Ran ran = InProcess.run("generate-completion");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out()).contains("complete -F").contains("--padding-mode");
  }
}
