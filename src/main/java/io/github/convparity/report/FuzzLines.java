package io.github.convparity.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.convparity.compare.Verdict;
import io.github.convparity.result.FuzzFinding;
import io.github.convparity.result.Header;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.Totals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What fuzzing found, as JSON objects, one a line. */
public final class FuzzLines {
  /** The name of the format. */
  public static final String SCHEMA = "convparity.fuzz/1";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private FuzzLines() {}

  /** The first line: that of a run, with the seed; {@code cases} is 0 where only time limits. */
  public static String header(Header header, long seed) {
    try {
      ObjectNode line = (ObjectNode) MAPPER.readTree(ResultLines.header(header));
      line.put("schema", SCHEMA);
      line.put("seed", seed);
      return text(line);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  /** One finding, with the smallest case and its result. */
  public static String finding(FuzzFinding finding) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("type", "finding");
    line.put("candidate", finding.smallest().candidateName());
    line.put("verdict", finding.smallest().verdict().name());
    line.put("found", finding.found().id());
    line.put("index", finding.found().index());
    line.put("steps", finding.steps());
    line.put("tried", finding.tried());
    line.put("alone", finding.alone());
    line.put("finished", finding.finished());
    line.put("id", finding.smallest().id());
    String result = new String(ResultLines.result(finding.smallest()), StandardCharsets.UTF_8);
    line.putRawValue(
        "smallest", new RawValue(ResultLines.caseLine(finding.smallest().parityCase())));
    line.putRawValue("result", new RawValue(result));
    return text(line);
  }

  /** The last line. */
  public static String totals(Totals totals, int candidates, long seed, int causes) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("type", "totals");
    line.put("seed", seed);
    line.put("cases", totals.all().results() / candidates);
    line.put("compared", totals.all().compared());
    line.put("passed", totals.all().passed());
    line.put("failed", totals.all().failed());
    line.put("unsupported", totals.of(Verdict.UNSUPPORTED));
    line.put("findings", causes);
    line.put("exit", totals.exit());
    line.put("seconds", Math.round(totals.seconds() * 1000) / 1000.0);
    return text(line);
  }

  private static String text(ObjectNode line) {
    try {
      return MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }
}
