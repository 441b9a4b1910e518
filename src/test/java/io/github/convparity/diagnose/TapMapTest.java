package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Taps;
import io.github.convparity.diagnose.TapRead.Kind;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pixel each tap reads, asked of real PyTorch and of candidates. */
final class TapMapTest {
  private static Reference reference;

  @BeforeAll
  static void open() {
    reference = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private interface Forward {
    Tensor of(Arguments arguments);
  }

  private static Function<Arguments, Outcome> side(Forward forward) {
    return arguments -> {
      try {
        return new Outcome.Output(forward.of(arguments));
      } catch (IllegalArgumentException e) {
        return new Outcome.Refusal(String.valueOf(e.getMessage()));
      } catch (IllegalStateException e) {
        return new Outcome.Failure(e.toString(), false);
      }
    };
  }

  private static Tensor direct(Arguments a) {
    return new DirectConv2d().forward(a.input(), a.weight(), a.bias(), a.options());
  }

  private static Forward faulty(String fault) {
    Conv2d conv =
        new FaultyConv2d(
            Faults.ALL.stream().filter(f -> f.name().equals(fault)).findFirst().orElseThrow());
    return a -> conv.forward(a.input(), a.weight(), a.bias(), a.options());
  }

  private static Forward paddedWithOnes() {
    Conv2d conv =
        new FaultyConv2d(
            FaultKinds.fault(
                "padded-with-ones",
                "the padding is filled with ones",
                a -> Padded.withZerosTakenFor(a, FaultKinds.pads(a), 1)));
    return a -> conv.forward(a.input(), a.weight(), a.bias(), a.options());
  }

  /** The map at an element of PyTorch's output, by its index in row-major order. */
  private static TapMap map(String id, int element, Forward candidate) {
    ParityCase c = CaseId.parse(id, Pictures.own()).parityCase();
    return TapMap.of(c.setting(), c.dtype(), element, side(candidate), reference::forward);
  }

  /** What the candidate reads: {@code y,x}, or the kind, for each tap in order. */
  private static List<String> candidate(TapMap map) {
    return map.reads().stream().map(tap -> cell(tap.candidate())).toList();
  }

  private static List<String> pytorch(TapMap map) {
    return map.reads().stream().map(tap -> cell(tap.reference())).toList();
  }

  private static String cell(@Nullable TapRead read) {
    if (read == null || read.pixels().size() != 1) {
      return read == null ? "none" : read.kind().name();
    }
    List<Integer> pixel = read.pixels().get(0);
    return pixel.get(pixel.size() - 2) + "," + pixel.get(pixel.size() - 1);
  }

  private static List<String> differing(TapMap map) {
    return map.reads().stream()
        .filter(TapMap.Tap::differs)
        .map(tap -> "(" + tap.kh() + "," + tap.kw() + ")")
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x5x6_o1_k3_p1",
        "i2x4x5x6_o4_k3_p2_g2",
        "i2x4x5x6_o4_k3_p2_g4_f64",
        "i1x2x5x6_o3_k2x3_p1x2_reflect",
        "i1x2x5x6_o3_k2x3_p2x1_replicate",
        "i1x2x5x6_o3_k3_p2_circular",
        "i1x2x5x6_o3_k4x2_psame",
        "i1x2x5x6_o3_k4x2_psame_reflect_f16",
        "i1x2x5x6_o3_k2_psame_d3_circular_bf16",
        "i1x2x5x6_o3_k3_pvalid_d2",
        "i1x2x7x6_o2_k3_s2x3_p1_d2x1",
        "i2x7x6_o2_k3_s3_p1_nobias",
        "i2x7x6_o4_k3_p1x0_g2_replicate_bf16",
        "i2x3x7x6_o2_k3_p2_f16",
        "i2x3x7x6_o2_k3_p1_circular_f64",
        "i1x1x7x6_o2_k2_pm1_reflect",
        "i1x1x7x6_o2_k2_pm1xm2_replicate_bf16",
        "i1x1x7x6_o2_k2_pm1_circular_f16",
        "i0x3x4x4_o2_k2"
      })
  void pyTorchReadsWhatTheTablesOfTapsSayAndTheDirectConvolutionTheSame(String id) {
    ParityCase c = CaseId.parse(id, Pictures.own()).parityCase();
    Conv2dGeometry g = c.setting().geometry();
    Shape output = g.output();
    for (int element = 0;
        element < output.elements();
        element += 1 + (int) (output.elements() / 4)) {
      TapMap map = map(id, element, TapMapTest::direct);

      assertThat(map.element()).hasSize(output.rank());
      assertThat(map.reads()).hasSize(map.taps()).allMatch(tap -> !tap.differs());
      for (TapMap.Tap tap : map.reads()) {
        assertThat(tap.reference()).isEqualTo(expected(g, element, tap));
      }
      assertThat(map.difference().different()).isZero();
      assertThat(map.difference().compared()).isEqualTo(output.elements() * map.taps());
    }
    if (output.elements() == 0) {
      assertThat(map(id, 0, TapMapTest::direct).reads()).isEmpty();
    }
  }

