package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.suite.Suites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration, and {@code init}, which writes one. */
final class ConfigFileTest {
  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("my.yaml");
  }

  private Ran with(String command, List<String> lines, String... words) throws IOException {
    Files.write(file, lines);
    List<String> all = new ArrayList<>(List.of(command, "--config", file.toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private List<String> ids(List<String> lines, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("--format", "ids"));
    all.addAll(Arrays.asList(words));
    Ran ran = with("list", lines, all.toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    return ran.lines();
  }

  @Test
  void theSelectionIsThatOfTheFile() throws IOException {
    Files.writeString(
        folder.resolve("c.jsonl"), "{\"input\":[1,1,3,3],\"out_channels\":1,\"kernel_size\":2}\n");

    assertThat(
            ids(
                List.of(
                    "suites: seed",
                    "cases: c.jsonl",
                    "case:",
                    "  - i1x1x9x9_o1_k3",
                    "axes:",
                    "  kernel: [1, 2..3]",
                    "  padding-mode: reflect",
                    "filter: ['!suite:seed', 'k:>1']")))
        .containsExactly(
            "i1x1x3x3_o1_k2",
            "i1x1x9x9_o1_k3",
            "i1x3x32x32_o4_k2_reflect",
            "i1x3x32x32_o4_k3_reflect");
  }

  @Test
  void casesOnTheCommandLineTakeThePlaceOfAllOfThem() throws IOException {
    List<String> config =
        List.of("suites: [seed]", "filter: 'k:1'", "axes: {kernel: 1}", "grad: true");

    assertThat(ids(config, "-k", "2")).containsExactly("i1x3x32x32_o4_k2");
    assertThat(ids(config, "--case", "i1x1x3x3_o1_k2")).containsExactly("i1x1x3x3_o1_k2");
    assertThat(ids(config, "--filter", "suite:axes k:1")).containsExactly("i1x3x32x32_o4_k1_grad");
    assertThat(ids(config, "--filter", "suite:axes", "--seed", "5"))
        .containsExactly("i1x3x32x32_o4_k1_r5_grad");
  }

  @Test
  void aRunTakesWhatTheCommandLineLeavesOpen() throws IOException {
    List<String> config =
        List.of("case: i1x1x3x3_o1_k1", "slack: 3", "out: results", "candidates: vector");

    assertThat(with("run", config, "-q").exit()).isZero();
    assertThat(
            with(
                    "run",
                    config,
                    "-q",
                    "--slack",
                    "2",
                    "--candidate",
                    "direct",
                    "-o",
                    folder.resolve("o2").toString())
                .exit())
        .isZero();

    JsonNode first =
        InProcess.json(Files.readAllLines(folder.resolve("results/results.ndjson")).get(0));
    JsonNode second =
        InProcess.json(Files.readAllLines(folder.resolve("o2/results.ndjson")).get(0));
    assertThat(first.path("slack").doubleValue()).isEqualTo(3);
    assertThat(first.path("candidates")).hasToString("[\"vector\"]");
    assertThat(second.path("slack").doubleValue()).isEqualTo(2);
    assertThat(second.path("candidates")).hasToString("[\"direct\"]");
  }

  @Test
  void knownFailuresMayStandInItOrInAFile() throws IOException {
    Path classes = Faulty.compile(folder.resolve("classes"));
    assertThat(classes).isDirectory();
    List<String> config =
        List.of(
            "case: i1x1x3x3_o1_k1_p0x1",
            "candidates: com.acme.Swapped",
            "candidate-paths: classes",
            "out: results",
            "known:",
            "  - id: i1x1x3x3_o1_k1_p0x1",
            "    reason: swapped");
    assertThat(with("run", config, "-q").exit()).isZero();
    Files.write(folder.resolve("k.yaml"), List.of("- filter: k:2", "  reason: of another case"));
    List<String> other = new ArrayList<>(config.subList(0, 4));
    other.add("known: k.yaml");

    Ran ran = with("run", other, "-q");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.err()).contains("1 of 1 known failures are of no case of this run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "suits: seed;line 1: key \"suits\" must be one of suites, cases,",
        "suites: [seed, sed];line 1: key \"suites\": suite (sed) must be one of",
        "# a|axes:|  kernal: 3;line 3: key \"kernal\" must be one of batch,",
        "axes: {stride: x};line 1: key \"stride\": stride (x) must be like 3,",
        "slack: 0;line 1: key \"slack\": slack (0) must be a positive number",
        "jobs: two;line 1: key \"jobs\" (\"two\") must be a whole number",
        "timeout: 5x;line 1: key \"timeout\": timeout (5x) must be like 60s",
        "grad: maybe;line 1: key \"grad\" (\"maybe\") must be true or false",
        "case: [x];line 1: key \"case\": case id (x) must look like",
        "filter: kk:3;line 1: key \"filter\": filter (kk:3) must be KEY:VALUE",
        "slack: 1|candidates:|  - drect;line 3: candidate (drect) must be one of",
        "known:|  - id: x|    reason: y;line 2: key \"id\": case id (x) must look like",
        "suites: seed|suites: edges;line 2: key \"suites\" must stand only once"
      })
  void errorsAreSaidWithLineAndKey(String text, String message) throws IOException {
    Ran ran = with("run", List.of(text.split("\\|", -1)));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).startsWith("convparity: " + file + " " + message);
  }

  @Test
  void misspeltWordsAreSuggested() throws IOException {
    assertThat(with("run", List.of("suits: seed")).err()).contains("did you mean \"suites\"?");
    assertThat(with("run", List.of("suites: edgs")).err()).contains("did you mean \"edges\"?");
    assertThat(with("run", List.of("axes: {kernal: 3}")).err())
        .contains("did you mean \"kernel\"?");
  }

  @ParameterizedTest
  @CsvSource({"cases: no.jsonl", "image: no.png", "known: no.yaml", "candidate-paths: no"})
  void aMissingFileIsSaidWithItsLine(String line) throws IOException {
    Ran ran = with("run", List.of("# mine", line));

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.err())
        .matches("convparity: .*no(\\.[a-z]+)?: no such file or folder \\(.*my\\.yaml line 2\\)\n");
  }

  @Test
  void aMissingConfigurationIsAnError() {
    Ran missing = InProcess.run("run", "--config", file.toString());
    Ran both = InProcess.run("run", "--config", file.toString(), "--no-config");

    assertThat(missing.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(both.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(both.err()).isEqualTo("convparity: --config must not be given beside --no-config\n");
  }

  @Test
  void thatOfTheWorkingDirectoryIsUsedUnlessUnwanted() throws Exception {
    Files.writeString(folder.resolve("convparity.yaml"), "case: [i1x1x3x3_o1_k1]\nslack: x\n");

    String used = inFolder("run", "--case", "nonsense");
    String unwanted = inFolder("run", "--no-config", "--case", "nonsense");

    assertThat(used)
        .contains("note: convparity.yaml is used; --no-config does without\n")
        .contains("convparity: convparity.yaml line 2: key \"slack\": slack (x) must be");
    assertThat(unwanted).doesNotContain("convparity.yaml").contains("case id (nonsense) must");
  }

  /** What a process with this working directory says. */
  private String inFolder(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(Arrays.asList(words));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(ExitCodes.USAGE);
    return said;
  }

  @Test
  void whatInitWritesIsTheUsualRun() throws IOException {
    Ran init = InProcess.run("init", "--config", file.toString());
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(init.out()).startsWith("Wrote " + file + ".");

    Ran listed = InProcess.run("list", "--config", file.toString(), "--format", "json");
    Ran usual = InProcess.run("list", "seed", "edges", "--format", "json");
    assertThat(listed.out()).isEqualTo(usual.out());
    assertThat(usual.lines()).hasSize(29 + Suites.named("edges").size());
    Ran run =
        InProcess.run(
            "run",
            "--config",
            file.toString(),
            "--format",
            "ndjson",
            "-o",
            folder.resolve("o").toString());
    assertThat(run.exit()).isZero();
    JsonNode header = run.objects().get(0);
    assertThat(header.path("selection")).hasToString("[\"seed\",\"edges\"]");
    assertThat(header.path("candidates")).hasToString("[\"direct\"]");
    assertThat(header.path("slack").doubleValue()).isEqualTo(1);
  }

  @Test
  void theExamplesInItAreRightToo() throws IOException {
    Files.writeString(folder.resolve("cases.jsonl"), "");
    Files.createDirectories(folder.resolve("target/classes"));
    String template = new String(InitCommand.template(), StandardCharsets.UTF_8);
    String examples = template.replaceAll("(?m)^#(?=[a-z]| {2})", "");
    assertThat(examples).contains("\nknown:\n  - id: ").contains("\naxes:\n  kernel: 1..5\n");

    List<String> ids = ids(examples.lines().toList());

    assertThat(ids)
        .contains("i1x3x32x32_o8_k3_p1_r7_grad", "i1x3x32x32_o4_k5_s2_psame_reflect_grad");
    assertThat(
            examples
                .lines()
                .filter(line -> line.matches("[a-z-]+:.*"))
                .map(line -> line.replaceFirst(":.*", "")))
        .doesNotHaveDuplicates()
        .contains("suites", "cases", "case", "axes", "filter", "grad", "candidates")
        .contains("candidate-paths", "known", "slack", "jobs", "timeout", "max-failures", "out");
  }

  @Test
  void initOverwritesNothingUnlessForced() throws IOException {
    Files.writeString(file, "suites: seed\n");

    Ran refused = InProcess.run("init", "--config", file.toString());

    assertThat(refused.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(refused.err())
        .isEqualTo("convparity: " + file + ": it is there already; --force overwrites it\n");
    assertThat(Files.readString(file)).isEqualTo("suites: seed\n");
    assertThat(InProcess.run("init", "--config", file.toString(), "--force").exit()).isZero();
    assertThat(Files.readAllBytes(file)).isEqualTo(InitCommand.template());
  }
}
