package io.github.convparity.torch;

import ai.djl.util.Utils;
import io.github.convparity.reference.ReferenceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;

/**
 * PyTorch's native libraries as DJL unpacks them. A library that was cut short would not fail to
 * load but end the process, so sizes are compared first.
 */
final class NativeLibraries {
  private static final String CACHE = "ENGINE_CACHE_DIR";
  private static final String PROPERTIES = "native/lib/pytorch.properties";

  private NativeLibraries() {}

  /**
   * Checks what is unpacked; nothing is unpacked yet before the first use.
   *
   * @throws ReferenceUnavailableException if there is no library for this platform, or one is
   *     broken
   */
  static void check() throws IOException {
    useTemporaryFolderIfNeeded();
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

  /**
   * Where nothing is unpacked yet and the home folder cannot be written, the temporary one is used.
   */
  private static void useTemporaryFolderIfNeeded() throws IOException {
    Path folder = folder();
    boolean chosen =
        System.getProperty(CACHE) != null
            || System.getenv(CACHE) != null
            || System.getenv("DJL_CACHE_DIR") != null;
    if (chosen || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder.getParent());
      Files.delete(Files.createTempFile(folder.getParent(), "write", null));
    } catch (IOException notWritable) {
      System.setProperty(CACHE, temporaryFolder().toString());
    }
  }

  /**
   * A folder below the temporary one that only this user can write, since code is loaded from it.
   */
  private static Path temporaryFolder() throws IOException {
    Path folder =
        Path.of(
            System.getProperty("java.io.tmpdir"), "convparity-" + System.getProperty("user.name"));
    Path probe = Files.createTempFile("convparity", null);
    try {
      if (!Files.exists(folder)) {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
      }
      if (!Files.getOwner(folder).equals(Files.getOwner(probe))) {
        throw new ReferenceUnavailableException(
            folder + " must belong to you; set " + CACHE + " to a folder that can be written",
            null);
      }
      return folder;
    } finally {
      Files.delete(probe);
    }
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
