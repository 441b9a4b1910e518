package io.github.convparity.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256, over the little-endian bytes of tensors above all. */
public final class Digest {
  private static final int CHUNK = 1 << 13;

  private Digest() {}

  /**
   * Lower-case hex digest of the elements of all tensors, one after the other; null ones are left
   * out. Every NaN counts as the canonical NaN.
   */
  public static String sha256(@Nullable Tensor... tensors) {
    Stream digest = new Stream();
    for (Tensor tensor : tensors) {
      if (tensor != null) {
        digest.update(tensor);
      }
    }
    return digest.hex();
  }

  /** A digest of tensors that come one after the other, so that not all must be held at once. */
  public static final class Stream {
    private final MessageDigest digest = newSha256();

    /** Takes the elements of a tensor. */
    public void update(Tensor tensor) {
      Digest.update(digest, tensor);
    }

    /** Takes bytes as they are. */
    public void update(byte[] bytes) {
      digest.update(bytes);
    }

    /** The 32 bytes of the digest of all that came; to be asked once. */
    public byte[] bytes() {
      return digest.digest();
    }

    /** The digest of all that came, in lower-case hex; to be asked once. */
    public String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static void update(MessageDigest digest, Tensor tensor) {
    int length = tensor.length();
    int bytes = tensor.dtype().bytes();
    ByteBuffer buffer = ByteBuffer.allocate(Math.min(length, CHUNK) * bytes);
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < length; start += CHUNK) {
      int end = Math.min(length, start + CHUNK);
      buffer.clear();
      put(buffer, tensor, start, end);
      digest.update(buffer.array(), 0, buffer.position());
    }
  }

  private static void put(ByteBuffer buffer, Tensor tensor, int start, int end) {
    switch (tensor.dtype()) {
      case FLOAT32 -> {
        float[] floats = tensor.floats();
        for (int i = start; i < end; i++) {
          buffer.putInt(Float.floatToIntBits(floats[i]));
        }
      }
      case FLOAT64 -> {
        double[] doubles = tensor.doubles();
        for (int i = start; i < end; i++) {
          buffer.putLong(Double.doubleToLongBits(doubles[i]));
        }
      }
      case FLOAT16, BFLOAT16 -> {
        short[] bits = tensor.bits();
        for (int i = start; i < end; i++) {
          boolean nan = Float.isNaN(Float16Bits.toFloat(bits[i], tensor.dtype()));
          buffer.putShort(nan ? Float16Bits.fromDouble(Double.NaN, tensor.dtype()) : bits[i]);
        }
      }
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
