package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.run.CompiledCandidates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process of its own, for what only a process has. */
@Timeout(120)
final class LauncherTest {
  @TempDir private Path folder;

  /** The command in {@link #folder}; both outputs go to files unless {@code piped}. */
  private ProcessBuilder command(String... arguments) {
    List<String> words = new ArrayList<>();
    if (System.getProperty("os.name").equals("Linux")) {
      // A test run in the background ignores Ctrl-C, and so would the process.
      words.addAll(List.of("env", "--default-signal=INT"));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dai.djl.offline=true",
            "-XX:TieredStopAtLevel=1"));
    String classes = Path.of("target", "classes").toAbsolutePath().toString();
    String separator = System.getProperty("path.separator");
    words.addAll(List.of("-cp", classes + separator + System.getProperty("java.class.path")));
    words.add(Main.class.getName());
    words.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(words)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile());
  }

  private int exit(String... arguments) throws IOException, InterruptedException {
    return command(arguments).start().waitFor();
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private List<JsonNode> results() throws IOException {
    return text(".convparity/results.ndjson").lines().map(InProcess::json).toList();
  }

  @Test
  void theExitCodeIsThatOfTheProcess() throws Exception {
    assertThat(exit("run", "nonsense")).isEqualTo(ExitCodes.USAGE);
    assertThat(text("stdout")).isEmpty();
    assertThat(text("stderr")).startsWith("convparity: suite (nonsense)");
    assertThat(exit("list", "--count")).isZero();
    assertThat(text("stderr")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "of something else"})
  void anArchiveOfClassesThatDoesNotFitIsIgnoredInSilence(String content) throws Exception {
    Path archive = Files.writeString(folder.resolve("archive"), content);
    ProcessBuilder command = command("--version");
    String quiet = Runtime.version().feature() < 25 ? "cds*=off" : "cds*=off,aot*=off";
    command.command().addAll(command.command().indexOf("-cp"), archiveFlags(archive, quiet));

    assertThat(command.start().waitFor()).isZero();

    assertThat(text("stdout")).isEqualToIgnoringNewLines("convparity " + Version.current());
    assertThat(text("stderr")).isEmpty();
  }

  private static List<String> archiveFlags(Path archive, String quiet) {
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:" + quiet);
  }

  @Test
  void filesAreThoseOfTheFolderInWhichItIsCalled() throws Exception {
    Files.writeString(
        folder.resolve("mine.jsonl"), "{\"input\":[1,3,3],\"out_channels\":1,\"kernel_size\":2}\n");

    assertThat(exit("run", "--cases", "mine.jsonl")).as(text("stderr")).isZero();

    assertThat(results()).hasSize(3);
    assertThat(results().get(1).path("suite").textValue()).isEqualTo("mine.jsonl");
    assertThat(folder.resolve(".convparity/summary.json")).exists();
    assertThat(text("stdout")).contains(Path.of(".convparity", "report.html").toString());
    assertThat(text("stderr")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void textIsUtf8WhateverTheLocale() throws Exception {
    ProcessBuilder command = command("run", "--case", "i1x1x3x3_o1_k1");
    command.environment().put("LC_ALL", "C");

    assertThat(command.start().waitFor()).isZero();

    assertThat(text("stdout"))
        .contains("candidate direct → reference PyTorch · suite case · 1 case");
  }

  @Test
  void aListWhoseReaderGoesAwayIsNoError() throws Exception {
    Process process =
        command("list", "grid", "--format", "json")
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).startsWith("{\"input\":");
    }

    assertThat(process.waitFor()).isZero();
    assertThat(text("stderr")).isEmpty();
  }

  @Test
  void aRunWhoseReaderGoesAwayFinishes() throws Exception {
    Process process =
        command("run", "-k", "1..200", "--size", "8", "--format", "ndjson")
            .redirectOutput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(reader.readLine()).startsWith("{\"type\":\"header\"");
    }

    assertThat(process.waitFor()).isZero();
    assertThat(text("stderr")).isEmpty();
    assertThat(results()).hasSize(202);
    assertThat(results().get(201).path("exit").intValue()).isZero();
  }

  /**
   * A candidate that never answers for a kernel of 2; a worker that ends leaves the file {@code
   * done}.
   */
  private void compileStuck() throws IOException {
    CompiledCandidates.in(folder.resolve("classes"))
        .withSource(
            "Stuck",
            """
            package com.acme;
            import io.github.convparity.conv.*;
            import io.github.convparity.kernel.DirectConv2d;
            import io.github.convparity.tensor.Tensor;
            import java.io.IOException;
            import java.nio.file.*;
            public class Stuck implements Conv2d, AutoCloseable {
              private boolean called;
              public String name() { return "stuck"; }
              public synchronized Tensor forward(Tensor x, Tensor w, Tensor b, Conv2dOptions o) {
                while (w.shape()[2] == 2) {
                  try { wait(); } catch (InterruptedException e) { continue; }
                }
                called = true;
                return new DirectConv2d().forward(x, w, b, o);
              }
              public void close() throws IOException {
                if (called) { Files.createFile(Path.of("done")); }
              }
            }
            """)
        .compileAndRegister("Stuck");
  }

  private Process runUntilAllButOneAreDone(String format) throws IOException, InterruptedException {
    compileStuck();
    Process process =
        command(
                "run",
                "-k",
                "1..9",
                "-j",
                "2",
                "--timeout",
                "0",
                "--candidate-path",
                "classes",
                "--format",
                format)
            .start();
    while (!Files.exists(folder.resolve("done")) && process.isAlive()) {
      Thread.sleep(10);
    }
    return process;
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid()).start().waitFor();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void ctrlCKeepsWhatIsFinishedInOrder() throws Exception {
    Process process = runUntilAllButOneAreDone("ndjson");

    send("INT", process);

    assertThat(process.waitFor()).as(text("stderr")).isEqualTo(ExitCodes.INTERRUPTED);
    List<JsonNode> lines = results();
    assertThat(lines).hasSize(10);
    assertThat(lines.subList(1, 9))
        .extracting(line -> line.path("index").intValue())
        .containsExactly(0, 2, 3, 4, 5, 6, 7, 8);
    JsonNode totals = lines.get(9);
    assertThat(totals.path("type").textValue()).isEqualTo("totals");
    assertThat(totals.path("exit").intValue()).isEqualTo(ExitCodes.INTERRUPTED);
    assertThat(totals.path("passed").intValue()).isEqualTo(8);
    assertThat(totals.path("not_run").intValue()).isEqualTo(1);
    assertThat(text("stdout")).isEqualTo(text(".convparity/results.ndjson"));
    assertThat(text("stderr")).contains("interrupted; 8 of 9 results are in");
    assertThat(InProcess.json(text(".convparity/summary.json")).path("exit").intValue())
        .isEqualTo(ExitCodes.INTERRUPTED);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void jsonIsWholeAlsoWhenTheProcessIsTerminated() throws Exception {
    Process process = runUntilAllButOneAreDone("json");

    send("TERM", process);

    assertThat(process.waitFor()).as(text("stderr")).isEqualTo(ExitCodes.INTERRUPTED);
    JsonNode all = InProcess.json(text("stdout"));
    assertThat(all.path("results")).hasSize(8);
    assertThat(all.path("totals").path("exit").intValue()).isEqualTo(ExitCodes.INTERRUPTED);
  }

  /** While cases are drawn, and while a failure is shrunk. */
  @ParameterizedTest
  @ValueSource(strings = {"1000", "2"})
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void ctrlCKeepsWhatFuzzFound(String cases) throws Exception {
    CompiledCandidates.in(folder.resolve("classes"))
        .with(
            "Stuck",
            "stuck",
            """
            if (calls++ < 4) {
              throw new IllegalStateException("no");
            }
            try {
              java.nio.file.Files.createFile(java.nio.file.Path.of("done"));
              Thread.sleep(1_000_000);
            } catch (java.io.IOException | InterruptedException e) {
              throw new Error(e);
            }
            return null;
            """,
            "private static int calls;")
        .compileAndRegister("Stuck");
    Process process =
        command(
                "fuzz",
                "--seed",
                "3",
                "--max-cases",
                cases,
                "-j",
                "1",
                "--timeout",
                "0",
                "--candidate-path",
                "classes")
            .start();
    while (!Files.exists(folder.resolve("done")) && process.isAlive()) {
      Thread.sleep(10);
    }

    send("INT", process);

    assertThat(process.waitFor()).as(text("stderr")).isEqualTo(ExitCodes.INTERRUPTED);
    assertThat(text("stdout"))
        .contains("ERROR  ", "java.lang.IllegalStateException: no", "cut short")
        .contains("2 cases of seed 3: 2 compared, 2 failures of 1 kind");
    assertThat(text("stderr")).contains("interrupted");
    List<String> lines = text(".convparity/fuzz.jsonl").lines().toList();
    assertThat(lines).hasSize(1);
    assertThat(InProcess.json(lines.get(0)).path("note").textValue()).startsWith("ERROR");
  }
}
