package io.github.convparity.run;

import static io.github.convparity.run.FakeRun.candidate;
import static io.github.convparity.run.FakeRun.cases;
import static io.github.convparity.run.FakeRun.index;
import static io.github.convparity.run.FakeRun.jobs;
import static io.github.convparity.run.FakeRun.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run ends whatever its parts do, and says what they did. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RunnerTroubleTest {
  private static final Candidate RIGHT = candidate("right", (x, w, b, o) -> product(x, w));

  /** More than may wait for an earlier result. */
  private static final int MANY = 6000;

  private record Unclosable(String name) implements Conv2d, AutoCloseable {
    @Override
    public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options) {
      return product(input, weight);
    }

    @Override
    public void close() {
      throw new AssertionError("cannot be closed");
    }
  }

  @Test
  void anErrorInCloseChangesNothing() throws Exception {
    FakeRun run = new FakeRun(jobs(2), cases(10), candidate("it", () -> new Unclosable("it")));

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);
    assertThat(run.totals.all().passed()).isEqualTo(10);
  }

  @Test
  void aFaultOfTheHarnessEndsARunWhoseOtherWorkersAreFarAhead() throws Exception {
    CountDownLatch farAhead = new CountDownLatch(4095);
    FakeRun run =
        new FakeRun(jobs(2), cases(MANY), asked -> failingLate(asked, farAhead), List.of(), RIGHT);

    assertThat(run.run()).isEqualTo(Runner.End.INTERNAL);
  }

  private static Outcome failingLate(Arguments asked, CountDownLatch farAhead) {
    if (index(asked.options()) > 0) {
      farAhead.countDown();
      return FakeRun.rightAnswer(asked);
    }
    try {
      farAhead.await();
      Thread.sleep(500); // until the other worker waits; too short only hides the fault
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("fault");
  }

  @Test
  void callsThatHangEndARunWhoseOtherWorkersAreFarAhead() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Candidate[] five = new Candidate[5];
    Arrays.setAll(
        five,
        i ->
            candidate(
                "candidate" + i,
                (x, w, b, o) -> {
                  if (index(o) == 0) {
                    never.await();
                  }
                  return product(x, w);
                }));
    RunOptions options = new RunOptions(2, Duration.ofSeconds(1), 0, 1L << 30, 1);
    FakeRun run = new FakeRun(options, cases(MANY), five);

    assertThat(run.run()).isEqualTo(Runner.End.LEFT_BEHIND);
    never.countDown();
  }

  private static final class Unspeakable extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @Test
  void anExceptionWithoutAMessageToBeHadIsAnError() throws Exception {
    Candidate unspeakable =
        candidate(
            "it",
            (x, w, b, o) -> {
              throw new Unspeakable();
            });
    FakeRun run = new FakeRun(jobs(1), cases(2), unspeakable);

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);
    assertThat(run.totals.of(Verdict.ERROR)).isEqualTo(2);
  }

  @Test
  void anInstanceThatCannotBeMadeInTheMiddleOfARunIsAnError() throws Exception {
    AtomicInteger made = new AtomicInteger();
    Candidate once =
        candidate(
            "once",
            () -> {
              if (made.incrementAndGet() > 1) {
                throw new IllegalStateException("only one licence");
              }
              return new Unclosable("once");
            });
    once.factory().get(); // as is done to learn its name
    FakeRun run = new FakeRun(jobs(1), cases(2), once);

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);
    assertThat(run.totals.of(Verdict.ERROR)).isEqualTo(2);
  }
}
