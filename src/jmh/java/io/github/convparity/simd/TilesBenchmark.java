package io.github.convparity.simd;

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

/**
 * The micro-kernels on one chunk of terms of a 3x3 kernel, beside what the processor can do at
 * most. The counter {@code gflops} is in operations per nanosecond, a multiply-add counted as two.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TilesBenchmark {
  private static final int TERMS = 128;
  private static final int PEAK_STEPS = 1000;

  /** Other shapes with {@code -p shape=}. */
  @State(Scope.Thread)
  public static class Shaped extends Numbers {
    @Param({"8x3", "8x2", "4x6", "4x4", "4x3", "1x8", "1x4"})
    public String shape = "";

    @Setup
    public void setUp() {
      fill(shape);
    }
  }

  @State(Scope.Thread)
  @AuxCounters
  public static class Work {
    public double gflops;
  }

  @Benchmark
  public float[] floats(Shaped n, Work work) {
    FloatTiles.sum(n.count, n.vectors, n.a, 0, n.b, 0, n.offsets, 0, TERMS, n.c, 0, n.floatStep());
    work.gflops += 2.0 * n.count * n.floatStep() * TERMS;
    return n.c;
  }

  @Benchmark
  public float[] floatsAdded(Shaped n, Work work) {
    FloatTiles.add(n.count, n.vectors, n.a, 0, n.b, 0, n.offsets, 0, TERMS, n.c, 0, n.floatStep());
    work.gflops += 2.0 * n.count * n.floatStep() * TERMS;
    return n.c;
  }

  @Benchmark
  public double[] doubles(Shaped n, Work work) {
    DoubleTiles.sum(
        n.count, n.vectors, n.da, 0, n.db, 0, n.offsets, 0, TERMS, n.dc, 0, n.doubleStep());
    work.gflops += 2.0 * n.count * n.doubleStep() * TERMS;
    return n.dc;
  }

  @Benchmark
  public double[] doublesAdded(Shaped n, Work work) {
    DoubleTiles.add(
        n.count, n.vectors, n.da, 0, n.db, 0, n.offsets, 0, TERMS, n.dc, 0, n.doubleStep());
    work.gflops += 2.0 * n.count * n.doubleStep() * TERMS;
    return n.dc;
  }

  @Benchmark
  public float peak(Work work) {
    work.gflops += 2 * Peak.multiplyAdds(PEAK_STEPS);
    return Peak.run(PEAK_STEPS, 0.1f);
  }

  /** What a micro-kernel is given: taps of a 3x3 kernel in rows of one vector tile and its edge. */
  public static class Numbers {
    int count;
    int vectors;
    int[] offsets = {};
    float[][] a = {};
    float[] b = {};
    float[] c = {};
    double[][] da = {};
    double[] db = {};
    double[] dc = {};

    void fill(String shape) {
      String[] sizes = shape.split("x", -1);
      count = Integer.parseInt(sizes[0]);
      vectors = Integer.parseInt(sizes[1]);
      int pitch = floatStep() + 2;
      offsets = new int[TERMS];
      Arrays.setAll(offsets, i -> i / 3 * pitch + i % 3);
      a = new float[count][TERMS];
      b = new float[(TERMS / 3 + 2) * pitch];
      c = new float[count * floatStep()];
      da = new double[count][TERMS];
      for (int r = 0; r < count; r++) {
        Arrays.fill(a[r], 0.1f);
        Arrays.fill(da[r], 0.1);
      }
      Arrays.fill(b, 0.1f);
      db = new double[b.length];
      dc = new double[c.length];
      Arrays.fill(db, 0.1);
    }

    int floatStep() {
      return vectors * FloatTiles.LANES;
    }

    int doubleStep() {
      return vectors * DoubleTiles.LANES;
    }
  }
}
