package io.github.convparity.golden;

import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One case of a pack.
 *
 * @param selected the case, and the suite and index that it was recorded from
 * @param inputSha256 of the arguments; null where they could not be made
 * @param file that has the arrays; null where there are none
 * @param shape of the output; null where there is none
 * @param output what came of forward
 * @param gradients what came of backward; null where it was not asked
 */
public record PackCase(
    Selection.Selected selected,
    @Nullable String inputSha256,
    @Nullable String file,
    @Nullable Shape shape,
    StoredAnswer output,
    @Nullable StoredAnswer gradients) {

  /** The recipe. */
  public ParityCase parityCase() {
    return selected.parityCase();
  }

  /** The name of an array in the file: the case's id, and what it is of. */
  static String array(String id, String part) {
    return part.equals("output") ? id : id + "." + part;
  }
}
