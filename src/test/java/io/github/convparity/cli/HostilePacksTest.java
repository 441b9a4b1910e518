package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.golden.Packs;
import io.github.convparity.npy.Npz;
import io.github.convparity.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Packs that are not as they must be: each is refused with one sentence that names the file and
 * what was expected, before anything is run.
 */
final class HostilePacksTest {
  private static final String ID = "i1x1x3x3_o1_k2_r3";
  private static final String REFUSED = "i1x1x2x2_o1_k3";
  private static final String NPZ = "arrays-0.npz";
  private static final String MANIFEST = "manifest.json";

  @TempDir private Path folder;

  /** Does something to a pack that is as it must be. */
  private interface Harm {
    void to(Path pack) throws Exception;
  }

  private static Arguments row(String name, int exit, Harm harm, String expected) {
    return Arguments.of(Named.of(name, harm), exit, expected);
  }

  /** Replaces a text in the manifest. */
  private static Harm manifest(String regex, String replacement) {
    return pack -> {
      String text = Files.readString(pack.resolve(MANIFEST));
      String changed = text.replaceFirst(regex, replacement);
      assertThat(changed).isNotEqualTo(text);
      Files.writeString(pack.resolve(MANIFEST), changed);
    };
  }

  /** Puts other content into the file of arrays, and its length and hash into the manifest. */
  private static Harm arrays(byte[] content) {
    return pack -> {
      Files.write(pack.resolve(NPZ), content);
      String sha256 =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      manifest(
              "\"files\":.*",
              "\"files\":{\"arrays-0.npz\":{\"bytes\":"
                  + content.length
                  + ",\"sha256\":\""
                  + sha256
                  + "\"}},")
          .to(pack);
    };
  }

  private static Harm arrays(String name, Tensor tensor) {
    return arrays(Npz.writeCompressed(Map.of(name, tensor)));
  }

