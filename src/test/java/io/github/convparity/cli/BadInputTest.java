package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.image.Encoded;
import io.github.convparity.run.CompiledCandidates;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a user may get wrong, as a table: the command, its exit code, and the one sentence that
 * it says. {@code @} stands for the folder of the files below.
 */
@Timeout(120)
final class BadInputTest {
  private static final String CASE = "{\"input\":[1,1,4,4],\"out_channels\":1,\"kernel_size\":2}\n";

  @TempDir private static Path folder;

  /**
   * A row.
   *
   * @param says a part of what is printed; empty where nothing must be said
   */
  record Row(String command, int exit, String says) {
    @Override
    public String toString() {
      return command + " -> " + exit;
    }
  }

  static List<Row> rows() {
    return List.of(
        new Row("run sead", 2, "suite (sead) must be one of"),
        new Row("run sead", 2, "did you mean \"seed\"?"),
        new Row("rum", 2, "command (rum) must be one of run, show"),
        new Row("rum", 2, "did you mean \"run\"?"),
        new Row("run --kernle 3", 2, "Unknown option: '--kernle'"),
        new Row("run --case i1x3x4", 2, "case id (i1x3x4) must look like"),
        new Row("run -k 3..1", 2, "--kernel (3..1) must be like"),
        new Row("run --padding-mode reflct", 2, "did you mean \"reflect\"?"),
        new Row("run seed --filter k=3", 2, "filter (k=3) must be KEY:VALUE"),
        new Row("run seed --filter k:10", 0, ""),
        new Row("run seed --filter k:11", 4, "nothing is selected"),
        new Row("run --slack -1 seed", 2, "--slack (-1) must be a positive number"),
        new Row("run --cases @/middle.jsonl", 2, "middle.jsonl line 2: key \"stride\" (\"x\")"),
        new Row("run --cases @/bom.jsonl", 0, ""),
        new Row("run --cases @/utf16.jsonl", 2, "utf16.jsonl must be UTF-8 text"),
        new Row("run -k 1 -j 0 --control", 2, "--jobs (0) must be from 1 to 1024"),
        new Row("run --cases @/empty.jsonl", 4, "nothing is selected"),
        new Row("list --count --cases @/million.jsonl", 0, ""),
        new Row("run --cases @/none.jsonl", 3, "none.jsonl: no such file or folder"),
        new Row("run --image @/none.png", 3, "none.png: no such file or folder"),
        new Row("run --image @/bom.jsonl", 2, "must be in a format that Java reads"),
        new Row("run --image @/huge.png", 2, "50000"),
        new Row("run seed --filter k:3 --image @/deep.png", 0, ""),
        new Row("run --image @/cmyk.jpg", 2, "must be RGB or grey"),
        new Row("run seed --filter k:3 --image @/clear.png", 0, ""),
        new Row("run seed --filter k:3 --image @/animated.gif", 0, ""),
        new Row("run seed --out @/bom.jsonl", 3, "bom.jsonl"),
        new Row("run --input-file @/bom.jsonl", 2, "--input-file"),
        new Row("run --input-file @/none.npy", 3, "no such file"),
        new Row("run seed --candidate-path @/empty", 2, "must have an implementation registered"),
        new Row("run seed --candidate-path @/none", 3, "none: no such file or folder"),
        new Row("run seed --candidate-path @/newer", 2, "newer Java"),
        new Row("run seed --candidate-path @/twice", 2, "candidate name (one) must be unique"),
        new Row("run seed --candidate-path @/broken", 2, "cannot be made"),
        new Row("run seed --candidate nobody", 2, "candidate (nobody) must be one of direct"),
        new Row(bad("Throws"), 1, "java.lang.IllegalStateException: no"),
        new Row(bad("Overflows"), 1, "java.lang.StackOverflowError"),
        new Row(bad("Nothing"), 1, "forward returned null"),
        new Row(bad("Shape"), 1, "SHAPE_MISMATCH"),
        new Row(bad("Type"), 1, "forward returned float64; the input is float32"),
        new Row(bad("Itself"), 1, "shares with an argument"),
        new Row(bad("Keeps"), 1, "shares with its other result"),
        new Row(bad("Writes"), 1, "the candidate changed its arguments"),
        new Row(bad("Wavers"), 1, "NONDETERMINISTIC"),
        new Row(bad("Hangs") + " --timeout 200ms", 1, "no answer within 0.2 s"),
        new Row(
            "run --size 12 -k 2 -s 1..12 --candidate com.acme.Late --candidate direct"
                + " --candidate-path @/bad",
            0,
            "late"),
        new Row("list --filter k:11", 4, "nothing is selected"),
        new Row("list nosuch --cases @/none.jsonl", 3, "none.jsonl: no such file"),
        new Row("run seed --filter fill:unifrom", 2, "did you mean \"uniform\"?"),
        new Row("fuzz sead --max-cases 1", 2, "suite (sead) must be one of"),
        new Row("fuzz --max-cases 0", 2, "--max-cases (0) must be 1 or more"),
        new Row("fuzz --max-cases x", 2, "--max-cases"),
        new Row("fuzz --time 0", 2, "--time (0) must be like 60s, 500ms or 5m, and more than 0"),
        new Row("fuzz --time soon", 2, "--time (soon) must be like 60s"),
        new Row("fuzz --seed 1,2 --max-cases 1", 2, "--seed (1,2) must be one number"),
        new Row("fuzz --seed x --max-cases 1", 2, "--seed (x) must be integers"),
        new Row("fuzz --max-cases 1 -k 3..1", 2, "--kernel (3..1) must be like"),
        new Row("fuzz --max-cases 1 --filter k=3", 2, "filter (k=3) must be KEY:VALUE"),
        new Row("fuzz --max-cases 1 --filter k:77", 4, "nothing is selected"),
        new Row("fuzz --max-cases 1 --cases @/none.jsonl", 3, "none.jsonl: no such file"),
        new Row("fuzz --max-cases 1 --candidate nobody", 2, "candidate (nobody) must be one of"),
        new Row("fuzz --max-cases 1 --input-file @/bom.jsonl", 2, "must not be given to fuzz"),
        new Row("fuzz --max-cases 1 --out @/bom.jsonl", 3, "bom.jsonl"),
        new Row("show i1x3x4", 2, "case id (i1x3x4) must look like"),
        new Row("show i1x1x4x4_o1_k2 --pixel 9,9,9", 2, "must be an element of the output"),
        new Row("show i1x1x4x4_o1_k2_h00000000", 2, "must be that of a case with literal data"));
  }

