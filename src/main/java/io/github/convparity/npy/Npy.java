package io.github.convparity.npy;

import io.github.convparity.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * One array as {@code np.save} writes it, the format of {@code .npy} files.
 *
 * <pre>{@code
 * Tensor weight = Npy.read(Files.readAllBytes(Path.of("weight.npy")));
 * Files.write(Path.of("copy.npy"), Npy.write(weight));
 * }</pre>
 *
 * <p>The format is that of numpy's {@code numpy/lib/format.py}: a magic word, a version, and a
 * Python dict that tells type, order and shape, then the elements.
 */
public final class Npy {
  private Npy() {}

  /**
   * Returns the array in {@code content}, with its shape, {@code []} for a number without axes.
   *
   * <p>Read are {@code '<f2'} (as float16), {@code '<f4'} (float32) and {@code '<f8'} (float64), in
   * C order, by format version 1.0, 2.0 or 3.0. Every bit is kept, those of NaN too; dimensions may
   * be 0. Fortran order is read where it makes no difference: with at most one axis longer than 1,
   * or without elements.
   *
   * @param content of a {@code .npy} file; not kept
   * @throws NpyFormatException if {@code content} is not such an array: another type (integers,
   *     complex, objects, structures, big-endian numbers), Fortran order, another version, a header
   *     that is not as numpy writes it, more or fewer bytes than the shape needs, or more than fit
   *     in memory
   */
  public static Tensor read(byte[] content) throws NpyFormatException {
    try {
      return read(ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN), Wanted.ANY);
    } catch (OutOfMemoryError e) {
      throw tooLargeForMemory(content.length, e);
    }
  }

  /** Reads from 0 to the limit of a little-endian buffer. */
  static Tensor read(ByteBuffer content, Wanted wanted) throws NpyFormatException {
    NpyHeader header = NpyHeader.read(content, wanted);
    long found = content.limit() - (long) header.dataStart();
    if (found != header.dataBytes()) {
      throw wrongLength(header, found);
    }
    ByteBuffer data = content.slice(header.dataStart(), (int) found).order(ByteOrder.LITTLE_ENDIAN);
    int[] shape = header.shape().dims();
    int elements = (int) header.shape().elements();
    return switch (header.dtype()) {
      case FLOAT32 -> {
        float[] floats = new float[elements];
        data.asFloatBuffer().get(floats);
        yield Tensor.float32(floats, shape);
      }
      case FLOAT64 -> {
        double[] doubles = new double[elements];
        data.asDoubleBuffer().get(doubles);
        yield Tensor.float64(doubles, shape);
      }
      case FLOAT16 -> Tensor.float16(bits(data, elements), shape);
      case BFLOAT16 -> Tensor.bfloat16(bits(data, elements), shape);
    };
  }

  private static short[] bits(ByteBuffer data, int elements) {
    short[] bits = new short[elements];
    data.asShortBuffer().get(bits);
    return bits;
  }

  private static NpyFormatException wrongLength(NpyHeader header, long found) {
    boolean cut = found < header.dataBytes();
    return new NpyFormatException(
        String.format(
            Locale.ROOT,
            "data (%s) must be the %d bytes of %s %s; %s",
            cut ? found + " bytes" : "more than " + header.dataBytes() + " bytes",
            header.dataBytes(),
            header.dtype().torchName(),
            header.shape(),
            cut ? "the array is cut off, save it again" : "save one array only, with np.save"));
  }

  static NpyFormatException tooLargeForMemory(int bytes, OutOfMemoryError e) {
    return new NpyFormatException(
        String.format(
            Locale.ROOT,
            "array (in %d bytes) must fit in memory; save a part of it or give the JVM more (-Xmx)",
            bytes),
        e);
  }

  /**
   * Returns the content of a {@code .npy} file: version 1.0, little-endian, C order, the elements
   * at a multiple of 64 bytes. The same tensor always gives the same bytes, for shapes of up to
   * four axes those of {@code np.save}; {@link #read} gives back every bit.
   *
   * @param tensor not kept; numpy has no bfloat16, so its bits are written as {@code '<u2'}, which
   *     {@link NpzArchive#read} reads again where bfloat16 is asked for
   * @throws IllegalArgumentException if it has more than 32 axes (the most that every numpy reads)
   *     or needs more bytes than a Java array has
   */
  public static byte[] write(Tensor tensor) {
    byte[] header = NpyHeader.write(tensor.dtype(), tensor.sizes());
    ByteBuffer content =
        ByteBuffer.allocate(header.length + tensor.length() * tensor.dtype().bytes())
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(header);
    switch (tensor.dtype()) {
      case FLOAT32 -> content.asFloatBuffer().put(tensor.floats());
      case FLOAT64 -> content.asDoubleBuffer().put(tensor.doubles());
      default -> content.asShortBuffer().put(tensor.bits());
    }
    return content.array();
  }
}
