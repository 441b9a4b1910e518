package io.github.convparity.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.golden.PackChange.Kind;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackDiffTest {
  private static final String ID = "i1x1x3x3_o1_k2_r3";

  @TempDir private Path folder;

  /** The plain convolution with something done to what it answers. */
  private record Changed(UnaryOperator<Tensor> output, UnaryOperator<Conv2dGradients> gradients)
      implements Conv2d {
    @Override
    public String name() {
      return "changed";
    }

    @Override
    public Tensor forward(
        Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
      return output.apply(new DirectConv2d().forward(input, weight, bias, options));
    }

    @Override
    public Conv2dGradients backward(
        Tensor gradOutput,
        Tensor input,
        Tensor weight,
        @Nullable Tensor bias,
        Conv2dOptions options) {
      return gradients.apply(new DirectConv2d().backward(gradOutput, input, weight, bias, options));
    }
  }

  private static Changed output(UnaryOperator<Tensor> output) {
    return new Changed(output, gradients -> gradients);
  }

  /** The first element multiplied. */
  private static Tensor scaled(Tensor tensor, double factor) {
    Tensor copy = tensor.copy();
    copy.floats()[0] *= (float) factor;
    return copy;
  }

  private List<PackChange> changes(Conv2d before, Conv2d after, String... ids) throws IOException {
    return PackDiff.of(
        Pack.open(Packs.write(folder.resolve("a"), List.of(ids), before), Pictures.own()),
        Pack.open(Packs.write(folder.resolve("b"), List.of(ids), after), Pictures.own()));
  }

  private PackChange change(Conv2d after, String id) throws IOException {
    List<PackChange> changes = changes(new DirectConv2d(), after, id);
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  @Test
  void theSameAnswersAreNoChange() throws IOException {
    assertThat(changes(new DirectConv2d(), new DirectConv2d(), Packs.IDS.toArray(String[]::new)))
        .isEmpty();
  }

  @Test
  void anotherRoundingIsWithinTheBound() throws IOException {
    PackChange change = change(output(t -> scaled(t, 1 + 0x1p-23)), ID);

    assertThat(change.kind()).isEqualTo(Kind.WITHIN);
    assertThat(change.kind().isHarmless()).isTrue();
    assertThat(change.numbers().of()).isEqualTo("output");
    assertThat(change.numbers().elements()).isEqualTo(4);
    assertThat(change.numbers().different()).isEqualTo(1);
    assertThat(change.numbers().ratioAfter()).isLessThan(1);
  }

  @Test
  void anotherNumberIsOutsideTheBound() throws IOException {
    PackChange change = change(output(t -> scaled(t, 1.01)), ID);

    assertThat(change.kind()).isEqualTo(Kind.OUTSIDE);
    assertThat(change.kind().isHarmless()).isFalse();
    assertThat(change.numbers().ratioBefore()).isLessThan(1);
    assertThat(change.numbers().ratioAfter()).isGreaterThan(1);
  }

  @Test
  void aSignOfZeroIsToldFromOtherBits() throws IOException {
    // The impulse misses the kernel here: all is zero.
    String zeros = "i1x1x5x5_o1_k1_s4_nobias_x-impulse";

    assertThat(change(output(t -> scaled(t, -1)), zeros).kind()).isEqualTo(Kind.SIGN_OF_ZERO);
  }

  @Test
  void anotherShapeIsAChangeOfItsOwn() throws IOException {
    PackChange change = change(output(t -> Tensor.float32(t.floats(), 1, 1, 1, t.length())), ID);

    assertThat(change.kind()).isEqualTo(Kind.SHAPE);
    assertThat(change.before()).hasToString("output [1, 1, 2, 2]");
    assertThat(change.after()).hasToString("output [1, 1, 1, 4]");
  }

  @Test
  void aRefusalInsteadOfAnOutputIsAnsweredOtherwise() throws IOException {
    PackChange change =
        change(
            output(
                t -> {
                  throw new IllegalArgumentException("not today");
                }),
            ID);

    assertThat(change.kind()).isEqualTo(Kind.ANSWER);
    assertThat(change.after()).hasToString("not today");
  }

  @Test
  void otherWordsOfARefusalAreHarmless() throws IOException {
    Path before = Packs.write(folder.resolve("a"), List.of("i1x1x2x2_o1_k3"));
    Path after = Packs.write(folder.resolve("b"), List.of("i1x1x2x2_o1_k3"));
    Path manifest = after.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("can't be", "may not be"));

    List<PackChange> changes =
        PackDiff.of(Pack.open(before, Pictures.own()), Pack.open(after, Pictures.own()));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).kind()).isEqualTo(Kind.TEXT);
    assertThat(changes.get(0).kind().isHarmless()).isTrue();
  }

  @Test
  void theWorstOfOutputAndGradientsIsTold() throws IOException {
    Conv2d wrongWeights =
        new Changed(
            t -> scaled(t, 1 + 0x1p-23),
            g -> new Conv2dGradients(g.input(), scaled(g.weight(), 2), g.bias()));

    PackChange change = change(wrongWeights, ID + "_grad");

    assertThat(change.kind()).isEqualTo(Kind.OUTSIDE);
    assertThat(change.numbers().of()).isEqualTo("weight");
  }

  @Test
  void gradientsOfOnePackOnlyAreAnsweredOtherwise() throws IOException {
    Conv2d without =
        new Changed(
            t -> t,
            g -> {
              throw new UnsupportedOperationException("no gradients");
            });

    // Packs for tests have an unsupported backward as an unsupported case.
    assertThat(change(without, ID + "_grad").kind()).isEqualTo(Kind.ANSWER);
  }

  @Test
  void casesOfOnePackOnlyAreNewOrRemoved() throws IOException {
    Path before = Packs.write(folder.resolve("a"), List.of(ID, "i1x1x3x3_o1_k1"));
    Path after = Packs.write(folder.resolve("b"), List.of("i1x1x3x3_o1_k3", ID));

    List<PackChange> changes =
        PackDiff.of(Pack.open(before, Pictures.own()), Pack.open(after, Pictures.own()));

    assertThat(changes).extracting(PackChange::kind).containsExactly(Kind.ADDED, Kind.REMOVED);
    assertThat(changes)
        .extracting(PackChange::id)
        .containsExactly("i1x1x3x3_o1_k3", "i1x1x3x3_o1_k1");
  }
}
