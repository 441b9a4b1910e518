package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Reference;
import io.github.convparity.repro.Evidence;
import io.github.convparity.repro.ReproFolder;
import io.github.convparity.repro.Reproducer;
import io.github.convparity.result.ParityResult;
import io.github.convparity.run.Answers;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Examination;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One case with one candidate, written as files that stand alone. */
final class ReproJob {
  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final Path results;
  private final CandidateOptions candidateOptions;
  private final TrialOptions trial;

  ReproJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      Path results,
      CandidateOptions candidateOptions,
      TrialOptions trial) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.results = results;
    this.candidateOptions = candidateOptions;
    this.trial = trial;
  }

  /** Runs the case and writes the files; the exit code is that of a run. */
  int write(Path folder, boolean force) throws IOException, InterruptedException {
    Selection.Selected selected =
        new SelectionBuilder(selectionOptions, results, note -> {}).build(List.of()).get(0);
    Candidate candidate = candidateOptions.one();
    ReproFolder.check(folder, force);
    Evidence evidence;
    ParityResult result;
    CaseGuard guard = CaseGuard.begin(terminal);
    try (Reference reference = TorchReference.open(trial.torchThreads())) {
      Examination found = Examination.of(selected, candidate, reference, trial.toRunOptions());
      result = found.result();
      evidence = evidence(found, candidate, reference);
    } finally {
      guard.end();
    }
    if (evidence == null) {
      terminal.err().println("convparity: " + nothing(result));
      return ExitCodes.NOTHING_COMPARED;
    }
    ReproFolder.write(folder, files(evidence), force);
    print(result, folder);
    return exit(result.verdict());
  }

  /** Null where PyTorch or the harness cannot do the case. */
  private @Nullable Evidence evidence(Examination found, Candidate candidate, Reference reference) {
    Answers ours = found.candidateAnswers();
    Answers theirs = found.referenceAnswers();
    if (ours == null || theirs == null || theirs.output() instanceof Outcome.Unsupported) {
      return null;
    }
    return new Evidence(
        found.result(),
        found.result().parityCase().arguments(),
        new Evidence.Subject(
            candidate.type().getName(),
            candidateOptions.paths.stream().map(Path::toString).toList()),
        new Evidence.Answer(ours.output(), ours.gradients()),
        new Evidence.Answer(theirs.output(), theirs.gradients()),
        found.exact(),
        found.exactGradients(),
        new Evidence.Conditions(
            reference.fingerprint().facts(),
            Version.current(),
            trial.toRunOptions().slack(),
            trial.torchThreads(),
            trial.toRunOptions().timeout()));
  }

  private static Map<String, byte[]> files(Evidence evidence) {
    try {
      return Reproducer.files(evidence);
    } catch (IllegalArgumentException tooLarge) {
      throw new UsageException("the case is too large to be written: " + tooLarge.getMessage());
    }
  }

  private static String nothing(ParityResult result) {
    String why = result.harnessMessage();
    why = why == null ? result.reference().message() : why;
    return "there is nothing to reproduce, nothing was compared: " + why;
  }

  private void print(ParityResult result, Path folder) {
    Verdict verdict = result.verdict();
    terminal.out().println(result.id() + "  " + result.candidateName());
    terminal.out().println(verdict + ": " + verdict.sentence());
    result
        .diagnosis()
        .forEach(cause -> terminal.out().println(cause.name() + ": " + cause.sentence()));
    Reproducer.NAMES.forEach(name -> terminal.out().println("wrote " + folder.resolve(name)));
    terminal.out().flush();
  }

  private static int exit(Verdict verdict) {
    if (verdict.fails()) {
      return ExitCodes.FAILED;
    }
    return verdict.passes() ? ExitCodes.PARITY : ExitCodes.NOTHING_COMPARED;
  }
}
