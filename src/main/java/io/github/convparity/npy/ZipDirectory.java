package io.github.convparity.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The directory at the end of a zip archive (PKWARE's APPNOTE.TXT, sections 4.3.12 and 4.3.16).
 *
 * <p>Java's own ZipFile wants a file, and its ZipInputStream does not look at the directory: it
 * takes an archive that is cut off for a shorter one, and unpacks all that stands before an entry.
 * Archives of more than 4 GiB or 65,534 entries ("zip64") do not occur: they would not fit here.
 */
final class ZipDirectory {
  private static final int END_SIGNATURE = 0x06054B50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT_BYTES = 0xFFFF;
  private static final int ENTRY_SIGNATURE = 0x02014B50;
  private static final int ENTRY_BYTES = 46;

  private final ByteBuffer content;

  private ZipDirectory(byte[] content) {
    this.content = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Returns all entries, in the order of the directory. Names are read as UTF-8.
   *
   * @throws NpyFormatException if {@code content} is not a zip archive or its directory is not
   *     whole
   */
  static List<ZipMember> read(byte[] content) throws NpyFormatException {
    ZipDirectory directory = new ZipDirectory(content);
    return directory.entries(directory.end());
  }

  /** Where the record stands that ends an archive; only a comment may follow it. */
  private int end() throws NpyFormatException {
    int last = content.limit() - END_BYTES;
    for (int at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
      if (content.getInt(at) == END_SIGNATURE && unsignedShort(at + 20) == last - at) {
        return at;
      }
    }
    byte[] start = Arrays.copyOf(content.array(), Math.min(4, content.limit()));
    if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
      throw damaged("end with its directory", "it is cut off, save it again");
    }
    throw new NpyFormatException(
        String.format(
            Locale.ROOT,
            "content (%s) must be a zip archive, as a .npz file is; %s",
            start.length == 0 ? "empty" : "begins with " + Shown.hex(start),
            NpyHeader.isAtStartOf(content.array())
                ? "it is a single array, give it the name .npy"
                : "save it with np.savez"));
  }

  private List<ZipMember> entries(int end) throws NpyFormatException {
    int count = unsignedShort(end + 10);
    long at = unsignedInt(end + 16);
    boolean oneDisk = content.getInt(end + 4) == 0 && unsignedShort(end + 8) == count;
    if (!oneDisk || at + unsignedInt(end + 12) > end) {
      throw damaged("have its whole directory before its end", "it is damaged, save it again");
    }
    List<ZipMember> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (at + ENTRY_BYTES > end || content.getInt((int) at) != ENTRY_SIGNATURE) {
        throw damaged(
            "have " + count + " entries in its directory", "it is damaged, save it again");
      }
      int entry = (int) at;
      int nameLength = unsignedShort(entry + 28);
      at += (long) ENTRY_BYTES + nameLength + unsignedShort(entry + 30) + unsignedShort(entry + 32);
      if (at > end) {
        throw damaged("have its entries' whole names", "it is damaged, save it again");
      }
      members.add(member(entry, nameLength));
    }
    return members;
  }

  private ZipMember member(int entry, int nameLength) {
    return new ZipMember(
        new String(content.array(), entry + ENTRY_BYTES, nameLength, StandardCharsets.UTF_8),
        unsignedShort(entry + 8),
        unsignedShort(entry + 10),
        content.getInt(entry + 16),
        unsignedInt(entry + 20),
        unsignedInt(entry + 24),
        unsignedInt(entry + 42));
  }

  private NpyFormatException damaged(String rule, String advice) {
    return new NpyFormatException(
        String.format(
            Locale.ROOT, "archive (%d bytes) must %s; %s", content.limit(), rule, advice));
  }

  private int unsignedShort(int at) {
    return Short.toUnsignedInt(content.getShort(at));
  }

  private long unsignedInt(int at) {
    return Integer.toUnsignedLong(content.getInt(at));
  }
}
