package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlainCallTest {
  private static TorchReference pytorch;

  @BeforeAll
  static void open() {
    pytorch = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    pytorch.close();
  }

  @Test
  void theOperatorGivesTheModulesBitsOverEdgesAndGrid() {
    int compared = 0;
    for (String name : new String[] {"edges", "grid", "special"}) {
      Suite suite = Suites.named(name);
      for (int i = 0; i < suite.size(); i++) {
        ParityCase parityCase = suite.get(i);
        if (isZeroPadded(parityCase)) {
          Arguments arguments = parityCase.arguments();
          if (PlainCall.takes(arguments)) {
            assertSame(parityCase.id(), arguments);
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(2700);
  }

  private static void assertSame(String id, Arguments arguments) {
    Outcome plain = pytorch.plain(arguments);
    Outcome module = pytorch.module(arguments);
    if (plain instanceof Outcome.Output a && module instanceof Outcome.Output b) {
      assertThat(a.tensor().hasBitsOf(b.tensor())).as(id).isTrue();
    } else {
      assertThat(plain).as(id).isEqualTo(module);
    }
  }

  /** Without making the arguments of the largest cases. */
  private static boolean isZeroPadded(ParityCase parityCase) {
    return parityCase.setting().options().paddingMode() == PaddingMode.ZEROS
        && parityCase.setting().options().padding() instanceof Padding.Explicit
        && parityCase.setting().input().elements() < 1 << 20;
  }

  @Test
  void theOperatorRefusesInTheModulesWords() {
    for (String id :
        new String[] {
          "i1x3x5x5_o4_k3_pm1",
          "i1x3x5x5_o4_k3_s0",
          "i1x3x5x5_o4_k3_dm1",
          "i1x3x5x5_o4_c2_k3",
          "i1x3x2x2_o4_k3",
          "i1x3x5x5_o4_k3_g2",
          "i3x5x5_o4_k3_gm1"
        }) {
      Arguments arguments = CaseId.parse(id, Pictures.own()).parityCase().arguments();
      assertThat(PlainCall.takes(arguments)).as(id).isFalse();
      assertThat(pytorch.plain(arguments))
          .as(id)
          .isInstanceOf(Outcome.Refusal.class)
          .isEqualTo(pytorch.module(arguments));
    }
  }
}
