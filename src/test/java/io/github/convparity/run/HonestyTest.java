package io.github.convparity.run;

import static io.github.convparity.run.FakeRun.candidate;
import static io.github.convparity.run.FakeRun.cases;
import static io.github.convparity.run.FakeRun.jobs;
import static io.github.convparity.run.FakeRun.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.result.ParityResult;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candidates that do not keep to the interface. */
final class HonestyTest {
  private static final Candidate RIGHT = candidate("right", (x, w, b, o) -> product(x, w));

  /** Negates an argument in place while it answers, and back in its next call. */
  private static final class Flipping implements Conv2d {
    private final Function<List<Tensor>, Tensor> which;
    private boolean flipped;

    Flipping(Function<List<Tensor>, Tensor> which) {
      this.which = which;
    }

    @Override
    public String name() {
      return "flipping";
    }

    @Override
    public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options) {
      float[] numbers = which.apply(List.of(input, weight)).floats();
      if (flipped) {
        numbers[0] = -numbers[0];
      }
      Tensor right = product(input, weight);
      if (!flipped) {
        numbers[0] = -numbers[0];
      }
      flipped = !flipped;
      return right;
    }
  }

  private static List<ParityResult> results(FakeRun run, String candidate) {
    return run.recorder.results.stream()
        .filter(result -> result.candidateName().equals(candidate))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void anArgumentThatIsChangedAndChangedBackByTheSecondCallIsAnError(int which) throws Exception {
    FakeRun run =
        new FakeRun(
            jobs(1),
            cases(1),
            candidate("flipping", () -> new Flipping(tensors -> tensors.get(which))));
    run.run();

    assertThat(results(run, "flipping"))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
              assertThat(result.candidate().message())
                  .isEqualTo("the candidate changed its arguments");
              assertThat(result.diagnosis()).isEmpty();
            });
  }

  @Test
  void othersGetTheArgumentsAsTheyWere() throws Exception {
    FakeRun run =
        new FakeRun(
            jobs(1),
            cases(3),
            candidate("flipping", () -> new Flipping(tensors -> tensors.get(1))),
            RIGHT);
    run.run();

    assertThat(results(run, "flipping"))
        .extracting(ParityResult::verdict)
        .containsOnly(Verdict.ERROR);
    assertThat(results(run, "right"))
        .hasSize(3)
        .extracting(ParityResult::verdict)
        .containsOnly(Verdict.BIT_EXACT);
  }

  @Test
  void honestyIsLookedIntoInTheFirstCasesAndInSomeOfTheOthers() {
    assertThat(IntStream.range(0, 200).filter(Honesty::isDue))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 64, 128, 192);
  }
}
