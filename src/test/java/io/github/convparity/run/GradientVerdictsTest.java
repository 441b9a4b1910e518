package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Facts;
import io.github.convparity.result.GradientResult;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of whatever a candidate may do when it is asked for gradients. */
final class GradientVerdictsTest {
  private static final String ID = "i1x2x4x4_o3_k2_p1_grad";
  private static final String NO_BIAS = "i1x2x4x4_o3_k2_p1_nobias_grad";
  private static final String ILLEGAL = "i1x2x4x4_o3_k2_pm1_grad";

  /** What a candidate makes of the right gradients. */
  private interface Backward {
    @Nullable Conv2dGradients change(Conv2dGradients right, Arguments arguments) throws Exception;
  }

  /** Right in forward. */
  private record Mine(Backward backward) implements Conv2d {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Tensor forward(Tensor x, Tensor w, @Nullable Tensor b, Conv2dOptions options) {
      return new DirectConv2d().forward(x, w, b, options);
    }

    @Override
    @SuppressWarnings("NullAway") // a candidate may return what it must not
    public Conv2dGradients backward(
        Tensor g, Tensor x, Tensor w, @Nullable Tensor b, Conv2dOptions options) {
      try {
        return backward.change(
            new DirectConv2d().backward(g, x, w, b, options), new Arguments(x, w, b, g, options));
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private record ForwardOnly() implements Conv2d {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Tensor forward(Tensor x, Tensor w, @Nullable Tensor b, Conv2dOptions options) {
      return new DirectConv2d().forward(x, w, b, options);
    }
  }

  /** The definition, but for what is said of gradients. */
  private record Given(UnaryOperator<Outcome> backward) implements Reference {
    @Override
    public String name() {
      return "given 1";
    }

    @Override
    public Fingerprint fingerprint() {
      return new Fingerprint(Map.of());
    }

    @Override
    public Outcome forward(Arguments a) {
      return CandidateCalls.forward(new DirectConv2d(), a);
    }

    @Override
    public Outcome backward(Arguments a) {
      Tensor gradOutput = Objects.requireNonNull(a.gradOutput());
      return backward.apply(CandidateCalls.backward(new DirectConv2d(), a, gradOutput));
    }

    @Override
    public List<Control> control(Arguments arguments) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static ParityResult result(String id, Conv2d candidate, Reference reference)
      throws InterruptedException {
    return result(id, candidate, reference, Duration.ofSeconds(60));
  }

  private static ParityResult result(
      String id, Conv2d candidate, Reference reference, Duration timeout)
      throws InterruptedException {
    Selection.Selected selected =
        new Selection.Selected("fake", 0, CaseId.parse(id, Pictures.own()).parityCase());
    RunOptions options = new RunOptions(1, timeout, 0, 1L << 30, 1);
    Candidate asked = new Candidate("mine", candidate.getClass(), () -> candidate);
    return Examination.of(selected, asked, reference, options).result();
  }

  private static ParityResult result(String id, Backward backward) throws InterruptedException {
    return result(id, new Mine(backward), new Given(right -> right));
  }

  private static ParityResult result(Backward backward) throws InterruptedException {
    return result(ID, backward);
  }

  private static void assertError(ParityResult result, String message) {
    assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(result.candidate().message()).isEqualTo(message);
    assertThat(result.gradients()).isEmpty();
    assertThat(result.comparison()).isNull();
  }

  /** A copy with one element changed. */
  private static Tensor with(Tensor tensor, int element, float value) {
    Tensor changed = tensor.copy();
    changed.floats()[element] = value;
    return changed;
  }

  private static Tensor bias(Conv2dGradients gradients) {
    return Objects.requireNonNull(gradients.bias());
  }

  @Test
  void theRightGradientsAreComparedEachLikeAnOutput() throws Exception {
    ParityResult result = result((right, a) -> right);

    assertThat(result.verdict()).isEqualTo(Verdict.BIT_EXACT);
    assertThat(result.gradients())
        .extracting(GradientResult::of)
        .containsExactly("input", "weight", "bias");
    assertThat(result.gradients())
        .extracting(gradient -> Objects.requireNonNull(gradient.comparison()).elements())
        .containsExactly(32, 24, 3);
    assertThat(result(NO_BIAS, (right, a) -> right).gradients())
        .extracting(GradientResult::of)
        .containsExactly("input", "weight");
  }

  @Test
  void aCandidateWithoutBackwardIsUnsupportedAlsoWhereForwardRefuses() throws Exception {
    for (String id : List.of(ID, ILLEGAL)) {
      ParityResult result = result(id, new ForwardOnly(), new Given(right -> right));

      assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
      assertThat(result.candidate().message()).isEqualTo("mine has no backward");
      assertThat(result.gradients()).isEmpty();
    }
    assertThat(result(ILLEGAL, (right, a) -> right).verdict()).isEqualTo(Verdict.BOTH_REFUSE);
    String without = ID.replace("_grad", "");
    assertThat(result(without, new ForwardOnly(), new Given(right -> right)).verdict())
        .isEqualTo(Verdict.BIT_EXACT);
  }

  @Test
  void whatIsMissingOrOfAnotherTypeIsAnError() throws Exception {
    assertError(result((right, a) -> null), "backward returned null");
    assertError(
        result((right, a) -> new Conv2dGradients(right.input(), right.weight(), null)),
        "backward's bias gradient is null");
    assertError(
        result(
            NO_BIAS,
            (right, a) ->
                new Conv2dGradients(
                    right.input(), right.weight(), Tensor.float32(new float[3], 3))),
        "backward returned a gradient of a bias that is not there");
    assertError(
        result(
            (right, a) ->
                new Conv2dGradients(
                    right.input(),
                    Tensor.float64(right.weight().doubles(), right.weight().shape()),
                    right.bias())),
        "backward's weight gradient is float64; the input is float32");
  }

  @Test
  void anotherShapeIsAShapeMismatchThatNamesTheGradient() throws Exception {
    ParityResult result =
        result(
            (right, a) ->
                new Conv2dGradients(
                    right.input(), Tensor.float32(right.weight().floats(), 24), right.bias()));

    assertThat(result.verdict()).isEqualTo(Verdict.SHAPE_MISMATCH);
    assertThat(result.gradients().get(1).comparison()).isNull();
    assertThat(Facts.of(result))
        .contains(new Facts.Fact("grad weight", "shape: candidate [24], PyTorch [3, 2, 2, 2]"));
  }

  @Test
  void anArrayThatIsSharedIsAnError() throws Exception {
    String withOther = "the candidate returned an array that it shares with its other result";
    String withArgument = "the candidate returned an array that it shares with an argument";

    assertError(
        result((right, a) -> new Conv2dGradients(a.input(), right.weight(), right.bias())),
        withArgument);
    assertError(
        result(
            (right, a) ->
                new Conv2dGradients(
                    right.input(),
                    right.weight(),
                    Tensor.float32(Objects.requireNonNull(a.bias()).floats(), 3))),
        withArgument);
    assertError(
        result(
            "i1x2x4x4_o1_k4_nobias_grad", // input and weight have as many elements
            (right, a) -> new Conv2dGradients(right.input(), right.input(), null)),
        withOther);
    Tensor kept = Tensor.float32(new float[3], 3);
    assertError(
        result((right, a) -> new Conv2dGradients(right.input(), right.weight(), kept)), withOther);
  }

  @Test
  void gradOutputMustNotBeWrittenTo() throws Exception {
    assertError(
        result(
            (right, a) -> {
              Objects.requireNonNull(a.gradOutput()).floats()[0] = 7;
              return right;
            }),
        "the candidate changed its arguments");
  }

  @Test
  void whatIsThrownInBackwardIsJudgedAsInForward() throws Exception {
    ParityResult refused = result(throwing(new IllegalArgumentException("no")));
    ParityResult unable = result(throwing(new UnsupportedOperationException("not yet")));

    assertThat(refused.verdict()).isEqualTo(Verdict.REFUSAL_MISMATCH);
    assertThat(refused.candidate().message()).isEqualTo("no");
    assertThat(unable.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(unable.candidate().message()).isEqualTo("not yet");
    assertError(
        result(throwing(new IllegalStateException("broken"))),
        "java.lang.IllegalStateException: broken");
  }

  private static Backward throwing(RuntimeException thrown) {
    return (right, a) -> {
      throw thrown;
    };
  }

  @Test
  void whatTheReferenceSaysOfGradientsCountsToo() throws Exception {
    Mine mine = new Mine((right, a) -> right);
    ParityResult unable = result(ID, mine, new Given(right -> new Outcome.Unsupported("never")));
    ParityResult refused = result(ID, mine, new Given(right -> new Outcome.Refusal("never")));

    assertThat(unable.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(unable.reference().message()).isEqualTo("never");
    assertThat(refused.verdict()).isEqualTo(Verdict.REFUSAL_MISMATCH);
  }

  @Test
  void backwardThatHangsIsATimeout() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Mine hanging =
        new Mine(
            (right, a) -> {
              never.await();
              return right;
            });

    ParityResult result = result(ID, hanging, new Given(right -> right), Duration.ofMillis(1500));
    never.countDown();

    assertThat(result.verdict()).isEqualTo(Verdict.TIMEOUT);
    assertThat(result.candidate().message()).isEqualTo("no answer within 1.5 s (--timeout)");
    assertThat(result.gradients()).isEmpty();
  }

  @Test
  void oneWrongElementOfAGradientDecidesAndTheFactsSayOfWhichAndWhere() throws Exception {
    ParityResult result =
        result(
            (right, a) ->
                new Conv2dGradients(right.input(), with(right.weight(), 5, 99), right.bias()));

    assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(Objects.requireNonNull(result.comparison()).verdict()).isEqualTo(Verdict.BIT_EXACT);
    List<Facts.Fact> facts = Facts.of(result);
    int weight = facts.indexOf(new Facts.Fact("grad weight", "1 of 24 elements differ"));
    assertThat(weight).isPositive();
    assertThat(facts.get(weight + 1).key()).isEqualTo("where");
    assertThat(facts.get(weight + 2).key()).isEqualTo("worst");
    assertThat(facts.get(weight + 2).value()).startsWith("[0, 1, 0, 1]  candidate 99");
  }

  @Test
  void theFirstVerdictOfTheTableOverOutputAndGradientsIsTheCases() throws Exception {
    List<Verdict> found = new ArrayList<>();
    for (float wrong : new float[] {99, Float.NaN}) {
      found.add(
          result(
                  (right, a) ->
                      new Conv2dGradients(
                          with(right.input(), 0, 99), right.weight(), with(bias(right), 2, wrong)))
              .verdict());
    }
    found.add(
        result(
                (right, a) -> {
                  float next = Math.nextUp(right.input().floats()[6]);
                  return new Conv2dGradients(
                      with(right.input(), 6, next), right.weight(), right.bias());
                })
            .verdict());

    assertThat(found)
        .containsExactly(Verdict.MISMATCH, Verdict.SPECIAL_VALUE_MISMATCH, Verdict.ROUNDING);
  }

  @Test
  void gradientsThatDifferFromCallToCallAreFlaggedAndTheWorseIsJudged() throws Exception {
    int[] calls = new int[1];

    ParityResult result =
        result(
            (right, a) ->
                calls[0]++ == 0
                    ? right
                    : new Conv2dGradients(
                        right.input(), with(right.weight(), 0, 99), right.bias()));

    assertThat(calls[0]).isEqualTo(2);
    assertThat(result.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(result.flags()).contains(Flag.NONDETERMINISTIC);
  }

  @Test
  void gradientsOf16BitTypesAreUnsupportedWithoutAnybodyBeingAsked() throws Exception {
    ParityResult result =
        result("i1x2x4x4_o3_k2_f16_grad", throwing(new IllegalStateException("asked")));

    assertThat(result.verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(result.harnessMessage()).startsWith("gradients in float16 are not compared");
    assertThat(result.reference().shape()).isNull();
  }
}
