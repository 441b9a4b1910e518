package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The digests that stand here are those of Python's {@code struct} and {@code hashlib}. */
class DigestTest {
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @Test
  void elementsCountAsLittleEndianBytes() {
    assertThat(Digest.sha256(Tensor.float32(new float[] {1, -2.5f, 0.0f, -0.0f}, 4)))
        .isEqualTo("4d8175c3ad0622c5c16876252839fcbf57902c13d7116e5848b8994d6b9c03e7");
    assertThat(Digest.sha256(Tensor.float64(new double[] {1, -2.5}, 2)))
        .isEqualTo("f138ae8a7b9a72de60b736f59d2474dd5b2357f5817f0dfa3309f5da5e629d87");
    assertThat(Digest.sha256(Tensor.float16(new short[] {0x3C00, (short) 0xC100}, 2)))
        .isEqualTo("0f702c29c88833a1a5f7a6466482f40033d17838a4e396e06af33f058def189a");
    assertThat(Digest.sha256(Tensor.bfloat16(new short[] {0x3F80, (short) 0xC020}, 2)))
        .isEqualTo("52e29da4fe83b0d77efd7b5138f1f55f9e3fffcbb721c712e8bef930eb74bd97");
  }

  @Test
  void everyNanCountsAsTheCanonicalOne() {
    float nan = Float.intBitsToFloat(0xFFC1_2345);
    double wide = Double.longBitsToDouble(0xFFF8_0000_0000_0001L);

    assertThat(Digest.sha256(Tensor.float32(new float[] {nan}, 1)))
        .isEqualTo("ef1eaf26cea96eb18f8fa3137abdf23f52852a855c22ae6f169d21a379dcd739");
    assertThat(Digest.sha256(Tensor.float64(new double[] {wide}, 1)))
        .isEqualTo("74999fd28ab18ccca2bee199f260d19764603a3c78353d773d16d215eebe8e19");
    assertThat(Digest.sha256(Tensor.float16(new short[] {(short) 0xFC01}, 1)))
        .isEqualTo("0d1abbe3b9da7a48d463edb0a844f3a102dcf7fdea35f9c771d885027b31b322");
    assertThat(Digest.sha256(Tensor.bfloat16(new short[] {(short) 0xFF81}, 1)))
        .isEqualTo("8885df4b050b6fd7c23bc77259f243f1dd81f757254c02fe432f3b1bf66338a5");
  }

  @Test
  void tensorsFollowOneAnotherAndMissingOnesAreLeftOut() {
    Tensor first = Tensor.float32(new float[] {1, 2}, 2);
    Tensor second = Tensor.float64(new double[] {3}, 1);

    assertThat(Digest.sha256(first, null, second, null))
        .isEqualTo("389de66ca049ba4d34a093b385f487e2d4e5e23be1cd89852d8fec9eeb4f683c");
    assertThat(Digest.sha256(second, first)).isNotEqualTo(Digest.sha256(first, second));
  }

  @Test
  void theSignOfZeroCounts() {
    assertThat(Digest.sha256(Tensor.float32(new float[] {0.0f}, 1)))
        .isNotEqualTo(Digest.sha256(Tensor.float32(new float[] {-0.0f}, 1)));
  }

  @Test
  void theShapeDoesNotCount() {
    assertThat(Digest.sha256(Tensor.float32(new float[] {1, 2}, 2)))
        .isEqualTo(Digest.sha256(Tensor.float32(new float[] {1, 2}, 1, 1, 2, 1)));
  }

  @Test
  void nothingHasTheDigestOfNoBytes() {
    assertThat(Digest.sha256()).isEqualTo(EMPTY);
    assertThat(Digest.sha256(Tensor.float32(new float[0], 0, 3))).isEqualTo(EMPTY);
  }

  @ParameterizedTest
  @ValueSource(ints = {8191, 8192, 8193, 16384, 20000})
  void longTensorsAreDigestedToTheirLastElement(int length) throws NoSuchAlgorithmException {
    float[] data = new float[length];
    ByteBuffer bytes = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; i++) {
      data[i] = i - 0.5f;
      bytes.putFloat(data[i]);
    }
    byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes.array());

    assertThat(Digest.sha256(Tensor.float32(data, length)))
        .isEqualTo(HexFormat.of().formatHex(expected));
  }
}
