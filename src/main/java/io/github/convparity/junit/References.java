package io.github.convparity.junit;

import io.github.convparity.golden.GoldenReference;
import io.github.convparity.golden.Pack;
import io.github.convparity.golden.PackFolders;
import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.UsageException;
import io.github.convparity.torch.TorchReference;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

  /** The property that names packs, or folders of packs, separated as a class path is. */
  private static final String PACKS = "convparity.golden";

  /** The first that can be opened is taken. */
  private static final List<Source> SOURCES =
      List.of(
          new Source("PyTorch", () -> TorchReference.open(1)),
          new Source("golden packs", () -> packs(System.getProperty(PACKS))));

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
   * The packs in these folders; where none is named, those of the newest PyTorch below {@code
   * golden} in the working directory.
   */
  static Reference packs(@Nullable String named) {
    List<Path> paths =
        named == null
            ? List.of()
            : Stream.of(named.split(Pattern.quote(File.pathSeparator), -1)).map(Path::of).toList();
    try {
      List<Pack> packs = new ArrayList<>();
      for (Path folder : PackFolders.find(paths)) {
        packs.add(Pack.open(folder, Pictures.own()));
      }
      return GoldenReference.of(packs);
    } catch (IOException | InvalidPathException | UsageException e) {
      boolean missing = e instanceof NoSuchFileException;
      String why = (missing ? "no such file or folder: " : "") + e.getMessage();
      throw new ReferenceUnavailableException(why, e);
    }
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
            + " test's dependencies, or name a golden pack with -D"
            + PACKS
            + "=DIR",
        last);
  }
}
