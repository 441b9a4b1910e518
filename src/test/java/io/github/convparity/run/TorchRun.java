package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Facts;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Float16Bits;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One case, run with some candidates against a reference that a test opens. */
final class TorchRun {
  /** No limit on anything, and no timeout. */
  static final RunOptions USUAL = new RunOptions(1, Duration.ZERO, 0, 1L << 30, 1);

  /** What a candidate's backward does when it is called. */
  interface Backward {
    Conv2dGradients backward(Tensor gradOutput, Tensor input, Tensor weight, Tensor bias);
  }

  private TorchRun() {}

  /** The result of each candidate; the case has index 0, so that each is called twice. */
  static List<ParityResult> results(
      Reference reference, RunOptions options, ParityCase asked, Candidate... candidates)
      throws Exception {
    return results(reference, options, List.of(asked), candidates);
  }

  /** The results of all cases, those of a case one after the other. */
  static List<ParityResult> results(
      Reference reference, RunOptions options, List<ParityCase> cases, Candidate... candidates)
      throws Exception {
    List<String> names = Arrays.stream(candidates).map(Candidate::name).toList();
    Header header =
        new Header(
            "0",
            List.of(),
            List.of("some"),
            cases.size(),
            names,
            reference.name(),
            reference.fingerprint(),
            options.slack(),
            "now");
    FakeRun.Recorder recorder = new FakeRun.Recorder();
    Runner runner =
        new Runner(
            header,
            new Selection(List.of(new ListedSuite("some", "", cases))),
            List.of(candidates),
            reference,
            options,
            List.of(recorder),
            new Totals(cases.size(), candidates.length));
    assertThat(runner.run()).isEqualTo(Runner.End.COMPLETE);
    assertThat(recorder.results).hasSize(cases.size() * candidates.length);
    return recorder.results;
  }

  static ParityCase ofJson(String json) {
    return CaseFile.readLine(json.replace('\'', '"'), Pictures.own(), note -> {});
  }

  static ParityCase ofId(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  /** One output element without bias: the sum of {@code x[i] * w[i]}. */
  static ParityCase dot(DType dtype, double[] x, double[] w) {
    return ofJson(
        String.format(
            Locale.ROOT,
            "{'input':[1,1,1,%d],'out_channels':1,'kernel_size':[1,%1$d],'bias':false,"
                + "'dtype':'%s','input_data':%s,'weight_data':%s}",
            x.length,
            dtype.torchName(),
            json(x),
            json(w)));
  }

  static String json(double... numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> Double.isFinite(number) ? "" + number : "'" + number + "'")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** A tensor of numbers that are values of the type. */
  static Tensor tensor(DType dtype, double[] values, int... shape) {
    float[] floats = new float[values.length];
    short[] bits = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
      bits[i] = dtype.is16Bit() ? Float16Bits.fromDouble(values[i], dtype) : 0;
    }
    return switch (dtype) {
      case FLOAT32 -> Tensor.float32(floats, shape);
      case FLOAT64 -> Tensor.float64(values, shape);
      case FLOAT16 -> Tensor.float16(bits, shape);
      case BFLOAT16 -> Tensor.bfloat16(bits, shape);
    };
  }

  /** A candidate that answers any case with this one element. */
  static Candidate answering(String name, double element) {
    return FakeRun.candidate(
        name, (x, w, b, o) -> tensor(x.dtype(), new double[] {element}, 1, 1, 1, 1));
  }

  /** A candidate with gradients. */
  static Candidate candidate(String name, FakeRun.Forward forward, Backward backward) {
    Candidate output = FakeRun.candidate(name, forward);
    Conv2d conv =
        new Conv2d() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public Tensor forward(Tensor x, Tensor w, Tensor b, Conv2dOptions options) {
            return output.factory().get().forward(x, w, b, options);
          }

          @Override
          public Conv2dGradients backward(
              Tensor g, Tensor x, Tensor w, Tensor b, Conv2dOptions options) {
            return backward.backward(g, x, w, b);
          }
        };
    return FakeRun.candidate(name, () -> conv);
  }

  /** What is told of a result, as lines "key: value". */
  static List<String> facts(ParityResult result) {
    return Facts.of(result).stream().map(fact -> fact.key() + ": " + fact.value()).toList();
  }

  /** So many times one number. */
  static double[] times(int count, double number) {
    return IntStream.range(0, count).mapToDouble(i -> number).toArray();
  }
}
