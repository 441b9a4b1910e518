package io.github.convparity.golden;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.npy.NpyFormatException;
import io.github.convparity.npy.NpzArchive;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An opened pack: every file and every array of it has been compared with its hash. The arrays are
 * read again when they are asked for. Several threads may ask at once.
 *
 * <pre>{@code
 * Pack pack = Pack.open(Path.of("golden/pytorch-2.7.1/edges"), Pictures.own());
 * Outcome output = pack.output(pack.manifest().cases().get(0));
 * }</pre>
 */
public final class Pack {
  /** Of a manifest; that of the largest pack is below. */
  private static final int MAX_MANIFEST_BYTES = 256 << 20;

  /** Of a file of arrays, which is read as a whole. */
  private static final int MAX_FILE_BYTES = 1 << 30;

  /** Of one array when it is unpacked. */
  private static final long MAX_ARRAY_BYTES = 1L << 30;

  /** How many files are kept in memory. */
  private static final int KEPT = 4;

  private final Path folder;
  private final PackManifest manifest;
  private final Map<String, NpzArchive> kept =
      new LinkedHashMap<>(KEPT, 0.75f, /* accessOrder= */ true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NpzArchive> eldest) {
          return size() > KEPT;
        }
      };

  private Pack(Path folder, PackManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Opens a pack and checks all of it.
   *
   * @param pictures those that a case may name
   * @throws UsageException if its content is not as it must be; it names the file and what was
   *     expected
   * @throws IOException if a file is missing or cannot be read
   */
  public static Pack open(Path folder, Pictures pictures) throws IOException {
    if (!Files.exists(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    Path file = folder.resolve(PackManifest.FILE);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          folder.toString(), null, "must be a pack, a folder with " + PackManifest.FILE);
    }
    byte[] content = content(file, MAX_MANIFEST_BYTES);
    Pack pack = new Pack(folder, PackManifest.read(file.toString(), content, pictures));
    pack.check();
    return pack;
  }

  /** Whether a folder looks like a pack. */
  public static boolean isAt(Path folder) {
    return Files.isRegularFile(folder.resolve(PackManifest.FILE));
  }

  private static byte[] content(Path file, int limit) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "must be a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new UsageException(
            file + ": length (" + Files.size(file) + " bytes) must be at most " + limit);
      }
      return content;
    }
  }

  /** Where it stands. */
  public Path folder() {
    return folder;
  }

  /** What its manifest says. */
  public PackManifest manifest() {
    return manifest;
  }

  /** Its cases as suites, with the names and places that they were recorded from. */
  public List<Suite> suites() {
    List<Suite> suites = new ArrayList<>();
    for (String name : manifest.suites()) {
      List<ParityCase> cases = new ArrayList<>();
      List<Integer> indices = new ArrayList<>();
      for (PackCase c : manifest.cases()) {
        if (c.selected().suite().equals(name)) {
          cases.add(c.parityCase());
          indices.add(c.selected().index());
        }
      }
      suites.add(new ListedSuite(name, "cases of a pack", cases, indices));
    }
    return suites;
  }

  /**
   * What the recorded PyTorch answered to a case of this pack.
   *
   * @throws UsageException if the pack has been changed since it was opened
   */
  public Outcome output(PackCase c) {
    if (c.output() instanceof StoredAnswer.Arrays expected) {
      Tensor tensor = tensor(c, "output", expectedShape(c));
      requireDigest(c, "output_sha256", expected, Digest.sha256(tensor));
      return new Outcome.Output(tensor);
    }
    return without(c.output());
  }

  /**
   * The gradients that it answered; null where it was not asked for them.
   *
   * @throws UsageException if the pack has been changed since it was opened
   */
  public @Nullable Outcome gradients(PackCase c) {
    StoredAnswer stored = c.gradients();
    if (stored instanceof StoredAnswer.Arrays expected) {
      Tensor input = tensor(c, "grad_input", c.parityCase().setting().input());
      Tensor weight = tensor(c, "grad_weight", c.parityCase().setting().weight());
      Shape biasShape = c.parityCase().setting().biasShape();
      Tensor bias = biasShape == null ? null : tensor(c, "grad_bias", biasShape);
      requireDigest(c, "gradients_sha256", expected, Digest.sha256(input, weight, bias));
      return new Outcome.Gradients(new Conv2dGradients(input, weight, bias));
    }
    return stored == null ? null : without(stored);
  }

  /**
   * Compares the arguments that a case's recipe gives with those that were answered.
   *
   * @throws UsageException if they are others
   */
  public void requireInput(PackCase c) {
    String recorded = c.inputSha256();
    String found;
    try {
      found = recorded == null ? null : c.parityCase().arguments().sha256();
    } catch (UnsupportedOperationException noData) {
      return; // whoever runs the case says so
    }
    if (found != null && !found.equals(recorded)) {
      throw new UsageException(
          folder.resolve(PackManifest.FILE)
              + ": input_sha256 of case "
              + c.parityCase().id()
              + " ("
              + recorded
              + ") must be "
              + found
              + ", as its recipe gives; the pack was recorded from other data");
    }
  }

  private static Outcome without(StoredAnswer stored) {
    if (stored instanceof StoredAnswer.Refusal refusal) {
      return new Outcome.Refusal(refusal.text());
    }
    return new Outcome.Unsupported(((StoredAnswer.Unsupported) stored).text());
  }

  private void check() throws IOException {
    Map<String, Set<String>> expected = new HashMap<>();
    for (PackCase c : manifest.cases()) {
      if (c.file() != null) {
        expected.computeIfAbsent(c.file(), file -> new HashSet<>()).addAll(arrays(c));
      }
    }
    for (String file : manifest.files().keySet()) {
      requireOnly(file, archive(file), expected.getOrDefault(file, Set.of()));
    }
    for (PackCase c : manifest.cases()) {
      output(c);
      gradients(c);
    }
  }

  private static List<String> arrays(PackCase c) {
    String id = c.parityCase().id();
    List<String> names = new ArrayList<>();
    if (c.output() instanceof StoredAnswer.Arrays) {
      names.add(PackCase.array(id, "output"));
    }
    if (c.gradients() instanceof StoredAnswer.Arrays) {
      names.add(PackCase.array(id, "grad_input"));
      names.add(PackCase.array(id, "grad_weight"));
      if (c.parityCase().setting().bias()) {
        names.add(PackCase.array(id, "grad_bias"));
      }
    }
    return names;
  }

  private void requireOnly(String file, NpzArchive archive, Set<String> expected) {
    List<String> found = new ArrayList<>(archive.others());
    archive.names().stream().filter(name -> !expected.contains(name)).forEach(found::add);
    if (!found.isEmpty()) {
      String name = found.get(0).replaceAll("\\p{Cntrl}", "?");
      throw new UsageException(
          folder.resolve(file)
              + ": array ("
              + (name.length() > 100 ? name.substring(0, 100) + "…" : name)
              + ") must be one that a case in "
              + PackManifest.FILE
              + " has");
    }
  }

  private Tensor tensor(PackCase c, String part, Shape shape) {
    String file = String.valueOf(c.file());
    try {
      return archive(file)
          .read(PackCase.array(c.parityCase().id(), part), c.parityCase().dtype(), shape);
    } catch (NpyFormatException e) {
      throw new UsageException(folder.resolve(file) + ": " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Shape expectedShape(PackCase c) {
    Shape shape = Objects.requireNonNull(c.shape(), "shape");
    if (shape.elements() > MAX_ARRAY_BYTES / c.parityCase().dtype().bytes()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s: case %s: shape %s of %s must need at most %d bytes",
              folder.resolve(PackManifest.FILE),
              c.parityCase().id(),
              shape,
              c.parityCase().dtype().torchName(),
              MAX_ARRAY_BYTES));
    }
    return shape;
  }

  private void requireDigest(PackCase c, String key, StoredAnswer.Arrays expected, String found) {
    if (!found.equals(expected.sha256())) {
      throw new UsageException(
          folder.resolve(String.valueOf(c.file()))
              + ": "
              + key
              + " of case "
              + c.parityCase().id()
              + " ("
              + found
              + ") must be "
              + expected.sha256()
              + ", as "
              + PackManifest.FILE
              + " says");
    }
  }

  /** The content of a file, compared with its length and hash whenever it is read. */
  private NpzArchive archive(String name) throws IOException {
    synchronized (kept) {
      NpzArchive archive = kept.get(name);
      if (archive == null) {
        archive = read(name, Objects.requireNonNull(manifest.files().get(name), name));
        kept.put(name, archive);
      }
      return archive;
    }
  }

  private NpzArchive read(String name, PackManifest.StoredFile expected) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    byte[] content = content(file, MAX_FILE_BYTES);
    require(file, "length", Long.toString(content.length), Long.toString(expected.bytes()));
    require(file, "sha256", ArrayFiles.sha256(content), expected.sha256());
    try {
      return NpzArchive.open(content);
    } catch (NpyFormatException e) {
      throw new UsageException(file + ": " + e.getMessage());
    }
  }

  private static void require(Path file, String what, String found, String expected) {
    if (!found.equals(expected)) {
      throw new UsageException(
          file
              + ": "
              + what
              + " ("
              + found
              + ") must be "
              + expected
              + ", as "
              + PackManifest.FILE
              + " says; the file is damaged or of another pack");
    }
  }
}
