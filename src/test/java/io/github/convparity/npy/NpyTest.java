package io.github.convparity.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
  private static final byte[] TWO = Bytes.floats(1, 2);

  @Test
  void theExampleOfTheDocumentationCopiesAnArray(@TempDir Path folder)
      throws IOException, NpyFormatException {
    Path original = folder.resolve("weight.npy");
    Path copy = folder.resolve("copy.npy");
    Files.write(original, Npy.write(Tensor.float32(new float[] {1, 2}, 2)));

    Tensor weight = Npy.read(Files.readAllBytes(original));
    Files.write(copy, Npy.write(weight));

    assertThat(copy).hasSameBinaryContentAs(original);
  }

  @Test
  void writesWhatNumpyWrites() {
    byte[] content = Npy.write(Tensor.float32(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));

    String header = new String(content, 0, 128, StandardCharsets.ISO_8859_1);
    assertThat(header)
        .isEqualTo(
            "\u0093NUMPY\u0001\0\u0076\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
                + " ".repeat(58)
                + "\n");
    assertThat(Arrays.copyOfRange(content, 128, content.length))
        .isEqualTo(Bytes.floats(1, 2, 3, 4, 5, 6));
  }

  @Test
  void elementsBeginAtAMultipleOf64Bytes() {
    for (int axes = 0; axes <= 32; axes++) {
      int[] shape = new int[axes];
      Arrays.fill(shape, 1);

      byte[] content = Npy.write(Tensor.float64(new double[1], shape));

      assertThat((content.length - 8) % 64).as("%d axes", axes).isZero();
      assertThat(content[content.length - 9]).as("%d axes", axes).isEqualTo((byte) '\n');
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "'0', 0", "'1', 1", "'5', 5", "'2 3', 6", "'2 0 3', 0", "'1 2 3 4', 24"})
  void everyShapeAndBitComesBack(String dims, int elements) throws NpyFormatException {
    int[] shape =
        dims.isEmpty()
            ? new int[0]
            : Arrays.stream(dims.split(" ")).mapToInt(Integer::parseInt).toArray();
    Random random = new Random(7);
    float[] floats = new float[elements];
    double[] doubles = new double[elements];
    short[] bits = new short[elements];
    for (int i = 0; i < elements; i++) {
      floats[i] = Float.intBitsToFloat(random.nextInt());
      doubles[i] = Double.longBitsToDouble(random.nextLong());
      bits[i] = (short) random.nextInt();
    }

    assertComesBack(Tensor.float32(floats, shape));
    assertComesBack(Tensor.float64(doubles, shape));
    assertComesBack(Tensor.float16(bits, shape));
  }

  @Test
  void specialValuesComeBackToTheBit() throws NpyFormatException {
    assertComesBack(
        Tensor.float32(
            new float[] {
              -0.0f,
              Float.NEGATIVE_INFINITY,
              Float.MIN_VALUE,
              Float.intBitsToFloat(0x7FC00001), // a quiet NaN with a payload
              Float.intBitsToFloat(0xFF800001) // a signalling one
            },
            5));
    assertComesBack(
        Tensor.float64(
            new double[] {
              -0.0, Double.MIN_VALUE, Double.longBitsToDouble(0x7FF0000000000001L), Double.NaN
            },
            4));
  }

  private static void assertComesBack(Tensor tensor) throws NpyFormatException {
    Tensor back = Npy.read(Npy.write(tensor));

    assertThat(back.dtype()).isEqualTo(tensor.dtype());
    assertThat(back.sizes()).isEqualTo(tensor.sizes());
    assertThat(Bytes.elements(back)).isEqualTo(Bytes.elements(tensor));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr':'<f4','fortran_order':False,'shape':(2,)}",
        "{ \"shape\" : ( 2 , ) , \"fortran_order\" : False , \"descr\" : \"<f4\" , }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2L,), }   \n   ",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2,), }"
      })
  void everySpellingOfTheSameDictIsRead(String dict) throws NpyFormatException {
    Tensor read = Npy.read(Bytes.npy(dict, TWO));

    assertThat(read.shape()).containsExactly(2);
    assertThat(read.floats()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void threeVersionsAreRead(int major) throws NpyFormatException {
    Tensor read = Npy.read(Bytes.npy(major, 0, Bytes.dict("<f8", "()"), new byte[8]));

    assertThat(read.dtype()).isEqualTo(DType.FLOAT64);
    assertThat(read.shape()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.1", "1.1", "4.0", "147.78"})
  void otherVersionsAreRefused(String version) {
    String[] parts = version.split("\\.");
    int major = Integer.parseInt(parts[0]);
    int minor = Integer.parseInt(parts[1]);

    assertRefused(Bytes.npy(major, minor, Bytes.dict("<f4", "(2,)"), TWO))
        .withMessage(
            "format version (" + version + ") must be 1.0, 2.0 or 3.0; save it with np.save");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(1, 2)", "(2, 1, 1)", "(2, 0)", "()"})
  void fortranOrderIsReadWhereItMakesNoDifference(String shape) throws NpyFormatException {
    byte[] data = shape.equals("(2, 0)") ? new byte[0] : shape.equals("()") ? new byte[4] : TWO;
    String dict = Bytes.dict("<f4", shape).replace("False", "True");

    assertThat(Bytes.elements(Npy.read(Bytes.npy(dict, data)))).isEqualTo(data);
  }

  @Test
  void fortranOrderIsRefusedWhereItMatters() {
    String dict = Bytes.dict("<f4", "(2, 1, 3)").replace("False", "True");

    assertRefused(Bytes.npy(dict, new byte[24]))
        .withMessage(
            "fortran_order (True) must be False for shape [2, 1, 3]; save np.ascontiguousarray(a)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ">f4 | big-endian | a.astype('<f4')",
        ">f8 | big-endian | a.astype('<f8')",
        ">i4 | big-endian | a.astype('<f4')",
        "<i8 | integers | a.astype('<f4')",
        "<u2 | integers | a.astype('<f4')",
        "<c8 | complex numbers | a.real and a.imag, each as '<f4' or '<f8'",
        "<U5 | text | a.astype('<f4')",
        "<M8[ns] | times | a.astype('<f4')",
        "<f16 | floats of that size | a.astype('<f4')",
        "=f4 | byte order not told | a.astype('<f4')",
        "q7 | no known type | a.astype('<f4')",
        "<V2 | raw bytes, as bfloat16 is saved, which is no numpy type | a.astype('<f4')"
      })
  void otherTypesAreRefused(String descr, String meaning, String advice) {
    assertRefusedType(descr, meaning, advice);
  }

  @Test
  void typesWithoutAByteOrderAreRefused() {
    assertRefusedType("|b1", "booleans", "a.astype('<f4')");
    assertRefusedType("|u1", "integers", "a.astype('<f4')");
    assertRefusedType("|S3", "text", "a.astype('<f4')");
    assertRefusedType("|O", "Python objects in a pickle, which is never opened", "a.astype('<f4')");
    assertRefusedType("", "no known type", "a.astype('<f4')");
  }

  private static void assertRefusedType(String descr, String meaning, String advice) {
    assertRefused(Bytes.npy(Bytes.dict(descr, "(2,)"), new byte[16]))
        .withMessage(
            "descr ('%s', %s) must be '<f2', '<f4' or '<f8'; save %s", descr, meaning, advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[('re', '<f4'), ('im', '<f4')]", "('<f4', (2,))"})
  void structuresAreRefused(String descr) {
    String dict = Bytes.dict("<f4", "(1,)").replace("'<f4'", descr);

    assertRefused(Bytes.npy(dict, new byte[8]))
        .withMessageStartingWith("descr (" + descr.substring(0, 8))
        .withMessageEndingWith(
            "must be one plain type, not a structure; save one field, a['name']");
  }

  @Test
  void otherContentIsRefused() {
    assertRefused("{\"input\":[1,3,32,32]}".getBytes(StandardCharsets.UTF_8))
        .withMessage(
            "content (begins with 7b 22 69 6e 70 75) must begin with 93 4e 55 4d 50 59,"
                + " as a .npy file does; save it with np.save");
    assertRefused(Bytes.stored("x.npy", Npy.write(Tensor.float32(new float[1], 1))))
        .withMessageEndingWith("it is a zip archive, give it the name .npz");
  }

  @Test
  void everyCutIsRefused() {
    byte[] whole = Npy.write(Tensor.float32(new float[] {1, 2}, 2));

    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length))
          .withMessageEndingWith("the array is cut off, save it again");
    }
  }

  @Test
  void cutsAreToldByTheirLengths() {
    byte[] whole = Npy.write(Tensor.float32(new float[] {1, 2}, 2));

    assertRefused(Arrays.copyOf(whole, 0))
        .withMessage(
            "header (0 bytes) must be at least 8 bytes; the array is cut off, save it again");
    assertRefused(Arrays.copyOf(whole, 100))
        .withMessage(
            "header (100 bytes) must be at least 128 bytes; the array is cut off, save it again");
    assertRefused(Arrays.copyOf(whole, 135))
        .withMessage(
            "data (7 bytes) must be the 8 bytes of float32 [2];"
                + " the array is cut off, save it again");
  }

  @Test
  void dataBehindTheElementsAreRefused() {
    byte[] whole = Npy.write(Tensor.float32(new float[] {1, 2}, 2));

    assertRefused(Arrays.copyOf(whole, whole.length + 1))
        .withMessage(
            "data (more than 8 bytes) must be the 8 bytes of float32 [2];"
                + " save one array only, with np.save");
    assertRefused(Bytes.join(whole, whole)).withMessageContaining("save one array only");
  }

  @Test
  void negativeDimensionsAreRefused() {
    assertRefused(Bytes.npy(Bytes.dict("<f4", "(2, -3)"), new byte[24]))
        .withMessage(
            "shape (2, -3) must have no negative dimension; save the array again with np.save");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(536870912,)",
        "(65536, 65536)",
        "(4294967296, 4294967296)",
        "(3037000500, 3037000500)",
        "(0, 2147483648)",
        "(9223372036854775808,)",
        "(99999999999999999999999999999999999999,)"
      })
  void shapesBeyondAJavaArrayAreRefused(String shape) {
    assertRefused(Bytes.npy(Bytes.dict("<f4", shape), new byte[8]))
        .withMessage(
            "shape "
                + shape
                + " of float32 must fit in one Java array, in all 2147483639 bytes at most;"
                + " save a part of it");
  }

  @Test
  void shapesThatWouldFitAreNotAllocatedBeforeTheirDataAreSeen() {
    assertRefused(Bytes.npy(Bytes.dict("<f4", "(536870880,)"), TWO))
        .withMessage(
            "data (8 bytes) must be the 2147483520 bytes of float32 [536870880];"
                + " the array is cut off, save it again");
  }

  @Test
  void hugeHeadersAreRefused() {
    byte[] start = Bytes.npy(2, 0, Bytes.dict("<f4", "(2,)"), TWO);

    assertRefused(Bytes.with(start, 8, 4, 0xFFFFFFFFL))
        .withMessage(
            "header length (4294967295 bytes) must be at most 65535 bytes;"
                + " save a plain array with np.save");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "`` | have '{' at character 1",
        "[1, 2] | have '{' at character 0",
        "{'descr' '<f4'} | have ':' at character 9",
        "{'descr': '<f4' 'shape': (2,)} | have '}' at character 16",
        "{'descr': <f4} | have a string at character 10",
        "{'descr': '<f4 | have a closed string without a backslash at character 10",
        "{'descr': '<f4\\x00'} | have a closed string without a backslash at character 10",
        "{'fortran_order': 0} | have True or False at character 18",
        "{'shape': (2)} | have ',' at character 12",
        "{'shape': [2]} | have '(' at character 10",
        "{'shape': (,)} | have an integer at character 11",
        "{'shape': (2 3)} | have ',' at character 13",
        "{'shape': (2, 3 4)} | have ')' at character 16",
        "{'shape': (2.0,)} | have ',' at character 12",
        "{'shape': (2**9, 1)} | have ',' at character 12",
        "{'shape': (2, | have an integer at character 14",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} + {} | end at character 56"
      })
  void otherPythonIsRefused(String dict, String rule) {
    assertRefused(Bytes.npy(dict, TWO))
        .withMessageStartingWith("header (")
        .withMessageEndingWith(") must " + rule + "; save it with np.save");
  }

  @Test
  void keysAreThreeAndStandOnce() {
    assertRefused(Bytes.npy("{'descr': '<f4', 'shape': (2,)}", TWO))
        .withMessage(
            "header ({'descr': '<f4', 'shape': (2,)}) must have the keys 'descr', 'fortran_order'"
                + " and 'shape'; save it with np.save");
    assertRefused(Bytes.npy("{'descr': '<f4', 'descr': '<f8'}", TWO))
        .withMessage("header key ('descr') must stand once; save it with np.save");
    assertRefused(Bytes.npy("{'order': 'C'}", TWO))
        .withMessage(
            "header key ('order') must be 'descr', 'fortran_order' or 'shape';"
                + " save it with np.save");
  }

  @Test
  void messagesAreOneLineOfBoundedLength() {
    assertRefused(Bytes.npy(Bytes.dict("\u001b[31m\r\n" + "x".repeat(9999), "(2,)"), TWO))
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .hasSizeLessThan(200)
                    .doesNotContainPattern("\\p{Cntrl}"));
  }

  @Test
  void damageGivesAnArrayOrARefusalNeverAnotherException() {
    byte[] whole = Npy.write(Tensor.float32(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = whole.clone();
      for (int flips = 0; flips < 2; flips++) {
        damaged[random.nextInt(76)] = (byte) random.nextInt(128);
      }
      try {
        assertThat(Npy.read(damaged).length()).isPositive();
      } catch (NpyFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(10_000, 20_000);
  }

  @Test
  void bfloat16IsWrittenAsItsBitsWhichAreNotReadUnasked() {
    byte[] content = Npy.write(Tensor.bfloat16(new short[] {0x3F80, (short) 0xC000}, 2));

    assertThat(content)
        .isEqualTo(
            Bytes.npy(
                Bytes.dict("<u2", "(2,)") + " ".repeat(60),
                new byte[] {(byte) 0x80, 0x3F, 0, (byte) 0xC0}));
    assertRefused(content).withMessageStartingWith("descr ('<u2', integers) must be '<f2'");
  }

  @Test
  void moreAxesThanNumpyHasAreNotWritten() {
    int[] shape = new int[33];
    Arrays.fill(shape, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Npy.write(Tensor.float32(new float[1], shape)))
        .withMessage("shape (33 axes) must have at most 32 axes");
  }

  private static ThrowableAssertAlternative<NpyFormatException> assertRefused(byte[] content) {
    return assertThatExceptionOfType(NpyFormatException.class).isThrownBy(() -> Npy.read(content));
  }
}
