package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a process of their own that are killed, or die of a candidate, and are gone on with. */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
final class KilledRunTest {
  private static final int KILLS = 20;

  @TempDir private Path folder;

  private Process start(String out, String... words) throws IOException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dai.djl.offline=true", "-Xmx512m"));
    String classes = Path.of("target", "classes").toAbsolutePath().toString();
    java.addAll(
        List.of(
            "-cp",
            classes
                + System.getProperty("path.separator")
                + System.getProperty("java.class.path")));
    java.addAll(List.of(Main.class.getName(), "run", "--progress", "none", "-o", out));
    java.addAll(List.of(words));
    return new ProcessBuilder(java)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  private List<String> journal(String out) throws IOException {
    Path file = folder.resolve(out).resolve("journal.ndjson");
    if (!Files.exists(file)) {
      return List.of();
    }
    // A line without its end was cut.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /** The lines of finished results by their places. */
  private Map<Long, String> finished(String out) throws IOException {
    Map<Long, String> finished = new LinkedHashMap<>();
    for (String line : journal(out)) {
      if (line.startsWith("{\"type\":\"finished\"")) {
        JsonNode node = InProcess.json(line);
        assertThat(finished.put(node.path("place").asLong(), line)).as("done twice").isNull();
      }
    }
    return finished;
  }

  /** A right candidate that takes its time, and writes down each call before it begins. */
  private void compileWitness() throws IOException {
    CompiledCandidates.in(folder.resolve("own"))
        .withSource(
            "Witness",
            """
            package com.acme;
            import io.github.convparity.conv.*;
            import io.github.convparity.kernel.DirectConv2d;
            import io.github.convparity.tensor.Tensor;
            import java.nio.file.*;
            import java.util.Arrays;
            public class Witness implements Conv2d {
              public String name() { return "witness"; }
              public Tensor forward(Tensor x, Tensor w, Tensor b, Conv2dOptions o) {
                int key = Arrays.hashCode(new Object[] {
                    Arrays.hashCode(x.doubles()), Arrays.hashCode(w.doubles()),
                    Arrays.toString(x.shape()), Arrays.toString(w.shape()), o, x.dtype(),
                    b == null ? 0 : Arrays.hashCode(b.doubles())});
                String line = ProcessHandle.current().pid() + "/" + Thread.currentThread().getId()
                    + " " + key + "\\n";
                try {
                  Files.writeString(Path.of("calls"), line,
                      StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                  Thread.sleep(2);
                } catch (Exception e) { throw new IllegalStateException(e); }
                return new DirectConv2d().forward(x, w, b, o);
              }
            }
            """)
        .compileAndRegister("Witness");
  }

  /** How many cases the witness has left behind: each thread but for its last one. */
  private int leftBehind() throws IOException {
    Path calls = folder.resolve("calls");
    Map<String, Set<String>> keys = new HashMap<>();
    for (String line : Files.exists(calls) ? Files.readAllLines(calls) : List.<String>of()) {
      String[] words = line.split(" ", -1);
      keys.computeIfAbsent(words[0], thread -> new HashSet<>()).add(words[1]);
    }
    return keys.values().stream().mapToInt(cases -> cases.size() - 1).sum();
  }

  @Test
  void nothingThatWasFinishedIsLostHoweverOftenARunIsKilled() throws Exception {
    compileWitness();
    String own = folder.resolve("own").toString();
    String[] words = {"edges", "--candidate", "witness", "--candidate-path", own, "-j", "2"};
    List<String> resumed = new ArrayList<>(List.of(words));
    resumed.add("--resume");
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    Map<Long, String> before = Map.of();
    int killed = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(folder.resolve("calls"));
      Process process = start("cut", resumed.toArray(String[]::new));
      waitForAMoment(process, random, before.size());
      killed += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
      assertThat(said()).as("seed %d", seed).doesNotContain("Exception", "convparity:");
      Map<Long, String> after = finished("cut");
      assertThat(after).as("seed %d", seed).containsAllEntriesOf(before);
      assertThat(after.size() - before.size())
          .as("seed %d, kill %d: what the witness has left behind is in the journal", seed, kill)
          .isGreaterThanOrEqualTo(leftBehind());
      before = after;
    }
    assertThat(killed).isEqualTo(KILLS);

    Process last = start("cut", resumed.toArray(String[]::new));
    assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).as(said()).isZero();
    assertThat(said()).contains("results are taken from");
    assertThat(start("whole", words).waitFor()).isZero();
    SameBytes.assertSame(folder.resolve("cut"), folder.resolve("whole"));
    assertThat(folder.resolve("cut/journal.ndjson")).doesNotExist();
  }

  /** Some time after the start; or when some more results are finished. */
  private void waitForAMoment(Process process, SplittableRandom random, int before)
      throws Exception {
    if (random.nextInt(3) == 0) {
      process.waitFor(random.nextInt(1000), TimeUnit.MILLISECONDS);
      return;
    }
    int wanted = before + random.nextInt(1, 12);
    while (process.isAlive() && finished("cut").size() < wanted) {
      Thread.sleep(random.nextInt(5));
    }
  }

  @Test
  void theCaseThatEndsTheProcessIsNamedAndTheRunGoesOn() throws Exception {
    CompiledCandidates.in(folder.resolve("own"))
        .with(
            "Deadly",
            "deadly",
            "if (options.stride().h() == 5) Runtime.getRuntime().halt(139);"
                + " return new DirectConv2d().forward(input, weight, bias, options);")
        .compileAndRegister("Deadly");
    String own = folder.resolve("own").toString();
    String[] words = {
      "-s", "1..10", "--size", "12", "-j", "2", "--candidate-path", own, "--resume"
    };

    assertThat(start("cut", words).waitFor()).isEqualTo(139);
    Process resumed = start("cut", words);

    assertThat(resumed.waitFor()).as(said()).isEqualTo(ExitCodes.FAILED);
    List<JsonNode> lines =
        Files.readAllLines(folder.resolve("cut/results.ndjson")).stream()
            .map(InProcess::json)
            .toList();
    assertThat(lines).hasSize(12);
    for (JsonNode line : lines.subList(1, 11)) {
      boolean deadly = line.path("id").asText().contains("_s5");
      assertThat(line.path("verdict").asText())
          .as(line.toString())
          .matches(deadly ? "ERROR" : "BIT_EXACT|ROUNDING");
      assertThat(line.path("message").path("candidate").asText())
          .startsWith(
              deadly ? "the candidate's process ended with exit value 139 (SIGSEGV)" : "null");
    }
  }
}
