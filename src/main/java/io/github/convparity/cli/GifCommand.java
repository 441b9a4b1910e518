package io.github.convparity.cli;

import io.github.convparity.picture.SeriesPicture;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code convparity gif}: its options; the work is in {@link GifJob}. */
@Command(
    name = "gif",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Draws a series of settings as an animated GIF: the candidate's output, PyTorch's, and the"
            + " difference between them. Exits as run would with these cases.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity gif --vary kernel=1..10 --out kernel.gif",
      "  convparity gif --vary padding=0..10,same --padding-mode reflect --image cat.png --out p.gif",
      "  convparity gif --seed-experiments --out figures"
    })
final class GifCommand implements Callable<Integer>, VerboseCommand {
  /** Which pictures stand in a frame. */
  enum Side {
    candidate,
    pytorch,
    difference,
    both;

    SeriesPicture.Shown shown() {
      return SeriesPicture.Shown.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  private final Terminal terminal;

  @Option(
      names = "--vary",
      paramLabel = "AXIS=VALUES",
      description =
          "What changes from frame to frame: kernel, stride, padding or dilation, and its values,"
              + " as in kernel=1..10.")
  private @Nullable String vary;

  @Option(
      names = "--seed-experiments",
      description =
          "Instead: the three series of the suite seed, as kernel.gif, stride.gif and padding.gif"
              + " in the folder of --out.")
  private boolean seedExperiments;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The file to write to; with --seed-experiments the folder.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Option(names = "--force", description = "Overwrites the files that are there.")
  private boolean force;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "The picture that is convolved (the project's own, card).")
  private @Nullable Path image;

  @Option(
      names = "--side",
      paramLabel = "SIDE",
      description = "${COMPLETION-CANDIDATES} (both: candidate, PyTorch, and the difference).")
  private Side side = Side.both;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      description = "How long each frame is shown: 400ms, 1s (400ms).")
  private String delay = "400ms";

  @ArgGroup(
      validate = false,
      heading = "%nThe setting, one value each (those in brackets where nothing is given):%n")
  private GifAxisOptions axes = new GifAxisOptions();

  @ArgGroup(validate = false, heading = "%nCandidate:%n")
  private CandidateOptions candidates = new CandidateOptions();

  @Mixin private TrialOptions trial = new TrialOptions();

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  private boolean verbose;

  GifCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    GifSeries series = new GifSeries(axes.toAxisOptions(), image);
    return new GifJob(terminal, candidates, trial, side.shown(), GifJob.delayUnits(delay))
        .write(
            seedExperiments ? series.seedExperiments(vary, out) : series.varied(vary, out), force);
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }
}