  private static byte[] zip(String... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static String npy(String descr, String shape, String data) {
    String dict = "{'descr': " + descr + ", 'fortran_order': False, 'shape': " + shape + ", }";
    return "\u0093NUMPY\u0001\u0000" + (char) (dict.length() + 1) + "\u0000" + dict + "\n" + data;
  }

  private static Tensor zeros(int... shape) {
    return Tensor.float32(new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)], shape);
  }

  static Stream<Arguments> hostile() {
    return Stream.concat(hostileManifests(), hostileFiles());
  }

  static Stream<Arguments> hostileManifests() {
    return Stream.of(
        row(
            "no manifest",
            3,
            pack -> Files.delete(pack.resolve(MANIFEST)),
            "pack: must be a pack, a folder with manifest.json"),
        row(
            "no JSON",
            2,
            pack -> Files.writeString(pack.resolve(MANIFEST), "{\"schema\":"),
            "manifest.json: must be JSON: Unexpected end-of-input"),
        row(
            "no text",
            2,
            pack -> Files.write(pack.resolve(MANIFEST), new byte[] {0, 1, (byte) 0xFF, 3}),
            "manifest.json: must be JSON"),
        row(
            "a list",
            2,
            pack -> Files.writeString(pack.resolve(MANIFEST), "[1]"),
            "manifest.json: must be a JSON object"),
        row(
            "nothing in it",
            2,
            pack -> Files.writeString(pack.resolve(MANIFEST), ""),
            "manifest.json: must be a JSON object"),
        row(
            "lists without end",
            2,
            pack -> Files.writeString(pack.resolve(MANIFEST), "[".repeat(100_000)),
            "manifest.json: must be JSON: "),
        row(
            "another schema",
            2,
            manifest("convparity.golden/1", "convparity.golden/2"),
            "schema (\"convparity.golden/2\") must be \"convparity.golden/1\""),
        row(
            "a foreign schema",
            2,
            manifest("\"schema\":\"[^\"]*\"", "\"schema\":{\"a\":1}"),
            "schema ({\"a\":1}) must be \"convparity.golden/1\""),
        row(
            "a key twice",
            2,
            manifest("\"schema\"", "\"schema\":\"x\",\"schema\""),
            "manifest.json: must be JSON: Duplicate field 'schema'"),
        row(
            "a path for a file",
            2,
            manifest("\"arrays-0.npz\":\\{", "\"../../arrays-0.npz\":{"),
            "../../arrays-0.npz ({\"bytes\":"),
        row(
            "a whole path for a file",
            2,
            manifest("\"arrays-0.npz\":\\{", "\"/etc/passwd\":{"),
            "must be the name of a .npz file beside the manifest, no path"),
        row(
            "a file that is not in the list",
            2,
            manifest("\"file\":\"arrays-0.npz\"", "\"file\":\"other.npz\""),
            "case 0: file (\"other.npz\") must be one of the manifest's files, arrays-0.npz"),
        row(
            "bfloat16 stored otherwise",
            2,
            manifest("\"bfloat16\":\"uint16\"", "\"bfloat16\":\"float32\""),
            "arrays: bfloat16 (\"float32\") must be \"uint16\""),
        row(
            "no id of its case",
            2,
            manifest("\"id\":\"" + ID, "\"id\":\"i1x1x3x3_o1_k2_r4"),
            "case 0: id (\"i1x1x3x3_o1_k2_r4\") must be that of its case, " + ID),
        row(
            "a case that is none",
            2,
            manifest("\"out_channels\":1", "\"out_channels\":\"many\""),
            "case 0: key \"out_channels\""),
        row(
            "neither output nor refusal",
            2,
            manifest("\"output_sha256\":\"[0-9a-f]*\",", ""),
            "case 0: output_sha256 (missing) must stand there, or refusal, or unsupported"),
        row(
            "output and refusal",
            2,
            manifest("\"output_sha256\"", "\"refusal\":\"no\",\"output_sha256\""),
            "case 0: refusal (\"no\") must not stand beside output_sha256"),
        row(
            "a hash that is none",
            2,
            manifest("\"output_sha256\":\"..", "\"output_sha256\":\"XY"),
            "must be 64 hexadecimal digits, in lower case"),
        row(
            "a negative size",
            2,
            manifest("\"shape\":\\[1,1,2,2\\]", "\"shape\":[1,1,-2,2]"),
            "case 0: shape ([1,1,-2,2]) must be a list of at most 8 sizes"),
        row(
            "a size beyond all memory",
            2,
            manifest("\"shape\":\\[1,1,2,2\\]", "\"shape\":[100000,100000,2,2]"),
            "must need at most 1073741824 bytes"),
        row(
            "a case twice",
            2,
            manifest("\"cases\":\\[\\n(.*)\\n", "\"cases\":[\n$1\n$1\n"),
            "case " + ID + " must stand once"),
        row(
            "the hash of other data",
            2,
            manifest("\"input_sha256\":\"......", "\"input_sha256\":\"000000"),
            "input_sha256 of case " + ID + " (000000"),
        row(
            "the hash of another output",
            2,
            manifest("\"output_sha256\":\"......", "\"output_sha256\":\"000000"),
            "output_sha256 of case " + ID));
  }

  static Stream<Arguments> hostileFiles() {
    return Stream.of(
        row("no file", 3, pack -> Files.delete(pack.resolve(NPZ)), "no such file or folder"),
        row(
            "a folder for a file",
            3,
            pack -> {
              Files.delete(pack.resolve(NPZ));
              Files.createDirectory(pack.resolve(NPZ));
            },
            "arrays-0.npz: must be a file"),
        row(
            "a file that is cut off",
            2,
            pack -> {
              byte[] content = Files.readAllBytes(pack.resolve(NPZ));
              Files.write(pack.resolve(NPZ), Arrays.copyOf(content, content.length - 1));
            },
            "arrays-0.npz: length ("),
        row(
            "a changed byte",
            2,
            pack -> {
              byte[] content = Files.readAllBytes(pack.resolve(NPZ));
              content[content.length / 2] ^= 1;
              Files.write(pack.resolve(NPZ), content);
            },
            "arrays-0.npz: sha256 ("),
        row(
            "no archive",
            2,
            arrays("plain text".getBytes(StandardCharsets.UTF_8)),
            "arrays-0.npz: content (begins with 70 6c 61 69) must be a zip archive"),
        row(
            "an archive that is cut off",
            2,
            arrays(Arrays.copyOf(Npz.write(Map.of(ID, zeros(1, 1, 2, 2))), 100)),
            "must end with its directory; it is cut off"),
        row(
            "an archive without the array",
            2,
            arrays(Npz.write(Map.of())),
            "arrays-0.npz: archive (no array) must hold an array"),
        row(
            "an array that no case has",
            2,
            arrays(Npz.write(Map.of(ID, zeros(1, 1, 2, 2), "more", zeros(1)))),
            "arrays-0.npz: array (more) must be one that a case in manifest.json has"),
        row(
            "a path in an archive",
            2,
            arrays(zip("../../evil.npy", npy("'<f4'", "(1,)", "abcd"))),
            "arrays-0.npz: array (../../evil) must be one that a case"),
        row(
            "a program in an archive",
            2,
            arrays(zip("/bin/sh", "#!")),
            "arrays-0.npz: array (/bin/sh) must be one that a case"),
        row(
            "a pickle",
            2,
            arrays(zip(ID + ".npy", npy("'|O'", "(1,)", "\u0080\u0004]\u0094."))),
            "array " + ID + ": descr ('|O') must be '<f4', float32"),
        row(
            "another type",
            2,
            arrays(ID, Tensor.float64(new double[4], 1, 1, 2, 2)),
            "descr ('<f8') must be '<f4', float32"),
        row("another shape", 2, arrays(ID, zeros(2, 2)), "shape [2, 2] must be [1, 1, 2, 2]"),
        row(
            "a bomb",
            2,
            arrays(ID, zeros(16, 1024, 1024)),
            "shape [16, 1024, 1024] must be [1, 1, 2, 2]"),
        row(
            "a bomb behind an honest header",
            2,
            arrays(zip(ID + ".npy", npy("'<f4'", "(1, 1, 2, 2)", "\0".repeat(50_000_000)))),
            "data (more than 16 bytes) must be the 16 bytes of float32 [1, 1, 2, 2]"),
        row(
            "an array that is cut off",
            2,
            arrays(zip(ID + ".npy", npy("'<f4'", "(1, 1, 2, 2)", "abcd"))),
            "data (4 bytes) must be the 16 bytes of float32 [1, 1, 2, 2]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedInOneSentence(Harm harm, int exit, String expected) throws Exception {
    Path pack = Packs.write(folder.resolve("pack"), List.of(ID, REFUSED));
    harm.to(pack);

    InProcess.Ran ran = InProcess.run("golden", "verify", pack.toString(), "-o", out());
    // Its folder was named to be a pack, whatever is in it.
    InProcess.Ran diff = InProcess.run("golden", "diff", pack.toString(), pack.toString());

    assertThat(ran.err()).contains(expected).contains(pack.toString());
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.exit()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
    assertThat(Files.exists(Path.of(out()))).as("results of a run").isFalse();
    if (!expected.startsWith("input_sha256")) { // diff compares answers, not recipes
      assertThat(diff.exit()).isEqualTo(exit);
    }
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  @Test
  void thePackIsRightWithoutHarm() throws IOException {
    Path pack = Packs.write(folder.resolve("pack"), List.of(ID, REFUSED));

    InProcess.Ran ran = InProcess.run("golden", "verify", pack.toString(), "-o", out());

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("2 compared: 1 bit-exact, 1 refused by both");
  }

  @Test
  void aBombWithAPlausibleManifestTakesNoMoreThanItsArray() throws Exception {
    // 64 MiB in 64 KiB: the manifest and the header agree, the hash of the output does not.
    Path pack = Packs.write(folder.resolve("pack"), List.of(ID, REFUSED));
    arrays(ID, zeros(16, 1024, 1024)).to(pack);
    manifest("\"shape\":\\[1,1,2,2\\]", "\"shape\":[16,1024,1024]").to(pack);

    InProcess.Ran ran = InProcess.run("golden", "verify", pack.toString(), "-o", out());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("output_sha256 of case " + ID).hasLineCount(1);
  }

  @Test
  void aMissingFolderAndAFolderWithoutPacksAreNamed() throws IOException {
    InProcess.Ran missing = InProcess.run("golden", "verify", folder.resolve("x").toString());
    InProcess.Ran empty = InProcess.run("golden", "verify", folder.toString());

    assertThat(missing.exit()).isEqualTo(3);
    assertThat(missing.err())
        .isEqualToIgnoringNewLines(
            "convparity: " + folder.resolve("x") + ": no such file or folder");
    assertThat(empty.exit()).isEqualTo(3);
    assertThat(empty.err())
        .isEqualToIgnoringNewLines(
            "convparity: "
                + folder
                + ": must be a pack, a folder with manifest.json, or have some in it");
  }

  @Test
  void arraysOfSeveralNamesAreAllLookedAt() throws Exception {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put(ID, zeros(1, 1, 2, 2));
    arrays.put(REFUSED, zeros(1));
    Path pack = Packs.write(folder.resolve("pack"), List.of(ID, REFUSED));
    arrays(Npz.write(arrays)).to(pack);

    InProcess.Ran ran = InProcess.run("golden", "verify", pack.toString());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("array (" + REFUSED + ") must be one that a case");
  }
}
