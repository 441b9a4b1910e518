package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.convparity.golden.Packs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of packs, with the real PyTorch and with the packs that the project ships. */
@Timeout(180)
final class GoldenCommandTest {
  private static final Path SHIPPED = Path.of("golden");
  private static final String[] BOTH = {"--candidate", "direct", "--candidate", "vector"};

  @TempDir private Path folder;

  private InProcess.Ran golden(String... words) {
    List<String> arguments = new ArrayList<>(List.of("golden"));
    arguments.addAll(List.of(words));
    return InProcess.run(arguments.toArray(String[]::new));
  }

  private InProcess.Ran verify(String... words) {
    List<String> arguments = new ArrayList<>(List.of("golden", "verify"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("-o", folder.resolve("out").toString()));
    return InProcess.run(arguments.toArray(String[]::new));
  }

  private String pack(String name) {
    return folder.resolve(name).toString();
  }

  /** The results of the last verification that did not pass. */
  private List<JsonNode> failures() throws IOException {
    return Files.readAllLines(folder.resolve("out/results.ndjson")).stream()
        .map(InProcess::json)
        .filter(line -> line.path("type").asText().equals("result"))
        .filter(line -> !line.path("pass").isNull() && !line.path("pass").asBoolean())
        .toList();
  }

  // ---- the shipped packs

  @Test
  void bothCandidatesAgreeWithTheShippedPyTorch() throws IOException {
    InProcess.Ran ran =
        verify(SHIPPED.resolve("pytorch-2.7.1").toString(), BOTH[0], BOTH[1], BOTH[2], BOTH[3]);

    assertThat(ran.err()).isEmpty();
    assertThat(failures()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("golden pack of PyTorch 2.7.1 cpu, 1 thread, recorded by convparity ")
        .contains("candidate vector → reference PyTorch 2.7.1 (golden) · suites edges, seed");
  }

  @Test
  void withTheOlderPyTorchTheyHaveExactlyTheKnownDisagreements() throws IOException {
    InProcess.Ran ran =
        verify(SHIPPED.resolve("pytorch-1.13.1").toString(), BOTH[0], BOTH[1], BOTH[2], BOTH[3]);

    TreeSet<String> found = new TreeSet<>();
    for (JsonNode failure : failures()) {
      assertThat(failure.path("reference").asText()).isEqualTo("pytorch 1.13.1 (golden)");
      found.add(
          failure.path("candidate").asText()
              + " "
              + failure.path("id").asText()
              + " "
              + failure.path("verdict").asText());
    }
    TreeSet<String> known = new TreeSet<>();
    for (JsonNode entry : known()) {
      assertThat(entry.path("reason").asText()).isNotBlank();
      for (String candidate : List.of("direct", "vector")) {
        known.add(
            candidate + " " + entry.path("id").asText() + " " + entry.path("verdict").asText());
      }
    }
    assertThat(found).isEqualTo(known).hasSize(24);
    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void withTheListOfWhatHasChangedTheOlderPyTorchIsParity() {
    InProcess.Ran ran =
        verify(
            SHIPPED.resolve("pytorch-1.13.1").toString(),
            "--known",
            SHIPPED.resolve("known-1.13.1.yaml").toString(),
            "--strict-known");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("12 failures are known");
  }

  private static JsonNode known() throws IOException {
    return JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
        .build()
        .readTree(SHIPPED.resolve("known-1.13.1.yaml").toFile());
  }

  @Test
  void theShippedPacksAreOfTheSuitesAsTheyAre() throws IOException {
    for (String suite : List.of("seed", "edges")) {
      List<String> ids = InProcess.ids(suite);
      for (String version : List.of("2.7.1", "1.13.1")) {
        Path manifest = SHIPPED.resolve("pytorch-" + version).resolve(suite + "/manifest.json");
        List<String> recorded = new ArrayList<>();
        for (JsonNode c : InProcess.json(Files.readString(manifest)).path("cases")) {
          recorded.add(c.path("id").asText());
        }
        assertThat(recorded).as("%s of %s; record it again", suite, version).isEqualTo(ids);
      }
    }
  }

  @Test
  void theShippedPacksAreSmall() throws IOException {
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        SHIPPED,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes.addAndGet(attributes.size());
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(bytes.get()).isBetween(1_000_000L, 10_000_000L);
  }

  @Test
  void withoutAPackTheNewestPyTorchIsTaken() {
    InProcess.Ran ran = verify("--case", "i1x3x96x128_o1_k3_nobias_x-image-card");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("reference PyTorch 2.7.1 (golden)").contains("1 compared: ");
  }

  @Test
  void theTwoPyTorchsDifferWithinTheBoundAndWhereOneRefuses() {
    InProcess.Ran ran = golden("diff", "golden/pytorch-1.13.1", "golden/pytorch-2.7.1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out())
        .contains("before golden/pytorch-1.13.1/edges  PyTorch 1.13.1, recorded by record_golden")
        .contains("answered otherwise  i1x3x3_o1_k1_p1_nobias_circular_h50bb76b8\n")
        .contains("  before Invalid padding size, expected 2 but got 4\n")
        .contains("  after  output [1, 5, 5]\n")
        .contains("289 cases: 243 the same, 6 answered otherwise, 13 within the bound, 27 text")
        .contains("29 cases: 29 the same")
        .doesNotContain("outside the bound");
  }

  // ---- record

  @Test
  void aRecordedPackIsWhatPyTorchAnswers() throws IOException {
    InProcess.Ran recorded =
        golden("record", "special", "--filter", "dtype:bf16", "--out", pack("special"));
    InProcess.Ran ran = verify(pack("special"));

    assertThat(recorded.exit()).as(recorded.err()).isZero();
    assertThat(recorded.out()).contains(" cases of special: ").contains("wrote ");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(failures()).isEmpty();
  }

  @Test
  void gradientsAreRecordedWhereTheyAreAskedFor() {
    golden("record", "seed", "--filter", "s:>8", "--grad", "--out", pack("gradients"));
    InProcess.Ran ran = verify(pack("gradients"), "--format", "ndjson");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.objects().get(1).path("gradients").path("weight").path("elements").asInt())
        .isEqualTo(3);
  }

  @Test
  void recordingTwiceGivesTheSameBytes() throws IOException {
    golden("record", "edges", "--filter", "mode:circular", "--out", pack("first"));
    golden("record", "edges", "--filter", "mode:circular", "--out", pack("second"));

    for (String file : List.of("manifest.json", "arrays-0.npz")) {
      assertThat(folder.resolve("second").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
    }
  }

  @Test
  void whatWouldChangeIsShownAndNotWrittenUntilItIsApproved() throws IOException {
    String[] record = {"record", "-k", "1..3", "-s", "2", "--out", pack("pack")};
    String[] other = {"record", "-k", "2..4", "-s", "2", "--out", pack("pack")};
    golden(record);
    String before = Files.readString(folder.resolve("pack/manifest.json"));

    InProcess.Ran same = golden(record);
    InProcess.Ran refused = golden(other);

    assertThat(same.exit()).isZero();
    assertThat(same.out()).endsWith(pack("pack") + " has the same answers\n");
    assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(refused.out())
        .contains("new                 i1x3x32x32_o4_k4_s2   output [1, 4, 15, 15]\n")
        .contains("removed             i1x3x32x32_o4_k1_s2   output [1, 4, 16, 16]\n")
        .contains("would change: 1 removed, 1 new\n")
        .endsWith("Nothing was written; give --approve to replace the pack\n");
    assertThat(Files.readString(folder.resolve("pack/manifest.json"))).isEqualTo(before);

    InProcess.Ran approved =
        golden("record", "-k", "2..4", "-s", "2", "--out", pack("pack"), "--approve");

    assertThat(approved.exit()).isZero();
    assertThat(approved.out()).contains(" changes: 1 removed, 1 new\n").contains("wrote ");
    assertThat(Files.readString(folder.resolve("pack/manifest.json")))
        .contains("o4_k4_s2")
        .doesNotContain("o4_k1_s2");
    assertThat(names(folder)).containsExactly("pack");
  }

  @Test
  void aPackOfAnotherImplementationIsSeenToChangeWithinTheBound() throws IOException {
    String id = "i1x8x12x12_o8_k5_p2";
    Packs.write(folder.resolve("pack"), List.of(id)); // the plain convolution's bits

    InProcess.Ran ran = golden("record", "--case", id, "--out", pack("pack"));

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out())
        .contains("within the bound    " + id + "   ")
        .contains(" elements, up to ");
  }

  @Test
  void somebodysFolderIsNeverReplaced() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.txt"), "keep");

    for (String approve : List.of("--torch-threads=1", "--approve")) {
      InProcess.Ran ran = golden("record", "seed", "--out", mine.toString(), approve);

      assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
      assertThat(ran.err())
          .isEqualTo("convparity: " + mine + ": must be a pack, a folder with manifest.json\n");
    }
    assertThat(names(mine)).containsExactly("thesis.txt");
  }

  @Test
  void aFileBesideThePackKeepsItFromBeingReplaced() throws IOException {
    Path pack = Packs.write(folder.resolve("pack"), List.of("i1x1x3x3_o1_k1"));
    Files.writeString(pack.resolve("notes.txt"), "keep");

    InProcess.Ran ran = golden("record", "seed", "--out", pack.toString(), "--approve");

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.err()).contains("notes.txt: is no part of the pack; move it elsewhere");
    assertThat(names(pack)).containsExactly("arrays-0.npz", "manifest.json", "notes.txt");
  }

  @Test
  void aSelectionOfNothingOrTooMuchWritesNothing() throws IOException {
    InProcess.Ran nothing = golden("record", "seed", "--filter", "k:99", "--out", pack("p"));
    InProcess.Ran tooMuch = golden("record", "random", "--out", pack("p"));

    assertThat(nothing.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(tooMuch.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(tooMuch.err())
        .isEqualTo(
            "convparity: selection (1000000 cases) must have at most 100000 cases for a pack;"
                + " narrow it with --filter\n");
    assertThat(names(folder)).isEmpty();
  }

  // ---- export

  @Test
  void anExportHasCasesWithHashesAndTheArgumentsWhereTheyAreWanted() throws IOException {
    InProcess.Ran without = golden("export", "seed", "--out", pack("without"));
    InProcess.Ran with = golden("export", "seed", "--out", pack("with"), "--with-inputs");

    assertThat(without.out())
        .isEqualTo("wrote 29 cases without inputs to " + pack("without") + "\n");
    assertThat(with.exit()).isZero();
    assertThat(names(folder.resolve("without"))).containsExactly("manifest.json");
    assertThat(names(folder.resolve("with"))).containsExactly("inputs-0.npz", "manifest.json");
    JsonNode first =
        InProcess.json(Files.readString(folder.resolve("with/manifest.json"))).path("cases").get(0);
    assertThat(first.path("id").asText()).isEqualTo("i1x3x96x128_o1_k1_nobias_x-image-card");
    assertThat(first.path("input_sha256").asText()).hasSize(64);
    assertThat(first.path("file").asText()).isEqualTo("inputs-0.npz");
    assertThat(first.path("case").path("kernel_size").toString()).isEqualTo("[1,1]");
  }

  @Test
  void anExportDoesNotGoOverWhatIsThere() throws IOException {
    golden("export", "seed", "--out", pack("cases"));
    InProcess.Ran again = golden("export", "edges", "--out", pack("cases"));

    assertThat(again.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(again.err()).contains("is not empty; delete it or name another folder");
    assertThat(Files.readString(folder.resolve("cases/manifest.json")))
        .contains("\"suite\":\"seed\"");
  }

  // ---- verify and diff

  @Test
  void aFailureNamesThePackThatItIsMeasuredBy() throws IOException {
    Path pack = Packs.write(folder.resolve("pack"), List.of("i1x1x3x3_o1_k2_r3"));
    Path manifest = pack.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst(
                "\"output_sha256\":\"[0-9a-f]*\",\"shape\":[^\"]*,\"file\":\"[^\"]*\"",
                "\"refusal\":\"no such kernel\"")
            .replaceFirst("\"files\":.*", "\"files\":{},"));

    InProcess.Ran ran = verify(pack.toString());

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out())
        .contains("REFUSAL_MISMATCH  i1x1x3x3_o1_k2_r3    candidate direct\n")
        .contains("  PyTorch      no such kernel\n")
        .contains(
            "  again        scripts/convparity golden verify "
                + pack
                + " --case i1x1x3x3_o1_k2_r3 --out ");
    assertThat(failures()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--control", "--torch-threads=2"})
  void whatOnlyAPyTorchCanDoIsRefused(String option) {
    InProcess.Ran ran = verify("golden/pytorch-2.7.1", option);

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err())
        .isEqualTo(
            "convparity: --control and --torch-threads must not be given: there is no PyTorch to be"
                + " asked\n");
  }

  @Test
  void aCaseThatThePacksDoNotHaveIsNamed() {
    InProcess.Ran ran = verify("golden/pytorch-2.7.1", "--case", "i1x1x1x1_o1_k99");

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).startsWith("convparity: --case (i1x1x1x1_o1_k99) must be a case of");
  }

  @Test
  void packsOfTwoPyTorchsAreVerifiedOneAfterTheOther() {
    InProcess.Ran ran = verify("golden/pytorch-2.7.1", "golden/pytorch-1.13.1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).contains("verify one after the other").hasLineCount(1);
  }

  @Test
  void aDiffAsJsonHasAnObjectForEachPairOfPacks() {
    InProcess.Ran ran =
        golden("diff", "golden/pytorch-1.13.1", "golden/pytorch-2.7.1", "--format", "json");

    JsonNode edges = ran.objects().get(0);
    assertThat(ran.objects()).hasSize(2);
    assertThat(edges.path("before").path("pytorch").asText()).isEqualTo("1.13.1");
    assertThat(edges.path("changes")).hasSize(46);
    assertThat(edges.path("changes").get(0).path("change").asText()).isEqualTo("within");
    assertThat(edges.path("changes").get(0).path("bound_ratio").path("after").asDouble())
        .isLessThan(1);
    assertThat(ran.objects().get(1).path("changes")).isEmpty();
  }

  @Test
  void aDiffOfHarmlessChangesPasses() throws IOException {
    String id = "i1x8x12x12_o8_k5_p2";
    Packs.write(folder.resolve("a"), List.of(id));
    golden("record", "--case", id, "--out", pack("b"));

    InProcess.Ran ran = golden("diff", pack("a"), pack("b"));

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("1 case: 0 the same, 1 within the bound\n");
  }

  @Test
  void aFolderWithoutTheOthersPackIsNamed() throws IOException {
    Packs.write(folder.resolve("a/edges"), List.of("i1x1x3x3_o1_k1"));
    Packs.write(folder.resolve("b/seed"), List.of("i1x1x3x3_o1_k1"));

    InProcess.Ran ran = golden("diff", pack("a"), pack("b"));

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err())
        .isEqualTo(
            "convparity: "
                + pack("a/edges")
                + ": must have a pack of the same name in "
                + pack("b")
                + "\n");
  }

  @Test
  void withoutASubcommandTheHelpIsPrinted() {
    assertThat(golden().out()).contains("record", "export", "verify", "diff").contains("Examples:");
    InProcess.Ran ran = golden("verfiy");
    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err())
        .startsWith("convparity: command (verfiy) must be one of record, export, verify, diff");
  }

  // ---- as processes of their own

  private Process start(String... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // A test run in the background ignores Ctrl-C, and so would the process.
      words.addAll(List.of("env", "--default-signal=INT"));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xlog:class+load:file=" + folder.resolve("classes.log")));
    words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  @Test
  void verifyingLoadsNothingThatBringsANativeLibrary() throws Exception {
    Process process =
        start("golden", "verify", "golden/pytorch-2.7.1", "-o", pack("out"), "--progress", "none");
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("stderr"))).isZero();

    String classes = Files.readString(folder.resolve("classes.log"));
    assertThat(classes)
        .contains("io.github.convparity.golden.GoldenReference")
        .doesNotContain("ai.djl.")
        .doesNotContain("com.sun.jna.")
        .doesNotContain("io.github.convparity.torch.");
  }

  @Test
  void recordingLoadsDjl() throws Exception {
    Process process = start("golden", "record", "--case", "i1x1x1x1_o1_k1", "--out", pack("p"));
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("stderr"))).isZero();

    assertThat(Files.readString(folder.resolve("classes.log")))
        .as("what the test above looks for")
        .contains("ai.djl.")
        .contains("com.sun.jna.")
        .contains("io.github.convparity.torch.");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void ctrlCLeavesNoHalfAPack() throws Exception {
    Path packs = Files.createDirectory(folder.resolve("packs"));
    Process process = start("golden", "record", "grid", "--out", packs.resolve("grid").toString());
    while (names(packs).isEmpty() && process.isAlive()) {
      Thread.sleep(10);
    }
    assertThat(names(packs).get(0)).startsWith(".grid.");

    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor()).isEqualTo(ExitCodes.INTERRUPTED);
    assertThat(Files.readString(folder.resolve("stderr"))).contains("convparity: interrupted");
    assertThat(names(packs)).isEmpty();
  }

  private static List<String> names(Path path) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names.stream().sorted().toList();
  }
}
