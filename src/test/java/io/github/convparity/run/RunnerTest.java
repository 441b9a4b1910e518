package io.github.convparity.run;

import static io.github.convparity.run.FakeRun.candidate;
import static io.github.convparity.run.FakeRun.cases;
import static io.github.convparity.run.FakeRun.index;
import static io.github.convparity.run.FakeRun.jobs;
import static io.github.convparity.run.FakeRun.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class RunnerTest {
  private static final Candidate RIGHT = candidate("right", (x, w, b, o) -> product(x, w));

  /** Wrong in every fourth case: 3, 7, 11 and so on. */
  private static final Candidate WRONG =
      candidate("wrong", (x, w, b, o) -> index(o) % 4 == 3 ? one(9) : product(x, w));

  private static Tensor one(float value) {
    return Tensor.float32(new float[] {value}, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void resultsComeInSelectionOrderWhateverIsDoneFirst(int jobs) throws Exception {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    CountDownLatch tenOthers = new CountDownLatch(10);
    Candidate late =
        candidate(
            "late",
            (x, w, b, o) -> {
              if (index(o) == 0) {
                tenOthers.await();
              } else if (done.add(index(o))) {
                tenOthers.countDown();
              }
              return product(x, w);
            });
    FakeRun run = new FakeRun(jobs(jobs), cases(40), late, WRONG);

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);

    List<String> expected = new ArrayList<>();
    IntStream.range(0, 40).forEach(i -> expected.addAll(List.of(i + "late", i + "wrong")));
    assertThat(run.recorder.order()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 100})
  void linesAreTheSameForAnyNumberOfJobsButForTheTimes(int jobs) throws Exception {
    FakeRun one = new FakeRun(FakeRun.ONE_JOB, cases(50), RIGHT, WRONG);
    FakeRun several = new FakeRun(jobs(jobs), cases(50), RIGHT, WRONG);

    one.run();
    several.run();

    assertThat(one.recorder.lines).hasSize(1 + 100 + 1);
    assertThat(several.recorder.linesWithoutTimes()).isEqualTo(one.recorder.linesWithoutTimes());
  }

  @Test
  void theReferenceIsAskedOnceForEachCase() throws Exception {
    FakeRun run =
        new FakeRun(jobs(3), cases(20), RIGHT, WRONG, candidate("third", (x, w, b, o) -> null));

    run.run();

    assertThat(run.asked).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void countsAddUp() throws Exception {
    Candidate picky =
        candidate(
            "picky",
            (x, w, b, o) -> {
              if (index(o) == 2) {
                throw new UnsupportedOperationException("not 2");
              }
              return product(x, w);
            });
    FakeRun run = new FakeRun(jobs(2), cases(10), WRONG, picky);

    run.run();

    assertThat(run.totals.cases()).isEqualTo(10);
    assertThat(run.totals.all().results()).isEqualTo(20);
    assertThat(run.totals.all().compared()).isEqualTo(19);
    assertThat(run.totals.all().passed()).isEqualTo(17);
    assertThat(run.totals.all().failed()).isEqualTo(2);
    assertThat(run.totals.all().of(Verdict.UNSUPPORTED)).isEqualTo(1);
    assertThat(run.totals.notRun()).isZero();
  }

  /** Remembers who called it. */
  private static class Watched implements Conv2d, AutoCloseable {
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    volatile boolean shared;

    @Override
    public String name() {
      return "watched";
    }

    @Override
    public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options) {
      threads.add(Thread.currentThread());
      shared |= inside.incrementAndGet() > 1 || closed.get() > 0;
      Tensor output = product(input, weight);
      inside.decrementAndGet();
      return output;
    }

    @Override
    public void close() throws IOException {
      closed.incrementAndGet();
      throw new IOException("what closing throws changes nothing");
    }
  }

  @Test
  void eachWorkerHasItsOwnInstanceWhichIsClosedAtTheEnd() throws Exception {
    CyclicBarrier allThree = new CyclicBarrier(3);
    List<Watched> made = Collections.synchronizedList(new ArrayList<>());
    Candidate watched =
        candidate(
            "watched",
            () -> {
              Watched instance =
                  new Watched() {
                    @Override
                    public Tensor forward(Tensor x, Tensor w, Tensor b, Conv2dOptions options) {
                      if (threads.isEmpty()) {
                        awaitAll(allThree); // so that no worker does everything
                      }
                      return super.forward(x, w, b, options);
                    }
                  };
              made.add(instance);
              return instance;
            });
    FakeRun run = new FakeRun(jobs(3), cases(30), watched);

    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);

    assertThat(made).hasSize(3);
    assertThat(made)
        .allSatisfy(
            instance -> {
              assertThat(instance.threads).hasSize(1);
              assertThat(instance.shared).isFalse();
              assertThat(instance.closed).hasValue(1);
            });
    assertThat(run.totals.all().passed()).isEqualTo(30);
  }

  private static void awaitAll(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void resultsThatCannotBeWrittenBreakTheRun() throws Exception {
    IOException full = new IOException("no space left");
    FakeRun.Recorder breaking =
        new FakeRun.Recorder() {
          @Override
          public void result(ParityResult result, byte[] line) throws IOException {
            super.result(result, line);
            if (result.index() == 5) {
              throw full;
            }
          }
        };
    FakeRun run = new FakeRun(jobs(3), cases(50), FakeRun::rightAnswer, List.of(breaking), RIGHT);

    assertThat(run.runner.run()).isEqualTo(Runner.End.BROKEN);

    assertThat(run.runner.broken()).isSameAs(full);
    assertThat(breaking.order())
        .containsExactly("0right", "1right", "2right", "3right", "4right", "5right");
  }

  @Test
  void aHeaderThatCannotBeWrittenEndsTheRunBeforeItBegins() {
    FakeRun.Recorder closed =
        new FakeRun.Recorder() {
          @Override
          public void header(Header header, byte[] line) throws IOException {
            throw new IOException("no space left");
          }
        };
    FakeRun run = new FakeRun(jobs(1), cases(5), FakeRun::rightAnswer, List.of(closed), RIGHT);

    assertThatIOException().isThrownBy(run.runner::run).withMessage("no space left");
    assertThat(run.asked).isEmpty();
  }

  @Test
  void aFaultOfTheHarnessIsInternal() throws Exception {
    IllegalStateException fault = new IllegalStateException("fault");
    FakeRun run =
        new FakeRun(
            jobs(2),
            cases(50),
            arguments -> {
              throw fault;
            },
            List.of(),
            RIGHT);

    assertThat(run.run()).isEqualTo(Runner.End.INTERNAL);

    assertThat(run.runner.failure()).isSameAs(fault);
    assertThat(run.recorder.results).isEmpty();
  }
}
