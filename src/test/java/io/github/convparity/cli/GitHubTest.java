package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.cli.InProcess.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says in a workflow of GitHub. */
final class GitHubTest {
  @TempDir private static Path classes;

  @TempDir private Path temporary;

  private Path summary;

  @BeforeAll
  static void compile() throws IOException {
    Faulty.compile(classes);
  }

  @BeforeEach
  void nameTheSummary() {
    summary = temporary.resolve("summary.md");
  }

  private Ran run(Map<String, String> environment, String candidate, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "-o",
                temporary.resolve("out").toString(),
                "--candidate-path",
                classes.toString(),
                "--candidate",
                "com.acme." + candidate));
    all.addAll(Arrays.asList(words));
    return InProcess.run(false, environment, all.toArray(String[]::new));
  }

  private Map<String, String> gitHub() {
    Map<String, String> environment = new HashMap<>();
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());
    return environment;
  }

  private static List<String> errors(String text) {
    return text.lines().filter(line -> line.startsWith("::error")).toList();
  }

  @Test
  void failuresAreAnnotatedByCause() throws IOException {
    Ran ran = run(gitHub(), "Swapped", "-p", "0x1,1x0,1", "-k", "1", "--size", "3x3");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(errors(ran.out()))
        .containsExactly(
            "::error title=2 failures of candidate swapped::padding-swapped: padding h and w are"
                + " exchanged%0Aonly where p h != w; for example i1x3x3x3_o4_k1_p0x1");
  }

  @Test
  void nothingIsSaidElsewhere() {
    Map<String, String> elsewhere = gitHub();
    elsewhere.remove("GITHUB_ACTIONS");

    Ran ran = run(elsewhere, "Swapped", "-p", "0x1");

    assertThat(errors(ran.out())).isEmpty();
    assertThat(summary).doesNotExist();
  }

  @Test
  void standardOutputStaysParseable() {
    Ran ran = run(gitHub(), "Swapped", "-p", "0x1", "--format", "ndjson");

    assertThat(ran.objects()).hasSize(3);
    assertThat(errors(ran.err())).hasSize(1);
  }

  @Test
  void atMostTenLinesAreSaidAndTheLastOneCountsTheOthers() throws IOException {
    String body =
        "throw new IllegalStateException(\"kind \" + (char) ('a' + input.sizes().dim(2)) + \"!\");";
    Path many =
        io.github.convparity.run.CompiledCandidates.in(temporary.resolve("many"))
            .with("Many", "many", body)
            .compile();
    List<String> words = new ArrayList<>(List.of("run", "-o", temporary.resolve("out").toString()));
    words.addAll(List.of("--candidate-path", many.toString(), "--candidate", "com.acme.Many"));
    words.addAll(List.of("-k", "1", "--size"));
    List<String> sizes = new ArrayList<>();
    for (int height = 1; height <= 14; height++) {
      sizes.add(height + "x1");
    }
    words.addAll(List.of(String.join(",", sizes), "-q"));

    Ran ran = InProcess.run(false, gitHub(), words.toArray(String[]::new));

    assertThat(errors(ran.out())).hasSize(10);
    assertThat(errors(ran.out()).get(9))
        .isEqualTo("::error title=convparity::5 failures of 5 more causes; summary.json has all");
  }

  @Test
  void messagesCannotBecomeCommandsOrMarkup() throws IOException {
    Ran ran = run(gitHub(), "Hostile", "-k", "1");

    assertThat(errors(ran.out())).hasSize(1);
    assertThat(errors(ran.out()).get(0)).contains("50%25").contains("%0A").doesNotContain("\u001b");
    String written = Files.readString(summary);
    assertThat(written.lines()).noneMatch(line -> line.contains("<b>") || line.contains("`x`"));
    assertThat(written).contains("&#60;b&#62;&#124;&#96;x&#96; &#93;&#93;&#62; &#38; ");
    for (String row : written.lines().filter(line -> line.startsWith("| ERROR")).toList()) {
      assertThat(row.chars().filter(c -> c == '|').count()).isEqualTo(5);
    }
  }

  @Test
  void theSummaryBeginsWithTheVerdict() throws IOException {
    run(gitHub(), "Swapped", "-p", "0x1,1", "-k", "1", "--size", "3x3", "--slack", "2");
    List<String> failing = Files.readAllLines(summary);
    Files.delete(summary);
    run(gitHub(), "Right", "-k", "1..2");
    List<String> passing = Files.readAllLines(summary);

    assertThat(failing.get(0)).isEqualTo("## convparity: 1 of 2 comparisons fail");
    assertThat(failing.get(2))
        .contains("<code>swapped</code>")
        .endsWith("**slack 2.0** on every bound.");
    assertThat(failing)
        .contains("### Failures by cause", "### The worst failures")
        .anyMatch(
            line ->
                line.startsWith("| <code>swapped</code> | <code>axes</code> | 2 | 1 | 1 | 0 | 0 |"))
        .anyMatch(
            line ->
                line.startsWith("| SHAPE_MISMATCH | <code>i1x3x3x3_o4_k1_p0x1</code> |")
                    && line.contains(
                        "<code>scripts/convparity show i1x3x3x3_o4_k1_p0x1 --candidate"));
    assertThat(passing.get(0)).isEqualTo("## convparity: parity in 2 comparisons");
    assertThat(passing).doesNotContain("### Failures by cause");
  }

  @Test
  void aSummaryThatIsThereIsContinuedAndTheLimitHoldsForBoth() throws IOException {
    Files.writeString(summary, "x".repeat(899_000) + "\n");

    run(gitHub(), "Swapped", "-p", "0x1", "-k", "1..9");

    String written = Files.readString(summary);
    assertThat(written).startsWith("xxx").contains("## convparity: ");
    assertThat(written.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(900_000);
    assertThat(written).endsWith("\n*The summary is cut here; results.ndjson has all.*\n");
    List<String> lines = written.lines().toList();
    assertThat(lines.get(lines.size() - 3)).matches("\\|.*\\||");
  }

  @Test
  void aSummaryThatCannotBeWrittenIsOnlyNoted() {
    Map<String, String> environment = gitHub();
    environment.put("GITHUB_STEP_SUMMARY", temporary.toString());

    Ran ran = run(environment, "Right", "-k", "1");

    assertThat(ran.exit()).isZero();
    assertThat(ran.err())
        .startsWith("note: the step's summary (" + temporary + ") cannot be written");
  }
}
