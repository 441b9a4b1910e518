package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code mutants}. */
@Command(
    name = "mutants",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Measures a suite: plants every known fault in a convolution, compares it with PyTorch in"
            + " all cases, and says which faults are caught, by how many cases, whether each is"
            + " named rightly, and which survive. Without a selection: the suite edges.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity mutants edges special",
      "  convparity mutants --cases own.jsonl --fail-under 100",
      "  convparity mutants seed --fault kernel-rotated --fault padded-by-reflect"
    })
final class MutantsCommand implements Callable<Integer>, VerboseCommand {
  /** Formats of the scores. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nFaults and execution:%n")
  private Options options = new Options();

  @ArgGroup(validate = false, heading = "%nOutput:%n")
  private Printing printing = new Printing();

  /** What is planted, and how the cases are run. */
  static final class Options {
    @Option(
        names = "--fault",
        paramLabel = "NAME",
        description = "Plant this fault only (all that are known). Repeatable.")
    List<String> faults = new ArrayList<>();

    @Option(
        names = "--fail-under",
        paramLabel = "PERCENT",
        description = "Exit with 1 if fewer of the planted faults are caught (0).")
    double failUnder;

    @Option(
        names = {"-j", "--jobs"},
        paramLabel = "N",
        description = "Faults that are at work at a time (processors).")
    @Nullable Integer jobs;

    @Option(
        names = "--torch-threads",
        paramLabel = "N",
        description = "Threads within one operation of PyTorch (1).")
    int torchThreads = 1;

    @Option(
        names = {"-o", "--out"},
        paramLabel = "DIR",
        description = "Folder of results in which ids with a hash are looked up (.convparity).")
    Path out = Path.of(".convparity");
  }

  /** How the scores are shown. */
  static final class Printing extends PrintingOptions {
    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "${COMPLETION-CANDIDATES} (text).")
    Format format = Format.text;

    @Option(
        names = {"-q", "--quiet"},
        description = "Only what survives or is not named, and the last line.")
    boolean quiet;
  }

  MutantsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return new MutantsJob(terminal, selection, options, printing).run();
  }

  @Override
  public boolean isVerbose() {
    return printing.verbose;
  }
}
