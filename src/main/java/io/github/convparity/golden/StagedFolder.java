package io.github.convparity.golden;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A folder that is written beside the place where it is to stand, and moved there when it is whole:
 * whoever interrupts leaves no half of it. Safe to be closed by another thread.
 */
final class StagedFolder implements AutoCloseable {
  private final Path target;
  private final Path staging;
  private boolean closed;

  private StagedFolder(Path target, Path staging) {
    this.target = target;
    this.staging = staging;
  }

  /**
   * Makes an empty one, and the folders above it.
   *
   * @throws IOException if it cannot be written, or what stands there is not a folder
   */
  static StagedFolder beside(Path target) throws IOException {
    Path whole = target.toAbsolutePath().normalize();
    if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(whole)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Path parent = whole.getParent();
    if (parent == null) {
      throw new FileSystemException(target.toString(), null, "cannot be the root");
    }
    Files.createDirectories(parent);
    Path name = Objects.requireNonNull(whole.getFileName(), "name");
    return new StagedFolder(whole, Files.createDirectory(parent.resolve(unique(name))));
  }

  /** Not a temporary folder, which would be readable for its owner alone. */
  private static String unique(Path name) {
    String suffix = Long.toHexString(System.nanoTime());
    return "." + name + "." + ProcessHandle.current().pid() + "." + suffix;
  }

  /** Where it is being written. */
  Path path() {
    return staging;
  }

  /** Writes a file. */
  synchronized void write(String name, byte[] content) throws IOException {
    requireOpen();
    try {
      Files.write(staging.resolve(name), content);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          target.resolve(name) + " cannot be written: " + e.getMessage() + "; is the disk full?",
          e);
    }
  }

  /** Moves it to its place, which must be free or an empty folder. */
  synchronized void moveIn() throws IOException {
    requireOpen();
    Files.deleteIfExists(target); // fails unless it is empty
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    closed = true;
  }

  /**
   * Moves it to its place; what stands there is deleted.
   *
   * @param names of all that may be deleted
   * @throws FileSystemException if something else stands there
   */
  synchronized void replace(Set<String> names) throws IOException {
    requireOpen();
    requireOnly(target, names);
    Path old = target.resolveSibling(unique(Objects.requireNonNull(target.getFileName(), "name")));
    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    closed = true;
    delete(old);
  }

  /**
   * Checks what stands in a folder.
   *
   * @throws FileSystemException if there is anything but these files
   */
  static void requireOnly(Path folder, Set<String> names) throws IOException {
    for (String name : names(folder)) {
      if (!names.contains(name)) {
        throw new FileSystemException(
            folder.resolve(name).toString(), null, "is no part of the pack; move it elsewhere");
      }
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException(target + ": interrupted");
    }
  }

  /** Deletes what was written, unless it has been moved. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      delete(staging);
    }
  }

  /** The names of the files in a folder. */
  static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    return names.stream().sorted().toList();
  }

  private static void delete(Path folder) throws IOException {
    for (String name : names(folder)) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
  }
}
