package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a machine or a candidate may do to the process, each with one sentence and nothing lost. */
@Timeout(180)
final class HostileEnvironmentTest {
  private static final String[] STRIDES = {"-s", "1..10", "--size", "12", "-j", "1"};

  private static final Pattern GRADIENT_HASH =
      Pattern.compile("\"sha256\":[{]\"candidate\":\"(\\w+)\"");

  @TempDir private Path folder;

  private record Ended(int exit, String out, String err, String results) {}

  /** Runs {@code convparity run} with these flags of Java, behind words of a shell. */
  private Ended run(String shell, List<String> javaFlags, String... arguments) throws Exception {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true", "-Xmx512m"));
    java.addAll(javaFlags);
    String classes = Path.of("target", "classes").toAbsolutePath().toString();
    String separator = System.getProperty("path.separator");
    java.addAll(List.of("-cp", classes + separator + System.getProperty("java.class.path")));
    java.addAll(List.of(Main.class.getName(), "run", "--progress", "none"));
    java.addAll(Arrays.asList(arguments));
    List<String> words = new ArrayList<>(List.of("bash", "-c", shell + "exec \"$@\"", "bash"));
    words.addAll(java);
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    int exit = process.waitFor();
    Path results = folder.resolve(".convparity/results.ndjson");
    return new Ended(
        exit,
        Files.readString(folder.resolve("stdout")),
        Files.readString(folder.resolve("stderr")),
        Files.exists(results) ? Files.readString(results) : "");
  }

