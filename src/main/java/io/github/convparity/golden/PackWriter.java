package io.github.convparity.golden;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a pack, beside the place where it is to stand until it is whole. The same answers give the
 * same bytes.
 *
 * <pre>{@code
 * try (PackWriter writer = PackWriter.beside(Path.of("packs/mine"))) {
 *   writer.add(selected, arguments.sha256(), pytorch.forward(arguments), null);
 *   writer.finish("2.7.1", "release", "my program", pytorch.fingerprint());
 *   writer.moveIn();
 * }
 * }</pre>
 */
public final class PackWriter implements AutoCloseable {
  private final StagedFolder folder;
  private final ArrayFiles arrays;
  private final List<PackCase> cases = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private PackWriter(StagedFolder folder) {
    this.folder = folder;
    this.arrays = new ArrayFiles(folder, "arrays");
  }

  /**
   * Begins a pack.
   *
   * @param target where it is to stand
   * @throws IOException if nothing can be written there
   */
  public static PackWriter beside(Path target) throws IOException {
    return new PackWriter(StagedFolder.beside(target));
  }

  /**
   * Takes the answers of one case. A case whose id is there already is passed over: its answers are
   * the same.
   *
   * @param inputSha256 of the arguments; null where they could not be made
   * @param gradients what came of backward; null where it was not asked
   * @return whether it was taken
   * @throws UsageException if there are too many
   */
  public boolean add(
      Selection.Selected selected,
      @Nullable String inputSha256,
      Outcome output,
      @Nullable Outcome gradients)
      throws IOException {
    String id = selected.parityCase().id();
    if (!ids.add(id)) {
      return false;
    }
    requireRoom(ids.size());
    Map<String, Tensor> tensors = tensors(id, output, gradients);
    Shape shape = output instanceof Outcome.Output answer ? answer.tensor().sizes() : null;
    cases.add(
        new PackCase(
            selected,
            inputSha256,
            tensors.isEmpty() ? null : arrays.add(tensors),
            shape,
            StoredAnswer.of(output),
            gradients == null ? null : StoredAnswer.of(gradients)));
    return true;
  }

  /**
   * Checks the number of cases.
   *
   * @throws UsageException if there are more than a pack has
   */
  public static void requireRoom(long cases) {
    if (cases > PackManifest.MAX_CASES) {
      throw new UsageException(
          "selection ("
              + cases
              + " cases) must have at most "
              + PackManifest.MAX_CASES
              + " cases for a pack; narrow it with --filter");
    }
  }

  private static Map<String, Tensor> tensors(
      String id, Outcome output, @Nullable Outcome gradients) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    if (output instanceof Outcome.Output answer) {
      tensors.put(PackCase.array(id, "output"), answer.tensor());
    }
    if (gradients instanceof Outcome.Gradients answer) {
      Conv2dGradients found = answer.gradients();
      tensors.put(PackCase.array(id, "grad_input"), found.input());
      tensors.put(PackCase.array(id, "grad_weight"), found.weight());
      if (found.bias() != null) {
        tensors.put(PackCase.array(id, "grad_bias"), found.bias());
      }
    }
    return tensors;
  }

  /**
   * Writes what is left, the manifest last.
   *
   * @param recordedBy the program that asked PyTorch
   */
  public void finish(String pytorch, String build, String recordedBy, Fingerprint fingerprint)
      throws IOException {
    Map<String, PackManifest.StoredFile> files = arrays.finish();
    PackManifest manifest = new PackManifest(pytorch, build, recordedBy, fingerprint, files, cases);
    folder.write(PackManifest.FILE, manifest.write());
  }

  /**
   * The pack as it has been written, to be compared before it is moved.
   *
   * @throws IOException if it cannot be read again
   */
  public Pack written(Pictures pictures) throws IOException {
    return Pack.open(folder.path(), pictures);
  }

  /** Moves the pack to its place, where nothing or an empty folder may stand. */
  public void moveIn() throws IOException {
    folder.moveIn();
  }

  /**
   * Moves the pack to the place of another, which is deleted.
   *
   * @throws IOException if files stand there that are no part of the other
   */
  public void replace(Pack old) throws IOException {
    folder.replace(names(old));
  }

  /**
   * Checks that a pack can be replaced without loss.
   *
   * @throws IOException if files stand there that are no part of it
   */
  public static void requireReplaceable(Pack old) throws IOException {
    StagedFolder.requireOnly(old.folder(), names(old));
  }

  private static Set<String> names(Pack old) {
    Set<String> names = new HashSet<>(old.manifest().files().keySet());
    names.add(PackManifest.FILE);
    return names;
  }

  /** Deletes what has not been moved. May be called by another thread. */
  @Override
  public void close() throws IOException {
    folder.close();
  }
}
