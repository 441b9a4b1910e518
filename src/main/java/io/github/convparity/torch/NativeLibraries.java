package io.github.convparity.torch;

import ai.djl.util.Utils;
import io.github.convparity.reference.ReferenceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * PyTorch's native libraries as DJL unpacks them. A library that was cut short would not fail to
 * load but end the process, so sizes are compared first.
 */
final class NativeLibraries {
  private static final String PROPERTIES = "native/lib/pytorch.properties";

  private NativeLibraries() {}

  /**
   * Checks what is unpacked; nothing is unpacked yet before the first use.
   *
   * @throws ReferenceUnavailableException if there is no library for this platform, or one is
   *     broken
   */
  static void check() throws IOException {
    Properties properties = properties();
    String flavor = properties.getProperty("flavor");
    String platform = properties.getProperty("classifier");
    Path folder = folder();
    ClassLoader loader = NativeLibraries.class.getClassLoader();
    for (String library : properties.getProperty("libraries").split(",", -1)) {
      Path unpacked = folder.resolve(library);
      URL packed = loader.getResource("pytorch/" + flavor + "/" + platform + "/" + library);
      if (packed != null && Files.exists(unpacked)) {
        checkSize(unpacked, packed.openConnection().getContentLengthLong());
      }
    }
  }

  /** Where the libraries are unpacked. */
  static Path folder() throws IOException {
    Properties properties = properties();
    return Utils.getEngineCacheDir("pytorch")
        .resolve(
            properties.getProperty("version")
                + "-"
                + properties.getProperty("flavor")
                + "-"
                + properties.getProperty("classifier"));
  }

  private static Properties properties() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = NativeLibraries.class.getClassLoader().getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        throw new ReferenceUnavailableException(
            "no native library is on the class path; the build brings one for Linux x86_64 and"
                + " aarch64, macOS aarch64 and Windows x86_64",
            null);
      }
      properties.load(in);
    }
    return properties;
  }

  private static void checkSize(Path unpacked, long expected) throws IOException {
    if (Files.size(unpacked) != expected) {
      throw new ReferenceUnavailableException(
          String.format(
              Locale.ROOT,
              "%s (%d bytes) must have the %d bytes that the build has; delete its folder and run"
                  + " again",
              unpacked,
              Files.size(unpacked),
              expected),
          null);
    }
  }
}
