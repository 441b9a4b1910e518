package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Candidates as users bring them: sources, compiled into a folder or a jar while a test runs. */
public final class CompiledCandidates {
  /** A body that does not come back, and leaves the processor to the tests after it. */
  public static final String HANGS =
      "while (true) { Thread.interrupted(); java.util.concurrent.locks.LockSupport.park(); }";

  private static final String SERVICES = "META-INF/services/" + Conv2d.class.getName();

  private final Path folder;
  private final List<JavaFileObject> sources = new ArrayList<>();

  private CompiledCandidates(Path folder) {
    this.folder = folder;
  }

  /** Compiled classes are to stand in this folder. */
  public static CompiledCandidates in(Path folder) {
    return new CompiledCandidates(folder);
  }

  /** Adds a class of the package {@code com.acme} that calls itself {@code name}. */
  public CompiledCandidates with(String className, String name, String bodyOfForward) {
    return with(className, name, bodyOfForward, "");
  }

  /** Adds a class with more members. */
  public CompiledCandidates with(
      String className, String name, String bodyOfForward, String members) {
    return withSource(
        className,
        """
        package com.acme;
        import io.github.convparity.conv.*;
        import io.github.convparity.kernel.DirectConv2d;
        import io.github.convparity.tensor.Tensor;
        public class %s implements Conv2d {
          %s
          public String name() { return "%s"; }
          public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options) {
            %s
          }
        }
        """
            .formatted(className, members, name, bodyOfForward));
  }

  /** Adds a class of the package {@code com.acme} by its whole source. */
  public CompiledCandidates withSource(String className, String source) {
    URI uri = URI.create("string:///com/acme/" + className + ".java");
    sources.add(
        new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        });
    return this;
  }

  /** Compiles what was added; the folder. */
  public Path compile() throws IOException {
    Files.createDirectories(folder);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("-proc:none", "-cp", ownClasses().toString(), "-d", folder.toString());
    if (!compiler.getTask(null, null, null, options, null, sources).call()) {
      throw new IllegalArgumentException("the sources of the test do not compile");
    }
    return folder;
  }

  private static Path ownClasses() {
    try {
      return Path.of(Conv2d.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiles, and registers these classes of the package {@code com.acme}. */
  public Path compileAndRegister(String... classNames) throws IOException {
    compile();
    List<String> lines = Stream.of(classNames).map("com.acme."::concat).toList();
    Path services = folder.resolve(SERVICES);
    Files.createDirectories(services.getParent());
    Files.write(services, lines);
    return folder;
  }

  /** Everything in a folder as a jar. */
  public static Path jar(Path folder, Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        entries.putNextEntry(new JarEntry(name));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
    return jar;
  }
}
