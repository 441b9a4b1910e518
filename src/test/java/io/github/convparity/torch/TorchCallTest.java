package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.convparity.reference.PreparedCall;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TorchCallTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x4x8x8_o4_k3_s2_p1_d2_g2",
        "i1x4x8x8_o4_k3_nobias",
        "i1x4x8x8_o4_k3_f64",
        "i4x8x8_o4_k3",
        "i1x4x8x8_o4_k3_psame",
        "i1x4x8x8_o4_k3_pvalid_nobias",
        "i1x4x8x8_o4_k3_p1_reflect",
        "i1x4x8x8_o4_k3_p1_bf16",
        "i1x4x8x8_o4_k3_p1_nobias_f16",
        "i0x4x8x8_o4_k3"
      })
  void whatForwardAnswersCanBeCalledAgainAndAgain(String id) {
    ParityCase parityCase = CaseId.parse(id, Pictures.own()).parityCase();
    try (Reference reference = TorchReference.open(1);
        PreparedCall call = reference.prepare(parityCase.arguments())) {
      assertThatCode(
              () -> {
                call.call();
                call.call();
              })
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x4x8x8_o4_k3_s2_p1_d2_g2_grad",
        "i1x4x8x8_o4_k3_nobias_grad",
        "i1x4x8x8_o4_k3_f64_grad",
        "i4x8x8_o4_k2_psame_grad",
        "i1x4x8x8_o4_k3_p1_reflect_grad",
        "i1x4x8x8_o4_k3_p1_nobias_circular_grad",
        "i0x4x8x8_o4_k3_grad"
      })
  void theWayBackCanBeGoneAgainAndAgain(String id) {
    ParityCase parityCase = CaseId.parse(id, Pictures.own()).parityCase();
    try (Reference reference = TorchReference.open(1);
        PreparedCall call = reference.prepareBackward(parityCase.arguments())) {
      assertThatCode(
              () -> {
                call.call();
                call.call();
              })
          .doesNotThrowAnyException();
    }
  }
}
