package io.github.convparity.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.UsageException;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class ParityAssertionsTest {
  @Test
  void parityPassesAndTheInstanceStaysOpen() {
    Uses.Own.closed = 0;

    assertThatCode(() -> ParityAssertions.assertParity(new Uses.Own(), "i1x1x4x4_o1_k3_p1_reflect"))
        .doesNotThrowAnyException();
    assertThat(Uses.Own.closed).isZero();
  }

  @Test
  void aFailureTellsItsFacts() {
    Conv2d forgetful = new Uses.WithoutBias().forgetful();

    assertThatThrownBy(() -> ParityAssertions.assertParity(forgetful, "i1x1x3x3_o1_k1"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("MISMATCH  i1x1x3x3_o1_k1    candidate own\n")
        .hasMessageContaining("cause        bias-left-out: the bias is not added")
        .hasMessageEndingWith(
            "  again        assertParity(conv, \"i1x1x3x3_o1_k1\")\n"
                + "  against      pytorch 2.7.1");
  }

  @Test
  void whatIsNotSupportedIsAborted() {
    assertThatThrownBy(() -> ParityAssertions.assertParity(new Uses.Own(), "i1x1x3x3_o1_k1_grad"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("UNSUPPORTED: the candidate: own has no backward");
  }

  @Test
  void aMalformedIdIsWrongUsage() {
    assertThatThrownBy(() -> ParityAssertions.assertParity(new DirectConv2d(), "k3"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("case id (k3)");
  }
}
