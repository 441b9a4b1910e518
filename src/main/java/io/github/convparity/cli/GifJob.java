package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.image.GifFile;
import io.github.convparity.picture.Answered;
import io.github.convparity.picture.SeriesPicture;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Side;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Examination;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Series of cases with one candidate, drawn into files. */
final class GifJob {
  /** How large a file may be for each frame: the figures of the suite seed stay below 1 MB. */
  private static final int FRAME_BYTES = 90_000;

  private static final int LEAST_PIXELS = 5_000;

  private final Terminal terminal;
  private final CandidateOptions candidateOptions;
  private final TrialOptions trial;
  private final SeriesPicture.Shown shown;
  private final int delayUnits;

  GifJob(
      Terminal terminal,
      CandidateOptions candidateOptions,
      TrialOptions trial,
      SeriesPicture.Shown shown,
      int delayUnits) {
    this.terminal = terminal;
    this.candidateOptions = candidateOptions;
    this.trial = trial;
    this.shown = shown;
    this.delayUnits = delayUnits;
  }

  /** Reads a delay into the units in which a GIF counts. */
  static int delayUnits(String delay) {
    String rule = "a multiple of 10ms from 20ms to 600s, like 400ms";
    Duration given = TrialOptions.duration("--delay", delay, rule);
    long millis = given.toMillis();
    if (millis < 20 || millis > 600_000 || millis % GifFile.UNIT_MILLIS != 0) {
      throw new UsageException("--delay (" + delay + ") must be " + rule);
    }
    return (int) (millis / GifFile.UNIT_MILLIS);
  }

  /** Runs the cases and writes the files; the exit code is that of a run. */
  int write(List<GifSeries.Film> films, boolean force) throws IOException, InterruptedException {
    Candidate candidate = candidateOptions.one();
    boolean folder = films.size() > 1;
    for (GifSeries.Film film : films) {
      OutputFile.check(film.file(), folder, force);
    }
    int exit = ExitCodes.NOTHING_COMPARED;
    CaseGuard guard = CaseGuard.begin(terminal);
    try (Reference reference = TorchReference.open(trial.torchThreads())) {
      for (GifSeries.Film film : films) {
        List<SeriesPicture.Frame> frames = new ArrayList<>();
        for (Selection.Selected selected : film.cases()) {
          frames.add(frame(film, selected, candidate, reference));
          Verdict verdict = frames.get(frames.size() - 1).answered().result().verdict();
          exit = ExitCodes.worse(exit, verdict);
        }
        byte[] content = drawn(film, frames);
        OutputFile.write(film.file(), content, folder, force);
        wrote(film.file(), frames.size(), content.length);
      }
    } finally {
      guard.end();
    }
    terminal.out().flush();
    return exit;
  }

  private SeriesPicture.Frame frame(
      GifSeries.Film film, Selection.Selected selected, Candidate candidate, Reference reference)
      throws InterruptedException {
    Examination found = Examination.of(selected, candidate, reference, trial.toRunOptions());
    SeriesPicture.Frame frame =
        new SeriesPicture.Frame(
            film.label(selected.parityCase()),
            new Answered(found.result(), found.candidate(), found.reference()));
    print(frame);
    return frame;
  }

  private void print(SeriesPicture.Frame frame) {
    Side reference = frame.answered().result().reference();
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%-12s %-20s %s",
                frame.label(),
                frame.answered().result().verdict(),
                reference.shape() == null ? "no output" : reference.shape()));
  }

  /** Draws the frames, smaller where they would make too large a file. */
  private byte[] drawn(GifSeries.Film film, List<SeriesPicture.Frame> frames) {
    try {
      int most = SeriesPicture.MOST_PIXELS;
      byte[] content = GifFile.of(SeriesPicture.frames(frames, shown, most), delayUnits);
      while (content.length > frames.size() * FRAME_BYTES && most > LEAST_PIXELS) {
        most /= 2;
        content = GifFile.of(SeriesPicture.frames(frames, shown, most), delayUnits);
      }
      return content;
    } catch (OutOfMemoryError e) {
      throw new UsageException(
          film.file() + " cannot be drawn: out of memory (" + e.getMessage() + "); give Java more");
    }
  }

  private void wrote(Path file, int frames, int bytes) {
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "wrote %s (%d frame%s, %d kB)",
                file,
                frames,
                frames == 1 ? "" : "s",
                (bytes + 999) / 1000));
  }
}
