package io.github.convparity.run;

import static io.github.convparity.run.FakeRun.candidate;
import static io.github.convparity.run.FakeRun.product;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Outcome;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says of whatever a candidate may do. */
final class VerdictsTest {
  private static final Function<Arguments, Outcome> REFUSING =
      arguments -> new Outcome.Refusal("negative padding is not supported");
  private static final Function<Arguments, Outcome> UNABLE =
      arguments -> new Outcome.Unsupported("\"conv\" not implemented for 'Half'");

  private static final Function<Arguments, Outcome> NOBODY =
      arguments -> {
        throw new AssertionError("must not be asked");
      };

  private static ParityResult result(
      ParityCase asked, FakeRun.Forward forward, Function<Arguments, Outcome> reference)
      throws Exception {
    return result(FakeRun.ONE_JOB, asked, forward, reference);
  }

  private static ParityResult result(
      RunOptions options,
      ParityCase asked,
      FakeRun.Forward forward,
      Function<Arguments, Outcome> reference)
      throws Exception {
    FakeRun run =
        new FakeRun(options, List.of(asked), reference, List.of(), candidate("it", forward));
    assertThat(run.run()).isEqualTo(Runner.End.COMPLETE);
    assertThat(run.recorder.results).hasSize(1);
    return run.recorder.results.get(0);
  }

  private static ParityResult result(
      FakeRun.Forward forward, Function<Arguments, Outcome> reference) throws Exception {
    return result(FakeRun.cases(1).get(0), forward, reference);
  }

  private static ParityResult result(FakeRun.Forward forward) throws Exception {
    return result(forward, FakeRun::rightAnswer);
  }

