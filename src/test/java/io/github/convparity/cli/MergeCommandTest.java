package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards of real runs, joined. */
final class MergeCommandTest {
  /** Two suites of one name among them: what is where must not be guessed from names. */
  private static final List<String> SELECTION = List.of("seed", "edges", "seed", "-k", "1..3");

  @TempDir private static Path folder;
  @TempDir private Path out;

  @BeforeAll
  static void runTheShards() throws IOException {
    CompiledCandidates.in(folder.resolve("own"))
        .with(
            "Odd",
            "odd",
            "if (options.groups() == 2) throw new IllegalStateException(\"two\"); return new"
                + " DirectConv2d().forward(input, weight, bias, options);")
        .compileAndRegister("Odd");
    run("whole", List.of());
    for (int k = 1; k <= 8; k++) {
      run("shard-" + k, List.of("--shard", k + "/8"));
    }
  }

  private static InProcess.Ran run(String name, List<String> more) {
    List<String> words = new ArrayList<>(List.of("run", "-q", "-o", path(name)));
    words.addAll(SELECTION);
    words.addAll(List.of("--candidate", "direct", "--candidate", "odd"));
    words.addAll(List.of("--candidate-path", path("own")));
    words.addAll(more);
    return InProcess.run(words.toArray(String[]::new));
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private InProcess.Ran merge(String... names) {
    List<String> words = new ArrayList<>(List.of("merge", "-o", out.resolve("all").toString()));
    Arrays.stream(names).map(MergeCommandTest::path).forEach(words::add);
    return InProcess.run(words.toArray(String[]::new));
  }

  @Test
  void thePageOfTheWholeStandsBesideItsResults() throws IOException {
    InProcess.Ran merged = mergeWith(1, "shard-1");
    Path page = out.resolve("all").resolve("report.html");
    assertThat(merged.out()).contains("Report " + page);
    assertThat(Files.readString(page)).contains("<template");
  }

  /** All shards, with some of them replaced. */
  private InProcess.Ran mergeWith(int number, String... instead) {
    List<String> names = new ArrayList<>();
    for (int k = 1; k <= 8; k++) {
      if (k != number) {
        names.add("shard-" + k);
      }
    }
    names.addAll(List.of(instead));
    return merge(names.toArray(String[]::new));
  }

  @Test
  void eightShardsInAnyOrderAreTheWholeRun() throws IOException {
    InProcess.Ran ran = mergeWith(3, "shard-3");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    SameBytes.assertSame(out.resolve("all"), path());
    assertThat(ran.out())
        .contains("8 shards are joined in", "IllegalStateException: two", "--candidate odd");
  }

  private static Path path() {
    return folder.resolve("whole");
  }

  @Test
  void linesOnStandardOutputAreThoseOfTheFile() throws IOException {
    List<String> words = new ArrayList<>(List.of("merge", "--format", "ndjson"));
    words.addAll(List.of("-o", out.resolve("all").toString()));
    for (int k = 1; k <= 8; k++) {
      words.add(path("shard-" + k));
    }
    assertThat(InProcess.run(words.toArray(String[]::new)).out())
        .isEqualTo(Files.readString(out.resolve("all/results.ndjson")));
  }

  private void assertRefused(InProcess.Ran ran, int exit, String... messages) {
    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.err()).contains(messages);
    assertThat(ran.out()).isEmpty();
    assertThat(out.resolve("all")).doesNotExist();
  }

  @Test
  void missingShardsAreNamed() {
    assertRefused(mergeWith(3), ExitCodes.USAGE, "shard 3/8 is missing");
    assertRefused(
        merge("shard-1", "shard-8"),
        ExitCodes.USAGE,
        "shards 2/8, 3/8, 4/8, 5/8, 6/8, 7/8 are missing");
  }

  @Test
  void aShardThatIsThereTwiceIsNamed() throws IOException {
    copy("shard-2", "again", "", "");
    assertRefused(
        mergeWith(3, "shard-3", "again"),
        ExitCodes.USAGE,
        "shard 2/8 is there twice: " + path("shard-2") + " and " + path("again"));
    assertRefused(
        mergeWith(3, "shard-3", "shard-2"), ExitCodes.USAGE, path("shard-2") + " is named twice");
  }

  private static void copy(String from, String to, String target, String replacement)
      throws IOException {
    String text = Files.readString(folder.resolve(from).resolve("results.ndjson"));
    assertThat(text).contains(target);
    Files.createDirectories(folder.resolve(to));
    Files.writeString(
        folder.resolve(to).resolve("results.ndjson"), text.replace(target, replacement));
  }

