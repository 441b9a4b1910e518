package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.run.CompiledCandidates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command report, and the page that a run leaves. */
final class ReportCommandTest {
  private static final Pattern DETAILS = Pattern.compile("data-details\">([^<]*)<");

  @TempDir private static Path folder;
  private static Ran ran;
  private static Path out;

  @BeforeAll
  static void run() {
    out = folder.resolve("out");
    ran = InProcess.run("run", "-k", "9..11", "-p", "same", "-s", "1,2", "-o", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static JsonNode details(Path page) throws IOException {
    Matcher matcher = DETAILS.matcher(Files.readString(page));
    assertThat(matcher.find()).isTrue();
    byte[] packed = Base64.getDecoder().decode(matcher.group(1));
    return new ObjectMapper()
        .readTree(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
  }

  @Test
  void aRunLeavesAPageWithBothOutputsOfTheWorstCases() throws IOException {
    JsonNode details = details(out.resolve("report.html"));
    assertThat(details.size()).isEqualTo(6);
    JsonNode worst = details.get(0);
    assertThat(worst.path("command").asText()).startsWith("scripts/convparity show i1x3x32x32_");
    JsonNode closeUp = worst.path("closeUp");
    assertThat(closeUp.path("rows").intValue()).isGreaterThanOrEqualTo(16);
    int elements = closeUp.path("rows").intValue() * closeUp.path("columns").intValue();
    assertThat(Base64.getDecoder().decode(closeUp.path("candidate").textValue()))
        .hasSize(4 * elements)
        .isNotEqualTo(Base64.getDecoder().decode(closeUp.path("reference").textValue()));
    assertThat(ran.out()).contains("Report " + out.resolve("report.html"));
  }

  @Test
  void aRunLeavesNoneWhereItIsNotWanted() {
    Path other = folder.resolve("without");
    Ran without = InProcess.run("run", "-k", "1", "--no-report", "-o", other.toString());
    assertThat(other.resolve("report.html")).doesNotExist();
    assertThat(without.out()).contains("Results " + other.resolve("results.ndjson"));
  }

  @Test
  void thePageMadeFromTheResultsIsThatOfTheRunButForWhereItWasRead() throws IOException {
    Path page = folder.resolve("again.html");
    Ran report = InProcess.run("report", out.toString(), "--html", page.toString());
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(report.out()).isEqualTo("Report " + page + "\n");
    assertThat(details(page).path(0).path("closeUp"))
        .isEqualTo(details(out.resolve("report.html")).path(0).path("closeUp"));
  }

  @Test
  void withoutAnOutputThePageStandsBesideTheResults() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.copy(out.resolve("results.ndjson"), copy.resolve("r.ndjson"));
    Ran report = InProcess.run("report", copy.resolve("r.ndjson").toString());
    assertThat(report.out()).isEqualTo("Report " + copy.resolve("report.html") + "\n");
    assertThat(copy.resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void textsGoToStandardOutputAndSeveralResultsAreJoined() {
    String results = out.resolve("results.ndjson").toString();
    Ran csv = InProcess.run("report", results, results, "--csv", "-");
    assertThat(csv.lines()).hasSize(1 + 2 * 6);
    assertThat(csv.lines().get(0)).startsWith("suite,index,id,candidate,reference,verdict,pass,");
    Ran markdown = InProcess.run("report", results, "--markdown", "-");
    assertThat(markdown.out()).startsWith("### Parity: direct does what PyTorch does in all 6");
    Ran json = InProcess.run("report", results, results, "--json", "-");
    JsonNode object = json.objects().get(0);
    assertThat(object.path("results").asInt()).isEqualTo(12);
    assertThat(object.path("runs").size()).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenOverResultsOrTwice() throws IOException {
    Path results = out.resolve("results.ndjson");
    String before = Files.readString(results);
    Ran over = InProcess.run("report", out.toString(), "--csv", results.toString());
    assertThat(over.exit()).isEqualTo(2);
    assertThat(over.err()).contains("--csv (" + results + ") is the results that are read");
    assertThat(Files.readString(results)).isEqualTo(before);
    String file = folder.resolve("one.txt").toString();
    Ran twice = InProcess.run("report", out.toString(), "--csv", file, "--json", file);
    assertThat(twice.exit()).isEqualTo(2);
    assertThat(twice.err()).contains("--json (" + file + ") is --csv as well");
    Ran dashes = InProcess.run("report", out.toString(), "--csv", "-", "--markdown", "-");
    assertThat(dashes.exit()).isEqualTo(2);
    assertThat(dashes.err()).contains("--csv (-) is --markdown as well");
    assertThat(dashes.out()).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void devicesAndLinksStayWhatTheyAre() throws IOException {
    Ran full = InProcess.run("report", out.toString(), "--csv", "/dev/full");
    assertThat(full.exit()).isEqualTo(3);
    assertThat(full.err()).contains("/dev/full cannot be written: ").contains("disk full?");
    assertThat(InProcess.run("report", out.toString(), "--json", "/dev/null").exit()).isZero();
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    Path target = Files.createFile(folder.resolve("target.csv"));
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
    assertThat(InProcess.run("report", out.toString(), "--csv", link.toString()).exit()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(target).isNotEmptyFile();
    assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnythingIsRead() {
    String none = folder.resolve("no/such/report.html").toString();
    Ran ran = InProcess.run("report", out.toString(), "--csv", "-", "--html", none);
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(folder.resolve("no/such").toString());
    Ran inFolder = InProcess.run("report", out.toString(), "--html", folder.toString());
    assertThat(inFolder.exit()).isEqualTo(3);
    assertThat(inFolder.err()).contains(folder + ": a folder stands there");
  }

  @Test
  void aPageThatCannotBeWrittenCostsNoResults() throws IOException {
    Path blocked = folder.resolve("blocked");
    Path page = blocked.resolve("report.html");
    CompiledCandidates.in(folder.resolve("blocking"))
        .with(
            "Blocking",
            "blocking",
            "new java.io.File(\""
                + page.resolve("inside")
                + "\").mkdirs();"
                + " return new DirectConv2d().forward(input, weight, bias, options);")
        .compile();
    List<String> words = new ArrayList<>(List.of("run", "-k", "1", "-o", blocked.toString()));
    words.addAll(List.of("--candidate", "com.acme.Blocking"));
    words.addAll(List.of("--candidate-path", folder.resolve("blocking").toString()));

    Ran late = InProcess.run(words.toArray(String[]::new));

    assertThat(late.exit()).isEqualTo(3);
    assertThat(late.err()).isEqualTo("convparity: " + page + ": a folder stands there\n");
    assertThat(late.out()).contains("1 compared: ");
    assertThat(late.out()).contains("Results " + blocked.resolve("results.ndjson"));
    assertThat(blocked.resolve("results.ndjson")).isNotEmptyFile();

    Ran early = InProcess.run(words.toArray(String[]::new));

    assertThat(early.exit()).isEqualTo(3);
    assertThat(early.err()).isEqualTo(late.err());
    assertThat(early.out()).doesNotContain("compared");
    assertThat(blocked.resolve("previous.ndjson")).doesNotExist();
  }

  @Test
  void thePageOfOtherResultsIsNotKept() throws IOException {
    Path other = folder.resolve("stale");
    InProcess.run("run", "-k", "1", "-o", other.toString());
    assertThat(other.resolve("report.html")).exists();
    InProcess.run("run", "-k", "2", "--no-report", "-o", other.toString());
    assertThat(other.resolve("report.html")).doesNotExist();
  }

  @Test
  void outputsOfIsolatedCandidatesAreComputedApart() throws IOException {
    CompiledCandidates.in(folder.resolve("twice"))
        .with(
            "Twice",
            "twice",
            "long pid = ProcessHandle.current().pid();"
                + " if (pid == "
                + ProcessHandle.current().pid()
                + ") System.exit(7);"
                + " return new DirectConv2d().forward(input, weight, bias, options);")
        .compile();
    Path other = folder.resolve("apart");
    List<String> words =
        List.of(
            "run",
            "-k",
            "9",
            "-p",
            "same",
            "--isolate",
            "-o",
            other.toString(),
            "--candidate",
            "com.acme.Twice",
            "--candidate-path",
            folder.resolve("twice").toString());
    Ran ran = InProcess.run(words.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode closeUp = details(other.resolve("report.html")).path(0).path("closeUp");
    assertThat(closeUp.path("whyNot").isMissingNode()).isTrue();
    assertThat(closeUp.path("candidate").textValue()).isNotEmpty();
  }

  @Test
  void resultsThatWereCutAreNoted() throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("results.ndjson"));
    Path cut = Files.write(folder.resolve("cut.ndjson"), lines.subList(0, 3));
    Ran json = InProcess.run("report", cut.toString(), "--json", "-");
    assertThat(json.objects().get(0).path("notes").toString())
        .contains("cut.ndjson was cut: its end is missing")
        .contains("4 of 6 results are not there");
  }

  @Test
  void aCandidateThatIsNotAtHandIsNamed() throws IOException {
    String text = Files.readString(out.resolve("results.ndjson"));
    Path other = folder.resolve("other.ndjson");
    Files.writeString(other, text.replace("\"direct\"", "\"mine\""));
    Path page = folder.resolve("other.html");
    Ran report = InProcess.run("report", other.toString(), "--html", page.toString());
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(details(page).get(0).path("closeUp").path("whyNot").asText())
        .startsWith("candidate mine is not at hand; give --candidate-path");
  }

  @Test
  void whatIsMissingOrWrongEndsWithItsCode() throws IOException {
    assertThat(InProcess.run("report", folder.resolve("none").toString()).exit()).isEqualTo(3);
    Path wrong = Files.writeString(folder.resolve("wrong.ndjson"), "{\"type\":\"other\"}\n");
    Ran ran = InProcess.run("report", wrong.toString(), "--json", "-");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("wrong.ndjson line 1: type (other) must be");
    Ran size = InProcess.run("report", out.toString(), "--max-size", "big");
    assertThat(size.exit()).isEqualTo(2);
    assertThat(size.err()).contains("--max-size (big) must be like 512m or 2g");
  }
}
