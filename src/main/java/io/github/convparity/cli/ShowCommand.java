package io.github.convparity.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convparity show}: its options; the work is in {@link ShowJob}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Shows one case in full: the shape formula with its numbers, both outputs around the worst"
            + " element, the products that make it up, the bound, the verdict and its reason. Exits"
            + " as run would.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity show i1x3x32x32_o8_k3_p1_r7",
      "  convparity show i1x3x32x32_o8_k3_p1_r7 --pixel 2,0,31",
      "  convparity show i1x1x4x4_o1_k3_p1_reflect --pixel 0,0,0 --taps",
      "  convparity show i1x3x32x32_o8_k3_p1_r7 --png case.png",
      "  convparity show 'Conv2d(3, 8, kernel_size=(3, 3), padding=same)' --input 1x3x32x32"
    })
final class ShowCommand implements Callable<Integer>, VerboseCommand {
  /** Formats of a case. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Parameters(paramLabel = "CASE", description = "A case by its id, or in PyTorch's notation.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String id;

  @Option(
      names = "--pixel",
      paramLabel = "C,Y,X",
      description = "The output element to show, or n,c,y,x (the worst one).")
  private @Nullable String pixel;

  @Option(
      names = "--taps",
      description = "Which input pixel each tap of the kernel reads there, on both sides.")
  private boolean taps;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  private Format format = Format.text;

  @ArgGroup(validate = false)
  private PictureOptions picture = new PictureOptions();

  @ArgGroup(validate = false, heading = "%nWhere the case's data may come from:%n")
  private ShowSourceOptions source = new ShowSourceOptions();

  @ArgGroup(validate = false, heading = "%nCandidates:%n")
  private CandidateOptions candidates = new CandidateOptions();

  @Mixin private TrialOptions trial = new TrialOptions();

  @Mixin private IsolationOption isolation = new IsolationOption();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES} (auto: on a terminal without NO_COLOR).")
  private PrintingOptions.Color color = PrintingOptions.Color.auto;

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  private boolean verbose;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    SelectionOptions selection = new SelectionOptions();
    selection.cases = source.toCaseOptions(id);
    selection.axes.batch = source.batch;
    selection.axes.size = source.size;
    return new ShowJob(
            terminal, selection, source.out, candidates, trial, isolation.isolate, picture)
        .show(pixel, taps, format, color.ink(terminal));
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }
}
