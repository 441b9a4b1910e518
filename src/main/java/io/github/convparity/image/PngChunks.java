package io.github.convparity.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Checks that a PNG is whole, which ImageIO does not: it ignores the checksums and stops at the
 * last pixel. A chunk is a length, four letters, data and a CRC-32 of letters and data, all
 * big-endian (PNG specification, third edition, section 5.3).
 */
final class PngChunks {
  private static final int SIGNATURE_BYTES = 8;
  private static final int TYPE_BYTES = 4;
  private static final int CRC_BYTES = 4;

  /** The bit that makes the first letter small: the picture does without such a chunk. */
  private static final int ANCILLARY = 0x20;

  private PngChunks() {}

  /**
   * Checks every chunk up to the closing IEND; what follows is not looked at.
   *
   * @param content a PNG's bytes, signature included
   * @throws IOException if {@code content} ends before IEND, or the checksum of a chunk that makes
   *     the picture (IHDR, PLTE, IDAT) is wrong
   */
  static void requireWhole(byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content).position(SIGNATURE_BYTES);
    String type = "";
    while (!type.equals("IEND")) {
      long length =
          buffer.remaining() < Integer.BYTES ? 0 : Integer.toUnsignedLong(buffer.getInt());
      if (buffer.remaining() < TYPE_BYTES + length + CRC_BYTES) {
        throw new IOException("the data ends before the PNG does");
      }
      ByteBuffer typeAndData = buffer.slice(buffer.position(), TYPE_BYTES + (int) length);
      buffer.position(buffer.position() + typeAndData.remaining());
      type = requireSound(typeAndData, buffer.getInt());
    }
  }

  /** Checks a chunk against its checksum; returns its type. */
  private static String requireSound(ByteBuffer typeAndData, int checksum) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(typeAndData.duplicate());
    byte[] letters = new byte[TYPE_BYTES];
    typeAndData.get(letters);
    String type = new String(letters, StandardCharsets.ISO_8859_1);
    boolean critical = (letters[0] & ANCILLARY) == 0;
    if (critical && checksum != (int) crc.getValue()) {
      throw new IOException("the checksum of a PNG chunk (" + type + ") is wrong");
    }
    return type;
  }
}
