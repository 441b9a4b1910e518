package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.Python;
import io.github.convparity.image.RgbImage;
import io.github.convparity.image.TestCard;
import io.github.convparity.tensor.Float16Bits;
import io.github.convparity.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of random cases, compared with what a second program computes, written on its own. */
class CaseDataAgainstPythonTest {
  private static final String PROGRAM = "src/test/python/case_data.py";
  private static final int CASES = 3_000;
  private static final int SHOWN = 8;

  @TempDir Path folder;

  @Test
  void secondProgramPassesItsOwnTest() throws Exception {
    assertThat(python(List.of(), "--self-test")).containsExactly("self-test: ok");
  }

  @Test
  void bothProgramsMakeTheSameBits() throws Exception {
    RandomCases random = new RandomCases(5);
    List<ParityCase> cases = IntStream.range(0, CASES).mapToObj(i -> random.small()).toList();
    List<String> lines = new ArrayList<>();
    for (ParityCase c : cases) {
      lines.add(json(c));
    }

    List<String> theirs = python(lines, "--image-rgb", card().toString());

    assertThat(theirs).hasSize(CASES);
    for (int i = 0; i < CASES; i++) {
      assertThat(ours(cases.get(i))).as(lines.get(i)).isEqualTo(theirs.get(i));
    }
    assertCoverage(cases, theirs);
  }

  /** That the cases were of all kinds. */
  private static void assertCoverage(List<ParityCase> cases, List<String> lines) {
    assertThat(cases.stream().map(c -> c.fill().jsonName()).distinct()).hasSize(7);
    assertThat(cases.stream().map(ParityCase::dtype).distinct()).hasSize(4);
    assertThat(cases.stream().map(c -> c.setting().options().paddingMode()).distinct()).hasSize(4);
    assertThat(cases.stream().filter(c -> !c.literals().isNone()).count()).isGreaterThan(500);
    // The last field is the gradient of the output; "-" where there is none.
    assertThat(lines.stream().filter(line -> !line.endsWith(" -")).count()).isGreaterThan(500);
  }

  private List<String> python(List<String> input, String... options) throws Exception {
    Path in = Files.write(folder.resolve("in.txt"), input);
    Path out = folder.resolve("out.txt");
    Path errors = folder.resolve("errors.txt");
    List<String> command = new ArrayList<>(List.of(Python.having("json"), "-B", PROGRAM));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return Files.readAllLines(out);
  }

  private Path card() throws IOException {
    RgbImage card = TestCard.card();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        (card.height() + " " + card.width() + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int h = 0; h < card.height(); h++) {
      for (int w = 0; w < card.width(); w++) {
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
          bytes.write(card.value(channel, h, w));
        }
      }
    }
    return Files.write(folder.resolve("card.rgb"), bytes.toByteArray());
  }

  private static String json(ParityCase c) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(bytes)) {
      CaseJson.write(c, json);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String ours(ParityCase c) {
    Arguments a;
    try {
      a = c.arguments();
    } catch (UnsupportedOperationException noMagnitude) {
      return "unsupported";
    }
    return String.join(
        " ", a.sha256(), head(a.input()), head(a.weight()), head(a.bias()), head(a.gradOutput()));
  }

  private static String head(@Nullable Tensor tensor) {
    if (tensor == null) {
      return "-";
    }
    return IntStream.range(0, Math.min(SHOWN, tensor.length()))
        .mapToObj(i -> bits(tensor, i))
        .collect(Collectors.joining(","));
  }

  private static String bits(Tensor tensor, int element) {
    double value = tensor.get(element);
    return switch (tensor.dtype()) {
      case FLOAT32 -> "%08x".formatted(Float.floatToIntBits((float) value));
      case FLOAT64 -> "%016x".formatted(Double.doubleToLongBits(value));
      case FLOAT16, BFLOAT16 ->
          "%04x".formatted(Float16Bits.fromDouble(value, tensor.dtype()) & 0xFFFF);
    };
  }
}