  /** From the tables of the two axes. */
  private static TapRead expected(Conv2dGeometry g, int element, TapMap.Tap tap) {
    int[] index = g.output().indexOf(element);
    int rank = index.length;
    int y = g.rows().source(index[rank - 2], tap.kh());
    int x = g.columns().source(index[rank - 1], tap.kw());
    if (y == Taps.PADDING || x == Taps.PADDING) {
      return TapRead.of(Kind.PADDING);
    }
    List<Integer> pixel = new ArrayList<>();
    if (rank == 4) {
      pixel.add(index[0]);
    }
    pixel.add(index[rank - 3] / g.filtersPerGroup() * g.weightChannels() + tap.channel());
    pixel.add(y);
    pixel.add(x);
    return new TapRead(Kind.PIXEL, List.of(pixel), 1, TapRead.OWN);
  }

  @Test
  void reflectThatRepeatsTheEdgeReadsTheEdgeAtTheBorder() {
    TapMap map = map("i1x1x4x4_o1_k3_p1_reflect", 0, faulty("reflect-repeats-edge"));

    assertThat(pytorch(map))
        .containsExactly("1,1", "1,0", "1,1", "0,1", "0,0", "0,1", "1,1", "1,0", "1,1");
    assertThat(candidate(map))
        .containsExactly("0,0", "0,0", "0,1", "0,0", "0,0", "0,1", "1,0", "1,0", "1,1");
    assertThat(differing(map)).containsExactly("(0,0)", "(0,1)", "(0,2)", "(1,0)", "(2,0)");
    // Per corner 5 taps, per other border element 3: 4 * 5 + 8 * 3.
    assertThat(map.difference().different()).isEqualTo(44);
    assertThat(map.difference().elementsWith()).isEqualTo(12);
    assertThat(map.difference().first()).hasSize(5);
    assertThat(map.difference().first().get(1).element()).containsExactly(0, 0, 0, 1);
  }

  @Test
  void exchangedPaddingShiftsEveryTap() {
    // PyTorch pads two columns, the candidate two rows; its output is [1, 1, 4, 2] for [1, 1, 2,
    // 4].
    TapMap map = map("i1x1x3x3_o1_k2_p0x1", 0, faulty("padding-swapped"));

    assertThat(pytorch(map)).containsExactly("PADDING", "0,0", "PADDING", "1,0");
    assertThat(candidate(map)).containsExactly("PADDING", "PADDING", "0,0", "0,1");
    assertThat(differing(map)).containsExactly("(0,1)", "(1,0)", "(1,1)");
    assertThat(map.candidate().shape()).isEqualTo(Shape.of(1, 1, 4, 2));
    assertThat(map.difference().elements()).isEqualTo(2 * 2);
  }

  @Test
  void anElementThatTheCandidateLacksHasPyTorchsReadsAlone() {
    TapMap map = map("i1x1x3x3_o1_k2_p0x1", 3, faulty("padding-swapped"));

    assertThat(candidate(map)).containsOnly("none");
    assertThat(pytorch(map)).containsExactly("0,2", "PADDING", "1,2", "PADDING");
  }

  @Test
  void aKernelFlippedLeftToRightReadsColumnsInReverse() {
    TapMap map = map("i1x2x3x3_o2_k3_bf16", 1, faulty("kernel-flipped-w"));

    assertThat(pytorch(map).subList(0, 3)).containsExactly("0,0", "0,1", "0,2");
    assertThat(candidate(map).subList(0, 3)).containsExactly("0,2", "0,1", "0,0");
    assertThat(map.difference().different()).isEqualTo(2 * 2 * 6); // filters, channels, taps
  }

