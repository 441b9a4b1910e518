package io.github.convparity.report;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Pair;
import io.github.convparity.result.Facts;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One {@code testsuite}: what a candidate made of a suite. */
final class JUnitSuite {
  /** So many groups of passing and of skipped cases are told apart. */
  private static final int MOST_GROUPS = 200;

  private static final int MOST_LETTERS = 20_000;
  private static final int MOST_MESSAGE = 500;

  /** Cases that are told of together. */
  private static final class Group {
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private String example = "";

    void add(ParityResult result) {
      verdicts.merge(result.verdict(), 1L, Long::sum);
      example = example.isEmpty() ? result.id() : example;
    }

    long cases() {
      return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    String sentence() {
      return verdicts.entrySet().stream()
          .map(entry -> entry.getValue() + " " + entry.getKey().words())
          .collect(Collectors.joining(", "));
    }
  }

  private final String name;
  private final String classname;
  private final StringBuilder failed = new StringBuilder();
  private final Map<String, Group> passing = new LinkedHashMap<>();
  private final Map<String, Group> skipped = new LinkedHashMap<>();
  private long told;
  private long errors;
  private long untold;

  JUnitSuite(Totals.Part part) {
    this.name = part.suite() + " (" + part.candidate() + ")";
    this.classname = "convparity." + part.candidate() + "." + part.suite();
  }

  void pass(ParityResult result) {
    Pair kernel = result.parityCase().setting().kernel();
    group(passing, "kernel " + kernel.h() + "x" + kernel.w(), "other kernels").add(result);
  }

  /** A case that counts neither as passed nor as failed; all of one reason are one. */
  void skip(String kind, @Nullable String reason, ParityResult result) {
    String why = kind + (reason == null ? "" : ": " + cut(reason, MOST_MESSAGE));
    group(skipped, why, kind + ": other reasons").add(result);
  }

  private static Group group(Map<String, Group> groups, String key, String others) {
    boolean full = groups.size() >= MOST_GROUPS && !groups.containsKey(key);
    return groups.computeIfAbsent(full ? others : key, absent -> new Group());
  }

  void fail(ParityResult result, Function<ParityResult, String> again) {
    if (told >= JUnitXml.MOST_FAILURES) {
      untold++;
      return;
    }
    told++;
    boolean error = result.verdict() == Verdict.ERROR || result.verdict() == Verdict.TIMEOUT;
    errors += error ? 1 : 0;
    String tag = error ? "error" : "failure";
    String body = cut(FailureText.of(result, again.apply(result), Ink.PLAIN), MOST_LETTERS);
    failed
        .append(testcase(result.id()))
        .append(">\n<")
        .append(tag)
        .append(" type=\"")
        .append(result.verdict())
        .append("\" message=\"")
        .append(XmlText.attribute(cut(message(result), MOST_MESSAGE)))
        .append("\">")
        .append(XmlText.escaped(body))
        .append("</")
        .append(tag)
        .append(">\n</testcase>\n");
  }

  /** One line: what the candidate does, or what is seen of it. */
  static String message(ParityResult result) {
    if (!result.diagnosis().isEmpty()) {
      return result.diagnosis().get(0).name() + ": " + result.diagnosis().get(0).sentence();
    }
    List<Facts.Fact> facts = Facts.of(result);
    for (String key : List.of("where", "differs", "expected", "candidate", "shape")) {
      for (Facts.Fact fact : facts) {
        if (fact.key().equals(key)) {
          return result.verdict().sentence() + "; " + key + ": " + fact.value();
        }
      }
    }
    return result.verdict().sentence();
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }

  long tests() {
    return told + (untold > 0 ? 1 : 0) + passing.size() + skipped.size();
  }

  long failures() {
    return told - errors + (untold > 0 ? 1 : 0);
  }

  long errors() {
    return errors;
  }

  void append(StringBuilder xml, Map<String, String> properties) {
    xml.append("<testsuite name=\"")
        .append(XmlText.attribute(name))
        .append("\" tests=\"" + tests() + "\" failures=\"" + failures())
        .append("\" errors=\"" + errors + "\" skipped=\"" + skipped.size() + "\">\n<properties>\n");
    properties.forEach((key, value) -> property(xml, key, value));
    long skips = skipped.values().stream().mapToLong(Group::cases).sum();
    long passes = passing.values().stream().mapToLong(Group::cases).sum();
    property(xml, "cases.passed", Long.toString(passes));
    property(xml, "cases.failed", Long.toString(told + untold));
    property(xml, "cases.skipped", Long.toString(skips));
    xml.append("</properties>\n").append(failed);
    if (untold > 0) {
      xml.append(testcase("more failures"))
          .append(">\n<failure type=\"MORE\" message=\"")
          .append(untold + " more failures are in results.ndjson\"/>\n</testcase>\n");
    }
    skipped.forEach((why, group) -> appendSkipped(xml, why, group));
    passing.forEach((what, group) -> appendPassing(xml, what, group));
    xml.append("</testsuite>\n");
  }

  private static void property(StringBuilder xml, String key, String value) {
    xml.append("<property name=\"")
        .append(XmlText.attribute(key))
        .append("\" value=\"")
        .append(XmlText.attribute(value))
        .append("\"/>\n");
  }

  private void appendSkipped(StringBuilder xml, String why, Group group) {
    xml.append(testcase(why))
        .append(" assertions=\"" + group.cases() + "\">\n<skipped>")
        .append(XmlText.escaped(why + " (" + group.sentence() + ", for example " + group.example))
        .append(")</skipped>\n</testcase>\n");
  }

  private void appendPassing(StringBuilder xml, String what, Group group) {
    xml.append(testcase(what))
        .append(" assertions=\"" + group.cases() + "\">\n<system-out>")
        .append(
            group.cases()
                + (group.cases() == 1 ? " case passes: " : " cases pass: ")
                + group.sentence())
        .append("</system-out>\n</testcase>\n");
  }

  /** The start of a tag. */
  private String testcase(String of) {
    return "<testcase classname=\""
        + XmlText.attribute(classname)
        + "\" name=\""
        + XmlText.attribute(of)
        + "\"";
  }
}
