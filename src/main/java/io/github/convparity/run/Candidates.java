package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.suite.Suggestions;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** Finds implementations: the project's own, and those on paths that a user gives. */
public final class Candidates {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

  /** The candidate of a run that names none. */
  public static final String DEFAULT = "direct";

  private final ClassLoader loader;
  private final List<Candidate> own;
  private final List<Candidate> found;

  private Candidates(ClassLoader loader, List<Candidate> own, List<Candidate> found) {
    this.loader = loader;
    this.own = own;
    this.found = found;
  }

  /**
   * The candidates of a run.
   *
   * @param asked names, or names of classes; empty for all on the paths, or {@code direct} where
   *     there are no paths
   * @param paths jars, folders of classes or folders of jars
   * @throws UsageException if one is unknown, cannot be loaded or made, or has the name of another
   * @throws NoSuchFileException if a path does not exist
   */
  public static List<Candidate> find(List<String> asked, List<Path> paths) throws IOException {
    Candidates candidates = on(paths);
    List<Candidate> chosen = new ArrayList<>();
    if (!asked.isEmpty()) {
      for (String name : asked) {
        chosen.add(candidates.named(name));
      }
    } else if (paths.isEmpty()) {
      chosen.add(candidates.named(DEFAULT));
    } else {
      chosen.addAll(candidates.found);
      if (chosen.isEmpty()) {
        throw new UsageException(
            "candidate path ("
                + paths
                + ") must have an implementation registered in META-INF/services/"
                + Conv2d.class.getName()
                + ", or be given together with --candidate CLASS");
      }
    }
    checkNames(chosen);
    return List.copyOf(chosen);
  }

  /** The project's own candidates. */
  public static List<Candidate> own() {
    return registered(Candidates.class.getClassLoader());
  }

  private static Candidates on(List<Path> paths) throws IOException {
    ClassLoader ownLoader = Candidates.class.getClassLoader();
    List<Candidate> own = own();
    if (paths.isEmpty()) {
      return new Candidates(ownLoader, own, List.of());
    }
    List<URL> urls = new ArrayList<>();
    for (Path path : paths) {
      addUrls(path, urls);
    }
    ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ownLoader);
    return new Candidates(loader, own, registered(loader));
  }

  private static void addUrls(Path path, List<URL> urls) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "candidate path does not exist");
    }
    urls.add(path.toUri().toURL());
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(path, "*.jar")) {
        for (Path jar : jars) {
          urls.add(jar.toUri().toURL());
        }
      }
    }
  }

  /** What is registered with this loader itself, not with its parents. */
  @SuppressWarnings("ReferenceEquality") // the very loader
  private static List<Candidate> registered(ClassLoader loader) {
    try {
      return ServiceLoader.load(Conv2d.class, loader).stream()
          .map(ServiceLoader.Provider::type)
          .filter(type -> type.getClassLoader() == loader)
          .map(Candidates::candidate)
          .toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new UsageException("a registered candidate cannot be loaded: " + reason(e));
    }
  }

  private Candidate named(String name) {
    List<Candidate> known = new ArrayList<>(own);
    known.addAll(found);
    List<Candidate> matching =
        known.stream().filter(candidate -> candidate.name().equals(name)).toList();
    if (matching.size() > 1) {
      throw new UsageException("candidate name (" + name + ") must be that of one implementation");
    }
    return matching.isEmpty() ? ofClass(name, known) : matching.get(0);
  }

  private Candidate ofClass(String name, List<Candidate> known) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      if (!Conv2d.class.isAssignableFrom(type)) {
        throw new UsageException(
            "candidate (" + name + ") must implement " + Conv2d.class.getName());
      }
      return candidate(type.asSubclass(Conv2d.class));
    } catch (ClassNotFoundException e) {
      List<String> names = known.stream().map(Candidate::name).toList();
      throw new UsageException(
          "candidate ("
              + name
              + ") must be one of "
              + String.join(", ", names)
              + ", or a class on --candidate-path"
              + Suggestions.didYouMean(name, names));
    } catch (LinkageError e) {
      throw new UsageException("candidate (" + name + ") cannot be loaded: " + reason(e));
    }
  }

  private static Candidate candidate(Class<? extends Conv2d> type) {
    Conv2d first = make(type);
    String name;
    try {
      name = first.name();
    } catch (Throwable e) { // whatever a name() may throw
      throw new UsageException("name() of candidate " + type.getName() + " fails: " + reason(e));
    } finally {
      closeQuietly(first);
    }
    if (name == null || !NAME.matcher(name).matches()) {
      throw new UsageException(
          "name (" + name + ") of candidate " + type.getName() + " must match " + NAME);
    }
    return new Candidate(name, type, () -> make(type));
  }

  private static Conv2d make(Class<? extends Conv2d> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (NoSuchMethodException e) {
      throw new UsageException(
          "candidate " + type.getName() + " must have a public constructor without arguments");
    } catch (InvocationTargetException e) {
      throw new UsageException(
          "candidate " + type.getName() + " cannot be made: " + reason(e.getTargetException()));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new UsageException("candidate " + type.getName() + " cannot be made: " + reason(e));
    }
  }

  /** Closes an instance that wants it; what it throws then changes no result. */
  static void closeQuietly(Conv2d candidate) {
    if (candidate instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Throwable ignored) {
        // Its answers are in; how it ends is not compared.
      }
    }
  }

  private static String reason(Throwable thrown) {
    return thrown instanceof UnsupportedClassVersionError
        ? thrown.getMessage() + "; run with a newer Java, or compile it for this one"
        : thrown.toString();
  }

  private static void checkNames(List<Candidate> chosen) {
    Map<String, Candidate> byName = new LinkedHashMap<>();
    for (Candidate candidate : chosen) {
      Candidate other = byName.put(candidate.name(), candidate);
      if (other != null) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "candidate name (%s) must be unique; %s and %s both have it",
                candidate.name(),
                other.type().getName(),
                candidate.type().getName()));
      }
    }
  }
}
