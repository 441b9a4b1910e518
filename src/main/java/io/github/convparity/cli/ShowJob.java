package io.github.convparity.cli;

import io.github.convparity.compare.Comparison;
import io.github.convparity.diagnose.TapMap;
import io.github.convparity.reference.Reference;
import io.github.convparity.report.CaseObject;
import io.github.convparity.report.CaseText;
import io.github.convparity.report.CausesText;
import io.github.convparity.report.Ink;
import io.github.convparity.report.TapText;
import io.github.convparity.result.ParityResult;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
import io.github.convparity.run.Examination;
import io.github.convparity.run.GuardedCalls;
import io.github.convparity.run.Narrowing;
import io.github.convparity.run.RunOptions;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One case in full, for each candidate. */
final class ShowJob {
  private static final Pattern PIXEL = Pattern.compile("[0-9]{1,9}(?:,[0-9]{1,9}){2,3}");

  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final Path outFolder;
  private final CandidateOptions candidateOptions;
  private final TrialOptions trial;
  private final boolean isolate;
  private final PictureOptions picture;

  ShowJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      Path outFolder,
      CandidateOptions candidateOptions,
      TrialOptions trial,
      boolean isolate,
      PictureOptions picture) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.outFolder = outFolder;
    this.candidateOptions = candidateOptions;
    this.trial = trial;
    this.isolate = isolate;
    this.picture = picture;
  }

  /** Prints the case; the exit code is that of a run. */
  int show(@Nullable String pixel, boolean taps, ShowCommand.Format format, Ink ink)
      throws IOException, InterruptedException {
    if (pixel != null && !PIXEL.matcher(pixel).matches()) {
      throw new UsageException("--pixel (" + pixel + ") must be c,y,x or n,c,y,x");
    }
    if (taps && isolate) {
      throw new UsageException("--taps must not be given beside --isolate");
    }
    Selection.Selected selected =
        new SelectionBuilder(selectionOptions, outFolder, note -> {}).build(List.of()).get(0);
    List<Candidate> candidates = Candidates.find(candidateOptions.names, candidateOptions.paths);
    picture.check(candidates);
    int exit = ExitCodes.NOTHING_COMPARED;
    CaseGuard guard = CaseGuard.begin(terminal);
    try (Reference reference = TorchReference.open(trial.torchThreads())) {
      for (Candidate candidate : candidates) {
        Examination found = Examination.of(selected, candidate, reference, options());
        int element = element(found, pixel);
        Probed probed =
            taps ? probed(found, element, candidate, reference) : new Probed(null, null);
        terminal.out().println(rendered(found, element, probed, format, ink));
        if (format == ShowCommand.Format.text) {
          terminal.out().print(toldApart(found.result(), candidate, reference));
        }
        picture.write(found, element);
        exit = ExitCodes.worse(exit, found.result().verdict());
      }
    } finally {
      guard.end();
    }
    terminal.out().flush();
    return exit;
  }

  private RunOptions options() {
    return trial
        .toRunOptions()
        .isolated(
            isolate
                ? CandidateProcessCommand.isolation(candidateOptions, outFolder, terminal)
                : null);
  }

  /** Where several causes explain the case, the one that explains another case too. */
  private String toldApart(ParityResult result, Candidate candidate, Reference reference)
      throws InterruptedException {
    terminal.out().flush();
    Narrowing narrowing =
        Narrowing.of(result.parityCase(), result.diagnosis(), candidate, reference, options());
    ParityCase telling = narrowing.telling();
    return CausesText.of(
        result.diagnosis(), telling == null ? null : telling.id(), narrowing.causes());
  }

  /** What the taps read; or why that is not known; or neither, where nobody asked. */
  private record Probed(@Nullable TapMap map, @Nullable String whyNot) {}

  private Probed probed(Examination found, int element, Candidate candidate, Reference reference) {
    String harness = found.result().harnessMessage();
    if (harness != null && found.reference() == null) {
      return new Probed(null, harness);
    }
    ParityCase c = found.result().parityCase();
    try (GuardedCalls calls = GuardedCalls.of(candidate, trial.toRunOptions().timeout())) {
      return new Probed(
          TapMap.of(c.setting(), c.dtype(), element, calls::forward, reference::forward), null);
    } catch (OutOfMemoryError e) {
      return new Probed(null, "out of memory (" + e.getMessage() + "); give Java more");
    }
  }

  private static String rendered(
      Examination found, int element, Probed probed, ShowCommand.Format format, Ink ink) {
    if (format == ShowCommand.Format.json) {
      return CaseObject.of(
          found.result(),
          found.candidate(),
          found.reference(),
          found.exact(),
          element,
          probed.map());
    }
    String text =
        CaseText.of(
            found.result(), found.candidate(), found.reference(), found.exact(), element, ink);
    if (probed.map() != null) {
      return text + "\n" + TapText.of(probed.map(), ink);
    }
    return probed.whyNot() == null ? text : text + "\nTaps: not probed: " + probed.whyNot() + "\n";
  }

  /** The element that is asked for; the worst; or where there is none, one in the middle. */
  private static int element(Examination found, @Nullable String pixel) {
    Tensor output = found.reference();
    if (output == null) {
      return 0;
    }
    Shape shape = output.sizes();
    if (pixel != null) {
      return elementAt(shape, pixel);
    }
    Comparison comparison = found.result().comparison();
    if (comparison == null || comparison.worst() == null) {
      int plane = shape.dim(-2) * shape.dim(-1);
      return Math.min(plane, shape.dim(-2) / 2 * shape.dim(-1) + shape.dim(-1) / 2);
    }
    int element = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      element = element * shape.dim(axis) + comparison.worst().index().get(axis);
    }
    return element;
  }

  private static int elementAt(Shape shape, String pixel) {
    String[] numbers = pixel.split(",", -1);
    int element = 0;
    for (int axis = 0; axis < shape.rank(); axis++) {
      int from = axis - (shape.rank() - numbers.length);
      int index = from < 0 ? 0 : Integer.parseInt(numbers[from]);
      if (index >= shape.dim(axis) || numbers.length > shape.rank()) {
        throw new UsageException(
            "--pixel (" + pixel + ") must be an element of the output " + shape);
      }
      element = element * shape.dim(axis) + index;
    }
    return element;
  }
}
