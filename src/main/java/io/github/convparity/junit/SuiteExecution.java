package io.github.convparity.junit;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.result.ParityResult;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.CaseSeries;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.UsageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.TestAbortedException;

/** Runs the cases of one method. */
final class SuiteExecution {
  /** A suite with more is divided. */
  private static final int MOST_TOGETHER = 100;

  /** Java cannot stop a thread, so there is an end to leaving them behind. */
  private static final int MOST_TIMEOUTS = 4;

  private final SuiteNode.OfMethod node;
  private final @Nullable String only;
  private final EngineExecutionListener listener;
  private int timeouts;
  private long aborted;
  private long others;

  /**
   * Nothing is done yet.
   *
   * @param only the id of the one case to be run; null for all
   */
  SuiteExecution(SuiteNode.OfMethod node, @Nullable String only, EngineExecutionListener listener) {
    this.node = node;
    this.only = only;
    this.listener = listener;
  }

  /** Tells the listener of everything; throws nothing that a user could cause. */
  void run() {
    listener.executionStarted(node);
    TestExecutionResult result = TestExecutionResult.successful();
    try {
      runAll();
    } catch (UsageException | IllegalStateException | ReferenceUnavailableException e) {
      result = TestExecutionResult.failed(wrong(e));
    } catch (Throwable e) { // what the user's method or constructor throws
      result = TestExecutionResult.failed(e);
    }
    listener.executionFinished(node, result);
  }

  private Throwable wrong(RuntimeException e) {
    String name = node.testClass().getName() + "." + node.method().getName();
    String message = "@ParitySuite " + name + ": " + e.getMessage();
    return bare(
        e instanceof UsageException ? new JUnitException(message) : new JUnitException(message, e));
  }

  private void runAll() {
    String problem = SuiteMethods.problem(node.testClass(), node.method());
    if (problem != null) {
      throw new UsageException(problem);
    }
    ParitySuite annotation = SuiteMethods.annotation(node.method());
    if (!(annotation.slack() > 0) || Double.isInfinite(annotation.slack())) {
      throw new UsageException("slack (" + annotation.slack() + ") must be positive and finite");
    }
    Selection selection = selection(annotation);
    Reference reference = References.shared();
    try (CaseSeries series =
        new CaseSeries(candidate(), reference, GivenConv2d.options(annotation.slack()))) {
      report("convparity.reference", reference.name());
      runAll(selection, series);
    }
    if (node.isWhole() && only == null && others == 0) {
      throw new UsageException(
          "nothing was compared: none of the " + aborted + " cases is supported");
    }
  }

  private Selection selection(ParitySuite annotation) {
    SuiteCases cases =
        new SuiteCases(annotation, node.testClass(), note -> report("convparity.note", note));
    if (only == null) {
      return cases.all();
    }
    try {
      return cases.only(only);
    } catch (UsageException e) {
      throw new UsageException(
          "with " + ParityTestEngine.CASE + "=" + only + ": " + e.getMessage());
    }
  }

  private void report(String key, String value) {
    listener.reportingEntryPublished(node, ReportEntry.from(key, value));
  }

  /** The method is called now, so that what is wrong with it shows once and not in every case. */
  private Candidate candidate() {
    Object instance = SuiteMethods.instance(node.testClass());
    Deque<Conv2d> made = new ArrayDeque<>(List.of(SuiteMethods.call(node.method(), instance)));
    return GivenConv2d.candidate(
        made.getFirst(),
        () -> made.isEmpty() ? SuiteMethods.call(node.method(), instance) : made.pop());
  }

  private void runAll(Selection selection, CaseSeries series) {
    boolean grouped = selection.suites().size() > 1 || selection.size() > MOST_TOGETHER;
    for (Suite suite : selection.suites()) {
      for (int from = 0; from < suite.size(); from += MOST_TOGETHER) {
        int to = Math.min(suite.size(), from + MOST_TOGETHER);
        if (grouped) {
          runGroup(suite, from, to, series);
        } else {
          runCases(node, suite, from, to, series);
        }
      }
    }
  }

  private void runGroup(Suite suite, int from, int to, CaseSeries series) {
    String name =
        suite.size() <= MOST_TOGETHER
            ? suite.name()
            : suite.name() + " " + suite.index(from) + ".." + suite.index(to - 1);
    SuiteNode.OfGroup group = new SuiteNode.OfGroup(node, name);
    if (only != null || node.isSelected(group.getUniqueId())) {
      listener.dynamicTestRegistered(group);
      listener.executionStarted(group);
      runCases(group, suite, from, to, series);
      listener.executionFinished(group, TestExecutionResult.successful());
    }
  }

  private void runCases(TestDescriptor parent, Suite suite, int from, int to, CaseSeries series) {
    for (int position = from; position < to; position++) {
      Selection.Selected selected =
          new Selection.Selected(suite.name(), suite.index(position), suite.get(position));
      SuiteNode.OfCase test =
          new SuiteNode.OfCase(parent, selected.index(), selected.parityCase().id());
      if (only != null || node.isSelected(test.getUniqueId())) {
        listener.dynamicTestRegistered(test);
        runCase(test, selected, series);
      }
    }
  }

  private void runCase(SuiteNode.OfCase test, Selection.Selected selected, CaseSeries series) {
    if (timeouts == MOST_TIMEOUTS) {
      listener.executionSkipped(test, MOST_TIMEOUTS + " calls before it did not come back in time");
      return;
    }
    listener.executionStarted(test);
    TestExecutionResult result;
    try {
      result = verdict(series.examine(selected).result());
    } catch (Throwable e) { // a fault of the harness, or of a method that is called again
      others++;
      result = TestExecutionResult.failed(e);
    }
    listener.executionFinished(test, result);
  }

  private TestExecutionResult verdict(ParityResult result) {
    timeouts += result.verdict() == Verdict.TIMEOUT ? 1 : 0;
    Throwable problem = CaseReport.problem(result, again(result.id()));
    if (problem instanceof TestAbortedException) {
      aborted++;
      return TestExecutionResult.aborted(bare(problem));
    }
    others++;
    return problem == null
        ? TestExecutionResult.successful()
        : TestExecutionResult.failed(bare(problem));
  }

  private String again(String id) {
    String name = node.testClass().getName();
    return "mvn test -Dtest='"
        + name.substring(name.lastIndexOf('.') + 1)
        + "#"
        + node.method().getName()
        + "' -D"
        + ParityTestEngine.CASE
        + "="
        + id;
  }

  /** Without a stack trace, which would show the inside of the harness; the text says it all. */
  private static Throwable bare(Throwable problem) {
    problem.setStackTrace(new StackTraceElement[0]);
    return problem;
  }
}
