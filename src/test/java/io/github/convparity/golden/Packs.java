package io.github.convparity.golden;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Packs for tests: the plain convolution stands for a PyTorch. */
public final class Packs {
  /** Of every kind: each data type, gradients, a refusal, an output without elements. */
  public static final List<String> IDS =
      List.of(
          "i1x2x4x5_o3_k2x3_p1_r1",
          "i1x2x4x5_o3_k2x3_f64_r2",
          "i2x4x5_o3_k2x3_f16_r3",
          "i1x2x4x5_o3_k2x3_bf16_r4",
          "i1x2x4x5_o3_k2x3_r5_grad",
          "i1x2x4x5_o3_k2x3_nobias_r6_grad",
          "i0x2x4x5_o3_k2x3",
          "i1x1x2x2_o1_k3");

  private Packs() {}

  /** The case of an id, at a place of the suite "test". */
  public static Selection.Selected selected(int index, String id) {
    return new Selection.Selected("test", index, CaseId.parse(id, Pictures.own()).parityCase());
  }

  /** Writes a pack of these cases, answered by the plain convolution. */
  public static Path write(Path folder, List<String> ids) throws IOException {
    return write(folder, ids, new DirectConv2d());
  }

  /** Writes a pack of these cases. */
  public static Path write(Path folder, List<String> ids, Conv2d pytorch) throws IOException {
    try (PackWriter writer = PackWriter.beside(folder)) {
      for (String id : ids) {
        add(writer, selected(ids.indexOf(id), id), pytorch);
      }
      writer.finish("9.8.7", "a build", "a test", new Fingerprint(Map.of("pytorch", "9.8.7")));
      writer.moveIn();
    }
    return folder;
  }

  private static void add(PackWriter writer, Selection.Selected selected, Conv2d pytorch)
      throws IOException {
    Arguments a = selected.parityCase().arguments();
    Outcome output;
    Outcome gradients = null;
    try {
      output = new Outcome.Output(pytorch.forward(a.input(), a.weight(), a.bias(), a.options()));
      Tensor gradOutput = a.gradOutput();
      if (gradOutput != null) {
        gradients =
            new Outcome.Gradients(
                pytorch.backward(gradOutput, a.input(), a.weight(), a.bias(), a.options()));
      }
    } catch (IllegalArgumentException e) {
      output = new Outcome.Refusal(Objects.requireNonNull(e.getMessage()));
    } catch (UnsupportedOperationException e) {
      output = new Outcome.Unsupported(Objects.requireNonNull(e.getMessage()));
    }
    writer.add(selected, a.sha256(), output, gradients);
  }
}
