package io.github.convparity.run;

import static io.github.convparity.run.FakeRun.candidate;
import static io.github.convparity.run.TorchRun.answering;
import static io.github.convparity.run.TorchRun.facts;
import static io.github.convparity.run.TorchRun.ofId;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rows of the table of verdicts in which a side fails or cannot answer, against the real
 * PyTorch. Every method begins with the name of its verdict.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class NoAnswerTableTest {
  private static final FakeRun.Forward RIGHT =
      (x, w, b, o) -> new DirectConv2d().forward(x, w, b, o);
  private static final TorchRun.Backward NO_GRADIENTS =
      (g, x, w, b) -> {
        throw new AssertionError("must not be asked");
      };

  private static Reference pytorch;

  @BeforeAll
  static void open() {
    pytorch = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    pytorch.close();
  }

  private static ParityCase pixel(DType dtype) {
    return ofId("i1x1x1x1_o1_k1_nobias").withDtype(dtype);
  }

  private static ParityCase gradients() {
    return pixel(DType.FLOAT32).withGrad();
  }

  private static ParityResult result(ParityCase asked, FakeRun.Forward forward) throws Exception {
    return result(asked, candidate("it", forward));
  }

  private static ParityResult result(ParityCase asked, Candidate candidate) throws Exception {
    return TorchRun.results(pytorch, TorchRun.USUAL, asked, candidate).get(0);
  }

  private static ParityResult result(TorchRun.Backward backward) throws Exception {
    return result(gradients(), TorchRun.candidate("it", RIGHT, backward));
  }

  private static void assertIsError(ParityResult result, String message) {
    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.verdict().fails()).isTrue();
    assertThat(result.candidate().message()).isEqualTo(message);
    assertThat(facts(result)).contains("candidate: " + message);
    assertThat(result.comparison()).isNull();
  }

  private static void assertIsUnsupported(ParityResult result, String who, String why) {
    assertThat(result.verdict()).as(result.id()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result.verdict().fails()).isFalse();
    assertThat(result.verdict().passes()).isFalse();
    assertThat(facts(result).stream().filter(fact -> !fact.startsWith("shape: ")))
        .containsExactly(who + ": " + why);
    assertThat(result.comparison()).isNull();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void timeoutWhereTheCandidateDoesNotAnswer(DType dtype) throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RunOptions options = new RunOptions(1, Duration.ofMillis(500), 0, 1L << 30, 1);
    Candidate hanging =
        candidate(
            "hanging",
            (x, w, b, o) -> {
              never.await();
              return x;
            });

    ParityResult result = TorchRun.results(pytorch, options, pixel(dtype), hanging).get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.TIMEOUT);
    assertThat(result.verdict().fails()).isTrue();
    assertThat(facts(result))
        .containsExactly(
            "shape: candidate no output, PyTorch [1, 1, 1, 1]",
            "candidate: no answer within 0.5 s (--timeout)");
  }

  @Test
  void timeoutWhereTheGradientsDoNotCome() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RunOptions options = new RunOptions(1, Duration.ofMillis(500), 0, 1L << 30, 1);
    Candidate hanging =
        TorchRun.candidate(
            "hanging",
            RIGHT,
            (g, x, w, b) -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts", e);
              }
              return new Conv2dGradients(x, w, b);
            });

    ParityResult result = TorchRun.results(pytorch, options, gradients(), hanging).get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void errorWhereTheCandidateThrowsAnythingButARefusal(DType dtype) throws Exception {
    ParityResult result =
        result(
            pixel(dtype),
            (x, w, b, o) -> {
              throw new ArithmeticException("/ by zero");
            });

    assertIsError(result, "java.lang.ArithmeticException: / by zero");
  }

  @Test
  void errorWhereTheCandidateThrowsAnythingButARefusalForWhatPyTorchRefuses() throws Exception {
    ParityResult result =
        result(
            ofId("i1x1x3x3_o1_k1_s0"),
            (x, w, b, o) -> {
              throw new ArithmeticException("/ by zero");
            });

    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(facts(result))
        .containsExactly(
            "candidate: java.lang.ArithmeticException: / by zero",
            "PyTorch: non-positive stride is not supported");
  }

  @Test
  void errorWhereTheCandidateCannotBeMade() throws Exception {
    Candidate broken =
        candidate(
            "broken",
            () -> {
              throw new IllegalStateException("no graphics card");
            });

    assertIsError(result(pixel(DType.FLOAT32), broken), "no graphics card");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void errorWhereTheCandidateReturnsNull(DType dtype) throws Exception {
    assertIsError(result(pixel(dtype), (x, w, b, o) -> null), "forward returned null");
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, FLOAT64",
    "FLOAT64, FLOAT32",
    "FLOAT16, BFLOAT16",
    "BFLOAT16, FLOAT16",
    "FLOAT16, FLOAT32"
  })
  void errorWhereTheCandidateReturnsAnotherType(DType asked, DType returned) throws Exception {
    ParityResult result =
        result(
            pixel(asked), (x, w, b, o) -> TorchRun.tensor(returned, new double[] {1}, 1, 1, 1, 1));

    assertIsError(
        result, "forward returned " + returned.torchName() + "; the input is " + asked.torchName());
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void errorWhereTheCandidateChangesItsArguments(DType dtype) throws Exception {
    FakeRun.Forward changing =
        (x, w, b, o) -> {
          Tensor right = new DirectConv2d().forward(x, w, b, o);
          w.restore(TorchRun.tensor(dtype, new double[] {9}, 1, 1, 1, 1));
          return right;
        };

    assertIsError(result(pixel(dtype), changing), "the candidate changed its arguments");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void errorWhereTheCandidateReturnsAnArrayOfItsArguments(DType dtype) throws Exception {
    assertIsError(
        result(pixel(dtype), (x, w, b, o) -> x),
        "the candidate returned an array that it shares with an argument");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void errorWhereTheCandidateReturnsOneArrayTwice(DType dtype) throws Exception {
    AtomicReference<Tensor> kept = new AtomicReference<>();
    FakeRun.Forward keeping =
        (x, w, b, o) -> {
          kept.compareAndSet(null, new DirectConv2d().forward(x, w, b, o));
          return kept.get();
        };

    assertIsError(
        result(pixel(dtype), keeping),
        "the candidate returned an array that it shares with its other result");
  }

  @Test
  void errorWhereTheGradientsAreNotWhatTheInterfaceAsksFor() throws Exception {
    Tensor double1 = Tensor.float64(new double[1], 1, 1, 1, 1);

    assertIsError(result((g, x, w, b) -> null), "backward returned null");
    assertIsError(
        result((g, x, w, b) -> new Conv2dGradients(x.copy(), double1, null)),
        "backward's weight gradient is float64; the input is float32");
    assertIsError(
        result((g, x, w, b) -> new Conv2dGradients(x.copy(), w.copy(), w.copy())),
        "backward returned a gradient of a bias that is not there");
    assertIsError(
        result((g, x, w, b) -> new Conv2dGradients(g, w.copy(), null)),
        "the candidate returned an array that it shares with an argument");
    assertIsError(
        result(
            (g, x, w, b) -> {
              Tensor one = x.copy();
              return new Conv2dGradients(one, one, null);
            }),
        "the candidate returned an array that it shares with its other result");
    assertIsError(
        result(
            (g, x, w, b) -> {
              g.floats()[0] = 9;
              return new Conv2dGradients(x.copy(), w.copy(), null);
            }),
        "the candidate changed its arguments");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void unsupportedByTheCandidate(DType dtype) throws Exception {
    ParityResult result =
        result(
            pixel(dtype),
            (x, w, b, o) -> {
              throw new UnsupportedOperationException("only 3x3");
            });

    assertIsUnsupported(result, "candidate", "only 3x3");
  }

  @Test
  void unsupportedByTheCandidateThatHasNoBackward() throws Exception {
    assertIsUnsupported(result(gradients(), RIGHT), "candidate", "it has no backward");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void unsupportedByPyTorchOnThisPlatform(DType dtype) throws Exception {
    String message = "\"slow_conv2d_cpu\" not implemented for 'Half'"; // as 1.13.1 says
    Reference old = new WithoutKernel(new Outcome.Unsupported(message));

    ParityResult result =
        TorchRun.results(old, TorchRun.USUAL, pixel(dtype), candidate("it", RIGHT)).get(0);

    assertIsUnsupported(result, "PyTorch", message);
  }

  /** PyTorch, but for its answers. */
  private record WithoutKernel(Outcome outcome) implements Reference {
    @Override
    public String name() {
      return pytorch.name();
    }

    @Override
    public Fingerprint fingerprint() {
      return pytorch.fingerprint();
    }

    @Override
    public Outcome forward(Arguments arguments) {
      return outcome;
    }

    @Override
    public Outcome backward(Arguments arguments) {
      return outcome;
    }

    @Override
    public List<Control> control(Arguments arguments) {
      throw new AssertionError("there is no answer to compare with");
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void unsupportedByTheHarnessAreGradientsOf16Bits(DType dtype) throws Exception {
    ParityResult result =
        result(pixel(dtype).withGrad(), TorchRun.candidate("it", RIGHT, NO_GRADIENTS));

    assertIsUnsupported(
        result,
        "harness",
        "gradients in %s are not compared: PyTorch adds some of them up in 16 bits, so no bound"
                .formatted(dtype.torchName())
            + " holds");
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 1.3", "FLOAT64, 2.0", "FLOAT16, 1.3", "BFLOAT16, 1.3"})
  void unsupportedByTheHarnessIsWhatNeedsMoreMemory(DType dtype, String gibibytes)
      throws Exception {
    ParityCase asked = ofId("i1x64x1024x1024_o1_k1").withDtype(dtype);

    ParityResult result = result(asked, answering("it", 1));

    assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result.harnessMessage())
        .isEqualTo("the case needs about " + gibibytes + " GiB, more than --max-memory 1024m");
    assertThat(result.reference().nanos()).isNull(); // nobody was asked
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 16777217",
    "BFLOAT16, 16777217",
    "FLOAT16, 65505",
  })
  void unsupportedByTheHarnessAreIntegersThatCannotBeExact(DType dtype, int channels)
      throws Exception {
    ParityCase asked = ofId("i1x%dx1x1_o1_k1_x-integer".formatted(channels)).withDtype(dtype);

    ParityResult result = result(asked, answering("it", 1));

    assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result.harnessMessage()).contains("integer");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT16", "BFLOAT16"})
  void unsupportedByTheHarnessAreSoManyProductsThatNoBoundExists(DType dtype) throws Exception {
    ParityCase asked = ofId("i1x8388608x1x1_o1_k1_nobias").withDtype(dtype);

    ParityResult result = result(asked, answering("it", 1));

    assertIsUnsupported(
        result,
        "harness",
        "an element adds 8388608 products, and from 2^23 on no error bound exists");
  }
}
