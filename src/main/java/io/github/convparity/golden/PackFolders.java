package io.github.convparity.golden;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds packs: those that a user names, in folders of them, or the shipped ones. */
public final class PackFolders {
  private static final Path SHIPPED = Path.of("golden");
  private static final Pattern VERSION = Pattern.compile("pytorch-[0-9]{1,6}(\\.[0-9]{1,6})*");

  /** By each number of the version. */
  private static final Comparator<Path> NEWEST = (a, b) -> Arrays.compare(numbers(a), numbers(b));

  private PackFolders() {}

  /**
   * The folders of the packs that are meant.
   *
   * @param named packs or folders of packs; where there are none, those of the newest PyTorch below
   *     {@code golden}
   * @throws IOException if a folder is missing or has no pack
   */
  public static List<Path> find(List<Path> named) throws IOException {
    List<Path> packs = new ArrayList<>();
    for (Path path : named.isEmpty() ? List.of(newest()) : named) {
      packs.addAll(in(path));
    }
    return packs;
  }

  /** The pack itself, or those in the folder, by name. */
  public static List<Path> in(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    List<Path> packs = new ArrayList<>();
    if (Pack.isAt(path)) {
      packs.add(path);
    } else if (Files.isDirectory(path)) {
      packs.addAll(folders(path).stream().filter(Pack::isAt).toList());
    }
    if (packs.isEmpty()) {
      throw new FileSystemException(
          path.toString(), null, "must be a pack, a folder with manifest.json, or have some in it");
    }
    return packs;
  }

  private static Path newest() throws IOException {
    Optional<Path> newest =
        Files.isDirectory(SHIPPED)
            ? folders(SHIPPED).stream()
                .filter(path -> VERSION.matcher(path.getFileName().toString()).matches())
                .max(NEWEST)
            : Optional.empty();
    return newest.orElseThrow(
        () ->
            new FileSystemException(
                SHIPPED.toString(),
                null,
                "no pack is named, and there is no folder pytorch-VERSION of packs here"));
  }

  private static int[] numbers(Path path) {
    String version = path.getFileName().toString().substring("pytorch-".length());
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private static List<Path> folders(Path path) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(path, Files::isDirectory)) {
      found.forEach(folders::add);
    }
    folders.sort(Comparator.naturalOrder());
    return folders;
  }
}
