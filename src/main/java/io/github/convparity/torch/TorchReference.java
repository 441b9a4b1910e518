package io.github.convparity.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.PreparedCall;
import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The real {@code torch.nn.Conv2d}: a small TorchScript module that does what its {@code forward}
 * does, run by libtorch through DJL. One process has one PyTorch; its number of threads is fixed by
 * the first reference that is opened.
 *
 * <pre>{@code
 * try (Reference pytorch = TorchReference.open(1)) {
 *   Outcome outcome = pytorch.forward(parityCase.arguments());
 * }
 * }</pre>
 */
public final class TorchReference implements Reference {
  private static final String CLASS_NAME = "Conv2dReference";

  /** Of the module's method control, in the order of its numbers. */
  private static final List<String> VARIANTS =
      List.of("batch 2", "channels_last", "oneDNN", "im2col");

  /** Kept in a field: a model that is garbage-collected frees the module in use. */
  private final PtModel model;

  private final PtNDManager manager;
  private final PtSymbolBlock block;
  private final int threads;
  private final String name = "pytorch " + version();

  /**
   * Whether a thread knows the number of threads. PyTorch tells each thread when it first asks, and
   * oneDNN never asks: it would use all processors.
   */
  private final ThreadLocal<Boolean> knowsThreads = ThreadLocal.withInitial(() -> false);

  private TorchReference(PtModel model, int threads) {
    this.model = model;
    this.manager = (PtNDManager) model.getNDManager();
    this.block = (PtSymbolBlock) model.getBlock();
    this.threads = threads;
  }

