package io.github.convparity.cli;

import io.github.convparity.result.ParityResult;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
import io.github.convparity.run.Isolation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command that does a case of a run again. */
final class AgainCommand {
  private static final Path USUAL_FOLDER = Path.of(".convparity");

  private final List<String> show;
  private final SelectionOptions.CaseOptions cases;
  private final CandidateOptions candidateOptions;
  private final List<Candidate> candidates;
  private final TrialOptions trial;
  private final Path out;

  /**
   * After a run with these options.
   *
   * @param show the words before the case's id
   */
  AgainCommand(
      List<String> show,
      SelectionOptions.CaseOptions cases,
      CandidateOptions candidateOptions,
      List<Candidate> candidates,
      TrialOptions trial,
      Path out) {
    this.show = show;
    this.cases = cases;
    this.candidateOptions = candidateOptions;
    this.candidates = candidates;
    this.trial = trial;
    this.out = out;
  }

  /** For the case of a failure, with the same candidate. */
  String of(ParityResult failure) {
    List<String> words = new ArrayList<>(List.of("scripts/convparity"));
    words.addAll(show);
    words.add(failure.id());
    if (cases.image != null && failure.id().contains("_x-image-")) {
      words.addAll(List.of("--image", cases.image.toString()));
    }
    for (Candidate candidate : candidates) {
      if (candidate.name().equals(failure.candidateName())
          && !candidate.name().equals(Candidates.DEFAULT)) {
        words.addAll(List.of("--candidate", candidate.type().getName()));
      }
    }
    if (failure.id().contains("_h") || failure.expectation() != null) {
      cases.files.forEach(file -> words.addAll(List.of("--cases", file.toString())));
    }
    if (!trial.slack.equals("1")) {
      words.addAll(List.of("--slack", trial.slack));
    }
    if (!trial.timeout.equals("60s")) {
      words.addAll(List.of("--timeout", trial.timeout));
    }
    if (Isolation.isDeath(failure.candidate().message())) {
      words.add("--isolate");
    }
    if (!out.equals(USUAL_FOLDER)) {
      words.addAll(List.of("--out", out.toString()));
    }
    candidateOptions.paths.forEach(
        path -> words.addAll(List.of("--candidate-path", path.toString())));
    return words.stream().map(AgainCommand::quoted).collect(Collectors.joining(" "));
  }

  /** For any case. */
  String ofId() {
    String words = show.stream().map(AgainCommand::quoted).collect(Collectors.joining(" "));
    return "scripts/convparity " + words + " ID" + folder();
  }

  /** What names all candidates to another command; empty for the usual one. */
  String candidates() {
    List<String> words = new ArrayList<>();
    candidateOptions.names.forEach(name -> words.addAll(List.of("--candidate", name)));
    candidateOptions.paths.forEach(
        path -> words.addAll(List.of("--candidate-path", path.toString())));
    return words.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
  }

  /** What names the output folder to another command; empty for the usual one. */
  String folder() {
    return out.equals(USUAL_FOLDER) ? "" : " --out " + quoted(out.toString());
  }

  /** As a shell takes it for one word. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
