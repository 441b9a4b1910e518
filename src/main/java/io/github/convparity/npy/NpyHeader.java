package io.github.convparity.npy;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * What stands before the elements: {@code \x93NUMPY}, two bytes of version, the length of the text
 * (two bytes in version 1.0, four since 2.0, little-endian), and the text, a Python dict.
 *
 * @param dtype of the elements; bfloat16 only where it was asked for
 * @param dataStart where the elements begin
 */
record NpyHeader(DType dtype, Shape shape, int dataStart) {
  /** The longest text that is read, that of version 1.0. Longer ones only structures have. */
  static final int MAX_TEXT_BYTES = 65_535;

  /** The longest header, all included. */
  static final int MAX_BYTES = 12 + MAX_TEXT_BYTES;

  /** The longest array, header included: what a Java array can hold. */
  static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSION_END = MAGIC.length + 2;
  private static final int ALIGNMENT = 64;
  private static final int MAX_AXES = 32;

  /**
   * Reads the header at the start of a little-endian buffer, whose position is left alone.
   *
   * @throws NpyFormatException if it is cut off, damaged, or tells of an array that {@link Npy}
   *     does not read, or that is not wanted
   */
  static NpyHeader read(ByteBuffer content, Wanted wanted) throws NpyFormatException {
    requireMagic(content);
    requireBytes(content, VERSION_END);
    int major = requireVersion(content.get(MAGIC.length), content.get(MAGIC.length + 1));
    int start = VERSION_END + (major == 1 ? Short.BYTES : Integer.BYTES);
    requireBytes(content, start);
    int length =
        requireTextLength(
            major == 1
                ? Short.toUnsignedInt(content.getShort(VERSION_END))
                : Integer.toUnsignedLong(content.getInt(VERSION_END)));
    requireBytes(content, start + length);
    byte[] text = new byte[length];
    content.get(start, text);
    Charset charset = major < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    HeaderText fields = HeaderText.parse(new String(text, charset));
    DType dtype = wanted.dtypeOf(fields.descr());
    Shape shape = shape(fields, dtype, start + length);
    wanted.check(shape);
    return new NpyHeader(dtype, shape, start + length);
  }

  private static void requireMagic(ByteBuffer content) throws NpyFormatException {
    byte[] start = new byte[Math.min(MAGIC.length, content.limit())];
    content.get(0, start);
    if (!Arrays.equals(start, Arrays.copyOf(MAGIC, start.length))) {
      throw new NpyFormatException(
          String.format(
              Locale.ROOT,
              "content (begins with %s) must begin with %s, as a .npy file does; %s",
              Shown.hex(start),
              Shown.hex(MAGIC),
              start[0] == 'P' && start.length > 1 && start[1] == 'K'
                  ? "it is a zip archive, give it the name .npz"
                  : "save it with np.save"));
    }
  }

  /** Whether {@code content} is a single array rather than an archive. */
  static boolean isAtStartOf(byte[] content) {
    return content.length >= MAGIC.length
        && Arrays.equals(Arrays.copyOf(content, MAGIC.length), MAGIC);
  }

  private static int requireVersion(byte major, byte minor) throws NpyFormatException {
    if (major < 1 || major > 3 || minor != 0) {
      throw new NpyFormatException(
          String.format(
              Locale.ROOT,
              "format version (%d.%d) must be 1.0, 2.0 or 3.0; save it with np.save",
              Byte.toUnsignedInt(major),
              Byte.toUnsignedInt(minor)));
    }
    return major;
  }

  private static int requireTextLength(long length) throws NpyFormatException {
    if (length > MAX_TEXT_BYTES) {
      throw new NpyFormatException(
          String.format(
              Locale.ROOT,
              "header length (%d bytes) must be at most %d bytes; save a plain array with np.save",
              length,
              MAX_TEXT_BYTES));
    }
    return (int) length;
  }

