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
import io.github.convparity.result.ParityResult;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a run stops before its end: at failures, at calls that hang, at Ctrl-C. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RunnerLimitsTest {
  private static final Candidate RIGHT = candidate("right", (x, w, b, o) -> product(x, w));

  /** Wrong in every fourth case: 3, 7, 11 and so on. */
  private static final Candidate WRONG =
      candidate("wrong", (x, w, b, o) -> index(o) % 4 == 3 ? one(9) : product(x, w));

  private static Tensor one(float value) {
    return Tensor.float32(new float[] {value}, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void whatComesAfterTheLastAllowedFailureIsDropped(int jobs) throws Exception {
    RunOptions options = new RunOptions(jobs, Duration.ZERO, 2, 1L << 30, 1);
    FakeRun run = new FakeRun(options, cases(40), RIGHT, WRONG, RIGHT);

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);

    assertThat(run.runner.failureLimitReached()).isTrue();
    assertThat(run.recorder.results).hasSize(7 * 3 + 2);
    assertThat(run.recorder.order()).endsWith("7right", "7wrong");
    assertThat(run.totals.all().failed()).isEqualTo(2);
    assertThat(run.totals.notRun()).isEqualTo(40 * 3 - (7 * 3 + 2));
  }

  @Test
  void fewerFailuresThanAllowedStopNothing() throws Exception {
    RunOptions options = new RunOptions(2, Duration.ZERO, 11, 1L << 30, 1);
    FakeRun run = new FakeRun(options, cases(40), WRONG);

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);

    assertThat(run.runner.failureLimitReached()).isFalse();
    assertThat(run.totals.all().failed()).isEqualTo(10);
    assertThat(run.totals.notRun()).isZero();
  }

  @Test
  void aCallThatHangsIsATimeoutAndTheRunGoesOn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Candidate hanging =
        candidate(
            "hanging",
            (x, w, b, o) -> {
              if (index(o) == 1) {
                never.await();
              }
              return product(x, w);
            });
    RunOptions options = new RunOptions(1, Duration.ofSeconds(1), 0, 1L << 30, 1);
    FakeRun run = new FakeRun(options, cases(4), RIGHT, hanging, WRONG);

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);
    never.countDown();

    assertThat(run.recorder.results).hasSize(12);
    ParityResult hung = run.recorder.results.get(4);
    assertThat(hung.verdict()).isEqualTo(Verdict.TIMEOUT);
    assertThat(hung.candidate().message()).contains("1.0 s").contains("--timeout");
    assertThat(hung.reference().shape()).hasToString("[1, 1, 1, 1]");
    assertThat(run.totals.of(Verdict.TIMEOUT)).isEqualTo(1);
    assertThat(run.totals.all().passed()).isEqualTo(12 - 1 - 1);
    assertThat(run.asked).hasSize(4);
  }

  @Test
  void afterFourCallsThatHangTheRunStopsWithWhatItHas() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Candidate hanging =
        candidate(
            "hanging",
            (x, w, b, o) -> {
              never.await();
              return product(x, w);
            });
    RunOptions options = new RunOptions(1, Duration.ofMillis(50), 0, 1L << 30, 1);
    FakeRun run = new FakeRun(options, cases(9), hanging);

    assertThat(run.run()).isEqualTo(Runner.End.LEFT_BEHIND);
    never.countDown();

    assertThat(run.recorder.results)
        .extracting(ParityResult::verdict)
        .hasSize(4)
        .containsOnly(Verdict.TIMEOUT);
    assertThat(run.totals.notRun()).isEqualTo(5);
  }

  private abstract static class Closeable implements Conv2d, AutoCloseable {
    @Override
    public String name() {
      return "closeable";
    }

    @Override
    public abstract void close();
  }

  @Test
  void aRunThatIsCutWritesWhatWaitedInOrderAndThenTheTotals() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    CountDownLatch othersDone = new CountDownLatch(1);
    Candidate blocked =
        candidate(
            "blocked",
            () ->
                new Closeable() {
                  @Override
                  public Tensor forward(Tensor x, Tensor w, Tensor b, Conv2dOptions options) {
                    if (index(options) == 0) {
                      awaitUninterrupted(released);
                    }
                    return product(x, w);
                  }

                  @Override
                  public void close() {
                    othersDone.countDown(); // only the worker that is not blocked gets here
                  }
                });
    FakeRun run = new FakeRun(jobs(2), cases(20), blocked);
    FutureTask<Runner.End> running = new FutureTask<>(run.runner::run);
    new Thread(running).start();
    othersDone.await();
    assertThat(run.recorder.results).isEmpty();

    assertThat(run.runner.end(totals -> 130)).isTrue();

    assertThat(run.recorder.results)
        .extracting(ParityResult::index)
        .containsExactlyElementsOf(IntStream.range(1, 20).boxed().toList());
    assertThat(run.totals.exit()).isEqualTo(130);
    assertThat(run.totals.notRun()).isEqualTo(1);
    List<String> lines = List.copyOf(run.recorder.lines);
    assertThat(lines.get(lines.size() - 1))
        .startsWith("{\"type\":\"totals\"")
        .contains("\"exit\":130");
    released.countDown();
    running.get();
    assertThat(run.runner.end(totals -> 0)).isFalse();
    assertThat(run.recorder.lines).isEqualTo(lines);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
