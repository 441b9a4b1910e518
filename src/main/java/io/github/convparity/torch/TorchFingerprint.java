package io.github.convparity.torch;

import ai.djl.engine.Engine;
import io.github.convparity.reference.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind an answer of PyTorch, in their order. What takes time to read is read in a
 * thread of its own while PyTorch is being loaded, which keeps one processor busy.
 */
final class TorchFingerprint {
  /** All facts, in the order in which they stand. */
  static final List<String> KEYS =
      List.of(
          "pytorch",
          "pytorch_build",
          "device",
          "djl",
          "onednn",
          "mkl",
          "openmp",
          "cpu_capability",
          "cpu",
          "cpu_flags",
          "torch_threads",
          "java",
          "java_vm",
          "java_vector",
          "fma",
          "os",
          "processors",
          "malloc",
          "environment");

  private static final String LIBRARY = "libtorch_cpu.so";

  private static @Nullable FutureTask<Prepared> preparing;

  /**
   * What needs no loaded PyTorch.
   *
   * @param showConfig null where PyTorch cannot be asked
   */
  private record Prepared(
      @Nullable UnaryOperator<String> showConfig, VirtualMachine machine, CpuInfo cpu) {}

  private TorchFingerprint() {}

  /** Begins to read; the second time nothing. To be called before DJL is. */
  static synchronized void begin() {
    if (preparing != null) {
      return;
    }
    setUnlessGiven("jna.nosys");
    setUnlessGiven("jna.noclasspath");
    preparing =
        new FutureTask<>(() -> new Prepared(showConfig(), VirtualMachine.read(), CpuInfo.read()));
    Thread thread = new Thread(preparing, "fingerprint");
    thread.setDaemon(true);
    thread.start();
  }

  private static void setUnlessGiven(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }

  /** Every fact; to be called when PyTorch is loaded. */
  static Fingerprint of(int threads, String cpuCapability) {
    TorchConfig config = config();
    Map<String, String> known = new LinkedHashMap<>(machine().facts());
    known.put("pytorch", TorchReference.version());
    known.put("pytorch_build", config.build());
    known.put("device", "cpu");
    known.put("djl", Engine.getDjlVersion());
    known.put("onednn", config.onednn());
    known.put("mkl", config.mkl());
    known.put("openmp", config.openmp());
    known.put("cpu_capability", cpuCapability);
    known.put("torch_threads", Integer.toString(threads));
    Map<String, String> facts = new LinkedHashMap<>();
    for (String key : KEYS) {
      facts.put(key, known.getOrDefault(key, "unknown"));
    }
    return new Fingerprint(facts);
  }

  /** The facts that hold without PyTorch. */
  static Fingerprint machine() {
    CpuInfo cpu = prepared().cpu();
    VirtualMachine virtual = prepared().machine();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cpu", cpu.model());
    facts.put("cpu_flags", cpu.flags());
    facts.put("java", System.getProperty("java.version"));
    facts.put("java_vm", virtual.name());
    facts.put("java_vector", virtual.vector());
    facts.put("fma", virtual.fma());
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("malloc", EnvironmentFacts.malloc(System.getenv()));
    facts.put("environment", EnvironmentFacts.kernels(System.getenv()));
    return new Fingerprint(facts);
  }

  private static Prepared prepared() {
    begin();
    FutureTask<Prepared> task;
    synchronized (TorchFingerprint.class) {
      task = Objects.requireNonNull(preparing);
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while this machine's facts were read", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the facts of this machine could not be read", e.getCause());
    }
  }

  private static @Nullable UnaryOperator<String> showConfig() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
      return null; // only there a std::string is laid out as ShowConfig has it
    }
    try {
      return SeparateJna.showConfig();
    } catch (Throwable noJna) {
      throwIfFatal(noJna);
      return null;
    }
  }

  private static TorchConfig config() {
    try {
      return config(NativeLibraries.folder().resolve(LIBRARY), prepared().showConfig());
    } catch (IOException noFolder) {
      return TorchConfig.UNKNOWN;
    }
  }

  /** What a library says of itself; unknown where it is missing or says nothing. */
  static TorchConfig config(Path library, @Nullable UnaryOperator<String> showConfig) {
    if (showConfig == null) {
      return TorchConfig.UNKNOWN;
    }
    try {
      return TorchConfig.parse(showConfig.apply(library.toAbsolutePath().toString()));
    } catch (Throwable notAsked) {
      throwIfFatal(notAsked);
      return TorchConfig.UNKNOWN;
    }
  }

  /** A run does without the facts of a build; it does not do without a working JVM. */
  private static void throwIfFatal(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal) {
      throw fatal;
    }
  }
}
