package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PyTorch's own {@code conv2d(padding="same")} prints a warning where the padding is uneven, so the
 * reference makes the two calls that it is made of. Here both ways are asked, and must give the
 * same bits and the same words.
 */
final class SamePaddingPathTest {
  /** Nothing but the overload with a string. */
  private static final String SOURCE =
      """
      class SameOverload(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        _is_full_backward_hook : Optional[bool]
        def forward(self: __torch__.SameOverload,
          input: Tensor,
          weight: Tensor,
          bias: List[Tensor],
          dilation: List[int],
          groups: int) -> Tensor:
          x = torch.clone(input)
          w = torch.clone(weight)
          b = annotate(Optional[Tensor], None)
          if torch.gt(torch.len(bias), 0):
            b = torch.clone(bias[0])
          y = torch.conv2d(x, w, b, [1, 1], "same", dilation, groups)
          return torch.contiguous(y)
      """;

  private static Reference reference;
  private static PtModel model;

  @BeforeAll
  static void load() throws IOException, MalformedModelException {
    reference = TorchReference.open(1);
    model = (PtModel) Model.newInstance("same-overload", "PyTorch");
    byte[] archive = TorchScriptArchive.of("SameOverload", SOURCE);
    model.load(new ByteArrayInputStream(archive));
  }

  @AfterAll
  static void close() {
    model.close();
    reference.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void bothWaysGiveTheSameBits(DType dtype) {
    assertSame(dtype, true, setting(3, 2, 1, 2, 2, 7, 9), setting(3, 2, 1, 2, 7, 9));
    assertSame(dtype, true, setting(4, 2, 2, 1, 4, 5, 6), setting(6, 1, 3, 3, 5, 4));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void anImageSmallerThanTheKernelAndAnEmptyBatchGiveTheSameBits(DType dtype) {
    assertSame(dtype, true, setting(2, 1, 1, 1, 1, 1, 2), setting(2, 3, 1, 0, 3, 4, 5));
  }

  @Test
  void imagesOfTheSizeForOtherKernelsGiveTheSameBits() {
    Setting[] large = {setting(8, 8, 1, 1, 8, 52, 53), setting(8, 1, 8, 2, 8, 40, 40)};
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (Setting setting : large) {
        assertBothAlike(dtype, with(setting, new Pair(2, 3), Pair.of(1)), true);
        assertBothAlike(dtype, with(setting, new Pair(4, 6), new Pair(3, 1)), true);
        assertBothAlike(dtype, with(setting, new Pair(1, 2), Pair.of(1)), true);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void bothWaysRefuseWithTheSameWords(DType dtype) {
    assertSame(dtype, false, setting(3, 2, 1, 1, 3, 5, 6), setting(3, 2, 1, 3, 5, 6)); // channels
    assertSame(dtype, false, setting(3, 1, 2, 1, 2, 5, 6), setting(2, 1, 0, 1, 5, 6)); // groups
  }

  private static Setting setting(int outChannels, int weightChannels, int groups, int... input) {
    return new Setting(
        io.github.convparity.tensor.Shape.of(input),
        groups > 0 ? weightChannels * groups : weightChannels,
        outChannels,
        Pair.of(1),
        outChannels != 4,
        new Conv2dOptions(Pair.of(1), new Padding.Same(), Pair.of(1), groups, PaddingMode.ZEROS));
  }

  private static Setting with(Setting setting, Pair kernel, Pair dilation) {
    Conv2dOptions o = setting.options();
    return new Setting(
        setting.input(),
        setting.inChannels(),
        setting.outChannels(),
        kernel,
        setting.bias(),
        new Conv2dOptions(o.stride(), o.padding(), dilation, o.groups(), o.paddingMode()));
  }

  /** Kernels 1 to 6 and dilations 1 to 3 on each axis, of which most are uneven on some axis. */
  private static void assertSame(DType dtype, boolean answers, Setting... settings) {
    int uneven = 0;
    for (int place = 0; place < 36 * 9; place++) {
      Pair kernel = new Pair(1 + place % 6, 1 + place / 6 % 6);
      Pair dilation = new Pair(1 + place / 36 % 3, 1 + place / 108);
      for (Setting setting : settings) {
        Setting asked = with(setting, kernel, dilation);
        assertBothAlike(dtype, asked, answers);
        Pads pads = asked.options().pads(kernel.h(), kernel.w());
        uneven += pads.top() != pads.bottom() || pads.left() != pads.right() ? 1 : 0;
      }
    }
    // An axis is even in two of three: in 4/9 both are. Otherwise the two calls were compared.
    assertThat(uneven).isEqualTo(settings.length * 36 * 9 * 5 / 9);
  }

  private static void assertBothAlike(DType dtype, Setting setting, boolean answers) {
    ParityCase asked = ParityCase.of(setting).withDtype(dtype).withSeed(7);
    Outcome ours = reference.forward(asked.arguments());
    Outcome theirs = overload(asked.arguments());
    assertThat(described(ours)).as(asked.id()).isEqualTo(described(theirs));
    assertThat(ours instanceof Outcome.Output).as(asked.id()).isEqualTo(answers);
    assertThat(ours instanceof Outcome.Refusal).as(asked.id()).isNotEqualTo(answers);
  }

  private static String described(Outcome outcome) {
    return outcome instanceof Outcome.Output output
        ? output.tensor() + " " + Digest.sha256(output.tensor())
        : outcome.toString();
  }

  private static Outcome overload(Arguments arguments) {
    List<AutoCloseable> handles = new ArrayList<>();
    try {
      PtNDArray[] bias =
          arguments.bias() == null
              ? new PtNDArray[0]
              : new PtNDArray[] {array(arguments.bias(), handles)};
      Pair dilation = arguments.options().dilation();
      IValue[] inputs = {
        IValue.from(array(arguments.input(), handles)),
        IValue.from(array(arguments.weight(), handles)),
        IValue.listFrom(bias),
        IValue.listFrom(dilation.h(), dilation.w()),
        IValue.from((long) arguments.options().groups())
      };
      handles.addAll(Arrays.asList(inputs));
      IValue result = ((PtSymbolBlock) model.getBlock()).forward(inputs);
      handles.add(result);
      PtNDArray output = result.toTensor((PtNDManager) model.getNDManager());
      handles.add(output);
      return new Outcome.Output(tensor(output));
    } catch (EngineException e) {
      return new Outcome.Refusal(TorchMessages.bare(e.getMessage()));
    } finally {
      handles.forEach(SamePaddingPathTest::closeHandle);
    }
  }

  private static PtNDArray array(Tensor tensor, List<AutoCloseable> handles) {
    long[] dims = Arrays.stream(tensor.shape()).asLongStream().toArray();
    PtNDArray array =
        (PtNDArray)
            (tensor.dtype() == DType.FLOAT64
                ? model.getNDManager().create(tensor.doubles(), new Shape(dims))
                : model.getNDManager().create(tensor.floats(), new Shape(dims)));
    handles.add(array);
    return array;
  }

  private static Tensor tensor(PtNDArray array) {
    int[] dims = Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
    return array.getDataType() == DataType.FLOAT64
        ? Tensor.float64(array.toDoubleArray(), dims)
        : Tensor.float32(array.toFloatArray(), dims);
  }

  private static void closeHandle(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      throw new AssertionError("a native handle could not be closed", e);
    }
  }
}