  /** What is replaced in the header of shard 3, and what is said of it. */
  private static final String[][] FOREIGN = {
    {"\"slack\":1.0", "\"slack\":2.0", "slack (2.0) must be 1.0"},
    {"\"torch_threads\":\"1\"", "\"torch_threads\":\"2\"", "torch_threads (2) must be 1"},
    {"\"version\":\"", "\"version\":\"9", "version (9"},
    {"\"reference\":\"pytorch 2.7.1\",\"fi", "\"reference\":\"pytorch 2\",\"fi", "reference (pyt"},
    {"\"sha256\":\"", "\"sha256\":\"0", "the cases of the selection"},
    {"\"shard\":\"3/8\"", "\"shard\":\"3/9\"", "number of shards (9) must be 8"},
    {
      "convparity.run/1", "convparity.run/2", "line 1: schema (convparity.run/2) must be convparity"
    },
    {"\"shard\":\"3/8\"", "\"shard\":\"4/8\"", "line 2: the result does not belong to what"},
    {"\"selection\":[\"seed\"", "\"selection\":[\"grid\"", "selection ([grid"},
  };

  @Test
  void aShardOfAnotherRunIsNamedWithWhatDiffers() throws IOException {
    for (String[] foreign : FOREIGN) {
      copy("shard-3", "foreign", foreign[0], foreign[1]);
      assertRefused(mergeWith(3, "foreign"), ExitCodes.USAGE, path("foreign"), foreign[2]);
    }
  }

  @Test
  void aShardWithOtherCandidatesIsNamed() {
    List<String> words = new ArrayList<>(List.of("run", "-q", "-o", path("alone")));
    words.addAll(SELECTION);
    words.addAll(List.of("--shard", "3/8"));
    InProcess.run(words.toArray(String[]::new));
    assertRefused(
        mergeWith(3, "alone"), ExitCodes.USAGE, "candidates ([direct]) must be [direct, odd]");
  }

  @Test
  void aShardThatWasCutIsNamed() throws IOException {
    String text = Files.readString(folder.resolve("shard-3/results.ndjson"));
    Files.createDirectories(folder.resolve("cut"));
    for (int length : new int[] {text.indexOf("\"totals\""), text.length() / 2}) {
      Files.writeString(folder.resolve("cut/results.ndjson"), text.substring(0, length));
      assertRefused(
          mergeWith(3, "cut"),
          ExitCodes.USAGE,
          "shard 3/8 (" + path("cut/results.ndjson") + ") was not finished",
          "run it again with --resume");
    }
  }

  @Test
  void aShardThatWasStoppedIsNamed() {
    String shard = "2/8"; // has a failure that is not its last result
    run("stopped", List.of("--shard", shard, "--max-failures", "1"));
    assertRefused(mergeWith(2, "stopped"), ExitCodes.USAGE, "shard " + shard, "was not finished");
  }

  @Test
  void aWholeRunIsNoShard() {
    assertRefused(mergeWith(3, "whole"), ExitCodes.USAGE, "is no shard but a run of its own");
  }

  @Test
  void aFolderThatIsNotThereIsMissing() {
    assertRefused(mergeWith(3, "nowhere"), ExitCodes.UNAVAILABLE, "nowhere: no such file");
    assertRefused(mergeWith(3, "own"), ExitCodes.UNAVAILABLE, "results.ndjson: no such file");
  }

  @Test
  void aShardIsNotOverwritten() {
    List<String> words = new ArrayList<>(List.of("merge", "-o", path("shard-1")));
    for (int k = 1; k <= 8; k++) {
      words.add(path("shard-" + k));
    }
    InProcess.Ran ran = InProcess.run(words.toArray(String[]::new));
    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).contains("must not be one of the folders that are joined");
  }

  @Test
  void aShardWithoutCasesIsNoFailure() {
    String[] words = {"run", "-q", "-o", path("empty"), "-k", "1", "--shard", "0/2"};
    int[] exits = new int[2];
    for (int k = 1; k <= 2; k++) {
      words[7] = k + "/2";
      exits[k - 1] = InProcess.run(words).exit();
    }
    assertThat(exits).containsExactly(ExitCodes.PARITY, ExitCodes.PARITY);
    words[7] = "3/2";
    assertThat(InProcess.run(words).exit()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void listShowsTheCasesOfAShard() {
    List<String> all = new ArrayList<>();
    for (int k = 1; k <= 4; k++) {
      all.addAll(InProcess.list("seed", "--shard", k + "/4").lines());
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(InProcess.ids("seed"));
  }
}
