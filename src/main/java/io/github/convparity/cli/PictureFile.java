package io.github.convparity.cli;

import java.io.IOException;
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

/** A picture that is written as a whole or not at all. */
final class PictureFile {
  private PictureFile() {}

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
    check(file, makesFolder, force);
    Path folder = folder(file);
    Files.createDirectories(folder);
    Path part =
        folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.write(
          part,
          content,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
      move(part, file);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(part);
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
