package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are gone on with, in this process. */
final class ResumeTest {
  @TempDir private Path folder;

  private InProcess.Ran run(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "-o", folder.resolve(name).toString()));
    words.addAll(List.of("--progress", "none"));
    words.addAll(List.of(more));
    return InProcess.run(words.toArray(String[]::new));
  }

  private Path journal() {
    return folder.resolve("cut/journal.ndjson");
  }

  /** A run that was stopped by its second failure; its journal holds more results than that. */
  private String[] stopped() throws IOException {
    CompiledCandidates.in(folder.resolve("own"))
        .with(
            "Odd",
            "odd",
            "if (options.groups() == 2) throw new IllegalStateException(\"two\"); return new"
                + " DirectConv2d().forward(input, weight, bias, options);")
        .compileAndRegister("Odd");
    String own = folder.resolve("own").toString();
    String[] words = {
      "edges", "--candidate-path", own, "--candidate", "direct", "--candidate", "odd"
    };
    List<String> limited = new ArrayList<>(List.of(words));
    limited.addAll(List.of("--max-failures", "2"));
    assertThat(run("cut", limited.toArray(String[]::new)).exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(run("whole", words).exit()).isEqualTo(ExitCodes.FAILED);
    return words;
  }

  private static String[] and(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private void assertWhole(InProcess.Ran ran) throws IOException {
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    SameBytes.assertSame(folder.resolve("cut"), folder.resolve("whole"));
    assertThat(journal()).doesNotExist();
  }

  @Test
  void aRunThatWasStoppedGoesOnAndPrintsWhatItWouldHave() throws IOException {
    String[] words = stopped();
    String whole = withoutTimes(run("whole", words).out());

    InProcess.Ran resumed = run("cut", and(words, "--resume"));

    assertThat(resumed.err()).containsPattern("note: [1-9][0-9]* of 578 results are taken from");
    assertThat(withoutTimes(resumed.out())).isEqualTo(whole.replace("/whole", "/cut"));
    assertWhole(resumed);
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("[0-9.]+ s\n", "\n");
  }

  @Test
  void theRunBeforeStaysTheRunBefore() throws IOException {
    run("cut", "-k", "1");
    String before = Files.readString(folder.resolve("cut/results.ndjson"));
    run("cut", and(stopped(), "--resume"));
    assertThat(Files.readString(folder.resolve("cut/previous.ndjson"))).isEqualTo(before);
  }

  @Test
  void aLineThatWasCutIsNotTakenOver() throws IOException {
    String[] words = stopped();
    String all = Files.readString(journal());
    int last = all.lastIndexOf("{\"type\":\"finished\"");
    Files.writeString(journal(), all.substring(0, last + 200));
    assertWhole(run("cut", and(words, "--resume")));
  }

  @Test
  void whatFollowsADamagedLineIsNotTakenOver() throws IOException {
    String[] words = stopped();
    byte[] all = Files.readAllBytes(journal());
    byte[] zeros = new byte[300];
    System.arraycopy(zeros, 0, all, all.length / 2, zeros.length);
    Files.write(journal(), all);
    assertWhole(run("cut", and(words, "--resume")));
  }

  @Test
  void aJournalWithoutItsFirstLineIsNone() throws IOException {
    String[] words = stopped();
    Files.writeString(journal(), "{\"type\":\"jour", StandardCharsets.UTF_8);
    InProcess.Ran ran = run("cut", and(words, "--resume"));
    assertThat(ran.err()).contains("note: there is nothing to resume in");
    assertWhole(ran);
  }

  @Test
  void whereNothingIsToBeResumedTheRunBegins() {
    InProcess.Ran ran = run("new", "-k", "1", "--resume");
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).contains("note: there is nothing to resume in " + folder.resolve("new"));
  }

  private void assertRefused(String said, String... words) throws IOException {
    byte[] journal = Files.readAllBytes(journal());
    byte[] results = Files.readAllBytes(folder.resolve("cut/results.ndjson"));
    InProcess.Ran ran = run("cut", words);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err())
        .contains(journal() + " is the journal of another run: ", said, "run without --resume");
    assertThat(journal()).hasBinaryContent(journal);
    assertThat(folder.resolve("cut/results.ndjson")).hasBinaryContent(results);
  }

  @Test
  void anotherRunIsRefusedWithWhatDiffers() throws IOException {
    String[] words = stopped();
    assertRefused("selection (seed (29)) must be edges (289)", "seed", "--resume");
    assertRefused("candidates (direct (io.git", "edges", "--resume");
    assertRefused("--slack (2.0) must be 1.0", and(words, "--resume", "--slack", "2"));
    assertRefused(
        "--timeout (5000 ms) must be 60000 ms", and(words, "--resume", "--timeout", "5s"));
    assertRefused(
        "--max-memory (1024) must be 2147483648", and(words, "--resume", "--max-memory", "1k"));
    assertRefused("--weak (true) must be false", and(words, "--resume", "--weak"));
    assertRefused("shard (1/2 of ", and(words, "--resume", "--shard", "1/2"));
    assertRefused(
        "fingerprint torch_threads (2) must be 1", and(words, "--resume", "--torch-threads", "2"));
  }

  @Test
  void aCandidateThatWasCompiledAnewIsRefused() throws IOException {
    String[] words = stopped();
    CompiledCandidates.in(folder.resolve("own"))
        .with("Odd", "odd", "return new DirectConv2d().forward(input, weight, bias, options);")
        .compile();
    assertRefused("(com.acme.Odd, code ", and(words, "--resume"));
  }

  @Test
  void casesOfTheSameNumberThatAreOthersAreRefused() throws IOException {
    Path cases = folder.resolve("cases.jsonl");
    String one = "{\"input\":[1,3,3],\"out_channels\":1,\"kernel_size\":%s,\"expect\":\"%s\"}\n";
    Files.writeString(cases, one.formatted(2, "error") + one.formatted(1, "ok"));
    run("cut", "--cases", cases.toString(), "--max-failures", "1", "-j", "1");
    assertThat(journal()).exists();
    Files.writeString(cases, one.formatted(3, "error") + one.formatted(1, "ok"));
    InProcess.Ran ran = run("cut", "--cases", cases.toString(), "--resume");
    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err())
        .contains("its case 0 (cases.jsonl 0, i1x3x3_o1_k2) must be cases.jsonl 0");
  }
}
