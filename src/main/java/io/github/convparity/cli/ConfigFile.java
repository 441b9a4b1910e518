package io.github.convparity.cli;

import io.github.convparity.result.KnownFailures;
import io.github.convparity.suite.CaseFilter;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suites;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.suite.UsageException;
import io.github.convparity.suite.YamlNode;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A configuration: what a run does where the command line says nothing else. Everything in it is
 * checked when it is read, also what the command line then overrides. Paths are relative to its
 * folder.
 */
final class ConfigFile {
  private static final List<String> KEYS =
      List.of(
          "suites",
          "cases",
          "case",
          "input",
          "axes",
          "filter",
          "image",
          "grad",
          "candidates",
          "candidate-paths",
          "known",
          "slack",
          "jobs",
          "timeout",
          "torch-threads",
          "max-memory",
          "max-failures",
          "out");

  private final Path file;
  private final Map<String, YamlNode> keys;
  private final SelectionOptions selection = new SelectionOptions();
  private final CandidateOptions candidates = new CandidateOptions();
  private final ExecutionOptions execution = new ExecutionOptions();
  private @Nullable Path known;
  private @Nullable KnownFailures inline;
  private @Nullable Path out;

  private ConfigFile(Path file, Map<String, YamlNode> keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * Reads and checks one.
   *
   * @throws UsageException if something in it is not as it must be; the message names line and key
   * @throws NoSuchFileException if it, or a file that it names, is not there
   */
  static ConfigFile read(Path file) throws IOException {
    YamlNode root = YamlNode.read(file.toString(), HistoryOptions.bytes(file));
    ConfigFile config = new ConfigFile(file, root.entries(KEYS));
    config.readSelection();
    config.readCandidates();
    config.readExecution();
    return config;
  }

  private void readSelection() throws IOException {
    for (YamlNode suite : items("suites")) {
      selection.suites.add(suite.read(name -> Suites.named(name).name()));
    }
    for (YamlNode cases : items("cases")) {
      selection.cases.files.add(path(cases));
    }
    for (YamlNode id : items("case")) {
      selection.cases.ids.add(id.read(ConfigFile::caseId));
    }
    for (YamlNode filter : items("filter")) {
      filter.read(CaseFilter::parse);
      selection.cases.filters.add(filter.text());
    }
    YamlNode input = keys.get("input");
    selection.cases.input = input == null ? null : input.read(ConfigFile::dims);
    YamlNode image = keys.get("image");
    selection.cases.image = image == null ? null : path(image);
    YamlNode grad = keys.get("grad");
    selection.cases.grad = grad != null && isTrue(grad);
    YamlNode axes = keys.get("axes");
    if (axes != null) {
      ConfigAxes.read(axes, selection.axes);
    }
  }

  private static String caseId(String text) {
    if (TorchNotation.isLayer(text)) {
      TorchNotation.read(text, channels -> Shape.of(channels, 1, 1));
    } else {
      CaseId.parse(text, Pictures.unseen());
    }
    return text;
  }

  private static String dims(String text) {
    CaseId.parseDims(text);
    return text;
  }

  private static boolean isTrue(YamlNode node) {
    return switch (node.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw node.wrong("must be true or false");
    };
  }

  private void readCandidates() throws IOException {
    for (YamlNode name : items("candidates")) {
      candidates.names.add(name.text());
      candidates.source = file + " line " + name.line() + ": ";
    }
    for (YamlNode path : items("candidate-paths")) {
      candidates.paths.add(path(path));
      candidates.source = file + " line " + path.line() + ": ";
    }
  }

  private void readExecution() throws IOException {
    YamlNode failures = keys.get("known");
    if (failures != null && failures.isText()) {
      known = path(failures);
    } else if (failures != null) {
      inline = KnownFailures.of(failures);
    }
    YamlNode folder = keys.get("out");
    out = folder == null ? null : resolved(folder);
    checked("slack", text -> execution.slack = text);
    checked("timeout", text -> execution.timeout = text);
    checked("max-memory", text -> execution.maxMemory = text);
    checked("jobs", text -> execution.jobs = Integer.valueOf(text));
    checked("max-failures", text -> execution.maxFailures = Integer.valueOf(text));
    checked("torch-threads", text -> execution.torchThreads = Integer.parseInt(text));
  }

  private interface Setter {
    void set(String text);
  }

  /** Sets an option of the execution, and checks it as the option would be. */
  private void checked(String key, Setter setter) {
    YamlNode node = keys.get(key);
    if (node != null) {
      node.read(
          text -> {
            setter.set(text);
            execution.torchThreads();
            return execution.toRunOptions();
          });
    }
  }

  private List<YamlNode> items(String key) {
    YamlNode node = keys.get(key);
    return node == null ? List.of() : node.items();
  }

  private Path resolved(YamlNode node) {
    Path named = node.read(text -> Path.of(text));
    return file.resolveSibling(named);
  }

  private Path path(YamlNode node) throws IOException {
    Path path = resolved(node);
    if (!Files.exists(path)) {
      throw new NoSuchFileException(
          path.toString(), null, "no such file or folder (" + file + " line " + node.line() + ")");
    }
    return path;
  }

  /**
   * Fills in what the command line leaves open: all of the selection where it names no cases, and
   * otherwise nothing of it; the candidates where it names neither these nor where they are.
   *
   * @param given whether an option stands on the command line
   */
  void fill(SelectionOptions selects, CandidateOptions tries, Predicate<String> given) {
    if (!namesCases(selects)) {
      selects.suites = new ArrayList<>(selection.suites);
      selects.cases.files = selection.cases.files;
      selects.cases.ids = selection.cases.ids;
      selects.cases.input = given.test("--input") ? selects.cases.input : selection.cases.input;
      selects.cases.image = given.test("--image") ? selects.cases.image : selection.cases.image;
      selects.cases.filters =
          given.test("--filter") ? selects.cases.filters : selection.cases.filters;
      selects.cases.grad |= selection.cases.grad;
      ConfigAxes.fill(selection.axes, selects.axes);
    }
    if (!given.test("--candidate") && !given.test("--candidate-path")) {
      tries.names = candidates.names;
      tries.paths = candidates.paths;
      tries.source = candidates.source;
    }
  }

  /** Whether the command line says which cases; what it says of their data alone does not. */
  private static boolean namesCases(SelectionOptions selects) {
    AxisParser axes = new AxisParser(selects.axes);
    return !selects.suites.isEmpty()
        || !selects.cases.files.isEmpty()
        || !selects.cases.ids.isEmpty()
        || !selects.tensors.isEmpty()
        || axes.hasGridAxis()
        || axes.hasInputAxis();
  }

  /** The same for what only a run has. */
  void fill(
      ExecutionOptions runs,
      HistoryOptions history,
      OutputOptions output,
      Predicate<String> given) {
    runs.slack = given.test("--slack") ? runs.slack : execution.slack;
    runs.timeout = given.test("--timeout") ? runs.timeout : execution.timeout;
    runs.maxMemory = given.test("--max-memory") ? runs.maxMemory : execution.maxMemory;
    runs.jobs = given.test("--jobs") ? runs.jobs : execution.jobs;
    runs.maxFailures = given.test("--max-failures") ? runs.maxFailures : execution.maxFailures;
    runs.torchThreads = given.test("--torch-threads") ? runs.torchThreads : execution.torchThreads;
    if (!given.test("--known")) {
      history.known.file = known;
      history.known.inline = inline;
      history.known.inlineSource = file.toString();
    }
    if (out != null && !given.test("--out")) {
      output.out = out;
    }
  }
}
