package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A run of small cases with candidates and a reference that do as a test wants, in memory. */
final class FakeRun {
  /** No limit on anything, and no timeout. */
  static final RunOptions ONE_JOB = new RunOptions(1, Duration.ZERO, 0, 1L << 30, 1);

  /** What a candidate does when it is called. */
  @FunctionalInterface
  interface Forward {
    Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options)
        throws Exception;
  }

  /** Keeps what a sink is given. */
  static class Recorder implements ResultSink {
    final List<ParityResult> results = Collections.synchronizedList(new ArrayList<>());
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void header(Header header, byte[] line) throws IOException {
      lines.add(text(line));
    }

    @Override
    public void result(ParityResult result, byte[] line) throws IOException {
      results.add(result);
      lines.add(text(line));
    }

    @Override
    public void flush() throws IOException {}

    @Override
    public void totals(Header header, Totals totals, byte[] line) throws IOException {
      lines.add(text(line));
    }

    private static String text(byte[] line) {
      return new String(line, StandardCharsets.UTF_8);
    }

    /** The lines without durations. */
    List<String> linesWithoutTimes() {
      return lines.stream()
          .map(line -> line.replaceAll("\"nanos\":\\{[^}]*}|\"seconds\":[0-9.E-]+", ""))
          .toList();
    }

    /** Index and candidate of each result, in the order in which they came. */
    List<String> order() {
      return results.stream().map(result -> result.index() + result.candidateName()).toList();
    }
  }

  final Recorder recorder = new Recorder();
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  final Totals totals;
  final Runner runner;

  FakeRun(RunOptions options, List<ParityCase> cases, Candidate... candidates) {
    this(options, cases, FakeRun::rightAnswer, List.of(), candidates);
  }

  FakeRun(
      RunOptions options,
      List<ParityCase> cases,
      Function<Arguments, Outcome> reference,
      List<ResultSink> moreSinks,
      Candidate... candidates) {
    Selection selection = new Selection(List.of(new ListedSuite("fake", "", cases)));
    List<String> names = Arrays.stream(candidates).map(Candidate::name).toList();
    Header header =
        new Header(
            "0", List.of(), List.of("fake"), cases.size(), names, "fake 1", facts(), 1, "now");
    List<ResultSink> sinks = new ArrayList<>(List.of(recorder));
    sinks.addAll(moreSinks);
    this.totals = new Totals(cases.size(), candidates.length);
    this.runner =
        new Runner(
            header,
            selection,
            List.of(candidates),
            new FakeReference(reference),
            options,
            sinks,
            totals);
  }

  /** Runs to the end and writes the totals. */
  Runner.End run() throws IOException, InterruptedException {
    Runner.End end = runner.run();
    runner.end(counted -> 0);
    return end;
  }

  static RunOptions jobs(int jobs) {
    return new RunOptions(jobs, Duration.ZERO, 0, 1L << 30, 1);
  }

  /** Cases of one pixel and one filter; {@link #index} tells which. */
  static List<ParityCase> cases(int count) {
    return IntStream.range(0, count).mapToObj(FakeRun::onePixel).toList();
  }

  /** Over one pixel every stride gives the same, so it can carry a number. */
  private static ParityCase onePixel(int index) {
    Conv2dOptions options =
        new Conv2dOptions(Pair.of(index + 1), Padding.of(0), Pair.of(1), 1, PaddingMode.ZEROS);
    return ParityCase.of(new Setting(Shape.of(1, 1, 1, 1), 1, 1, Pair.of(1), false, options));
  }

  /** Which of {@link #cases} it is. */
  static int index(Conv2dOptions options) {
    return options.stride().h() - 1;
  }

  /** The right answer to one of {@link #cases}. */
  static Tensor product(Tensor input, Tensor weight) {
    return Tensor.float32(new float[] {input.floats()[0] * weight.floats()[0]}, 1, 1, 1, 1);
  }

  static Outcome rightAnswer(Arguments arguments) {
    return new Outcome.Output(product(arguments.input(), arguments.weight()));
  }

  /** Its instances all do the same. */
  static Candidate candidate(String name, Forward forward) {
    return candidate(name, () -> new FakeConv2d(name, forward));
  }

  static Candidate candidate(String name, Supplier<Conv2d> factory) {
    return new Candidate(name, FakeConv2d.class, factory);
  }

  private static Fingerprint facts() {
    return new Fingerprint(Map.of());
  }

  private record FakeConv2d(String name, Forward what) implements Conv2d {
    @Override
    public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options) {
      try {
        return what.forward(input, weight, bias, options);
      } catch (Exception e) {
        throw FakeRun.<RuntimeException>sneaky(e);
      }
    }
  }

  /** Throws what the interface does not declare, as classes of other languages do. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> E sneaky(Exception e) throws E {
    throw (E) e;
  }

  private final class FakeReference implements Reference {
    private final Function<Arguments, Outcome> answers;

    FakeReference(Function<Arguments, Outcome> answers) {
      this.answers = answers;
    }

    @Override
    public String name() {
      return "fake 1";
    }

    @Override
    public Fingerprint fingerprint() {
      return facts();
    }

    @Override
    public Outcome forward(Arguments arguments) {
      asked.add(arguments.options().stride().toString());
      return answers.apply(arguments);
    }

    @Override
    public Outcome backward(Arguments arguments) {
      throw new IllegalStateException("no case has gradients");
    }

    @Override
    public List<Control> control(Arguments arguments) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
