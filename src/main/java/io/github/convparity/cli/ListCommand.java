package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convparity list}: its options; the work is in {@link Listing}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the suites; or, with a selection, the cases that a run would do.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity list",
      "  convparity list edges --format ids",
      "  convparity list -k 1..3 -p same --format json > cases.jsonl"
    })
final class ListCommand implements Callable<Integer>, VerboseCommand {
  /** Formats of a list. */
  enum Format {
    table,
    ids,
    json
  }

  private final Terminal terminal;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (table).")
  private Format format = Format.table;

  @Option(
      names = "--candidates",
      description = "Lists implementations instead: the project's own, and those on the paths.")
  private boolean listCandidates;

  @ArgGroup(validate = false, heading = "%nCandidates:%n")
  private CandidateOptions candidates = new CandidateOptions();

  @Mixin private ShardOption shard = new ShardOption();

  @Option(names = "--count", description = "Only how many there are.")
  private boolean count;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Folder of the last run's results (.convparity).")
  private Path out = Path.of(".convparity");

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  private boolean verbose;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Lists the cases of a configuration, as run would take them.")
  private @Nullable Path config;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (config != null) {
      CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
      ConfigFile.read(config).fill(selection, candidates, parsed::hasMatchedOption);
    }
    Listing listing = new Listing(terminal, format, count);
    return listCandidates
        ? listing.candidates(candidates.names, candidates.paths)
        : listing.list(selection, shard, out);
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }
}
