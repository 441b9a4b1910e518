package io.github.convparity.npy;

import io.github.convparity.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Several arrays by name as {@code np.savez} and {@code np.savez_compressed} write them, the format
 * of {@code .npz} files: a zip archive in which {@code weight.npy} is the array {@code weight}.
 *
 * <pre>{@code
 * byte[] content = Npz.write(Map.of("input", input, "weight", weight));
 * List<String> names = Npz.names(content); // input, weight
 * Tensor same = Npz.read(content, "weight");
 * }</pre>
 *
 * <p>A name is only ever compared, whatever path it looks like. Entries that do not end in {@code
 * .npy} are no arrays and are passed over.
 */
public final class Npz {
  /**
   * The time of every entry. Not the first that zip can tell, 1980-01-01: for that one Java adds a
   * second time, which depends on the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** What zip adds to an entry beside twice its name: 30 bytes before it, 46 in the directory. */
  private static final int ENTRY_BYTES = 76;

  /** What stands at the end of an archive. */
  private static final int END_BYTES = 22;

  private Npz() {}

  /**
   * Returns the names of the arrays, in the order of the archive's directory; of any type, also of
   * those that are not read.
   *
   * @throws NpyFormatException if {@code content} is not a zip archive or is cut off, or two arrays
   *     have one name
   */
  public static List<String> names(byte[] content) throws NpyFormatException {
    return NpzArchive.open(content).names();
  }

  /**
   * Returns the only array.
   *
   * @param content of a {@code .npz} file; not kept
   * @throws NpyFormatException if there is none or more than one, or as {@link #read(byte[],
   *     String)} says
   */
  public static Tensor read(byte[] content) throws NpyFormatException {
    NpzArchive archive = NpzArchive.open(content);
    List<String> names = archive.names();
    if (names.size() > 1) {
      throw new NpyFormatException(
          "array name (none given) must be one of "
              + Shown.names(names)
              + "; append it, as in FILE.npz#"
              + Shown.of(names.get(0)));
    }
    return archive.read(names.isEmpty() ? "" : names.get(0));
  }

  /**
   * Returns an array by its name. The others are not looked at.
   *
   * <p>What the archive says of sizes is not trusted: unpacking ends one byte after the length that
   * the array's own header tells, and never takes more than a Java array has, 2<sup>31</sup> - 9
   * bytes. The checksum is compared.
   *
   * @param content of a {@code .npz} file; not kept
   * @param name without {@code .npy}
   * @throws NpyFormatException if there is no such array, the archive is not a zip archive, cut
   *     off, damaged, encrypted, packed otherwise than by deflate, or the array is not one that
   *     {@link Npy#read} takes
   */
  public static Tensor read(byte[] content, String name) throws NpyFormatException {
    return NpzArchive.open(content).read(name);
  }

  /**
   * Returns the content of a {@code .npz} file. The arrays stand sorted by name, not compressed,
   * with a fixed time: the same arrays always give the same bytes.
   *
   * @param arrays by name, without {@code .npy}; may be empty
   * @throws IllegalArgumentException if {@link Npy#write} does not take a tensor, or all together
   *     need more bytes than a Java array has
   */
  public static byte[] write(Map<String, Tensor> arrays) {
    return write(arrays, false);
  }

  /**
   * As {@link #write}, with every array deflated. The same arrays give the same bytes wherever zlib
   * is the same.
   */
  public static byte[] writeCompressed(Map<String, Tensor> arrays) {
    return write(arrays, true);
  }

  private static byte[] write(Map<String, Tensor> arrays, boolean compressed) {
    SortedMap<String, Tensor> sorted = new TreeMap<>(arrays);
    requireRoom(sorted);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(content, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, Tensor> array : sorted.entrySet()) {
        byte[] npy = Npy.write(array.getValue());
        String name = array.getKey() + NpzArchive.SUFFIX;
        zip.putNextEntry(compressed ? deflated(name) : stored(name, npy));
        zip.write(npy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not from an array
    }
    return content.toByteArray();
  }

  private static ZipEntry deflated(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.DEFLATED);
    entry.setTimeLocal(TIME);
    return entry;
  }

  private static ZipEntry stored(String name, byte[] npy) {
    CRC32 crc = new CRC32();
    crc.update(npy);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(npy.length);
    entry.setCompressedSize(npy.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(TIME);
    return entry;
  }

  private static void requireRoom(Map<String, Tensor> arrays) {
    long bytes = END_BYTES;
    for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
      Tensor tensor = array.getValue();
      int name =
          array.getKey().getBytes(StandardCharsets.UTF_8).length + NpzArchive.SUFFIX.length();
      bytes += ENTRY_BYTES + 2L * name;
      bytes += NpyHeader.write(tensor.dtype(), tensor.sizes()).length;
      bytes += (long) tensor.length() * tensor.dtype().bytes();
    }
    if (bytes > NpyHeader.MAX_ARRAY_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "archive (%d bytes) must fit in one Java array, %d bytes; write several archives",
              bytes,
              NpyHeader.MAX_ARRAY_BYTES));
    }
  }
}
