package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** How long the vector kernel takes to lay an image out. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PanelLayoutBenchmark {
  @State(Scope.Thread)
  public static class Image {
    @Param({
      "i1x3x224x224_o64_k7_s2_p3_nobias",
      "i1x64x56x56_o64_k3_p1_nobias",
      "i1x128x56x56_o128_k3_s2_p1_nobias",
      "i1x512x7x7_o512_k3_p1_nobias"
    })
    public String id = "";

    PanelLayout layout;
    int channels;
    float[] input = {};
    float[] panel = {};

    @Setup
    public void setUp() {
      Conv2dGeometry g = CaseId.parse(id, Pictures.own()).parityCase().setting().geometry();
      layout = PanelLayout.of(g, 16);
      channels = g.channels();
      input = new float[g.channels() * g.inputH() * g.inputW()];
      Arrays.fill(input, 0.1f);
      panel = new float[layout.size()];
    }
  }

  /** Numbers of the panel in a microsecond. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Work {
    public long numbers;
  }

  @Benchmark
  public float[] fill(Image image, Work work) {
    FloatPanel.fill(image.layout, image.input, 0, image.panel, 0, image.channels);
    work.numbers += image.panel.length;
    return image.panel;
  }
}