  private static FakeRun.Forward throwing(Throwable thrown) {
    return (x, w, b, o) -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    };
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("broken"),
        new ArrayIndexOutOfBoundsException("broken"),
        new IOException("broken"),
        new InterruptedException("broken"),
        new AssertionError("broken"),
        new StackOverflowError("broken"),
        new OutOfMemoryError("broken"),
        new NoClassDefFoundError("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whateverElseIsThrownIsAnErrorWithItsText(Throwable thrown) throws Exception {
    ParityResult result = result(throwing(thrown));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.candidate().message()).isEqualTo(thrown.toString());
    assertThat(result.candidate().nanos()).isNotNull();
    assertThat(result.comparison()).isNull();
    assertThat(result(throwing(thrown), REFUSING).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result(throwing(thrown), UNABLE).verdict()).isEqualTo(Verdict.ERROR);
  }

  @Test
  void noAnswerIsAnError() throws Exception {
    ParityResult result = result((x, w, b, o) -> null);

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.candidate().message()).isEqualTo("forward returned null");
  }

  @Test
  void anAnswerOfAnotherTypeIsAnErrorEvenWithTheRightNumbers() throws Exception {
    ParityResult result =
        result((x, w, b, o) -> Tensor.float64(product(x, w).doubles().clone(), 1, 1, 1, 1));

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.candidate().message())
        .isEqualTo("forward returned float64; the input is float32");
  }

  @Test
  void illegalArgumentIsARefusal() throws Exception {
    FakeRun.Forward refusing = throwing(new IllegalArgumentException("no"));

    ParityResult alone = result(refusing);
    ParityResult both = result(refusing, REFUSING);

    assertThat(alone.verdict()).isEqualTo(Verdict.REFUSAL_MISMATCH);
    assertThat(alone.candidate().message()).isEqualTo("no");
    assertThat(alone.reference().message()).isNull();
    assertThat(alone.messageEqual()).isNull();
    assertThat(both.verdict()).isEqualTo(Verdict.BOTH_REFUSE);
    assertThat(both.messageEqual()).isFalse(); // which decides nothing
    assertThat(result(refusing, UNABLE).verdict()).isEqualTo(Verdict.UNSUPPORTED);
  }

  @Test
  void equalWordsOfARefusalAreSeen() throws Exception {
    ParityResult both =
        result(
            throwing(new IllegalArgumentException("negative padding is not supported")), REFUSING);

    assertThat(both.verdict()).isEqualTo(Verdict.BOTH_REFUSE);
    assertThat(both.messageEqual()).isTrue();
  }

  @Test
  void anAnswerToWhatTheReferenceRefusesIsAMismatch() throws Exception {
    ParityResult result = result((x, w, b, o) -> product(x, w), REFUSING);

    assertThat(result.verdict()).isEqualTo(Verdict.REFUSAL_MISMATCH);
    assertThat(result.reference().message()).isEqualTo("negative padding is not supported");
    assertThat(result.candidate().shape()).hasToString("[1, 1, 1, 1]");
  }

  @Test
  void unsupportedOperationSaysNothing() throws Exception {
    FakeRun.Forward unable = throwing(new UnsupportedOperationException("only 3x3"));

    ParityResult result = result(unable);

    assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result.candidate().message()).isEqualTo("only 3x3");
    assertThat(result(unable, REFUSING).verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result(unable, UNABLE).verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result((x, w, b, o) -> product(x, w), UNABLE).verdict())
        .isEqualTo(Verdict.UNSUPPORTED);
  }

  @Test
  void anotherShapeOfTheSameElementsIsAShapeMismatch() throws Exception {
    ParityResult result = result((x, w, b, o) -> Tensor.float32(product(x, w).floats(), 1, 1, 1));

    assertThat(result.verdict()).isEqualTo(Verdict.SHAPE_MISMATCH);
    assertThat(result.candidate().shape()).hasToString("[1, 1, 1]");
    assertThat(result.comparison()).isNull();
  }

  @Test
  void bitsBoundsAndSpecialValuesTellTheRest() throws Exception {
    assertThat(result((x, w, b, o) -> product(x, w)).verdict()).isEqualTo(Verdict.BIT_EXACT);
    assertThat(result((x, w, b, o) -> Tensor.float32(new float[] {9}, 1, 1, 1, 1)).verdict())
        .isEqualTo(Verdict.MISMATCH);
    assertThat(
            result((x, w, b, o) -> Tensor.float32(new float[] {Float.NaN}, 1, 1, 1, 1)).verdict())
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
  }

  @Test
  void slackMultipliesTheBound() throws Exception {
    FakeRun.Forward threeUlpsOff =
        (x, w, b, o) -> {
          float right = product(x, w).floats()[0];
          return Tensor.float32(new float[] {right + 3 * Math.ulp(right)}, 1, 1, 1, 1);
        };
    ParityCase asked = FakeRun.cases(1).get(0);
    RunOptions slack = new RunOptions(1, FakeRun.ONE_JOB.timeout(), 0, 1L << 30, 10);

    assertThat(result(threeUlpsOff).verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(result(slack, asked, threeUlpsOff, FakeRun::rightAnswer).verdict())
        .isEqualTo(Verdict.ROUNDING);
  }

  @Test
  void otherReadingsAreLookedForWhereThatIsAskedForAndBothSidesAnsweredInOneShape()
      throws Exception {
    ParityCase asked = FakeRun.cases(1).get(0);
    ParityCase swapped = CaseId.parse("i1x1x1x1_o1_k1_s1x2_nobias", Pictures.own()).parityCase();
    RunOptions weak = new RunOptions(1, FakeRun.ONE_JOB.timeout(), 0, 1L << 30, 1, true, false);
    FakeRun.Forward right = (x, w, b, o) -> product(x, w);
    FakeRun.Forward tooLarge = (x, w, b, o) -> Tensor.float32(new float[2], 1, 1, 1, 2);

    ParityResult found = result(weak, swapped, right, FakeRun::rightAnswer);
    assertThat(found.flags()).containsExactly(Flag.WEAK_CASE);
    assertThat(found.weak()).containsExactly("stride 2x1 for 1x2");
    assertThat(result(swapped, right, FakeRun::rightAnswer).weak()).isEmpty();
    assertThat(result(weak, asked, right, FakeRun::rightAnswer).weak()).isEmpty();
    assertThat(result(weak, swapped, tooLarge, FakeRun::rightAnswer).weak()).isEmpty();
    assertThat(result(weak, swapped, right, REFUSING).weak()).isEmpty();
  }

  @Test
  void aCaseThatNeedsMoreMemoryThanAllowedIsUnsupportedWithTheEstimate() throws Exception {
    ParityCase asked = CaseId.parse("i64x64x256x256_o64_k3", Pictures.own()).parityCase();

    ParityResult result = result(asked, throwing(new AssertionError("asked")), NOBODY);

    assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result.harnessMessage()).contains("GiB").contains("--max-memory 1024m");
    assertThat(result.candidate().message()).isNull();
    assertThat(result.reference().message()).isNull();
    assertThat(result.inputSha256()).isNull();
  }

  @Test
  void integerDataThatCannotBeExactIsUnsupported() throws Exception {
    ParityCase asked = CaseId.parse("i1x16777216x1x1_o1_k1_x-integer", Pictures.own()).parityCase();

    ParityResult result = result(asked, throwing(new AssertionError("asked")), NOBODY);

    assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result.harnessMessage()).contains("integer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"expect\":\"error\"",
        "\"error_contains\":\"negative\"",
        "\"expected\":{\"shape\":[1,1,1,1],\"data\":[9]}"
      })
  void aPassingVerdictIsNotEnoughWhereTheCaseExpectsSomethingElse(String expectation)
      throws Exception {
    ParityCase asked =
        CaseFile.readLine(
            "{\"input\":[1,1,1,1],\"weight\":[1,1,1,1],\"bias\":false," + expectation + "}",
            Pictures.own(),
            note -> {});

    ParityResult passing = result(asked, (x, w, b, o) -> product(x, w), FakeRun::rightAnswer);
    ParityResult failing = result(asked, (x, w, b, o) -> null, FakeRun::rightAnswer);

    assertThat(passing.verdict()).isEqualTo(Verdict.EXPECTATION_MISMATCH);
    assertThat(passing.expectation()).startsWith("expected ");
    assertThat(failing.verdict()).isEqualTo(Verdict.ERROR); // failing verdicts stay
    assertThat(failing.expectation()).isNull();
  }
}
