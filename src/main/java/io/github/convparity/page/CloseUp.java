package io.github.convparity.page;

import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.tensor.Ulps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both outputs around one element, or why they are not known.
 *
 * @param top the first row, in the plane of the element
 * @param left the first column
 * @param columns how many columns
 * @param candidate the candidate's numbers row by row, in the shortest decimal that reads back
 * @param reference PyTorch's
 * @param ulps how many representable values lie between the two
 * @param whyNot why there is nothing; null if there is something
 */
public record CloseUp(
    int top,
    int left,
    int columns,
    List<String> candidate,
    List<String> reference,
    List<Long> ulps,
    @Nullable String whyNot) {
  /** Rows and columns at most. */
  public static final int SIDE = 9;

  /** Why nothing can be seen. */
  public static CloseUp missing(String whyNot) {
    return new CloseUp(0, 0, 0, List.of(), List.of(), List.of(), whyNot);
  }

  /**
   * Cuts it out of outputs of one shape.
   *
   * @param index of the element, {@code [n, c, y, x]} or {@code [c, y, x]}
   */
  public static CloseUp of(List<Integer> index, Tensor candidate, Tensor reference) {
    Shape shape = reference.sizes();
    int height = shape.dim(-2);
    int width = shape.dim(-1);
    int rank = index.size();
    int top = start(index.get(rank - 2), height);
    int left = start(index.get(rank - 1), width);
    int plane = 0;
    for (int axis = 0; axis < rank - 2; axis++) {
      plane = plane * shape.dim(axis) + index.get(axis);
    }
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    List<Long> ulps = new ArrayList<>();
    for (int y = top; y < Math.min(height, top + SIDE); y++) {
      for (int x = left; x < Math.min(width, left + SIDE); x++) {
        int place = (plane * height + y) * width + x;
        double c = candidate.get(place);
        double r = reference.get(place);
        ours.add(text(c, candidate.dtype()));
        theirs.add(text(r, candidate.dtype()));
        ulps.add(apart(c, r, candidate.dtype()));
      }
    }
    return new CloseUp(top, left, Math.min(width, SIDE), ours, theirs, ulps, null);
  }

  private static int start(int middle, int size) {
    return Math.max(0, Math.min(middle - SIDE / 2, size - SIDE));
  }

  private static long apart(double c, double r, DType dtype) {
    if (Double.isFinite(c) && Double.isFinite(r)) {
      return Ulps.between(c, r, dtype);
    }
    return Double.compare(c, r) == 0 ? 0 : Ulps.MAX;
  }

  private static String text(double value, DType dtype) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return dtype == DType.FLOAT64
        ? JsonNumbers.shortest(value)
        : JsonNumbers.shortest((float) value);
  }
}