  private String[] withCandidate(String bodyOfForward) throws IOException {
    CompiledCandidates.in(folder.resolve("bad"))
        .with(
            "Bad",
            "bad",
            "if (options.stride().h() == 4) { "
                + bodyOfForward
                + " } return new DirectConv2d().forward(input, weight, bias, options);")
        .compile();
    List<String> words = new ArrayList<>(Arrays.asList(STRIDES));
    words.addAll(List.of("--candidate", "com.acme.Bad", "--candidate-path", "bad"));
    return words.toArray(String[]::new);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aCandidateThatEndsTheProcessIsAnErrorOfItsCase() throws Exception {
    Ended ended = run("", List.of(), withCandidate("System.exit(0);"));

    assertThat(ended.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ended.err()).contains("candidate bad called System.exit in case ").contains("_s4");
    List<String> lines = ended.results().lines().toList();
    assertThat(lines).hasSize(6); // header, three cases before, the one that ended it, totals
    assertThat(lines.get(4)).contains("\"verdict\":\"ERROR\"");
    assertThat(lines.get(5)).contains("\"type\":\"totals\"").contains("\"exit\":1");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aThreadOfACandidateThatEndsTheProcessIsAnErrorOfItsCase() throws Exception {
    String body = "new Thread(() -> System.exit(0)).start(); while (true) Thread.onSpinWait();";

    Ended ended = run("", List.of(), withCandidate(body));

    assertThat(ended.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ended.err()).contains("candidate bad called System.exit in case ");
    assertThat(ended.results()).contains("\"verdict\":\"ERROR\"").contains("\"exit\":1");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aCandidateThatEndsTheProcessWhenItIsMadeIsNoParity() throws Exception {
    CompiledCandidates.in(folder.resolve("bad"))
        .with("Gone", "gone", "return null;", "public Gone() { System.exit(0); }")
        .compile();

    Ended ended =
        run("", List.of(), "seed", "--candidate", "com.acme.Gone", "--candidate-path", "bad");

    assertThat(ended.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains("a candidate called System.exit; nothing was run");
    assertThat(ended.results()).isEmpty();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aCandidateThatAllocatesWithoutEndCostsOneCase() throws Exception {
    String endless =
        "java.util.List<double[]> all = new java.util.ArrayList<>();"
            + " while (true) all.add(new double[1 << 20]);";

    Ended ended = run("", List.of("-Xmx200m"), withCandidate(endless));

    assertThat(ended.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ended.out()).contains("java.lang.OutOfMemoryError").contains("10 compared:");
    assertThat(ended.results().split("\"verdict\":\"ERROR\"", -1)).hasSize(2);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsUnavailable() throws Exception {
    Ended ended = run("ulimit -f 64; ", List.of("-XX:-UsePerfData"), "edges");

    assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ended.err()).contains(".ndjson cannot be written: ").doesNotContain("\tat ");
    assertThat(ended.results()).startsWith("{\"type\":\"header\"");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aHomeThatCannotBeWrittenGoesOnInTheTemporaryFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));

    Ended ended =
        run(
            "unset ENGINE_CACHE_DIR DJL_CACHE_DIR; ",
            List.of("-Duser.home=/proc", "-Djava.io.tmpdir=" + temporary),
            STRIDES);

    assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(temporary.resolve("convparity-" + System.getProperty("user.name"))).isDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aNativeAccessLibraryThatCannotBeUnpackedCostsOnlyTheFactsOfTheBuild() throws Exception {
    Ended ended = run("", List.of("-Djna.nounpack=true"), STRIDES);

    assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.results())
        .contains("\"pytorch\":\"2.7.1\",\"pytorch_build\":\"unknown\"")
        .contains("\"onednn\":\"unknown\"")
        .contains("\"cpu_capability\":")
        .doesNotContain("\"cpu_capability\":\"unknown\"");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLocaleWithADecimalCommaChangesNothing() throws Exception {
    Ended ended = run("", List.of("-Duser.language=de", "-Duser.country=DE"), STRIDES);

    assertThat(ended.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ended.out())
        .containsPattern("[0-9]\\.[0-9] s\n")
        .doesNotContainPattern("[0-9],[0-9]");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aNarrowTerminalIsNoError() throws Exception {
    Ended ended =
        run(
            "export COLUMNS=40; ",
            List.of("-Dconvparity.stdout.terminal=true", "-Dconvparity.stderr.terminal=true"),
            STRIDES);

    assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(ended.err()).doesNotContain("Exception");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aFolderInUseByAnotherRunIsUnavailable() throws Exception {
    Path out = Files.createDirectory(folder.resolve(".convparity"));
    try (FileChannel channel =
            FileChannel.open(
                out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();

      Ended ended = run("", List.of(), STRIDES);

      assertThat(ended.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
      assertThat(ended.err()).contains(".convparity: another run is writing there");
      assertThat(ended.results()).isEmpty();
    }
  }

  @Test
  void withoutFusedMultiplyAddACandidateIsAsFastAndAsRight() throws Exception {
    Ended ended =
        run(
            "",
            List.of("-XX:-UseFMA"),
            "--case",
            "i1x32x32x32_o32_k3_p1_f64",
            "--case",
            "i2x8x16x16_o8_k3_p1_grad",
            "--timeout",
            "20s");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("2 compared: 2 rounding.");
  }

  /** The output hashes that a candidate has in the results, one a line. */
  private static List<String> hashes(String results, String candidate) {
    return results
        .lines()
        .filter(line -> line.contains("\"candidate\":\"" + candidate + "\""))
        .map(line -> line.replaceAll(".*\"output_sha256\":[{]\"candidate\":([^,]*),.*", "$1"))
        .toList();
  }

  /** The hashes of a candidate's gradients in the results, three to a line or two without bias. */
  private static List<String> gradientHashes(String results, String candidate) {
    return results
        .lines()
        .filter(line -> line.contains("\"candidate\":\"" + candidate + "\""))
        .flatMap(line -> GRADIENT_HASH.matcher(line).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** Of the types that both can do. */
  private static final String BY_BOTH =
      "--filter !dtype:float16 --filter !dtype:bfloat16 --candidate vector --candidate direct";

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void theVectorKernelHasThePlainBitsAtEveryWidth(int bits) throws Exception {
    Ended ended =
        run(
            "",
            List.of("--add-modules", "jdk.incubator.vector", "-Dconvparity.vector.bits=" + bits),
            words("edges seed gradients --fill uniform " + BY_BOTH));

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(hashes(ended.results(), "vector"))
        .hasSize(560)
        .isEqualTo(hashes(ended.results(), "direct"));
    assertThat(gradientHashes(ended.results(), "vector"))
        .hasSizeGreaterThan(500)
        .isEqualTo(gradientHashes(ended.results(), "direct"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--add-modules jdk.incubator.vector -XX:-UseFMA"})
  void whereVectorsCannotBeUsedThePlainLoopsComputeAndAFlagIsNamed(String flags) throws Exception {
    Ended ended = run("", List.of(words(flags)), words("edges " + BY_BOTH));

    assertThat(ended.exit()).isZero();
    assertThat(ended.err())
        .contains("candidate vector computes with the plain loops: ")
        .contains(flags.isEmpty() ? "--add-modules jdk.incubator.vector" : "-XX:+UseFMA");
    assertThat(hashes(ended.results(), "vector")).isEqualTo(hashes(ended.results(), "direct"));
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(" ", -1);
  }
}
