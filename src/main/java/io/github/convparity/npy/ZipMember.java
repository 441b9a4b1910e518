package io.github.convparity.npy;

import io.github.convparity.tensor.Tensor;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * One entry of a zip archive, as the directory describes it; nothing of it is checked before it is
 * read.
 *
 * @param flags bit 0 tells of encryption
 * @param method 0 stored, 8 deflated
 * @param checksum the CRC-32 of the unpacked bytes
 * @param packedBytes how many bytes stand in the archive
 * @param bytes how many they are said to be unpacked
 * @param offset where the entry begins in the archive
 */
record ZipMember(
    String name, int flags, int method, int checksum, long packedBytes, long bytes, long offset) {
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int AES = 99;
  private static final int ENCRYPTED_FLAG = 1;
  private static final int LOCAL_SIGNATURE = 0x04034B50;
  private static final int LOCAL_BYTES = 30;
  private static final int BLOCK_BYTES = 1 << 16;

  /** Two bits tell of 258 bytes at best (RFC 1951, section 3.2.5). */
  private static final long MAX_DEFLATION = 258 * Byte.SIZE / 2;

  /**
   * Unpacks the array and reads it.
   *
   * @throws NpyFormatException if it cannot be unpacked, or is none that {@link Npy} reads, or not
   *     the wanted one; then nothing but its header has been unpacked
   */
  Tensor read(byte[] archive, Wanted wanted) throws NpyFormatException {
    requireReadable();
    ByteBuffer packed = packed(ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN));
    ByteBuffer unpacked = method == STORED ? packed : inflate(packed, wanted);
    Tensor tensor = Npy.read(unpacked, wanted);
    CRC32 crc = new CRC32();
    crc.update(unpacked.duplicate());
    if (unpacked.limit() != bytes || (int) crc.getValue() != checksum) {
      throw new NpyFormatException(
          String.format(
              Locale.ROOT,
              "unpacked data (%d bytes, CRC-32 %08x) must be %d bytes, CRC-32 %08x;"
                  + " the archive is damaged, save it again",
              unpacked.limit(),
              crc.getValue(),
              bytes,
              checksum));
    }
    return tensor;
  }

  private void requireReadable() throws NpyFormatException {
    if ((flags & ENCRYPTED_FLAG) != 0 || method == AES) {
      throw new NpyFormatException("data (encrypted) must not be encrypted; save it with np.savez");
    }
    if (method != STORED && method != DEFLATED) {
      throw new NpyFormatException(
          "compression method ("
              + method
              + ") must be 0 (stored) or 8 (deflated); save it with np.savez");
    }
    if (bytes > NpyHeader.MAX_ARRAY_BYTES) {
      throw new NpyFormatException(
          String.format(
              Locale.ROOT,
              "unpacked size (%d bytes) must be at most %d bytes; save a part of it",
              bytes,
              NpyHeader.MAX_ARRAY_BYTES));
    }
  }

  /** The bytes in the archive, behind the entry's own header, which repeats name and extras. */
  private ByteBuffer packed(ByteBuffer archive) throws NpyFormatException {
    long start = offset + LOCAL_BYTES;
    if (start <= archive.limit() && archive.getInt((int) offset) == LOCAL_SIGNATURE) {
      start += Short.toUnsignedInt(archive.getShort((int) offset + 26));
      start += Short.toUnsignedInt(archive.getShort((int) offset + 28));
      if (start + packedBytes <= archive.limit()) {
        return archive.slice((int) start, (int) packedBytes).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw new NpyFormatException(
        String.format(
            Locale.ROOT,
            "entry (%d bytes at %d) must lie in the archive of %d bytes;"
                + " the archive is damaged, save it again",
            packedBytes,
            offset,
            archive.limit()));
  }

  /** Unpacks up to one byte more than the array's header tells: enough to see that it is wrong. */
  private static ByteBuffer inflate(ByteBuffer packed, Wanted wanted) throws NpyFormatException {
    Inflater inflater = new Inflater(/* nowrap= */ true);
    try (InputStream in = unpacking(packed, inflater)) {
      in.mark(NpyHeader.MAX_BYTES);
      NpyHeader header = NpyHeader.read(littleEndian(in.readNBytes(NpyHeader.MAX_BYTES)), wanted);
      in.reset();
      byte[] whole = new byte[room(header, packed.limit())];
      int count = in.readNBytes(whole, 0, whole.length);
      return littleEndian(whole).limit(count);
    } catch (IOException e) {
      throw new NpyFormatException(
          String.format(
              Locale.ROOT,
              "deflated data (%d bytes) must unpack, which stopped with: %s;"
                  + " the archive is damaged, save it again",
              packed.limit(),
              e.getMessage()),
          e);
    } finally {
      inflater.end();
    }
  }

  /** One byte more than the array, but no more than could come of that many deflated bytes. */
  private static int room(NpyHeader header, int packedBytes) {
    return (int) Math.min(header.arrayBytes() + 1L, packedBytes * MAX_DEFLATION);
  }

  private static InputStream unpacking(ByteBuffer packed, Inflater inflater) {
    InputStream bytes =
        new ByteArrayInputStream(packed.array(), packed.arrayOffset(), packed.limit());
    return new BufferedInputStream(
        new InflaterInputStream(bytes, inflater, BLOCK_BYTES), NpyHeader.MAX_BYTES);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
