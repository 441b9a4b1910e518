package io.github.convparity.junit;

import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.torch.TorchReference;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which reference the tests of this process are compared with, and when it is opened and closed.
 */
final class References {
  /**
   * Where a reference may come from.
   *
   * @param name for messages
   * @param open throws {@link ReferenceUnavailableException} or a {@link LinkageError} if there is
   *     none
   */
  record Source(String name, Supplier<Reference> open) {}

  /** The first that can be opened is taken. Golden packs belong behind PyTorch. */
  private static final List<Source> SOURCES =
      List.of(new Source("PyTorch", () -> TorchReference.open(1)));

  private static @Nullable Reference shared;
  private static @Nullable String unavailable;

  private References() {}

  /**
   * The one reference of this process: opened when it is first asked for, closed when the process
   * ends.
   *
   * @throws ReferenceUnavailableException if there is none; the same each time
   */
  static synchronized Reference shared() {
    if (unavailable != null) {
      throw new ReferenceUnavailableException(unavailable, null);
    }
    if (shared == null) {
      try {
        Reference opened = first(SOURCES);
        Runtime.getRuntime().addShutdownHook(new Thread(opened::close, "convparity-close"));
        shared = opened;
      } catch (ReferenceUnavailableException e) {
        unavailable = String.valueOf(e.getMessage());
        throw e;
      }
    }
    return shared;
  }

  /**
   * The first that can be opened.
   *
   * @throws ReferenceUnavailableException if none can; it says why of each
   */
  static Reference first(List<Source> sources) {
    Stream.Builder<String> reasons = Stream.builder();
    ReferenceUnavailableException last = null;
    for (Source source : sources) {
      try {
        return source.open().get();
      } catch (ReferenceUnavailableException e) {
        last = e;
        reasons.add(source.name() + ": " + e.getMessage());
      } catch (LinkageError e) { // its libraries are optional
        last = new ReferenceUnavailableException(e.toString(), e);
        reasons.add(source.name() + ": not among the test's dependencies (" + e + ")");
      }
    }
    throw new ReferenceUnavailableException(
        "there is nothing to compare with; "
            + reasons.build().collect(Collectors.joining("; "))
            + "; add ai.djl.pytorch:pytorch-engine, pytorch-jni and pytorch-native-cpu to the"
            + " test's dependencies",
        last);
  }
}
