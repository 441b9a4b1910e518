package io.github.convparity.npy;

import io.github.convparity.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Contents of files, put together by hand. */
final class Bytes {
  private Bytes() {}

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** A {@code .npy} of version 1.0 with this text for a dict. */
  static byte[] npy(String dict, byte[] data) {
    return npy(1, 0, dict, data);
  }

  static byte[] npy(int major, int minor, String dict, byte[] data) {
    byte[] text = (dict + "\n").getBytes(StandardCharsets.UTF_8);
    int lengthBytes = major == 1 ? 2 : 4;
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length);
    return ByteBuffer.allocate(8 + lengthBytes + text.length + data.length)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) major, (byte) minor})
        .put(length.array(), 0, lengthBytes)
        .put(text)
        .put(data)
        .array();
  }

  /** The dict that numpy would write, of a type and the text of a tuple. */
  static String dict(String descr, String shape) {
    return "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
  }

  static byte[] floats(float... values) {
    ByteBuffer data =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return data.array();
  }

  /** A tensor of the type that numpy names, over its elements' bytes. */
  static Tensor tensor(String descr, int[] shape, byte[] elements) {
    ByteBuffer data = ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN);
    switch (descr) {
      case "<f2" -> {
        short[] bits = new short[elements.length / 2];
        for (int i = 0; i < bits.length; i++) {
          bits[i] = data.getShort();
        }
        return Tensor.float16(bits, shape);
      }
      case "<f4" -> {
        float[] floats = new float[elements.length / 4];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = Float.intBitsToFloat(data.getInt());
        }
        return Tensor.float32(floats, shape);
      }
      default -> {
        double[] doubles = new double[elements.length / 8];
        for (int i = 0; i < doubles.length; i++) {
          doubles[i] = Double.longBitsToDouble(data.getLong());
        }
        return Tensor.float64(doubles, shape);
      }
    }
  }

  /** The elements of a tensor as numpy's {@code tobytes()} gives them. */
  static byte[] elements(Tensor tensor) {
    ByteBuffer data =
        ByteBuffer.allocate(tensor.length() * tensor.dtype().bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tensor.length(); i++) {
      switch (tensor.dtype()) {
        case FLOAT32 -> data.putInt(Float.floatToRawIntBits(tensor.floats()[i]));
        case FLOAT64 -> data.putLong(Double.doubleToRawLongBits(tensor.doubles()[i]));
        default -> data.putShort(tensor.bits()[i]);
      }
    }
    return data.array();
  }

  /** A zip archive of deflated entries: names and contents in turn. */
  static byte[] deflated(Object... namesAndContents) {
    return zip(ZipEntry.DEFLATED, namesAndContents);
  }

  /** A zip archive of stored entries: names and contents in turn. */
  static byte[] stored(Object... namesAndContents) {
    return zip(ZipEntry.STORED, namesAndContents);
  }

  private static byte[] zip(int method, Object... namesAndContents) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        byte[] content = (byte[]) namesAndContents[i + 1];
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry((String) namesAndContents[i]);
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return archive.toByteArray();
  }

  /** Where the directory's record of the first entry stands. */
  static int directory(byte[] archive) {
    ByteBuffer buffer = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    return buffer.getInt(archive.length - 22 + 16);
  }

  /** A copy with a little-endian number of 2 or 4 bytes written over what stands at a place. */
  static byte[] with(byte[] content, int at, int bytes, long value) {
    byte[] changed = content.clone();
    for (int i = 0; i < bytes; i++) {
      changed[at + i] = (byte) (value >> (8 * i));
    }
    return changed;
  }
}
