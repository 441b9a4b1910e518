package io.github.convparity.run;

import io.github.convparity.result.JournalLines;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.ResultReader;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a journal holds: which results are finished and where they stand, and which cases were going
 * on when a process died. A line that was cut, or damaged, ends it: what follows is not taken over.
 */
public final class JournalContent {
  /** Of a run that has only begun. */
  static final JournalContent NOTHING = new JournalContent(1);

  /**
   * A case that was going on when a process died.
   *
   * @param position of the case
   * @param deaths how often that happened
   * @param alone how often nothing else was going on and the reference had not answered yet
   */
  record Suspect(long position, int deaths, int alone) {}

  private final int candidates;
  private long[] offsets = new long[0];
  private int[] lengths = new int[0];
  private long finished;
  private long length;
  private JournalLines.@Nullable Begin begin;
  private final Map<Long, Suspect> suspects = new TreeMap<>();
  private final Map<Long, Boolean> going = new TreeMap<>();
  private final Set<Long> answered = new HashSet<>();

  private JournalContent(int candidates) {
    this.candidates = candidates;
  }

  /**
   * Reads the journal in a folder and checks that it is that of this run.
   *
   * @param facts what the results of this run depend on
   * @return null if there is none, or one without its first line
   * @throws UsageException if it is that of another run; the message says what differs
   */
  public static @Nullable JournalContent read(
      Path folder, Map<String, String> facts, Selection selection, List<String> candidates)
      throws IOException {
    Path file = Journal.file(folder);
    if (!Files.exists(file)) {
      return null;
    }
    JournalContent content = new JournalContent(candidates.size());
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (byte[] line = line(in); line != null; line = line(in)) {
        if (!content.take(line, file, facts, selection, candidates)) {
          break;
        }
        content.length += line.length + 1;
      }
    }
    content.processDied();
    return content.begin == null ? null : content;
  }

  /** The arguments of the command with which the run began. */
  List<String> command() {
    return begin == null ? List.of() : begin.command();
  }

  /** The next line without its end; null at the end of the file and for a line that was cut. */
  private static byte @Nullable [] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toByteArray();
      }
      line.write(next);
    }
    return null;
  }

  /** Takes a line; false if it is damaged. */
  private boolean take(
      byte[] bytes, Path file, Map<String, String> facts, Selection selection, List<String> names) {
    JournalLines.Entry entry;
    ParityResult result = null;
    try {
      entry = JournalLines.read(new String(bytes, StandardCharsets.UTF_8));
      if (entry instanceof JournalLines.Finished done) {
        result = (ParityResult) ResultReader.line(done.result());
      }
    } catch (UsageException damaged) {
      return false;
    }
    if (begin == null && !(entry instanceof JournalLines.Begin)) {
      return false;
    }
    if (entry instanceof JournalLines.Begin first) {
      begin = first;
      checkFacts(file, first, facts);
    } else if (entry instanceof JournalLines.Finished done) {
      return result != null && finished(done.place(), bytes.length, result, file, selection, names);
    } else {
      follow(entry);
    }
    return true;
  }

  private void follow(JournalLines.Entry entry) {
    if (entry instanceof JournalLines.Session) {
      processDied();
    } else if (entry instanceof JournalLines.Ended) {
      going.clear();
      answered.clear();
    } else if (entry instanceof JournalLines.Begun begun) {
      going.put(begun.position(), begun.alone());
    } else if (entry instanceof JournalLines.Answered now) {
      answered.add(now.position());
    }
  }

  private void processDied() {
    going.forEach(
        (position, alone) -> {
          int more = alone && !answered.contains(position) ? 1 : 0;
          suspects.merge(
              position,
              new Suspect(position, 1, more),
              (a, b) -> new Suspect(position, a.deaths() + 1, a.alone() + b.alone()));
        });
    going.clear();
    answered.clear();
  }

  private static void checkFacts(Path file, JournalLines.Begin first, Map<String, String> facts) {
    Set<String> names = new LinkedHashSet<>(first.facts().keySet());
    names.addAll(facts.keySet());
    List<String> differing =
        names.stream()
            .filter(name -> !Objects.equals(first.facts().get(name), facts.get(name)))
            .map(
                name ->
                    name
                        + " ("
                        + facts.getOrDefault(name, "none")
                        + ") must be "
                        + first.facts().getOrDefault(name, "none"))
            .toList();
    if (!differing.isEmpty()) {
      throw new UsageException(
          file
              + " is the journal of another run: "
              + String.join("; ", differing)
              + ". That run was: convparity "
              + first.command().stream()
                  .filter(word -> !word.equals("--resume"))
                  .collect(Collectors.joining(" "))
              + ". Repeat its options, or run without --resume");
    }
  }

  private boolean finished(
      long place,
      int lineLength,
      ParityResult result,
      Path file,
      Selection selection,
      List<String> names) {
    long position = place / candidates;
    if (position >= selection.size() || place >= Integer.MAX_VALUE - 8) {
      return false;
    }
    Selection.Selected selected = selection.get(position);
    String expected = ResultLines.caseLine(selected.parityCase());
    boolean same =
        result.suite().equals(selected.suite())
            && result.index() == selected.index()
            && result.id().equals(selected.parityCase().id())
            && result.candidateName().equals(names.get((int) (place % candidates)))
            && ResultLines.caseLine(result.parityCase()).equals(expected);
    if (!same) {
      throw new UsageException(
          file
              + " is the journal of another run: its case "
              + position
              + " ("
              + result.suite()
              + " "
              + result.index()
              + ", "
              + result.id()
              + ") must be "
              + selected.suite()
              + " "
              + selected.index()
              + ", "
              + selected.parityCase().id()
              + ", with the same case line. Run without --resume");
    }
    remember(place, lineLength);
    return true;
  }

  private void remember(long place, int lineLength) {
    int at = (int) place;
    if (at >= offsets.length) {
      int size = Math.max(at + 1, Math.max(1024, offsets.length * 2));
      offsets = Arrays.copyOf(offsets, size);
      lengths = Arrays.copyOf(lengths, size);
    }
    finished += lengths[at] == 0 ? 1 : 0;
    offsets[at] = length;
    lengths[at] = lineLength;
    long position = place / candidates;
    if (hasAll(position)) {
      going.remove(position);
      suspects.remove(position);
    }
  }

  /** Whether a result is finished. */
  boolean has(long place) {
    return place < lengths.length && lengths[(int) place] > 0;
  }

  /** Whether a case is finished with all candidates. */
  boolean hasAll(long position) {
    for (int c = 0; c < candidates; c++) {
      if (!has(position * candidates + c)) {
        return false;
      }
    }
    return true;
  }

  /** How many results are finished. */
  public long finished() {
    return finished;
  }

  /** How many cases were going on when a process died, and are not finished since. */
  public int goingOn() {
    return suspects.size();
  }

  /** The cases that were going on when a process died, and are not finished since, in order. */
  List<Suspect> suspects() {
    return List.copyOf(suspects.values());
  }

  /** Bytes up to the end of the last whole line. */
  long length() {
    return length;
  }

  /** Where the line of a finished result begins. */
  long offset(long place) {
    return offsets[(int) place];
  }

  /** The bytes of that line without its end. */
  int lineLength(long place) {
    return lengths[(int) place];
  }
}