  private static String bad(String candidate) {
    return "run --size 4 -k 2 --candidate com.acme." + candidate + " --candidate-path @/bad";
  }

  @ParameterizedTest
  @MethodSource("rows")
  void oneSentenceAndTheRightExitCode(Row row) {
    List<String> words = new ArrayList<>();
    for (String word : row.command().split(" ")) {
      words.add(word.replace("@", folder.toString()));
    }
    if (List.of("run", "fuzz").contains(words.get(0)) && !words.contains("--out")) {
      words.addAll(List.of("--out", folder.resolve("results").toString()));
    }

    InProcess.Ran ran = InProcess.run(words.toArray(String[]::new));

    String said = ran.out() + ran.err();
    assertThat(ran.exit()).as(said).isEqualTo(row.exit());
    assertThat(said).contains(row.says()).doesNotContain("\tat ");
    if (row.exit() == ExitCodes.PARITY) {
      assertThat(ran.err()).isEmpty();
    }
  }

  @BeforeAll
  static void writeCaseFiles() throws IOException {
    write(
        "middle.jsonl",
        CASE
            + "{\"input\":[1,1,4,4],\"stride\":\"x\",\"out_channels\":1,\"kernel_size\":2}\n"
            + CASE);
    write("bom.jsonl", "\uFEFF" + CASE);
    Files.write(folder.resolve("utf16.jsonl"), CASE.getBytes(StandardCharsets.UTF_16));
    write("empty.jsonl", "");
    write("million.jsonl", CASE.repeat(1_000_000));
    Files.createDirectories(folder.resolve("empty"));
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @BeforeAll
  static void writeImages() throws IOException {
    Files.write(folder.resolve("huge.png"), Encoded.pngHeader(50_000, 50_000));
    Files.write(
        folder.resolve("deep.png"),
        Encoded.as("png", Encoded.rgbOf(DataBuffer.TYPE_USHORT, 12, 14)));
    byte[] adobe = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] inks =
        Encoded.as("jpeg", Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null));
    Files.write(
        folder.resolve("cmyk.jpg"), Encoded.insert(inks, 2, Encoded.jpegSegment(0xFFEE, adobe)));
    BufferedImage clear = Encoded.patterned(BufferedImage.TYPE_INT_ARGB, 12, 14);
    Files.write(folder.resolve("clear.png"), Encoded.as("png", clear));
    BufferedImage frame = Encoded.patterned(BufferedImage.TYPE_BYTE_INDEXED, 12, 14);
    Files.write(folder.resolve("animated.gif"), Encoded.animation(frame, frame));
  }

  @BeforeAll
  static void compileCandidates() throws IOException {
    String direct = "new DirectConv2d().forward(input, weight, bias, options)";
    CompiledCandidates.in(folder.resolve("bad"))
        .with("Throws", "throws", "throw new IllegalStateException(\"no\");")
        .with("Overflows", "overflows", "throw new StackOverflowError();")
        .with("Nothing", "nothing", "return null;")
        .with("Shape", "shape", "return Tensor.float32(new float[1], 1, 1, 1, 1);")
        .with("Type", "type", "return Tensor.float64(new double[1], 1, 1, 1, 1);")
        .with("Itself", "itself", "return input;")
        .with(
            "Keeps",
            "keeps",
            "if (kept == null) kept = " + direct + "; return kept;",
            "private Tensor kept;")
        .with("Writes", "writes", "Tensor y = " + direct + "; input.floats()[0] = 9; return y;")
        .with(
            "Wavers",
            "wavers",
            "Tensor y = " + direct + "; y.floats()[0] += calls++; return y;",
            "private int calls;")
        .with(
            "Late",
            "late",
            "Tensor y = "
                + direct
                + "; if (options.stride().h() > 8) input.floats()[0] = 9; return y;")
        .with("Hangs", "hangs", CompiledCandidates.HANGS)
        .compile();
    CompiledCandidates.in(folder.resolve("twice"))
        .with("One", "one", "return null;")
        .with("Another", "one", "return null;")
        .compileAndRegister("One", "Another");
    CompiledCandidates.in(folder.resolve("broken"))
        .with("Broken", "broken", "return null;", "public Broken() { throw new Error(\"no\"); }")
        .compileAndRegister("Broken");
    Path newer =
        CompiledCandidates.in(folder.resolve("newer"))
            .with("Newer", "newer", "return null;")
            .compileAndRegister("Newer");
    Path classFile = newer.resolve("com/acme/Newer.class");
    byte[] bytes = Files.readAllBytes(classFile);
    bytes[7] = (byte) 200; // the major version, far beyond any Java
    Files.write(classFile, bytes);
  }
}