  @Test
  void aTapThatIsLeftOutReadsNothing() {
    TapMap map = map("i1x1x3x3_o1_k2_f16", 3, faulty("first-tap-left-out"));

    assertThat(candidate(map)).containsExactly("PADDING", "1,2", "2,1", "2,2");
    assertThat(differing(map)).containsExactly("(0,0)");
    assertThat(map.difference().different()).isEqualTo(4);
  }

  @Test
  void theOddRowOfSameAtTheTopShiftsEveryTapUpAndLeft() {
    TapMap map = map("i1x1x3x3_o1_k2_psame", 4, faulty("same-odd-before"));

    assertThat(pytorch(map)).containsExactly("1,1", "1,2", "2,1", "2,2");
    assertThat(candidate(map)).containsExactly("0,0", "0,1", "1,0", "1,1");
  }

  @Test
  void paddingFilledWithOnesIsAConstant() {
    TapMap map = map("i1x1x3x3_o1_k3_p1", 0, paddedWithOnes());

    TapRead read = map.reads().get(0).candidate();
    assertThat(read.kind()).isEqualTo(Kind.CONSTANT);
    assertThat(read.factor()).isEqualTo(1);
    assertThat(differing(map)).containsExactly("(0,0)", "(0,1)", "(0,2)", "(1,0)", "(2,0)");
  }

  @Test
  void otherImagesAndChannelsAreFound() {
    TapMap images = map("i2x1x3x3_o1_k1", 9, faulty("first-image-for-all"));
    TapMap channels = map("i1x3x2x2_o1_k1_f16", 0, faulty("channels-reversed"));

    assertThat(images.reads().get(0).reference().pixels()).containsExactly(List.of(1, 0, 0, 0));
    assertThat(images.reads().get(0).candidate().pixels()).containsExactly(List.of(0, 0, 0, 0));
    assertThat(channels.reads()).allMatch(tap -> tap.differs() == (tap.channel() != 1));
    assertThat(channels.reads().get(0).candidate().pixels()).containsExactly(List.of(0, 2, 0, 0));
  }

