package io.github.convparity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.convparity.report.FuzzText;
import io.github.convparity.result.FuzzFinding;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The smallest cases that {@code fuzz} found, one a line, as a file that {@code --cases} reads; and
 * those of the call before.
 */
final class FuzzFile {
  private FuzzFile() {}

  static Path of(Path folder) {
    return folder.resolve("fuzz.jsonl");
  }

  private static Path previous(Path folder) {
    return folder.resolve("previous-fuzz.jsonl");
  }

  /** Sets aside what was found before, if it was anything. */
  static void setAside(Path folder) throws IOException {
    Path file = of(folder);
    if (Files.exists(file) && Files.size(file) > 0) {
      Files.move(file, previous(folder), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Writes all cases anew; a reader sees the old file or the new one. */
  static void write(Path folder, List<FuzzFinding> findings) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (FuzzFinding finding : findings) {
      lines.append(ResultLines.caseLine(noted(finding))).append('\n');
    }
    Path begun = folder.resolve("fuzz.jsonl.tmp");
    Files.writeString(begun, lines);
    Files.move(begun, of(folder), StandardCopyOption.REPLACE_EXISTING);
  }

  private static ParityCase noted(FuzzFinding finding) {
    ParityResult smallest = finding.smallest();
    ParityCase c = smallest.parityCase();
    Map<String, JsonNode> extras = new LinkedHashMap<>(c.extras());
    extras.put(
        "note",
        TextNode.valueOf(
            smallest.verdict()
                + " of candidate "
                + smallest.candidateName()
                + ", shrunk "
                + FuzzText.counts(finding)));
    extras.put("found", TextNode.valueOf(finding.found().id()));
    return c.withExtras(extras);
  }

  /** The case of an id among those in the folder; null if it is not there. */
  static @Nullable ParityCase find(Path folder, String id, Pictures pictures) throws IOException {
    for (Path file : List.of(of(folder), previous(folder))) {
      if (Files.exists(file)) {
        ParityCase found = findIn(file, id, pictures);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable ParityCase findIn(Path file, String id, Pictures pictures)
      throws IOException {
    try {
      for (String line : Files.readAllLines(file)) {
        ParityCase c = read(line, pictures);
        if (c != null && c.id().equals(id)) {
          return c;
        }
      }
    } catch (CharacterCodingException damaged) {
      return null;
    }
    return null;
  }

  /** A line's case; null where it is damaged, or needs a picture that is not at hand. */
  private static @Nullable ParityCase read(String line, Pictures pictures) {
    try {
      return CaseFile.readLine(line, pictures, note -> {});
    } catch (UsageException unreadable) {
      return null;
    }
  }
}
