package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class TorchThreadsTest {
  /** oneDNN adds this weight gradient up in another order with two threads than with one. */
  private static final Arguments ARGUMENTS =
      CaseId.parse("i2x3x5x5_o2_k3_p1_grad", Pictures.own()).parityCase().arguments();

  private static Conv2dGradients gradients(Reference reference) {
    return ((Outcome.Gradients) reference.backward(ARGUMENTS)).gradients();
  }

  @Test
  void everyThreadThatAsksHasTheNumberOfThreadsOfTheReference() throws Exception {
    try (Reference reference = TorchReference.open(1)) {
      FutureTask<Conv2dGradients> elsewhere = new FutureTask<>(() -> gradients(reference));
      Thread thread = new Thread(elsewhere);
      thread.start();

      Conv2dGradients here = gradients(reference);
      assertThat(elsewhere.get().weight().hasBitsOf(here.weight())).isTrue();
      assertThat(elsewhere.get().input().hasBitsOf(here.input())).isTrue();
    }
  }
}
