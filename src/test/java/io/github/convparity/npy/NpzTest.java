package io.github.convparity.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class NpzTest {
  private static final Tensor INPUT = Tensor.float32(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
  private static final Tensor WEIGHT = Tensor.float64(new double[] {-0.0, Double.NaN}, 2);
  private static final byte[] INPUT_NPY = Npy.write(INPUT);
  private static final byte[] WEIGHT_NPY = Npy.write(WEIGHT);

  /** Where numbers stand in a record of the directory. */
  private static final int FLAGS = 8;

  private static final int METHOD = 10;
  private static final int CRC = 16;
  private static final int PACKED_BYTES = 20;
  private static final int BYTES = 24;
  private static final int OFFSET = 42;

  @Test
  void theExampleOfTheDocumentationReadsWhatItWrote() throws NpyFormatException {
    Tensor input = INPUT;
    Tensor weight = WEIGHT;

    byte[] content = Npz.write(Map.of("input", input, "weight", weight));
    List<String> names = Npz.names(content); // input, weight
    Tensor same = Npz.read(content, "weight");

    assertThat(names).containsExactly("input", "weight");
    assertSame(same, weight);
  }

  @Test
  void storedAndDeflatedArraysAreRead() throws NpyFormatException {
    for (byte[] archive :
        List.of(
            Bytes.stored("input.npy", INPUT_NPY, "weight.npy", WEIGHT_NPY),
            Bytes.deflated("input.npy", INPUT_NPY, "weight.npy", WEIGHT_NPY))) {
      assertSame(Npz.read(archive, "input"), INPUT);
      assertSame(Npz.read(archive, "weight"), WEIGHT);
    }
  }

  @Test
  void arraysLargerThanABlockAreUnpackedWhole() throws NpyFormatException {
    float[] floats = new float[300_000];
    Random random = new Random(3);
    for (int i = 0; i < floats.length; i++) {
      floats[i] = random.nextFloat();
    }
    Tensor large = Tensor.float32(floats, floats.length);

    assertSame(Npz.read(Bytes.deflated("a.npy", Npy.write(large))), large);
  }

  @Test
  void theOnlyArrayNeedsNoName() throws NpyFormatException {
    assertSame(Npz.read(Bytes.deflated("readme.txt", new byte[9], "x.npy", INPUT_NPY)), INPUT);
  }

  @Test
  void theSameArraysGiveTheSameBytesInEveryTimeZoneAndOrder() {
    Map<String, Tensor> reversed = new LinkedHashMap<>();
    reversed.put("weight", WEIGHT);
    reversed.put("input", INPUT);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      byte[] east = Npz.write(Map.of("input", INPUT, "weight", WEIGHT));
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));

      assertThat(Npz.write(reversed)).isEqualTo(east);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void writtenArchivesHaveNothingButEntriesStoredAndDirectory() {
    byte[] archive = Npz.write(Map.of("input", INPUT));

    // 30 bytes and the name, the array, 46 bytes and the name, 22 bytes.
    assertThat(archive).hasSize(30 + 9 + INPUT_NPY.length + 46 + 9 + 22);
    assertThat(Arrays.copyOfRange(archive, 39, 39 + INPUT_NPY.length)).isEqualTo(INPUT_NPY);
    assertThat(Bytes.with(archive, 0, 4, 0x04034B50L)).isEqualTo(archive);
    // 1980-02-01, 00:00:00
    assertThat(Bytes.with(archive, 10, 4, 0x00410000L)).isEqualTo(archive);
    CRC32 crc = new CRC32();
    crc.update(archive);
    assertThat(crc.getValue()).as("the same on every Java").isEqualTo(0x6C57738DL);
  }

  @Test
  void anArchiveOfNothingIsWrittenButHoldsNoArray() throws NpyFormatException {
    byte[] empty = Npz.write(Map.of());

    assertThat(Npz.names(empty)).isEmpty();
    assertThatExceptionOfType(NpyFormatException.class)
        .isThrownBy(() -> Npz.read(empty))
        .withMessage("archive (no array) must hold an array, NAME.npy; save it with np.savez");
    assertRefused(empty, "x").withMessageStartingWith("archive (no array) must hold an array");
  }

  @Test
  void severalArraysNeedAName() {
    assertThatExceptionOfType(NpyFormatException.class)
        .isThrownBy(() -> Npz.read(Npz.write(Map.of("weight", WEIGHT, "input", INPUT))))
        .withMessage(
            "array name (none given) must be one of input, weight;"
                + " append it, as in FILE.npz#input");
  }

  @Test
  void anUnknownNameIsAnsweredByTheNames() {
    assertRefused(Npz.write(Map.of("weight", WEIGHT, "input", INPUT)), "wieght")
        .withMessage("array name (wieght) must be one of input, weight");
  }

  @Test
  void onlyTheFirstOfManyNamesAreListed() {
    Map<String, Tensor> many = new LinkedHashMap<>();
    for (int i = 100; i < 130; i++) {
      many.put("arr_" + i, INPUT);
    }

    assertRefused(Npz.write(many), "x").withMessageEndingWith("arr_119, … (30 in all)");
  }

  @Test
  void namesThatLookLikePathsAreNames() throws NpyFormatException {
    byte[] archive =
        Bytes.stored("../../etc/x.npy", INPUT_NPY, "/x.npy", WEIGHT_NPY, "a/b.npy", INPUT_NPY);

    assertThat(Npz.names(archive)).containsExactly("../../etc/x", "/x", "a/b");
    assertSame(Npz.read(archive, "../../etc/x"), INPUT);
    assertSame(Npz.read(archive, "/x"), WEIGHT);
  }

  @Test
  void namesBeyondAsciiComeBack() throws NpyFormatException {
    byte[] archive = Npz.write(Map.of("größe", INPUT, "画像", WEIGHT));

    assertThat(Npz.names(archive)).containsExactly("größe", "画像");
    assertSame(Npz.read(archive, "画像"), WEIGHT);
  }

  @Test
  void twoArraysOfOneNameAreRefused() {
    byte[] archive = Bytes.stored("x.npy", INPUT_NPY, "y.npy", WEIGHT_NPY);
    int second = Bytes.directory(archive) + 46 + 5;

    assertRefused(Bytes.with(archive, second + 46, 1, 'x'), "x")
        .withMessage("array name (x) must stand once in the archive; save it with np.savez");
  }

  @Test
  void otherContentIsNoArchive() {
    assertRefused(new byte[0], "x")
        .withMessage(
            "content (empty) must be a zip archive, as a .npz file is; save it with np.savez");
    assertRefused("not an archive at all, not one".getBytes(StandardCharsets.UTF_8), "x")
        .withMessage(
            "content (begins with 6e 6f 74 20) must be a zip archive, as a .npz file is;"
                + " save it with np.savez");
    assertRefused(INPUT_NPY, "x")
        .withMessageEndingWith("it is a single array, give it the name .npy");
  }

  @Test
  void everyCutIsRefused() {
    for (byte[] whole :
        List.of(
            Npz.write(Map.of("input", INPUT, "weight", WEIGHT)),
            Bytes.deflated("input.npy", INPUT_NPY, "weight.npy", WEIGHT_NPY))) {
      for (int length = 0; length < whole.length; length++) {
        assertRefused(Arrays.copyOf(whole, length), "input");
      }
      assertRefused(Arrays.copyOf(whole, whole.length - 1), "input")
          .withMessage(
              "archive (%d bytes) must end with its directory; it is cut off, save it again",
              whole.length - 1);
    }
  }

  @Test
  void aDirectoryThatIsNotWholeIsRefused() {
    byte[] whole = Npz.write(Map.of("input", INPUT, "weight", WEIGHT));
    int end = whole.length - 22;
    byte[] threeEntries = Bytes.with(Bytes.with(whole, end + 8, 2, 3), end + 10, 2, 3);

    assertRefused(threeEntries, "input")
        .withMessage(
            "archive (%d bytes) must have 3 entries in its directory; it is damaged, save it again",
            whole.length);
    assertRefused(Bytes.with(whole, end + 10, 2, 3), "input") // on another disk
        .withMessageContaining("must have its whole directory before its end; it is damaged");
    assertRefused(Bytes.with(whole, end + 16, 4, 0xFFFFFFF0L), "input")
        .withMessageContaining("must have its whole directory before its end; it is damaged");
    assertRefused(Bytes.with(whole, Bytes.directory(whole) + 28, 2, 0xFFFF), "input")
        .withMessageContaining("must have its entries' whole names; it is damaged");
  }

  @Test
  void aCommentAtTheEndIsNoMatter() throws NpyFormatException {
    byte[] plain = Npz.write(Map.of("input", INPUT));
    byte[] comment = "PK\5\6 is not the end yet".getBytes(StandardCharsets.US_ASCII);
    byte[] archive = Bytes.join(Bytes.with(plain, plain.length - 2, 2, comment.length), comment);

    assertSame(Npz.read(archive), INPUT);
  }

  @Test
  void encryptedArraysAreRefused() {
    assertRefusedWith(FLAGS, 2, 1)
        .withMessage("array x: data (encrypted) must not be encrypted; save it with np.savez");
    assertRefusedWith(METHOD, 2, 99).withMessageContaining("must not be encrypted");
  }

  @Test
  void otherCompressionIsRefused() {
    assertRefusedWith(METHOD, 2, 12)
        .withMessage(
            "array x: compression method (12) must be 0 (stored) or 8 (deflated);"
                + " save it with np.savez");
  }

  @Test
  void absurdSizesAreRefusedBeforeAnythingIsUnpacked() {
    assertRefusedWith(BYTES, 4, 0xFFFFFFFFL)
        .withMessage(
            "array x: unpacked size (4294967295 bytes) must be at most 2147483639 bytes;"
                + " save a part of it");
    assertRefusedWith(PACKED_BYTES, 4, 0xFFFFFFF0L)
        .withMessageStartingWith("array x: entry (4294967280 bytes at 0) must lie in the archive");
    assertRefusedWith(OFFSET, 4, 0xFFFFFFFFL)
        .withMessageContaining(" bytes at 4294967295) must lie in the archive");
    assertRefusedWith(OFFSET, 4, 1).withMessageContaining(" at 1) must lie in the archive");
  }

  @Test
  void sizesAndChecksumsThatLieAreRefused() {
    assertRefusedWith(BYTES, 4, 5)
        .withMessageContaining("unpacked data (144 bytes, CRC-32 ")
        .withMessageContaining(") must be 5 bytes, CRC-32 ")
        .withMessageEndingWith("the archive is damaged, save it again");
    assertRefusedWith(CRC, 4, 0xDEADBEEFL)
        .withMessageContaining("must be 144 bytes, CRC-32 deadbeef");
    assertRefusedWith(PACKED_BYTES, 4, 20)
        .withMessage(
            "array x: deflated data (20 bytes) must unpack, which stopped with:"
                + " Unexpected end of ZLIB input stream; the archive is damaged, save it again");
  }

  @Test
  void oneFlippedBitIsRefused() {
    byte[] archive = Npz.write(Map.of("x", INPUT));
    archive[30 + 5 + INPUT_NPY.length - 1] ^= 1;

    assertRefused(archive, "x").withMessageContaining("unpacked data (144 bytes, CRC-32 ");
  }

  @Test
  void aBombIsUnpackedNoFurtherThanItsArray() {
    byte[] bomb = Bytes.deflated("x.npy", Bytes.join(INPUT_NPY, new byte[100_000_000]));

    assertThat(bomb).hasSizeLessThan(200_000);
    assertRefused(bomb, "x")
        .withMessage(
            "array x: data (more than 16 bytes) must be the 16 bytes of float32 [1, 1, 2, 2];"
                + " save one array only, with np.save");
  }

  @Test
  void aHeaderThatPromisesTooMuchIsRefused() {
    byte[] poor = Bytes.npy(Bytes.dict("<f4", "(536870880,)"), new byte[4]);

    assertRefused(Bytes.deflated("x.npy", poor), "x")
        .withMessage(
            "array x: data (4 bytes) must be the 2147483520 bytes of float32 [536870880];"
                + " the array is cut off, save it again");
  }

  @Test
  void arraysOfOtherTypesAreNamedButNotRead() throws NpyFormatException {
    byte[] integers = Bytes.npy(Bytes.dict("<i8", "(1,)"), new byte[8]);
    byte[] archive = Bytes.deflated("labels.npy", integers, "x.npy", INPUT_NPY);

    assertThat(Npz.names(archive)).containsExactly("labels", "x");
    assertSame(Npz.read(archive, "x"), INPUT);
    assertRefused(archive, "labels")
        .withMessage(
            "array labels: descr ('<i8', integers) must be '<f2', '<f4' or '<f8';"
                + " save a.astype('<f4')");
  }

  @Test
  void damageGivesAnArrayOrARefusalNeverAnotherException() {
    byte[] whole = Bytes.deflated("x.npy", INPUT_NPY, "y.npy", WEIGHT_NPY);
    Random random = new Random(13);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int flips = 0; flips < 2; flips++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(Npz.read(damaged, "x").length()).isEqualTo(4);
      } catch (NpyFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 20_000);
  }

  @Test
  void bitsOfBfloat16AreReadWhereBfloat16IsAskedFor() throws NpyFormatException {
    Tensor bits = Tensor.bfloat16(new short[] {0x3F80, (short) 0x8000, 0x7FC1}, 3);
    NpzArchive archive = NpzArchive.open(Npz.write(Map.of("x", bits)));

    assertSame(archive.read("x", DType.BFLOAT16, Shape.of(3)), bits);
    assertThatExceptionOfType(NpyFormatException.class)
        .isThrownBy(() -> archive.read("x", DType.FLOAT16, Shape.of(3)))
        .withMessage("array x: descr ('<u2') must be '<f2', float16");
    assertThatExceptionOfType(NpyFormatException.class)
        .isThrownBy(() -> archive.read("x", DType.BFLOAT16, Shape.of(1, 3)))
        .withMessage("array x: shape [3] must be [1, 3]");
  }

  @Test
  void aBombThatIsNotTheWantedArrayIsNotUnpacked() throws NpyFormatException {
    int elements = 1 << 24; // 64 MiB, as 64 KiB of zeros deflated
    byte[] content =
        Npz.writeCompressed(Map.of("x", Tensor.float32(new float[elements], elements)));
    NpzArchive archive = NpzArchive.open(content);
    long before = allocated();

    assertThat(content.length).isLessThan(100_000);
    assertThatExceptionOfType(NpyFormatException.class)
        .isThrownBy(() -> archive.read("x", DType.FLOAT32, Shape.of(4)))
        .withMessage("array x: shape [16777216] must be [4]");
    assertThat(allocated() - before).isLessThan(1 << 20);
  }

  /** Bytes that this thread has allocated so far. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void compressedArchivesHoldTheSameInFewerBytesAndAlwaysTheSameBytes() throws NpyFormatException {
    Tensor zeros = Tensor.float64(new double[1000], 10, 100);
    byte[] content = Npz.writeCompressed(Map.of("zeros", zeros, "weight", WEIGHT));

    assertThat(content.length).isLessThan(1000);
    assertThat(content).isEqualTo(Npz.writeCompressed(Map.of("weight", WEIGHT, "zeros", zeros)));
    assertSame(Npz.read(content, "zeros"), zeros);
    assertSame(Npz.read(content, "weight"), WEIGHT);
  }

  @Test
  void entriesThatAreNoArraysAreNamedApart() throws NpyFormatException {
    NpzArchive archive = NpzArchive.open(Bytes.stored("../x", new byte[1], "input.npy", INPUT_NPY));

    assertThat(archive.names()).containsExactly("input");
    assertThat(archive.others()).containsExactly("../x");
  }

  /** Reads an archive of one deflated array in whose directory one number was changed. */
  private static ThrowableAssertAlternative<NpyFormatException> assertRefusedWith(
      int place, int bytes, long value) {
    byte[] archive = Bytes.deflated("x.npy", INPUT_NPY);
    return assertRefused(Bytes.with(archive, Bytes.directory(archive) + place, bytes, value), "x");
  }

  private static ThrowableAssertAlternative<NpyFormatException> assertRefused(
      byte[] content, String name) {
    return assertThatExceptionOfType(NpyFormatException.class)
        .isThrownBy(() -> Npz.read(content, name));
  }

  private static void assertSame(Tensor actual, Tensor expected) {
    assertThat(actual.dtype()).isEqualTo(expected.dtype());
    assertThat(actual.sizes()).isEqualTo(expected.sizes());
    assertThat(Bytes.elements(actual)).isEqualTo(Bytes.elements(expected));
  }
}
