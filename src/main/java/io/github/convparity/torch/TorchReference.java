package io.github.convparity.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtModel;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

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

  /** Kept in a field: a model that is garbage-collected frees the module in use. */
  private final PtModel model;

  private final PtNDManager manager;
  private final PtSymbolBlock block;
  private final int threads;

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
    setUnlessGiven("jna.nosys", "true");
    setUnlessGiven("jna.noclasspath", "true");
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
    return "pytorch " + version();
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
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pytorch", version());
    facts.put("device", "cpu");
    facts.put("djl", Engine.getDjlVersion());
    facts.put("torch_threads", Integer.toString(threads));
    facts.put("java", System.getProperty("java.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return new Fingerprint(facts);
  }

  @Override
  public Outcome forward(Arguments arguments) {
    try (Handles handles = new Handles()) {
      IValue[] inputs = inputs(arguments, handles);
      IValue result = handles.keep(block.forward(inputs));
      PtNDArray output = handles.keep(result.toTensor(manager));
      return new Outcome.Output(toTensor(output));
    } catch (EngineException e) {
      String message = TorchMessages.bare(Objects.requireNonNullElse(e.getMessage(), ""));
      return TorchMessages.isNotImplemented(message)
          ? new Outcome.Unsupported(message)
          : new Outcome.Refusal(message);
    }
  }

  private IValue[] inputs(Arguments arguments, Handles handles) {
    Conv2dOptions options = arguments.options();
    Tensor biasTensor = arguments.bias();
    PtNDArray[] bias =
        biasTensor == null
            ? new PtNDArray[0]
            : new PtNDArray[] {handles.keep(toNative(biasTensor))};
    Pair amount =
        options.padding() instanceof Padding.Explicit explicit ? explicit.amount() : Pair.of(0);
    long[] setting = {
      options.stride().h(),
      options.stride().w(),
      amount.h(),
      amount.w(),
      options.dilation().h(),
      options.dilation().w(),
      options.groups()
    };
    return new IValue[] {
      handles.keep(IValue.from(handles.keep(toNative(arguments.input())))),
      handles.keep(IValue.from(handles.keep(toNative(arguments.weight())))),
      handles.keep(IValue.listFrom(bias)),
      handles.keep(IValue.listFrom(setting)),
      handles.keep(IValue.from(namedPadding(options.padding()))),
      handles.keep(IValue.from(options.paddingMode().torchName()))
    };
  }

  private static String namedPadding(Padding padding) {
    if (padding instanceof Padding.Same) {
      return "same";
    }
    return padding instanceof Padding.Valid ? "valid" : "";
  }

  private PtNDArray toNative(Tensor tensor) {
    int length = tensor.length();
    if ((long) length * tensor.dtype().accumulator().bytes() > Integer.MAX_VALUE) {
      throw new UnsupportedOperationException(
          "a tensor of 2 GiB or more cannot be handed to PyTorch");
    }
    int[] dims = tensor.shape();
    long[] shape = new long[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      shape[axis] = dims[axis];
    }
    ByteBuffer bytes = manager.allocateDirect(length * tensor.dtype().bytes());
    bytes.order(ByteOrder.nativeOrder());
    if (tensor.dtype() == DType.FLOAT64) {
      bytes.asDoubleBuffer().put(tensor.doubles());
      return manager.create(bytes, new Shape(shape), DataType.FLOAT64);
    }
    bytes.asFloatBuffer().put(tensor.floats());
    return manager.create(bytes, new Shape(shape), DataType.FLOAT32);
  }

  private static Tensor toTensor(PtNDArray array) {
    int[] shape = new int[array.getShape().dimension()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Math.toIntExact(array.getShape().get(axis));
    }
    return array.getDataType() == DataType.FLOAT64
        ? Tensor.float64(array.toDoubleArray(), shape)
        : Tensor.float32(array.toFloatArray(), shape);
  }

  @Override
  public void close() {
    model.close();
  }

  /** Native handles of one call, closed in reverse order. */
  private static final class Handles implements AutoCloseable {
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
