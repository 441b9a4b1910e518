package io.github.convparity.run;

import io.github.convparity.result.JournalLines;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run, {@code journal.ndjson} in the output folder: what has begun and what is
 * finished, in the order in which it happened. A run that was cut goes on from there.
 *
 * <p>Each line is handed to the system in one write, before its worker begins anything else. So
 * nothing that was finished is lost however the process ends. Lines are not forced to the medium:
 * where the machine itself fails, its last seconds may be missing or damaged, and are computed
 * again.
 *
 * <p>After a run that came to its end the journal is deleted, since the results hold all of it.
 */
public final class Journal implements AutoCloseable {
  private final Path file;
  private final FileOutputStream out;
  private final List<String> command;
  private final JournalContent taken;
  private final RandomAccessFile earlier;
  private @Nullable IOException broken;

  private Journal(Path file, FileOutputStream out, List<String> command, JournalContent taken)
      throws IOException {
    this.file = file;
    this.out = out;
    this.command = command;
    this.taken = taken;
    this.earlier = new RandomAccessFile(file.toFile(), "r");
  }

  /** The journal in a folder. */
  public static Path file(Path folder) {
    return folder.resolve("journal.ndjson");
  }

  /** The journal in a folder of a run that was cut and not gone on with. */
  public static Path aside(Path folder) {
    return folder.resolve("previous-journal.ndjson");
  }

  /**
   * Begins the journal of a new run. That of a run which was cut is set aside, as {@code
   * previous-journal.ndjson}.
   *
   * @param facts what the results depend on
   */
  public static Journal begin(Path folder, List<String> command, Map<String, String> facts)
      throws IOException {
    Path file = file(folder);
    if (Files.exists(file)) {
      Files.move(file, aside(folder), StandardCopyOption.REPLACE_EXISTING);
    }
    Journal journal =
        new Journal(file, new FileOutputStream(file.toFile()), command, JournalContent.NOTHING);
    journal.write(JournalLines.of(new JournalLines.Begin(command, facts)));
    journal.write(JournalLines.of(new JournalLines.Session()));
    return journal;
  }

  /**
   * Goes on with a journal that was read. What was cut in the middle of a line is dropped.
   *
   * @param content of the journal in this folder
   */
  public static Journal goOn(Path folder, JournalContent content) throws IOException {
    Path file = file(folder);
    try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
      whole.setLength(content.length());
    }
    Journal journal =
        new Journal(file, new FileOutputStream(file.toFile(), true), content.command(), content);
    journal.write(JournalLines.of(new JournalLines.Session()));
    return journal;
  }

  /** Whether there was something to go on with. */
  public boolean isGoneOn() {
    return taken != JournalContent.NOTHING;
  }

  /** The arguments of the command with which the run began. */
  public List<String> command() {
    return command;
  }

  /** What earlier processes left. */
  JournalContent taken() {
    return taken;
  }

  /** A result that was finished earlier. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Taken(ParityResult result, byte[] line) {}

  /** Reads a result back that is finished. */
  Taken result(long place) throws IOException {
    byte[] line = new byte[taken.lineLength(place)];
    synchronized (earlier) {
      earlier.seek(taken.offset(place));
      earlier.readFully(line);
    }
    JournalLines.Finished finished =
        (JournalLines.Finished) JournalLines.read(new String(line, StandardCharsets.UTF_8));
    ParityResult result = (ParityResult) ResultReader.line(finished.result());
    if (result == null) {
      throw new IOException(file + " was changed while it was read");
    }
    return new Taken(result, finished.result().getBytes(StandardCharsets.UTF_8));
  }

  /** A case begins. */
  void begun(long position, boolean alone) throws IOException {
    write(JournalLines.of(new JournalLines.Begun(position, alone)));
  }

  /** The reference has answered a case that goes on alone. */
  void answered(long position) throws IOException {
    write(JournalLines.of(new JournalLines.Answered(position)));
  }

  /** A case is done with one candidate. */
  void finished(long place, byte[] result) throws IOException {
    write(JournalLines.finished(place, result));
  }

  /** The process ends in good order: what has begun and is not finished is not to blame. */
  void ended() throws IOException {
    write(JournalLines.of(new JournalLines.Ended()));
  }

  private synchronized void write(byte[] line) throws IOException {
    if (broken != null) {
      throw broken; // nothing may follow a line that was written in part
    }
    try {
      out.write(line);
    } catch (IOException e) {
      broken =
          new IOException(
              file + " cannot be written: " + e.getMessage() + "; is the disk full?", e);
      throw broken;
    }
  }

  /** Deletes the journal: the run has come to its end. */
  public void delete() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    earlier.close();
    out.close();
  }
}
