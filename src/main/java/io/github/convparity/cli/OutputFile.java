package io.github.convparity.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that is written as a whole or not at all. */
final class OutputFile {
  /** What a file gets. */
  interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** Names the file that is being made where writing fails, which Java does not. */
  private static final class Named extends OutputStream {
    private final OutputStream out;
    private final Path file;

    Named(OutputStream out, Path file) {
      this.out = out;
      this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        throw new IOException(
            file + " cannot be written: " + e.getMessage() + "; is the disk full?", e);
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private OutputFile() {}

  /**
   * Checks beforehand that a file can be written. Changes nothing.
   *
   * @param makesFolder whether its folder is made where it is missing
   * @param force whether a file that is there may be overwritten
   * @throws IOException if it cannot
   */
  static void check(Path file, boolean makesFolder, boolean force) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a folder stands there");
    }
    requireFree(file, force);
    Path there = folder(file);
    if (!Files.exists(there) && !makesFolder) {
      throw new NoSuchFileException(there.toString());
    }
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new FileAlreadyExistsException(there.toString());
    }
    if (!Files.isWritable(there)) {
      throw new AccessDeniedException(there.toString());
    }
  }

  private static Path folder(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static void requireFree(Path file, boolean force) throws IOException {
    if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(
          file.toString(), null, "exists already; give --force to overwrite it");
    }
  }

  /**
   * Writes a file beside its place, and then moves it there.
   *
   * @param makesFolder whether its folder is made where it is missing
   * @param force whether a file that is there may be overwritten
   * @throws IOException if it cannot be written; what was there is kept then
   */
  static void write(Path file, byte[] content, boolean makesFolder, boolean force)
      throws IOException {
    write(file, makesFolder, force, out -> out.write(content));
  }

  /** The same with content that is made while it is written. */
  static void write(Path file, boolean makesFolder, boolean force, Content content)
      throws IOException {
    check(file, makesFolder, force);
    Files.createDirectories(folder(file));
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      write(Files.newOutputStream(file), file, content); // such as /dev/stdout: none may replace it
      return;
    }
    Path place = place(file);
    String name = "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part";
    Path part = folder(place).resolve(name);
    try {
      OutputStream beside =
          Files.newOutputStream(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      write(beside, file, content);
      move(part, place);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Where a file really is: a link stays one. */
  static Path place(Path file) throws IOException {
    return Files.isRegularFile(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
  }

  private static void write(OutputStream to, Path file, Content content) throws IOException {
    try (OutputStream out = new Named(to, file)) {
      content.to(out);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
