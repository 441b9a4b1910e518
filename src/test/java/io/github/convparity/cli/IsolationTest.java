package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Candidates in processes of their own. */
@Timeout(120)
final class IsolationTest {
  @TempDir private Path folder;

  private InProcess.Ran run(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "-q", "-j", "1", "-o"));
    words.add(folder.resolve(name).toString());
    words.addAll(List.of(more));
    return InProcess.run(words.toArray(String[]::new));
  }

  private void assertSameWithAndWithout(String... words) throws IOException {
    List<String> isolated = new ArrayList<>(List.of(words));
    isolated.add("--isolate");
    InProcess.Ran here = run("here", words);
    InProcess.Ran there = run("there", isolated.toArray(String[]::new));
    assertThat(there.exit()).as(there.err()).isEqualTo(here.exit());
    SameBytes.assertSame(folder.resolve("there"), folder.resolve("here"));
  }

  @Test
  void resultsAreTheSameInAProcessOfTheirOwn() throws IOException {
    assertSameWithAndWithout("edges", "special", "--candidate", "direct", "--candidate", "vector");
  }

  @Test
  void gradientsAreTheSameInAProcessOfTheirOwn() throws IOException {
    assertSameWithAndWithout("seed", "--grad", "--filter", "k:3", "--dtype", "float64");
  }

  @Test
  void failuresOfAllKindsAreTheSameInAProcessOfTheirOwn() throws IOException {
    CompiledCandidates.in(folder.resolve("own"))
        .with(
            "Odd",
            "odd",
            "if (input.shape().length == 3) throw new IllegalStateException(\"three\");"
                + "if (options.groups() > 1) throw new UnsupportedOperationException(\"\\ud800\");"
                + "return new DirectConv2d().forward(input, weight, bias, new"
                + " Conv2dOptions(options.stride(), options.padding(), new Pair(1, 1),"
                + " options.groups(), PaddingMode.ZEROS));")
        .with("Writes", "writes", "input.floats()[0]++; System.out.println(\"x\"); return input;")
        .with("Gives", "gives", "return input;")
        .with("Null", "null", "return null;")
        .with(
            "Moody",
            "moody",
            "Tensor y = new DirectConv2d().forward(input, weight, bias, options);"
                + " y.floats()[0] += calls++; return y;",
            "private int calls;")
        .compileAndRegister("Odd", "Writes", "Gives", "Null", "Moody");
    String own = folder.resolve("own").toString();

    assertSameWithAndWithout(
        "edges", "special", "--candidate-path", own, "--filter", "dtype:float32 !d:3");

    assertThat(SameBytes.of(folder.resolve("there/results.ndjson")))
        .contains(
            "the candidate changed its arguments",
            "an array that it shares with an argument",
            "forward returned null",
            "NONDETERMINISTIC",
            "three");
  }

  private void compileDeadly() throws IOException {
    CompiledCandidates.in(folder.resolve("own"))
        .withSource(
            "Deadly",
            """
            package com.acme;
            import io.github.convparity.conv.*;
            import io.github.convparity.kernel.DirectConv2d;
            import io.github.convparity.tensor.Tensor;
            import java.io.*;
            import java.util.*;
            public class Deadly implements Conv2d {
              public String name() { return "deadly"; }
              public Tensor forward(Tensor x, Tensor w, Tensor b, Conv2dOptions o) {
                switch (w.shape()[2]) {
                  case 2: Runtime.getRuntime().halt(139);
                  case 3: crash();
                  case 4: while (true) { Thread.onSpinWait(); }
                  case 5:
                    List<long[]> all = new ArrayList<>();
                    while (true) { all.add(new long[Integer.MAX_VALUE - 8]); }
                  case 6: System.exit(0);
                  case 7: System.err.println("last words"); Runtime.getRuntime().halt(3);
                  case 8:
                    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
                      out.write(new byte[64]);
                    } catch (IOException e) { throw new UncheckedIOException(e); }
                  default: return new DirectConv2d().forward(x, w, b, o);
                }
              }
              private static void crash() {
                try {
                  var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                  field.setAccessible(true);
                  Object unsafe = field.get(null);
                  unsafe.getClass().getMethod("putAddress", long.class, long.class)
                      .invoke(unsafe, 0L, 0L);
                } catch (ReflectiveOperationException e) { throw new Error(e); }
              }
            }
            """)
        .compileAndRegister("Deadly");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whateverACandidateDoesToItsProcessCostsOneCase() throws IOException {
    compileDeadly();
    InProcess.Ran ran =
        run(
            "there",
            "-k",
            "1..9",
            "--size",
            "9",
            "--isolate",
            "--timeout",
            "3s",
            "--candidate-path",
            folder.resolve("own").toString());

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    List<JsonNode> lines =
        Files.readAllLines(folder.resolve("there/results.ndjson")).stream()
            .map(InProcess::json)
            .toList();
    assertThat(lines).hasSize(11);
    String[] expected = {
      "true",
      "the candidate's process ended with exit value 139 (SIGSEGV)",
      "the candidate's process ended with exit value 134 (SIGABRT): SIGSEGV (0xb) in V  [libjvm",
      "no answer within 3.0 s (--timeout)",
      "java.lang.OutOfMemoryError: Java heap space",
      "System.exit was called during the call",
      "the candidate's process ended with exit value 3: last words",
      "the candidate's process broke off: something else than answers was written to standard",
      "true"
    };
    for (int k = 1; k <= 9; k++) {
      JsonNode line = lines.get(k);
      String said = line.path("message").path("candidate").asText();
      assertThat(said.equals("null") ? line.path("pass").asText() : said)
          .as("kernel %d", k)
          .startsWith(expected[k - 1]);
    }
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void showCanIsolateToo() throws IOException {
    compileDeadly();
    InProcess.Ran ran =
        InProcess.run(
            "show",
            "i1x1x9x9_o1_k7",
            "--isolate",
            "-o",
            folder.resolve("out").toString(),
            "--candidate-path",
            folder.resolve("own").toString());
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out()).contains("ended with exit value 3: last words");
  }
}
