package io.github.convparity.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.Tally;
import io.github.convparity.result.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a report tells, as a JSON object; its results are result lines, the worst first. */
public final class JsonReport {
  /** The name of the format. */
  public static final String SCHEMA = "convparity.report/1";

  private JsonReport() {}

  /** The object, with a line feed at its end. */
  public static String of(ReportData data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new ObjectMapper().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("verdict", VerdictSentence.of(data));
      json.writeArrayFieldStart("notes");
      for (String note : data.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
      json.writeNumberField("results", data.rows());
      writeTally(data.all(), json);
      writeParts(data, json);
      writeFindings(data, json);
      writeRuns(data, json);
      json.writeArrayFieldStart("worst");
      for (ReportData.Row row : data.worst()) {
        json.writeRawValue(new String(ResultLines.result(row.result()), StandardCharsets.UTF_8));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.append('\n').toString();
  }

  private static void writeTally(Tally tally, JsonGenerator json) throws IOException {
    json.writeNumberField("compared", tally.compared());
    json.writeNumberField("passed", tally.passed());
    json.writeNumberField("failed", tally.failed());
    json.writeNumberField("unsupported", tally.of(Verdict.UNSUPPORTED));
    json.writeObjectFieldStart("verdicts");
    for (Verdict verdict : WorstFirst.verdicts()) {
      if (tally.of(verdict) > 0) {
        json.writeNumberField(verdict.name(), tally.of(verdict));
      }
    }
    json.writeEndObject();
  }

  private static void writeParts(ReportData data, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("parts");
    for (Map.Entry<Totals.Part, Tally> part : data.parts().entrySet()) {
      json.writeStartObject();
      json.writeStringField("candidate", part.getKey().candidate());
      json.writeStringField("suite", part.getKey().suite());
      writeTally(part.getValue(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeFindings(ReportData data, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("findings");
    for (Finding finding : data.findings()) {
      FailureGroup group = finding.group();
      json.writeStartObject();
      json.writeStringField("candidate", group.candidate());
      json.writeNumberField("failures", group.failures());
      json.writeArrayFieldStart("causes");
      for (Cause cause : group.causes()) {
        json.writeString(cause.name());
      }
      json.writeEndArray();
      json.writeStringField("sentence", group.sentence());
      json.writeStringField("rule", group.rule());
      json.writeStringField("where", finding.where());
      json.writeStringField("example", finding.example());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeRuns(ReportData data, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("runs");
    for (ReportData.Run run : data.runs()) {
      Header header = run.header();
      json.writeStartObject();
      json.writeStringField("source", run.source());
      json.writeFieldName("header");
      json.writeRawValue(new String(ResultLines.header(header), StandardCharsets.UTF_8));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