  private static void requireBytes(ByteBuffer content, int bytes) throws NpyFormatException {
    if (content.limit() < bytes) {
      throw new NpyFormatException(
          String.format(
              Locale.ROOT,
              "header (%d bytes) must be at least %d bytes; the array is cut off, save it again",
              content.limit(),
              bytes));
    }
  }

  private static Shape shape(HeaderText fields, DType dtype, int dataStart)
      throws NpyFormatException {
    int[] dims = new int[fields.shape().size()];
    boolean fits = true;
    for (int i = 0; i < dims.length; i++) {
      long dim = fields.shape().get(i);
      if (dim < 0) {
        throw new NpyFormatException(
            "shape "
                + Shown.of(fields.shapeText())
                + " must have no negative dimension; save the array again with np.save");
      }
      fits &= dim <= Integer.MAX_VALUE;
      dims[i] = (int) Math.min(dim, Integer.MAX_VALUE);
    }
    Shape shape = Shape.of(dims);
    if (!fits || shape.elements() > (MAX_ARRAY_BYTES - dataStart) / dtype.bytes()) {
      throw tooLarge(fields, dtype);
    }
    if (fields.fortranOrder() && shape.elements() > 0 && axesLongerThanOne(dims) > 1) {
      throw new NpyFormatException(
          "fortran_order (True) must be False for shape "
              + shape
              + "; save np.ascontiguousarray(a)");
    }
    return shape;
  }

  private static NpyFormatException tooLarge(HeaderText fields, DType dtype) {
    return new NpyFormatException(
        String.format(
            Locale.ROOT,
            "shape %s of %s must fit in one Java array, in all %d bytes at most; save a part of it",
            Shown.of(fields.shapeText()),
            dtype.torchName(),
            MAX_ARRAY_BYTES));
  }

  private static long axesLongerThanOne(int[] dims) {
    return Arrays.stream(dims).filter(dim -> dim > 1).count();
  }

  /** The bytes of the elements. */
  long dataBytes() {
    return shape.elements() * dtype.bytes();
  }

  /** The bytes of header and elements, at most {@link #MAX_ARRAY_BYTES}. */
  int arrayBytes() {
    return Math.toIntExact(dataStart + dataBytes());
  }

  /**
   * Writes a header of version 1.0, as numpy does, padded with blanks.
   *
   * @throws IllegalArgumentException if there is no such array
   */
  static byte[] write(DType dtype, Shape shape) {
    if (shape.rank() > MAX_AXES) {
      throw new IllegalArgumentException(
          "shape (" + shape.rank() + " axes) must have at most " + MAX_AXES + " axes");
    }
    String text =
        String.format(
            Locale.ROOT,
            "{'descr': '%s', 'fortran_order': False, 'shape': %s, }",
            Descr.of(dtype),
            tuple(shape));
    int start = VERSION_END + Short.BYTES;
    int used = start + text.length() + 1;
    int whole = (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    requireRoom(shape, dtype, whole);
    byte[] header = Arrays.copyOf(MAGIC, whole);
    header[MAGIC.length] = 1;
    header[VERSION_END] = (byte) (whole - start);
    header[VERSION_END + 1] = (byte) ((whole - start) >> Byte.SIZE);
    Arrays.fill(header, start, whole, (byte) ' ');
    byte[] letters = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(letters, 0, header, start, letters.length);
    header[whole - 1] = '\n';
    return header;
  }

  private static void requireRoom(Shape shape, DType dtype, int headerBytes) {
    if (shape.elements() > (MAX_ARRAY_BYTES - headerBytes) / dtype.bytes()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "shape (%s of %s) must fit in one Java array, in all %d bytes at most; write parts",
              shape,
              dtype.torchName(),
              MAX_ARRAY_BYTES));
    }
  }

  /** A Python tuple; of one element with its comma. */
  private static String tuple(Shape shape) {
    String dims = shape.toString();
    String inner = dims.substring(1, dims.length() - 1);
    return "(" + inner + (shape.rank() == 1 ? ",)" : ")");
  }
}
