package io.github.convparity;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Python that tests use: the first that has what they need. */
public final class Python {
  /** What one call printed, both streams in one, and its exit code. */
  public record Answer(int status, String text) {}

  private Python() {}

  /** A Python that can import a module; the test is skipped, with a message, where none can. */
  public static String having(String module) {
    String found = find(module);
    assumeTrue(found != null, "no Python can import " + module);
    return Objects.requireNonNull(found);
  }

  /**
   * A Python with torch. Where none has it the test fails if the environment says that it must be
   * there, by {@code CI} or {@code CONVPARITY_REQUIRE_PYTHON_TORCH}, and otherwise is skipped.
   */
  public static String havingTorch() {
    boolean required =
        System.getenv("CI") != null || System.getenv("CONVPARITY_REQUIRE_PYTHON_TORCH") != null;
    if (required && find("torch") == null) {
      fail("no Python can import torch: install python3-torch, or set CONVPARITY_PYTHON");
    }
    return having("torch");
  }

  private static @Nullable String find(String module) {
    return Stream.of(System.getenv("CONVPARITY_PYTHON"), "/usr/bin/python3", "python3")
        .filter(python -> python != null && canImport(python, module))
        .findFirst()
        .orElse(null);
  }

  private static boolean canImport(String python, String module) {
    try {
      return run(List.of(python, "-c", "import " + module)).status() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** Runs a command to its end. */
  public static Answer run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (InputStream printed = process.getInputStream()) {
      String text = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
