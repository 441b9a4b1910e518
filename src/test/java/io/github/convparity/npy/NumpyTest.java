package io.github.convparity.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.Python;
import io.github.convparity.Python.Answer;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both directions against numpy itself, by {@code src/test/python/npy_files.py}. Skipped where no
 * Python has numpy.
 */
class NumpyTest {
  private static final String SCRIPT = "src/test/python/npy_files.py";

  @TempDir static Path folder;
  private static String python;

  /** An array that numpy made: its bytes are the truth. */
  private record Made(String name, String descr, int[] shape, byte[] elements) {
    static Made read(String line) throws IOException {
      String[] words = line.split(" ");
      int[] shape = Arrays.stream(words).skip(2).mapToInt(Integer::parseInt).toArray();
      return new Made(words[0], words[1], shape, content(words[0] + ".bin"));
    }

    Tensor tensor() {
      return Bytes.tensor(descr, shape, elements);
    }
  }

  @BeforeAll
  static void numpyWrites() throws IOException {
    python = Python.having("numpy");
    assertThat(python(SCRIPT, "write", folder.toString())).isEqualTo(new Answer(0, ""));
  }

  @Test
  void whatNumpySavesIsReadToTheBit() throws IOException, NpyFormatException {
    for (Made made : made()) {
      assertSame(Npy.read(content(made.name() + ".npy")), made);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"saved.npz", "compressed.npz", "streamed.npz"})
  void everyKindOfArchiveIsReadToTheBit(String archive) throws IOException, NpyFormatException {
    byte[] content = content(archive);

    assertThat(Npz.names(content)).isEqualTo(made().stream().map(Made::name).toList());
    for (Made made : made()) {
      assertSame(Npz.read(content, made.name()), made);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void laterVersionsOfTheFormatAreRead(int major) throws IOException, NpyFormatException {
    byte[] content = content("version-" + major + ".npy");

    assertThat(content[6]).isEqualTo((byte) major);
    assertSame(
        Npy.read(content),
        made().stream().filter(made -> made.name().equals("af4_2_3")).findFirst().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      quoteCharacter = '`',
      value = {
        "fortran: fortran_order (True) must be False for shape [2, 3]",
        "big-endian: descr ('>f4', big-endian)",
        "object: descr ('|O', Python objects in a pickle",
        "integer: descr ('<i8', integers)",
        "boolean: descr ('|b1', booleans)",
        "complex: descr ('<c8', complex numbers)",
        "text: descr ('<U2', text)",
        "time: descr ('<M8[D]', times)",
        "raw: descr ('|V2', raw bytes",
        "structure: descr ([('re', '<f4'), ('im', '<f4')]"
      })
  void whatNumpySavesOfOtherKindsIsRefused(String reason, String start) throws IOException {
    byte[] content = content("refused-" + reason + ".npy");

    assertThatExceptionOfType(NpyFormatException.class)
        .isThrownBy(() -> Npy.read(content))
        .withMessageStartingWith(start);
  }

  @Test
  void numpyReadsWhatIsWrittenToTheBit(@TempDir Path ours) throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Made made : made()) {
      Tensor tensor = made.tensor();
      all.put(made.name(), tensor);
      Files.write(ours.resolve(made.name() + ".bin"), made.elements());
      Files.write(ours.resolve(made.name() + ".npy"), Npy.write(tensor));
    }
    Files.write(ours.resolve("all.npz"), Npz.write(all));
    Files.copy(folder.resolve("arrays.txt"), ours.resolve("arrays.txt"));

    assertThat(python(SCRIPT, "check", ours.toString()))
        .isEqualTo(new Answer(0, "24 arrays are the same\n"));
  }

  private static List<Made> made() throws IOException {
    List<Made> made = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("arrays.txt"))) {
      made.add(Made.read(line));
    }
    assertThat(made).hasSize(24);
    return made;
  }

  private static byte[] content(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  private static void assertSame(Tensor actual, Made expected) {
    assertThat(actual.dtype()).as(expected.name()).isEqualTo(expected.tensor().dtype());
    assertThat(actual.shape()).as(expected.name()).isEqualTo(expected.shape());
    assertThat(Bytes.elements(actual)).as(expected.name()).isEqualTo(expected.elements());
  }

  /** Runs Python; the text is all that it printed. */
  private static Answer python(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(python));
    command.addAll(List.of(arguments));
    return Python.run(command);
  }
}
