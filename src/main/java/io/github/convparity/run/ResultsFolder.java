package io.github.convparity.run;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.Totals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The output folder: {@code results.ndjson}, written as results come; {@code summary.json} at the
 * end; and {@code previous.ndjson}, the results of the run before.
 */
public final class ResultsFolder implements ResultSink, AutoCloseable {
  private static final String RESULTS = "results.ndjson";
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final FileChannel lock;
  private OutputStream results = OutputStream.nullOutputStream();

  private ResultsFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder where needed, locks it, and sets the last run's results aside.
   *
   * @throws IOException if it cannot be written, or another run is writing it
   */
  public static ResultsFolder open(Path folder) throws IOException {
    ResultsFolder opened = locked(folder);
    try {
      opened.begin(true);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Makes the folder where needed and locks it; nothing in it changes before {@link #begin}.
   *
   * @throws IOException if it cannot be written, or another run is writing it
   */
  public static ResultsFolder locked(Path folder) throws IOException {
    return new ResultsFolder(folder, lock(folder));
  }

  /**
   * Begins a file of results.
   *
   * @param setAside whether what is there is kept as the results of the run before; otherwise it is
   *     written over
   */
  public void begin(boolean setAside) throws IOException {
    Path file = results(folder);
    if (setAside && Files.exists(file)) {
      Files.move(file, previous(folder), StandardCopyOption.REPLACE_EXISTING);
    }
    results = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
  }

  /**
   * Makes the folder where needed, and locks it until the channel is closed.
   *
   * @throws IOException if it cannot be written, or somebody else is writing it
   */
  public static FileChannel lock(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Said below.
    }
    channel.close();
    throw new FileSystemException(
        folder.toString(), null, "another run is writing there; wait for it, or give --out");
  }

  /** The file of the results of the run before. */
  public static Path previous(Path folder) {
    return folder.resolve("previous.ndjson");
  }

  /** The file of results in a folder. */
  public static Path results(Path folder) {
    return folder.resolve(RESULTS);
  }

  @Override
  public void header(Header header, byte[] line) throws IOException {
    write(line);
  }

  @Override
  public void result(ParityResult result, byte[] line) throws IOException {
    write(line);
  }

  private void write(byte[] line) throws IOException {
    attempt(
        () -> {
          results.write(line);
          results.write('\n');
        });
  }

  @Override
  public void flush() throws IOException {
    attempt(results::flush);
  }

  private interface Writing {
    void run() throws IOException;
  }

  /** Says what could not be written, which the system's own message does not. */
  private void attempt(Writing writing) throws IOException {
    try {
      writing.run();
    } catch (IOException e) {
      throw new IOException(
          results(folder) + " cannot be written: " + e.getMessage() + "; is the disk full?", e);
    }
  }

  @Override
  public void totals(Header header, Totals totals, byte[] line) throws IOException {
    write(line);
    flush();
    Files.write(folder.resolve("summary.json"), ResultLines.summary(header, totals));
  }

  @Override
  public void close() throws IOException {
    try {
      attempt(results::close);
    } finally {
      lock.close();
    }
  }
}
