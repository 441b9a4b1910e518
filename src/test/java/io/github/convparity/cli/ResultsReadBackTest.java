package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.ResultReader;
import io.github.convparity.result.RunFile;
import io.github.convparity.run.CompiledCandidates;
import io.github.convparity.suite.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of real runs, read back. */
final class ResultsReadBackTest {
  @TempDir private Path folder;

  private List<String> run(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("run", "-q", "-o", folder.toString()));
    all.addAll(List.of(words));
    assertThat(InProcess.run(all.toArray(String[]::new)).err()).isEmpty();
    return Files.readAllLines(folder.resolve("results.ndjson"));
  }

  private static void assertReadBack(List<String> lines) {
    List<String> again = new ArrayList<>();
    for (String line : lines) {
      Object found = ResultReader.line(line);
      byte[] bytes =
          found instanceof Header header
              ? ResultLines.header(header)
              : found instanceof ParityResult result
                  ? ResultLines.result(result)
                  : line.getBytes(StandardCharsets.UTF_8);
      again.add(new String(bytes, StandardCharsets.UTF_8).stripTrailing());
    }
    assertThat(again).isEqualTo(lines);
  }

  @Test
  void everyResultOfTheUsualSuitesWritesTheSameLineAgain() throws IOException {
    assertReadBack(run("seed", "edges", "special", "--candidate", "direct"));
  }

  @Test
  void failuresOfEveryKindWithTheirCausesWriteTheSameLineAgain() throws IOException {
    CompiledCandidates.in(folder.resolve("own"))
        .with(
            "Odd",
            "odd",
            "if (input.shape().length == 3) throw new IllegalStateException(\"three\"); return new"
                + " DirectConv2d().forward(input, weight, bias, new Conv2dOptions(options.stride(),"
                + " options.padding(), new Pair(1, 1), options.groups(), PaddingMode.ZEROS));")
        .compile();
    List<String> lines =
        run(
            "edges",
            "special",
            "--candidate",
            "com.acme.Odd",
            "--candidate-path",
            folder.resolve("own").toString());
    assertThat(String.join("\n", lines))
        .contains("SHAPE_MISMATCH", "\"MISMATCH\"", "worst_wrong", "SPECIAL_VALUE", "\"sentence\"");
    assertReadBack(lines);
  }

  @Test
  void gradientsAndControlsWriteTheSameLineAgain() throws IOException {
    assertReadBack(run("seed", "--grad", "--control", "--filter", "k:3"));
  }

  private static boolean read(String text, List<String> ids) throws IOException {
    return RunFile.read(
        new BufferedReader(new StringReader(text)),
        "some.ndjson",
        new RunFile.Visitor() {
          @Override
          public void header(Header header) {
            ids.add(header.reference());
          }

          @Override
          public void result(ParityResult result, String line) {
            ids.add(result.id());
          }
        });
  }

  @Test
  void aFileThatWasCutGivesWhatItHas() throws IOException {
    String whole = String.join("\n", run("seed", "--filter", "k:1")) + "\n";
    List<String> ids = new ArrayList<>();
    assertThat(read(whole, ids)).isTrue();
    List<String> some = new ArrayList<>();
    assertThat(read(whole.substring(0, whole.indexOf("\"totals\"") - 30), some)).isFalse();
    assertThat(ids).startsWith("pytorch 2.7.1").hasSizeGreaterThan(1);
    assertThat(some).isEqualTo(ids.subList(0, ids.size() - 1));
  }

  @Test
  void whatIsNoFileOfResultsSaysWhere() throws IOException {
    String header = run("--case", "i1x1x1x1_o1_k1").get(0);
    assertRefused("", "some.ndjson is empty; it must begin with the header of a run");
    assertRefused("[1]", "some.ndjson line 1: type () must be header, result or totals");
    assertRefused(
        "{\"type\":\"totals\"}",
        "some.ndjson line 1: the file must begin with the header of a run");
    assertRefused(
        header + "\n" + header, "some.ndjson line 2: a second header; the file must hold one run");
    assertRefused(
        header + "\n{\"type\":\"result\"}\n" + header, "some.ndjson line 2: key (case) is missing");
    assertRefused(
        header.replace("convparity.run/1", "convparity.run/9"),
        "some.ndjson line 1: schema (convparity.run/9) must be convparity.run/1");
  }

  private static void assertRefused(String text, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(text, new ArrayList<>()))
        .withMessage(message);
  }
}
