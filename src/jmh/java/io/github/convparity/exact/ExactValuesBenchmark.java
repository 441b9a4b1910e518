package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the exact values of an output take, in bulk. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExactValuesBenchmark {
  @State(Scope.Thread)
  public static class Case {
    @Param({"i1x64x56x56_o64_k3_p1", "i1x8x32x32_o8_k3_s2_p1"})
    public String id = "";

    Conv2dGeometry geometry;
    Arguments arguments;

    @Setup
    public void setUp() {
      ParityCase parityCase = CaseId.parse(id, Pictures.own()).parityCase();
      geometry = parityCase.setting().geometry();
      arguments = parityCase.arguments();
    }
  }

  @Benchmark
  public ExactValues<Products> values(Case c) {
    return ExactValues.of(
        c.geometry, c.arguments.input(), c.arguments.weight(), c.arguments.bias());
  }
}
