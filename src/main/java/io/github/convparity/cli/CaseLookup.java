package io.github.convparity.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.suite.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the case that an id with a hash stands for: a user's picture, or literal data in a named
 * suite, a file of cases or the results of the last run.
 */
final class CaseLookup {
  private final List<Suite> files;
  private final Path outFolder;
  private final Pictures pictures;

  CaseLookup(List<Suite> files, Path outFolder, Pictures pictures) {
    this.files = files;
    this.outFolder = outFolder;
    this.pictures = pictures;
  }

  /**
   * The case.
   *
   * @throws UsageException if nobody has it
   */
  ParityCase find(CaseId.Parsed asked) throws IOException {
    String id = asked.id();
    if (asked.parityCase().fill() instanceof Fill.Picture && asked.parityCase().id().equals(id)) {
      return asked.parityCase();
    }
    List<Suite> suites = new ArrayList<>(files);
    Suites.names().stream()
        .map(Suites::named)
        .filter(
            ListedSuite.class::isInstance) // the others are made by a rule, without literal data
        .forEach(suites::add);
    ParityCase known = in(suites, asked);
    ParityCase last = known == null ? inLastRun(id) : known;
    last = last == null ? FuzzFile.find(outFolder, id, pictures) : last;
    if (last == null) {
      throw new UsageException(
          "case id ("
              + id
              + ") must be that of a case with literal data in a suite, in --cases or in the"
              + " results in "
              + outFolder
              + ", or name the picture of --image and its hash");
    }
    return last;
  }

  /** The case as a file has it; null if none does. */
  @Nullable ParityCase inFiles(CaseId.Parsed asked) {
    return in(files, asked);
  }

  private static @Nullable ParityCase in(List<Suite> suites, CaseId.Parsed asked) {
    String id = asked.id();
    for (Suite suite : suites) {
      for (int i = 0; i < suite.size(); i++) {
        ParityCase c = suite.get(i);
        if (c.setting().equals(asked.parityCase().setting()) && c.id().equals(id)) {
          return c;
        }
      }
    }
    return null;
  }

  /** In the results of the last run, or of the one before. */
  private @Nullable ParityCase inLastRun(String id) throws IOException {
    ParityCase last = in(ResultsFolder.results(outFolder), id);
    return last == null ? in(ResultsFolder.previous(outFolder), id) : last;
  }

  private @Nullable ParityCase in(Path results, String id) throws IOException {
    if (!Files.exists(results)) {
      return null;
    }
    String marker = "{\"type\":\"result\",\"id\":\"" + id + "\"";
    try (BufferedReader lines = Files.newBufferedReader(results)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(marker)) {
          JsonNode c = new ObjectMapper().readTree(line).path("case");
          ParityCase found = CaseFile.readLine(c.toString(), pictures, note -> {});
          return found.id().equals(id) ? found : null; // a picture may have changed since
        }
      }
    } catch (JsonProcessingException | CharacterCodingException cutOrDamaged) {
      return null;
    }
    return null;
  }
}
