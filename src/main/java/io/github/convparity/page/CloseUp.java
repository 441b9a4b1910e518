package io.github.convparity.page;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.tensor.Ulps;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both outputs around one element, in its plane, or why they are not known.
 *
 * @param top the first row
 * @param left the first column
 * @param rows how many rows
 * @param columns how many columns
 * @param candidate the candidate's numbers row by row, in float64 where they are of that type,
 *     otherwise in float32; little-endian. As in the next two, nobody may write to it.
 * @param reference PyTorch's in the same way
 * @param ulps how many representable values lie between the two, in float64
 * @param whyNot why there is nothing; null if there is something
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CloseUp(
    int top,
    int left,
    int rows,
    int columns,
    byte[] candidate,
    byte[] reference,
    byte[] ulps,
    @Nullable String whyNot) {
  /** Rows and columns of a small one at most. */
  public static final int SMALL = 9;

  /** Rows and columns of a large one at most. */
  public static final int LARGE = 128;

  private static final byte[] NOTHING = {};

  /** Why nothing can be seen. */
  public static CloseUp missing(String whyNot) {
    return new CloseUp(0, 0, 0, 0, NOTHING, NOTHING, NOTHING, whyNot);
  }

  /**
   * How many elements it would have.
   *
   * @param side rows and columns at most
   */
  public static int elements(Shape shape, int side) {
    return Math.min(shape.dim(-2), side) * Math.min(shape.dim(-1), side);
  }

  /**
   * Cuts it out of outputs of one shape.
   *
   * @param index of the element, {@code [n, c, y, x]} or {@code [c, y, x]}
   * @param side rows and columns at most
   */
  public static CloseUp of(List<Integer> index, Tensor candidate, Tensor reference, int side) {
    Shape shape = reference.sizes();
    int height = shape.dim(-2);
    int width = shape.dim(-1);
    int rank = index.size();
    int rows = Math.min(height, side);
    int columns = Math.min(width, side);
    int top = start(index.get(rank - 2), rows, height);
    int left = start(index.get(rank - 1), columns, width);
    int plane = 0;
    for (int axis = 0; axis < rank - 2; axis++) {
      plane = plane * shape.dim(axis) + index.get(axis);
    }
    DType dtype = candidate.dtype();
    int wide = dtype == DType.FLOAT64 ? Double.BYTES : Float.BYTES;
    byte[] ours = new byte[rows * columns * wide];
    byte[] theirs = new byte[ours.length];
    byte[] ulps = new byte[rows * columns * Double.BYTES];
    ByteBuffer intoOurs = littleEndian(ours);
    ByteBuffer intoTheirs = littleEndian(theirs);
    ByteBuffer intoUlps = littleEndian(ulps);
    for (int y = top; y < top + rows; y++) {
      for (int x = left; x < left + columns; x++) {
        int place = (plane * height + y) * width + x;
        double c = candidate.get(place);
        double r = reference.get(place);
        put(intoOurs, c, dtype);
        put(intoTheirs, r, dtype);
        intoUlps.putDouble((double) apart(c, r, dtype));
      }
    }
    return new CloseUp(top, left, rows, columns, ours, theirs, ulps, null);
  }

  private static int start(int middle, int length, int size) {
    return Math.max(0, Math.min(middle - length / 2, size - length));
  }

  private static long apart(double c, double r, DType dtype) {
    if (Double.isFinite(c) && Double.isFinite(r)) {
      return Ulps.between(c, r, dtype);
    }
    return Double.compare(c, r) == 0 ? 0 : Ulps.MAX;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void put(ByteBuffer numbers, double value, DType dtype) {
    if (dtype == DType.FLOAT64) {
      numbers.putDouble(value);
    } else {
      numbers.putFloat((float) value);
    }
  }
}