  /**
   * Loads PyTorch, without network and telemetry.
   *
   * @param threads within one operation, from 1
   * @throws ReferenceUnavailableException if there is no library for this platform, or a broken one
   */
  public static TorchReference open(int threads) {
    setUnlessGiven("ai.djl.offline", "true");
    setUnlessGiven("OPT_OUT_TRACKING", "true");
    TorchFingerprint.begin();
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      NativeLibraries.check();
      PtModel model = (PtModel) Model.newInstance("conv2d-reference", "PyTorch");
      model.load(new ByteArrayInputStream(archive()));
      JniUtils.setNumThreads(threads);
      return new TorchReference(model, threads);
    } catch (IOException | MalformedModelException | RuntimeException | LinkageError failure) {
      throw unavailable(failure);
    }
  }

  private static void setUnlessGiven(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static ReferenceUnavailableException unavailable(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    if (reason.contains("Offline mode")) {
      reason =
          "the build has no such library, and nothing is downloaded; is PYTORCH_VERSION or"
              + " PYTORCH_FLAVOR set?";
    }
    return new ReferenceUnavailableException(
        String.format(
            Locale.ROOT,
            "PyTorch could not be loaded on %s %s: %s",
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            reason.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip()),
        failure);
  }

  private static byte[] archive() throws IOException {
    try (InputStream source = TorchReference.class.getResourceAsStream("conv2d_reference.py")) {
      String text =
          new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
      return TorchScriptArchive.of(CLASS_NAME, text);
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** PyTorch's version, for example {@code 2.7.1}. */
  public static String version() {
    return Engine.getEngine("PyTorch").getVersion();
  }

  /** The folder of PyTorch's native libraries. */
  public static Path libraryFolder() throws IOException {
    return NativeLibraries.folder();
  }

  @Override
  public Fingerprint fingerprint() {
    return TorchFingerprint.of(threads, cpuCapability());
  }

  /** The facts of {@link #fingerprint()} that hold without PyTorch, of machine and JVM. */
  public static Fingerprint machine() {
    return TorchFingerprint.machine();
  }

  /** The instructions that PyTorch chose its kernels for, in its words, for example AVX512. */
  private String cpuCapability() {
    try (IValue capability = IValueUtils.runMethod(block, "cpu_capability")) {
      return capability.toStringValue();
    }
  }

  @Override
  public Outcome forward(Arguments arguments) {
    return PlainCall.takes(arguments) ? plain(arguments) : module(arguments);
  }

  /** By the module, which does every setting. */
  Outcome module(Arguments arguments) {
    return answer(arguments, (handles, inputs) -> block.forward(inputs.toArray(new IValue[0])));
  }

  /** The operator itself, where the module would do nothing but call it. */
  Outcome plain(Arguments arguments) {
    fixThreads();
    Tensor bias = arguments.bias();
    try (Handles handles = new Handles()) {
      NativeCopies copies = NativeCopies.ofCall(manager);
      PtNDArray output =
          handles.keep(
              PlainCall.of(
                  handles.keep(copies.of(arguments.input())),
                  handles.keep(copies.of(arguments.weight())),
                  bias == null ? null : handles.keep(copies.of(bias)),
                  arguments.options()));
      return new Outcome.Output(toTensor(output, arguments.input().dtype()));
    } catch (EngineException e) {
      return refusal(e);
    }
  }

  @Override
  public List<Control> control(Arguments arguments) {
    List<Control> controls = new ArrayList<>();
    for (int variant = 1; variant <= VARIANTS.size(); variant++) {
      int number = variant;
      Outcome outcome =
          answer(
              arguments,
              (handles, inputs) -> {
                inputs.add(handles.keep(IValue.from(number)));
                return IValueUtils.runMethod(block, "control", inputs.toArray(new IValue[0]));
              });
      controls.add(new Control(VARIANTS.get(variant - 1), outcome));
    }
    JniUtils.setNumThreads(threads == 1 ? 2 : 1);
    try {
      controls.add(new Control(threads == 1 ? "2 threads" : "1 thread", forward(arguments)));
    } finally {
      JniUtils.setNumThreads(threads);
    }
    return controls;
  }

  /** Makes one call that gives one tensor. */
  private Outcome answer(Arguments arguments, BiFunction<Handles, List<IValue>, IValue> call) {
    fixThreads();
    try (Handles handles = new Handles()) {
      IValue result =
          handles.keep(
              call.apply(handles, inputs(arguments, handles, NativeCopies.ofCall(manager))));
      PtNDArray output = handles.keep(result.toTensor(manager));
      return new Outcome.Output(toTensor(output, arguments.input().dtype()));
    } catch (EngineException e) {
      return refusal(e);
    }
  }

  @Override
  public Outcome backward(Arguments arguments) {
    Tensor bias = arguments.bias();
    fixThreads();
    try (Handles handles = new Handles()) {
      NDList found = inGradMode("gradients", arguments, handles);
      DType dtype = arguments.input().dtype();
      return new Outcome.Gradients(
          new Conv2dGradients(
              toTensor((PtNDArray) found.get(0), dtype),
              toTensor((PtNDArray) found.get(1), dtype),
              bias == null ? null : toTensor((PtNDArray) found.get(2), dtype)));
    } catch (EngineException e) {
      return refusal(e);
    }
  }

  /** What a method of the module gives that keeps, or uses, what gradients need. */
  private NDList inGradMode(String name, Arguments arguments, Handles handles) {
    Tensor gradOutput = Objects.requireNonNull(arguments.gradOutput(), "gradOutput");
    Tensor bias = arguments.bias();
    NativeCopies copies = NativeCopies.ofCall(manager);
    // DJL takes the method's name from that of an array which it does not hand over.
    NDArray method = handles.keep(manager.create(new Shape(0)));
    method.setName("module_method:" + name);
    NDList inputs =
        new NDList(
            method,
            handles.keep(copies.of(arguments.input())),
            handles.keep(copies.of(arguments.weight())),
            handles.keep(bias == null ? manager.create(new Shape(0)) : copies.of(bias)),
            handles.keep(copies.of(gradOutput)),
            handles.keep(manager.create(TorchSetting.of(arguments))));
    JniUtils.setGradMode(true); // of this thread; in evaluation nothing asks for it
    return handles.keep(IValueUtils.forward(block, inputs, true));
  }

  @Override
  public PreparedCall prepareBackward(Arguments arguments) {
    fixThreads();
    Handles handles = new Handles();
    return TorchCall.ofBackward(block, arguments, inGradMode("graph", arguments, handles), handles);
  }

  @Override
  public PreparedCall prepare(Arguments arguments) {
    fixThreads();
    Handles handles = new Handles();
    return TorchCall.of(
        block,
        manager,
        arguments,
        inputs(arguments, handles, NativeCopies.lasting(manager)),
        handles);
  }

  private void fixThreads() {
    if (!knowsThreads.get()) {
      JniUtils.setNumThreads(threads);
      // Of this thread: nothing here is called with one shape often enough to be worth optimising.
      JniUtils.setGraphExecutorOptimize(false);
      knowsThreads.set(true);
    }
  }

  private static Outcome refusal(EngineException e) {
    String message = TorchMessages.bare(Objects.requireNonNullElse(e.getMessage(), ""));
    return TorchMessages.isNotImplemented(message)
        ? new Outcome.Unsupported(message)
        : new Outcome.Refusal(message);
  }

  private static List<IValue> inputs(Arguments arguments, Handles handles, NativeCopies copies) {
    Tensor biasTensor = arguments.bias();
    PtNDArray[] bias =
        biasTensor == null
            ? new PtNDArray[0]
            : new PtNDArray[] {handles.keep(copies.of(biasTensor))};
    List<IValue> inputs = new ArrayList<>();
    inputs.add(handles.keep(IValue.from(handles.keep(copies.of(arguments.input())))));
    inputs.add(handles.keep(IValue.from(handles.keep(copies.of(arguments.weight())))));
    inputs.add(handles.keep(IValue.listFrom(bias)));
    inputs.add(handles.keep(IValue.listFrom(TorchSetting.of(arguments))));
    return inputs;
  }

  /** Of the type in question; 16-bit types come as float32, which holds them exactly. */
  private static Tensor toTensor(PtNDArray array, DType dtype) {
    int[] shape = new int[array.getShape().dimension()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Math.toIntExact(array.getShape().get(axis));
    }
    return switch (dtype) {
      case FLOAT32 -> Tensor.float32(array.toFloatArray(), shape);
      case FLOAT64 -> Tensor.float64(array.toDoubleArray(), shape);
      case FLOAT16, BFLOAT16 -> Tensor.rounded(array.toFloatArray(), dtype, shape);
    };
  }

  @Override
  public void close() {
    model.close();
  }

  /** Native handles, closed in reverse order. */
  static final class Handles implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T handle) {
      open.push(handle);
      return handle;
    }

    @Override
    public void close() {
      while (!open.isEmpty()) {
        try {
          open.pop().close();
        } catch (Exception e) {
          throw new IllegalStateException("a native handle could not be closed", e);
        }
      }
    }
  }
}
