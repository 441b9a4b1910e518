package io.github.convparity.run;

import io.github.convparity.result.Header;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Shard;
import io.github.convparity.suite.Suite;
import io.github.convparity.tensor.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the results of a run depend on, each by its name. Jobs, a limit of failures and {@code
 * --isolate} are not among them.
 */
public final class RunFacts {
  private RunFacts() {}

  /** The facts in a fixed order. */
  public static Map<String, String> of(
      Header header, Selection selection, List<Candidate> candidates, RunOptions options) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("version", header.version());
    facts.put("selection", selection(selection));
    Shard.Whole whole = header.whole();
    facts.put("shard", whole == null ? "none" : whole.shard() + " of " + whole.sha256());
    facts.put(
        "candidates",
        candidates.stream().map(RunFacts::candidate).collect(Collectors.joining(", ")));
    facts.put("reference", header.reference());
    header.fingerprint().facts().forEach((name, value) -> facts.put("fingerprint " + name, value));
    facts.put("--slack", Double.toString(options.slack()));
    facts.put("--timeout", options.timeout().toMillis() + " ms");
    facts.put("--max-memory", Long.toString(options.maxMemory()));
    facts.put("--weak", Boolean.toString(options.weak()));
    facts.put("--control", Boolean.toString(options.control()));
    return facts;
  }

  /** Names and sizes; the cases themselves are compared where their results are taken over. */
  private static String selection(Selection selection) {
    return selection.suites().stream().map(RunFacts::suite).collect(Collectors.joining(", "));
  }

  private static String suite(Suite suite) {
    return suite.name() + " (" + suite.size() + ")";
  }

  private static String candidate(Candidate candidate) {
    String name = candidate.name() + " (" + candidate.type().getName();
    CodeSource source = candidate.type().getProtectionDomain().getCodeSource();
    boolean own = RunFacts.class.getClassLoader().equals(candidate.type().getClassLoader());
    if (own || source == null || source.getLocation() == null) {
      return name + ")"; // the version says what it is
    }
    try {
      return name + ", code " + code(Path.of(source.getLocation().toURI())) + ")";
    } catch (URISyntaxException | IOException e) {
      return name + ")";
    }
  }

  /** A digest of a jar, or of all classes in a folder. */
  private static String code(Path location) throws IOException {
    Digest.Stream digest = new Digest.Stream();
    try (Stream<Path> walk = Files.walk(location)) {
      walk.filter(Files::isRegularFile)
          .filter(file -> file.equals(location) || file.toString().endsWith(".class"))
          .sorted()
          .forEach(file -> add(digest, location, file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return digest.hex().substring(0, 16);
  }

  private static void add(Digest.Stream digest, Path location, Path file) {
    try {
      digest.update(location.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
