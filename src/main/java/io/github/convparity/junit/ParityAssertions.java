package io.github.convparity.junit;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.run.CaseSeries;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import java.util.List;
import java.util.Objects;

/**
 * Parity as an assertion, for any test framework that knows {@link AssertionError}.
 *
 * <pre>{@code
 * @Test
 * void readsTheEdgeOnce() {
 *   ParityAssertions.assertParity(new FastConv(), "i1x1x4x4_o1_k3_p1_reflect");
 * }
 * }</pre>
 */
public final class ParityAssertions {
  private ParityAssertions() {}

  /**
   * Asserts that a convolution does in one case as PyTorch does. It is called twice, as in the
   * first cases of a suite, and is not closed. A call may take 60 seconds.
   *
   * @throws org.opentest4j.AssertionFailedError if the verdict fails; the message has its facts
   * @throws org.opentest4j.TestAbortedException if the verdict is {@code UNSUPPORTED}
   * @throws io.github.convparity.suite.UsageException if the id is malformed
   * @throws io.github.convparity.reference.ReferenceUnavailableException if there is nothing to
   *     compare with
   */
  public static void assertParity(Conv2d conv, String caseId) {
    Objects.requireNonNull(conv, "conv");
    ParityCase parityCase = SuiteCases.byId(caseId, List.of());
    CaseSeries series =
        new CaseSeries(GivenConv2d.candidate(conv), References.shared(), GivenConv2d.options(1));
    Throwable problem =
        CaseReport.problem(
            series.examine(new Selection.Selected("case", 0, parityCase)).result(),
            "assertParity(conv, \"" + parityCase.id() + "\")");
    if (problem instanceof Error error) {
      throw error;
    }
    if (problem instanceof RuntimeException aborted) {
      throw aborted;
    }
  }
}
