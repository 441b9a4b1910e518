package io.github.convparity.cli;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.RunFile;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cases that failed in the last run of an output folder, known failures apart. */
final class LastFailures implements RunFile.Visitor {
  private final Map<String, Cases> suites = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private List<String> candidates = List.of();

  /** Those of a suite, with their indices. */
  private record Cases(List<ParityCase> cases, List<Integer> indices) {}

  private LastFailures() {}

  /**
   * Reads the results.
   *
   * @throws NoSuchFileException if there are none
   */
  static LastFailures read(Path results) throws IOException {
    LastFailures failures = new LastFailures();
    try (BufferedReader lines = Files.newBufferedReader(results)) {
      RunFile.read(lines, results.toString(), failures);
    }
    return failures;
  }

  @Override
  public void header(Header header) {
    candidates = header.candidates();
  }

  @Override
  public void result(ParityResult result, String line) {
    if (!result.isNewFailure()) {
      return;
    }
    Cases cases =
        suites.computeIfAbsent(
            result.suite(), absent -> new Cases(new ArrayList<>(), new ArrayList<>()));
    int last = cases.indices().size() - 1;
    boolean sameCase = last >= 0 && cases.indices().get(last) == result.index();
    if (!sameCase) { // that another candidate failed as well
      cases.cases().add(result.parityCase());
      cases.indices().add(result.index());
    }
    ids.add(result.id());
  }

  /** How many cases failed. */
  int size() {
    return ids.size();
  }

  /** The candidates of that run. */
  List<String> candidates() {
    return candidates;
  }

  boolean contains(Selection.Selected selected) {
    return ids.contains(selected.parityCase().id());
  }

  /** The cases, in suites of the names that they had. */
  List<Suite> suites() {
    List<Suite> all = new ArrayList<>();
    suites.forEach(
        (name, cases) ->
            all.add(
                new ListedSuite(
                    name,
                    "cases that failed",
                    List.copyOf(cases.cases()),
                    List.copyOf(cases.indices()))));
    return all;
  }

  /**
   * Checks that a user's picture, which results do not hold, was given.
   *
   * @throws UsageException if a case needs one
   */
  void requirePictures(boolean given) {
    for (Cases cases : suites.values()) {
      for (ParityCase c : cases.cases()) {
        if (!given
            && c.fill() instanceof Fill.Picture picture
            && !picture.name().equals(Pictures.CARD)) {
          throw new UsageException(
              "--last-failed needs the picture "
                  + picture.name()
                  + " of the last run; give its file with --image");
        }
      }
    }
  }
}
