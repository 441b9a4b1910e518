package io.github.convparity.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.diagnose.Coverage;
import io.github.convparity.diagnose.Faults;
import io.github.convparity.result.Cause;
import io.github.convparity.result.MutantScore;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a suite does against planted faults, as text for a terminal and as JSON. */
public final class MutantsText {
  private final StringBuilder text = new StringBuilder();
  private final List<MutantScore> scores;

  private MutantsText(List<MutantScore> scores) {
    this.scores = scores;
  }

  /**
   * A line for each fault, what survives and what is named otherwise, and a last line.
   *
   * @param quiet only what survives, what is named otherwise, and the last line
   */
  public static String of(List<MutantScore> scores, Ink ink, boolean quiet) {
    MutantsText shown = new MutantsText(scores);
    if (!quiet) {
      shown.table(ink);
    }
    shown.survivors();
    shown.namedOtherwise();
    shown.text.append(lastLine(scores, ink)).append('\n');
    return shown.text.toString();
  }

  /** For example {@code 96 faults planted: 91 caught, 91 of them named, 5 survive.} */
  private static String lastLine(List<MutantScore> scores, Ink ink) {
    long caught = caught(scores);
    String line =
        String.format(
            Locale.ROOT,
            "%s planted: %d caught, %d of these named%s%s; %s.",
            count(scores.size(), "fault"),
            caught,
            named(scores),
            caught == 0 ? "" : String.format(Locale.ROOT, " (%s %%)", share(named(scores), caught)),
            byOneMoreCase(scores),
            survive(scores.size() - caught));
    return caught == scores.size() ? ink.good(line) : line;
  }

  /** How many are told from others by a case that the suite does not have. */
  private static String byOneMoreCase(List<MutantScore> scores) {
    long told = scores.stream().filter(score -> score.named() && score.telling() != null).count();
    return told == 0 ? "" : ", " + told + " of them by one more case";
  }

  private static String survive(long faults) {
    return faults + (faults == 1 ? " survives" : " survive");
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Rounded down to a tenth: 100 is all. */
  private static String share(long part, long whole) {
    long tenths = 1000 * part / whole;
    return tenths == 1000 ? "100" : tenths / 10 + "." + tenths % 10;
  }

  private static long caught(List<MutantScore> scores) {
    return scores.stream().filter(MutantScore::caught).count();
  }

  private static long named(List<MutantScore> scores) {
    return scores.stream().filter(score -> score.caught() && score.named()).count();
  }

  private void table(Ink ink) {
    line("  %-36s %8s   %s", "planted", "caught", "named");
    for (MutantScore score : scores) {
      line(
          "  %-36s %8s   %s",
          score.fault().name(),
          score.caught() ? Long.toString(score.failures()) : ink.bad(" ".repeat(6) + "no"),
          !score.caught() ? "" : score.named() ? "yes" + toldApart(score) : names(score));
    }
    text.append('\n');
  }

  private static String toldApart(MutantScore score) {
    return (score.telling() == null ? "" : ", by one more case: " + score.telling())
        + (score.others() == 0 ? "" : ", " + count(score.others(), "case") + " apart");
  }

  private static String names(MutantScore score) {
    return score.causes().isEmpty()
        ? "no: nothing fits"
        : "no: " + score.causes().stream().map(Cause::name).collect(Collectors.joining(", or "));
  }

  private void survivors() {
    survivors(false, "The suite cannot tell these from a right convolution:");
    survivors(
        true,
        "Only NaN, infinities and subnormal numbers, as in the suite special, would show these:");
  }

  private void survivors(boolean special, String heading) {
    List<MutantScore> survivors =
        scores.stream()
            .filter(score -> !score.caught())
            .filter(score -> Faults.needsSpecialValues(score.fault().name()) == special)
            .toList();
    if (!survivors.isEmpty()) {
      line("%s", heading);
      survivors.forEach(score -> line("  %s: %s", score.fault().name(), score.fault().sentence()));
      text.append('\n');
    }
  }

  private void namedOtherwise() {
    List<MutantScore> otherwise =
        scores.stream().filter(score -> score.caught() && !score.named()).toList();
    if (!otherwise.isEmpty()) {
      line("Caught, but not named:");
      otherwise.forEach(score -> line("  %s %s", score.fault().name(), reason(score)));
      text.append('\n');
    }
  }

  private static String reason(MutantScore score) {
    if (score.causes().isEmpty()) {
      return "fails in "
          + count(score.failures(), "case")
          + " that no fault of the catalogue explains";
    }
    boolean among =
        score.causes().stream().anyMatch(cause -> cause.name().equals(score.fault().name()));
    String others =
        score.causes().stream()
            .map(Cause::name)
            .filter(name -> !name.equals(score.fault().name()))
            .collect(Collectors.joining(", "));
    return among
        ? "is the same as " + others + " in every case of the suite and near it"
        : "looks like " + others + " in most cases that fail";
  }

  @SuppressWarnings("AnnotateFormatMethod") // its callers pass literals
  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  /**
   * {@code {"suites":[…],"cases":n,"planted":n,"caught":n,"named":n,"faults":[…], "coverage":{…}}}.
   */
  public static String json(
      List<String> suites, long cases, List<MutantScore> scores, Coverage coverage) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = new ObjectMapper().createGenerator(written)) {
      json.writeStartObject();
      writeStrings("suites", suites, json);
      json.writeNumberField("cases", cases);
      json.writeNumberField("planted", scores.size());
      json.writeNumberField("caught", caught(scores));
      json.writeNumberField("named", named(scores));
      json.writeArrayFieldStart("faults");
      for (MutantScore score : scores) {
        write(score, json);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("coverage");
      write("pairs", coverage.pairs(), coverage.missingPairs(), json);
      write("triples", coverage.triples(), coverage.missingTriples(), json);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return written.toString();
  }

  private static void write(
      String name, Coverage.Count count, List<String> missing, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("seen", count.seen());
    json.writeNumberField("possible", count.possible());
    writeStrings("missing", missing, json);
    json.writeEndObject();
  }

  private static void write(MutantScore score, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", score.fault().name());
    json.writeStringField("sentence", score.fault().sentence());
    json.writeNumberField("failures", score.failures());
    json.writeBooleanField("caught", score.caught());
    json.writeBooleanField("named", score.caught() && score.named());
    List<String> causes = new ArrayList<>();
    score.causes().forEach(cause -> causes.add(cause.name()));
    writeStrings("causes", causes, json);
    json.writeNumberField("others", score.others());
    json.writeStringField("telling", score.telling());
    json.writeEndObject();
  }

  private static void writeStrings(String key, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
