package io.github.convparity.npy;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code .npz} file whose directory has been read once, for many arrays of it. {@link Npz} says
 * what is read and what is refused.
 */
public final class NpzArchive {
  /** What the name of an array's entry ends in. */
  static final String SUFFIX = ".npy";

  private final byte[] content;
  private final Map<String, ZipMember> arrays;
  private final List<String> others;

  private NpzArchive(byte[] content, Map<String, ZipMember> arrays, List<String> others) {
    this.content = content;
    this.arrays = arrays;
    this.others = others;
  }

  /**
   * Reads the directory.
   *
   * @param content of a {@code .npz} file; kept, and not to be written to
   * @throws NpyFormatException if it is not a zip archive or is cut off, or two arrays have one
   *     name
   */
  public static NpzArchive open(byte[] content) throws NpyFormatException {
    Map<String, ZipMember> arrays = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (ZipMember member : ZipDirectory.read(content)) {
      if (!member.name().endsWith(SUFFIX)) {
        others.add(member.name());
        continue;
      }
      String name = member.name().substring(0, member.name().length() - SUFFIX.length());
      if (arrays.put(name, member) != null) {
        throw new NpyFormatException(
            "array name ("
                + Shown.of(name)
                + ") must stand once in the archive; save it with np.savez");
      }
    }
    return new NpzArchive(content, arrays, others);
  }

  /** The names of the arrays, without {@code .npy}, in the order of the directory. */
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  /** The names of entries that are no arrays. */
  public List<String> others() {
    return List.copyOf(others);
  }

  /**
   * Returns an array by its name.
   *
   * @throws NpyFormatException as {@link Npz#read(byte[], String)}
   */
  public Tensor read(String name) throws NpyFormatException {
    return read(name, Wanted.ANY);
  }

  /**
   * Returns an array that must be of that type and shape. Where its header says otherwise, nothing
   * more of it is unpacked.
   *
   * @param dtype where it is bfloat16, the bits in {@code '<u2'} are read
   * @throws NpyFormatException as {@link Npz#read(byte[], String)}, and if it is another array
   */
  public Tensor read(String name, DType dtype, Shape shape) throws NpyFormatException {
    return read(name, new Wanted(dtype, shape));
  }

  private Tensor read(String name, Wanted wanted) throws NpyFormatException {
    ZipMember member = arrays.get(name);
    if (member == null) {
      throw new NpyFormatException(
          arrays.isEmpty()
              ? "archive (no array) must hold an array, NAME.npy; save it with np.savez"
              : "array name (" + Shown.of(name) + ") must be one of " + Shown.names(names()));
    }
    try {
      return member.read(content, wanted);
    } catch (NpyFormatException e) {
      throw new NpyFormatException("array " + Shown.of(name) + ": " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw Npy.tooLargeForMemory(content.length, e);
    }
  }
}
