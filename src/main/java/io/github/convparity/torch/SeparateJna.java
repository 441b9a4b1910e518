package io.github.convparity.torch;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A second copy of JNA, for {@link ShowConfig} alone. DJL must not have a working JNA, since it
 * would look for CUDA with it; and what JNA may do is settled once, by properties of the process.
 */
final class SeparateJna extends ClassLoader {
  private static final String OURS = ShowConfig.class.getName();

  private SeparateJna(ClassLoader parent) {
    super(parent);
  }

  /**
   * Makes a {@link ShowConfig}. DJL's own JNA has failed for good before the properties change.
   *
   * @throws IOException if the temporary folder cannot be written
   * @throws ReflectiveOperationException if there is no JNA on the class path
   * @throws LinkageError if JNA has no library for this platform
   */
  static UnaryOperator<String> showConfig() throws IOException, ReflectiveOperationException {
    CudaUtils.getGpuCount();
    Path temporary = Files.createTempDirectory("convparity");
    Map<String, String> before = new HashMap<>();
    try {
      set("jna.noclasspath", "false", before);
      set("jna.tmpdir", temporary.toString(), before); // not the home folder
      set("jna.platform.library.path", temporary.toString(), before); // no ldconfig is started
      return newShowConfig();
    } finally {
      before.forEach(SeparateJna::restore);
      delete(temporary);
    }
  }

  @SuppressWarnings("unchecked") // it is a ShowConfig, though not the one that is known here
  private static UnaryOperator<String> newShowConfig() throws ReflectiveOperationException {
    ClassLoader separate = new SeparateJna(SeparateJna.class.getClassLoader());
    Constructor<?> constructor = separate.loadClass(OURS).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (UnaryOperator<String>) constructor.newInstance();
  }

  private static void set(String property, String value, Map<String, String> before) {
    before.put(property, System.getProperty(property, ""));
    System.setProperty(property, value);
  }

  private static void restore(String property, String value) {
    if (value.isEmpty()) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("com.sun.jna.") && !name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
