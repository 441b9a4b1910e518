package io.github.convparity.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.result.Header;
import io.github.convparity.result.RunDifferences;
import io.github.convparity.result.RunSnapshot;
import io.github.convparity.suite.JsonNumbers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is different between two runs, as one JSON object. */
public final class DifferencesJson {
  private static final JsonFactory FACTORY =
      new ObjectMapper().getFactory().copy().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private DifferencesJson() {}

  /**
   * Writes the object and a line feed; all differences, the worst of each kind first.
   *
   * @param exit the exit code
   */
  public static void write(
      RunSnapshot base, RunSnapshot now, RunDifferences found, int exit, OutputStream out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      writeRun("base", base, json);
      writeRun("new", now, json);
      json.writeNumberField("common", found.common());
      json.writeFieldName("factor");
      JsonNumbers.writeDouble(json, found.factor());
      json.writeObjectFieldStart("counts");
      for (RunDifferences.Kind kind : RunDifferences.Kind.values()) {
        json.writeNumberField(name(kind), found.of(kind).size());
      }
      json.writeEndObject();
      writeFacts(found, json);
      for (RunDifferences.Kind kind : RunDifferences.Kind.values()) {
        json.writeArrayFieldStart(name(kind));
        for (RunDifferences.Pair pair : found.of(kind)) {
          writePair(pair, json);
        }
        json.writeEndArray();
      }
      json.writeNumberField("exit", exit);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static String name(RunDifferences.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void writeRun(String role, RunSnapshot run, JsonGenerator json)
      throws IOException {
    Header header = run.header();
    json.writeObjectFieldStart(role);
    json.writeStringField("version", header.version());
    json.writeStringField("reference", header.reference());
    json.writeStringField("started", header.started());
    json.writeNumberField("results", run.entries().size());
    json.writeBooleanField("complete", run.isComplete());
    json.writeEndObject();
  }

  private static void writeFacts(RunDifferences found, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("facts");
    for (RunDifferences.Fact fact : found.facts()) {
      json.writeStartObject();
      json.writeStringField("name", fact.name());
      json.writeStringField("base", fact.base());
      json.writeStringField("new", fact.now());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writePair(RunDifferences.Pair pair, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", pair.key().id());
    json.writeStringField("suite", pair.key().suite());
    json.writeStringField("candidate", pair.key().candidate());
    writeEntry("base", pair.base(), json);
    writeEntry("new", pair.now(), json);
    json.writeEndObject();
  }

  private static void writeEntry(String role, RunSnapshot.@Nullable Entry entry, JsonGenerator json)
      throws IOException {
    if (entry == null) {
      json.writeNullField(role);
      return;
    }
    json.writeObjectFieldStart(role);
    json.writeStringField("verdict", entry.verdict().name());
    json.writeFieldName("bound_ratio");
    if (Double.isNaN(entry.ratio())) {
      json.writeNull();
    } else {
      JsonNumbers.writeDouble(json, entry.ratio());
    }
    if (entry.known() != null) {
      json.writeStringField("known", entry.known());
    }
    json.writeEndObject();
  }
}
