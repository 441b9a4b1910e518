package io.github.convparity.torch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.convparity.reference.PreparedCall;
import io.github.convparity.suite.Arguments;
import java.util.Arrays;
import java.util.List;

/**
 * PyTorch's operator, or its gradients, on tensors that it made itself. Plain zero padding takes
 * DJL's direct call, the shortest way to {@code torch.conv2d}; all else the method of the
 * TorchScript module behind the copies of its arguments.
 */
final class TorchCall implements PreparedCall {
  private final Runnable operator;
  private final TorchReference.Handles handles;

  private TorchCall(Runnable operator, TorchReference.Handles handles) {
    this.operator = operator;
    this.handles = handles;
  }

  /**
   * The call.
   *
   * @param inputs what the module's {@code forward} takes
   * @param handles closed with the call
   */
  static TorchCall of(
      PtSymbolBlock block,
      PtNDManager manager,
      Arguments arguments,
      List<IValue> inputs,
      TorchReference.Handles handles) {
    JniUtils.setGradMode(false); // of this thread: nothing is kept for gradients
    IValue setting = inputs.get(3);
    IValue x = handles.keep(IValueUtils.runMethod(block, "own", inputs.get(0), setting));
    IValue w = handles.keep(IValueUtils.runMethod(block, "own", inputs.get(1), setting));
    IValue b = handles.keep(IValueUtils.runMethod(block, "own_bias", inputs.get(2), setting));
    if (!PlainCall.takes(arguments)) {
      IValue kernel = handles.keep(IValue.from(0));
      return new TorchCall(
          () -> IValueUtils.runMethod(block, "module", x, w, b, setting, kernel).close(), handles);
    }
    PtNDArray input = handles.keep(x.toTensor(manager));
    PtNDArray weight = handles.keep(w.toTensor(manager));
    PtNDArray bias = arguments.bias() == null ? null : handles.keep(b.toTensor(manager));
    return new TorchCall(
        () -> PlainCall.of(input, weight, bias, arguments.options()).close(), handles);
  }

  /**
   * Autograd's way back through a graph that is kept; of plain zero padding the one operator in it,
   * without autograd.
   *
   * @param graph what the module's {@code graph} gives
   * @param handles closed with the call
   */
  static TorchCall ofBackward(
      PtSymbolBlock block, Arguments arguments, NDList graph, TorchReference.Handles handles) {
    PtNDArray[] arrays = graph.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
    IValue seed = handles.keep(IValue.from(arrays[1]));
    if (PlainCall.takes(arguments) && arguments.input().sizes().rank() == 4) {
      JniUtils.setGradMode(false); // of this thread
      IValue x = handles.keep(IValue.from(arrays[2]));
      IValue w = handles.keep(IValue.from(arrays[3]));
      IValue b = handles.keep(IValue.from(arguments.bias() != null));
      IValue setting = handles.keep(IValue.listFrom(TorchSetting.of(arguments)));
      return new TorchCall(
          () -> IValueUtils.runMethod(block, "plain_backward", seed, x, w, b, setting).close(),
          handles);
    }
    IValue output = handles.keep(IValue.listFrom(arrays[0]));
    IValue leaves = handles.keep(IValue.listFrom(Arrays.copyOfRange(arrays, 2, arrays.length)));
    return new TorchCall(
        () -> IValueUtils.runMethod(block, "backward", output, seed, leaves).close(), handles);
  }

  @Override
  public void call() {
    operator.run();
  }

  @Override
  public void close() {
    handles.close();
  }
}