  @Test
  void theWeightOfAnotherFilterIsFound() {
    Forward reversed =
        a -> {
          Tensor w = a.weight();
          int filter = w.length() / w.sizes().dim(0);
          int last = w.sizes().dim(0) - 1;
          return direct(
              FaultKinds.withWeight(
                  a, Tensors.pick(w, w.sizes(), i -> (last - i / filter) * filter + i % filter)));
        };
    TapMap map = map("i1x1x2x2_o3_k1_bf16", 0, reversed);

    TapRead read = map.reads().get(0).candidate();
    assertThat(read.kind()).isEqualTo(Kind.PIXEL);
    assertThat(read.filter()).isEqualTo(2);
    assertThat(map.difference().different()).isEqualTo(2 * 4); // not the filter in the middle
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_f64", "_f16", "_bf16"})
  void moreThanOnePixelIsNotTakenForOne(String dtype) {
    // Each adds the right neighbour to every pixel, or takes the pixel twice.
    String id = "i1x1x3x40_o1_k1" + dtype;
    TapMap sum = map(id, 5, a -> direct(FaultKinds.withInput(a, shifted(a.input(), 1))));
    TapMap twice = map(id, 5, a -> Tensors.map(direct(a), v -> 2 * v));
    TapMap three = map(id, 5, a -> direct(FaultKinds.withInput(a, shifted(a.input(), 2))));

    TapRead read = sum.reads().get(0).candidate();
    assertThat(read.kind()).isEqualTo(Kind.SUM);
    assertThat(read.pixels()).containsExactly(List.of(0, 0, 0, 5), List.of(0, 0, 0, 6));
    read = twice.reads().get(0).candidate();
    assertThat(read.kind()).isEqualTo(Kind.MULTIPLE);
    assertThat(read.factor()).isEqualTo(2);
    assertThat(read.pixels()).containsExactly(List.of(0, 0, 0, 5));
    assertThat(three.reads().get(0).candidate().kind()).isEqualTo(Kind.SEVERAL);
    assertThat(sum.difference().different()).isEqualTo(120);
    assertThat(three.difference().different()).isEqualTo(120);
  }

  /** Every element plus so many of those that follow it, the first ones after the last. */
  private static Tensor shifted(Tensor input, int more) {
    double[] values = input.doubles();
    double[] sums = values.clone();
    for (int i = 0; i < sums.length; i++) {
      for (int next = 1; next <= more; next++) {
        sums[i] += values[(i + next) % sums.length];
      }
    }
    return Tensors.of(sums, input.dtype(), input.sizes());
  }

  @Test
  void garbageIsNoPixel() {
    TapMap nan = map("i1x1x3x3_o1_k1", 0, a -> Tensors.map(direct(a), v -> Double.NaN));
    TapMap squares = map("i1x1x3x3_o1_k1", 4, a -> Tensors.map(direct(a), v -> v * v));

    assertThat(nan.reads().get(0).candidate().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(squares.reads().get(0).candidate().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(nan.difference().different()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_f16", "_bf16", ""})
  void anImageWiderThanTheTypeCanCountIsToldPixelByPixel(String dtype) {
    TapMap map = map("i1x1x1x70000_o1_k1x2" + dtype, 69_998, TapMapTest::direct);

    assertThat(pytorch(map)).containsExactly("0,69998", "0,69999");
    assertThat(map.difference().compared()).isEqualTo(2 * 69_999L);
    assertThat(map.difference().different()).isZero();
  }

  @Test
  void aCandidateThatComputesALittleInexactlyIsStillUnderstood() {
    TapMap map = map("i1x1x9x9_o2_k3_p1", 0, a -> Tensors.map(direct(a), v -> v * (1 + 1e-6)));

    assertThat(map.difference().different()).isZero();
  }

  @Test
  void refusalsAndFailuresAreSaidAndTheOtherSideIsShown() {
    Forward fails =
        a -> {
          throw new IllegalStateException("no");
        };
    Forward refuses =
        a -> {
          throw new IllegalArgumentException("never");
        };

    TapMap failed = map("i1x1x3x3_o1_k2", 0, fails);
    assertThat(failed.candidate().problem())
        .isEqualTo("fails: java.lang.IllegalStateException: no");
    assertThat(failed.candidate().calls()).isEqualTo(1);
    assertThat(pytorch(failed)).containsExactly("0,0", "0,1", "1,0", "1,1");
    assertThat(failed.difference()).isNull();
    TapMap refused = map("i1x1x3x3_o1_k2", 0, refuses);
    assertThat(refused.candidate().refuses()).isTrue();
    assertThat(refused.reference().refuses()).isFalse();
    TapMap both = map("i1x1x3x3_o1_k4", 0, TapMapTest::direct);
    assertThat(both.candidate().refuses()).isTrue();
    assertThat(both.reference().refuses()).isTrue();
    assertThat(both.reads()).isEmpty();
    TapMap pyTorchs = map("i1x1x3x3_o1_k4", 0, a -> Tensors.map(a.input(), v -> v));
    assertThat(pyTorchs.candidate().refuses()).isFalse();
    assertThat(pyTorchs.reference().refuses()).isTrue();
    assertThat(pyTorchs.element()).isEmpty();
  }

  @Test
  void aCandidateThatFailsOnTheWayHasNoMap() {
    int[] calls = {0};
    TapMap map =
        map(
            "i1x1x3x3_o1_k2",
            0,
            a -> {
              if (++calls[0] > 8) {
                throw new IllegalStateException("enough");
              }
              return direct(a);
            });

    assertThat(map.candidate().problem()).contains("enough");
    assertThat(candidate(map)).containsOnly("none");
    assertThat(map.difference()).isNull();
  }

  @Test
  void aFilterOfManyTapsIsProbedAsFarAsTheLimitOfCallsGoes() {
    TapMap map = map("i1x300x3x3_o1_k3_p1", 4, TapMapTest::direct);

    assertThat(map.taps()).isEqualTo(2700);
    assertThat(map.probed()).isLessThan(2700).isPositive();
    assertThat(map.probed() % 9).isZero();
    assertThat(map.reads()).hasSize(map.probed());
    assertThat(map.candidate().calls()).isLessThanOrEqualTo(TapMap.MOST_CALLS);
  }
}
