package io.github.convparity.cli;

import io.github.convparity.golden.GoldenReference;
import io.github.convparity.golden.Pack;
import io.github.convparity.golden.PackCase;
import io.github.convparity.golden.PackFolders;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Screening;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suggestions;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A run against packs. Nothing here may load a class of DJL. */
final class GoldenVerifyJob {
  private final Terminal terminal;
  private final CandidateOptions candidateOptions;
  private final ExecutionOptions execution;
  private final SurvivalOptions survival;
  private final RunOutputOptions output;
  private final KnownOptions known;
  private final List<String> command;

  GoldenVerifyJob(
      Terminal terminal,
      CandidateOptions candidateOptions,
      ExecutionOptions execution,
      SurvivalOptions survival,
      RunOutputOptions output,
      KnownOptions known,
      List<String> command) {
    this.terminal = terminal;
    this.candidateOptions = candidateOptions;
    this.execution = execution;
    this.survival = survival;
    this.output = output;
    this.known = known;
    this.command = command;
  }

  /**
   * Checks the packs, then runs; the exit code is that of a run.
   *
   * @param named packs or folders of packs; empty for the shipped ones
   * @param ids of the only cases wanted; empty for all
   */
  int verify(List<Path> named, List<String> ids, @Nullable Path image)
      throws IOException, InterruptedException {
    SelectionOptions selectionOptions = new SelectionOptions();
    selectionOptions.cases.image = image;
    List<Path> more = new ArrayList<>(candidateOptions.paths);
    more.addAll(known.files());
    SelectionBuilder.requireFiles(selectionOptions, more);
    if (execution.control || execution.torchThreads() != 1) {
      throw new UsageException(
          "--control and --torch-threads must not be given: there is no PyTorch to be asked");
    }
    RunOptions options = execution.toRunOptions();
    List<Pack> packs = open(PackFolders.find(named), PackPictures.of(image));
    GoldenReference reference = GoldenReference.of(packs);
    Selection selection = selection(packs, ids);
    List<Candidate> candidates = candidateOptions.find(this::note);
    requireInputs(packs, ids, options);
    HistoryOptions history = new HistoryOptions();
    history.known = known;
    RunSettings settings =
        new RunSettings(selectionOptions, candidateOptions, execution, survival, output, history);
    RunJob job = new RunJob(terminal, settings, command, again(named));
    return job.run(selection, candidates, options, () -> reference);
  }

  private static List<Pack> open(List<Path> folders, Pictures pictures) throws IOException {
    List<Pack> packs = new ArrayList<>();
    for (Path folder : folders) {
      packs.add(Pack.open(folder, pictures));
    }
    return packs;
  }

  private static Selection selection(List<Pack> packs, List<String> ids) {
    Set<String> known = new TreeSet<>();
    packs.forEach(pack -> pack.manifest().cases().forEach(c -> known.add(c.parityCase().id())));
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new UsageException(
            "--case (" + id + ") must be a case of the packs" + Suggestions.didYouMean(id, known));
      }
    }
    Selection all = new Selection(packs.stream().flatMap(pack -> pack.suites().stream()).toList());
    return ids.isEmpty() ? all : all.filtered(c -> ids.contains(c.parityCase().id()));
  }

  /** Compares the arguments that the recipes give with those that the answers are for. */
  private static void requireInputs(List<Pack> packs, List<String> ids, RunOptions options) {
    for (Pack pack : packs) {
      for (PackCase c : pack.manifest().cases()) {
        boolean wanted = ids.isEmpty() || ids.contains(c.parityCase().id());
        if (wanted && Screening.obstacle(c.parityCase(), options) == null) {
          pack.requireInput(c);
        }
      }
    }
  }

  private static List<String> again(List<Path> named) {
    List<String> words = new ArrayList<>(List.of("golden", "verify"));
    named.forEach(path -> words.add(path.toString()));
    words.add("--case");
    return words;
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
  }
}
