package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convparity golden}: options of its commands; the work is in the jobs of their names. */
@Command(
    name = "golden",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Packs of stored answers of PyTorch: records them, and compares candidates with them where"
            + " there is no PyTorch.",
    subcommands = {
      GoldenCommand.RecordPack.class,
      GoldenCommand.ExportCases.class,
      GoldenCommand.VerifyPacks.class,
      GoldenCommand.DiffPacks.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity golden verify --candidate vector",
      "  convparity golden record edges --out packs/edges",
      "  convparity golden diff golden/pytorch-1.13.1 golden/pytorch-2.7.1"
    })
final class GoldenCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** What every command of packs has. */
  abstract static class Packs implements Callable<Integer>, VerboseCommand {
    @Option(
        names = {"-v", "--verbose"},
        description = "Stack traces with errors.")
    private boolean verbose;

    @Override
    public boolean isVerbose() {
      return verbose;
    }
  }

  /** {@code golden record}. */
  @Command(
      name = "record",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Asks PyTorch and writes its answers as a pack. Where a pack stands already, says what"
              + " would change, and changes nothing without --approve.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  convparity golden record edges --out packs/edges",
        "  convparity golden record gradients --out packs/gradients --approve"
      })
  static final class RecordPack extends Packs {
    private final Terminal terminal;

    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(
        names = {"-o", "--out"},
        required = true,
        paramLabel = "PACK",
        description = "The folder of the pack.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(names = "--approve", description = "Replaces the pack that stands there.")
    private boolean approve;

    @Option(
        names = "--torch-threads",
        paramLabel = "N",
        description = "Threads within one operation of PyTorch (1).")
    private int torchThreads = 1;

    RecordPack(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
      int threads = TrialOptions.threads("--torch-threads", torchThreads);
      return new GoldenRecordJob(terminal, selection, out, approve, threads).record();
    }
  }

  /** {@code golden export}. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Writes cases for another program, such as scripts/record_golden.py, which answers them"
              + " with any PyTorch of Python.",
      footerHeading = "%nExample:%n",
      footer = {
        "  convparity golden export edges --out cases --with-inputs",
        "  python3 scripts/record_golden.py cases --out packs/edges"
      })
  static final class ExportCases extends Packs {
    private final Terminal terminal;

    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(
        names = {"-o", "--out"},
        required = true,
        paramLabel = "DIR",
        description = "The folder to write, which must not be there or be empty.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(
        names = "--with-inputs",
        description = "Writes the arguments too, for programs that do not compute them.")
    private boolean withInputs;

    ExportCases(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
      return new GoldenExportJob(terminal, selection, out, withInputs).export();
    }
  }

  /** {@code golden verify}. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Compares candidates with packs, as run does with PyTorch, which is not needed. Exits as"
              + " run would.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  convparity golden verify --candidate vector",
        "  convparity golden verify golden/pytorch-1.13.1 --candidate-path my.jar"
      })
  static final class VerifyPacks implements Callable<Integer>, VerboseCommand {
    private final Terminal terminal;

    @Parameters(
        paramLabel = "PACK",
        arity = "0..*",
        description =
            "Packs, or folders of packs, of one PyTorch (those of the newest PyTorch in golden).")
    private List<Path> packs = new ArrayList<>();

    @Option(
        names = "--case",
        paramLabel = "ID",
        description = "Only this case of the packs. Repeatable.")
    private List<String> ids = new ArrayList<>();

    @Option(
        names = "--image",
        paramLabel = "FILE",
        description = "The picture that cases of the packs name.")
    @Nullable Path image;

    @ArgGroup(validate = false, heading = "%nCandidates:%n")
    private CandidateOptions candidates = new CandidateOptions();

    @ArgGroup(validate = false, heading = "%nExecution:%n")
    private ExecutionOptions execution = new ExecutionOptions();

    @ArgGroup(validate = false, heading = "%nRuns that survive:%n")
    private SurvivalOptions survival = new SurvivalOptions();

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    private RunOutputOptions output = new RunOutputOptions();

    @ArgGroup(validate = false, heading = "%nKnown failures:%n")
    private KnownOptions known = new KnownOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    VerifyPacks(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
      List<String> command = spec.root().commandLine().getParseResult().originalArgs();
      return new GoldenVerifyJob(terminal, candidates, execution, survival, output, known, command)
          .verify(packs, ids, image);
    }

    @Override
    public boolean isVerbose() {
      return output.verbose;
    }
  }

  /** {@code golden diff}. */
  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Says which answers of a second pack are not those of the first, and whether both are"
              + " right. Exits with 1 where one is not, or a case is in one pack only.",
      footerHeading = "%nExample:%n",
      footer = "  convparity golden diff golden/pytorch-1.13.1 golden/pytorch-2.7.1")
  static final class DiffPacks extends Packs {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "A pack, or a folder of packs.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path before;

    @Parameters(index = "1", paramLabel = "B", description = "Another.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path after;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json (text).")
    private GoldenDiffJob.Format format = GoldenDiffJob.Format.text;

    @Option(
        names = "--image",
        paramLabel = "FILE",
        description = "The picture that cases of the packs name.")
    @Nullable Path image;

    DiffPacks(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
      return new GoldenDiffJob(terminal, format).diff(before, after, image);
    }
  }
}
