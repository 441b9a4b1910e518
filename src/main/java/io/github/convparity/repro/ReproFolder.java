package io.github.convparity.repro;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The folder into which the files of a reproducer are written. */
public final class ReproFolder {
  private ReproFolder() {}

  /**
   * Checks beforehand that the files can be written. Changes nothing.
   *
   * @param force whether files that are there may be overwritten
   * @throws IOException if they cannot
   */
  public static void check(Path folder, boolean force) throws IOException {
    for (String name : Reproducer.NAMES) {
      Path file = folder.resolve(name);
      if (Files.isDirectory(file)) {
        throw new FileSystemException(file.toString(), null, "a folder stands there");
      }
      if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileSystemException(
            file.toString(), null, "exists already; give --force to overwrite it");
      }
    }
    Path there = folder.toAbsolutePath().normalize();
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

  /**
   * Writes the files; makes the folder where it is missing.
   *
   * @param files contents by name
   * @param force whether files that are there may be overwritten
   * @throws IOException if one cannot be written
   */
  public static void write(Path folder, Map<String, byte[]> files, boolean force)
      throws IOException {
    check(folder, force);
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (force) {
        Files.deleteIfExists(path); // a link is not followed
      }
      try {
        Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW);
      } catch (FileSystemException e) {
        throw e;
      } catch (IOException e) {
        throw new IOException(path + " cannot be written: " + e.getMessage(), e);
      }
    }
  }
}
