package io.github.convparity.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.compare.Where;
import io.github.convparity.suite.CaseJson;
import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Shard;
import io.github.convparity.suite.Suite;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a results file: one JSON object each, UTF-8, without the line feed. */
public final class ResultLines {
  private static final JsonFactory FACTORY = new ObjectMapper().getFactory();

  private ResultLines() {}

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] line(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** A suite's name, size and description. */
  public static String suiteLine(Suite suite) {
    byte[] line =
        line(
            json -> {
              json.writeStringField("suite", suite.name());
              json.writeNumberField("cases", suite.size());
              json.writeStringField("description", suite.description());
            });
    return new String(line, StandardCharsets.UTF_8);
  }

  /** An implementation's name and class. */
  public static String candidateLine(String name, Class<?> type) {
    byte[] line =
        line(
            json -> {
              json.writeStringField("candidate", name);
              json.writeStringField("class", type.getName());
            });
    return new String(line, StandardCharsets.UTF_8);
  }

  /** The canonical object of a case, which can be fed back as a line of a case file. */
  public static String caseLine(ParityCase parityCase) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      CaseJson.write(parityCase, json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The first line of a run. */
  public static byte[] header(Header header) {
    return line(
        json -> {
          json.writeStringField("type", "header");
          json.writeStringField("schema", Header.SCHEMA);
          json.writeStringField("version", header.version());
          writeStrings("command", header.command(), json);
          writeStrings("selection", header.selection(), json);
          json.writeNumberField("cases", header.cases());
          writeStrings("candidates", header.candidates(), json);
          json.writeStringField("reference", header.reference());
          json.writeObjectFieldStart("fingerprint");
          for (Map.Entry<String, String> fact : header.fingerprint().facts().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
          }
          json.writeEndObject();
          writeDouble("slack", header.slack(), json);
          json.writeStringField("started", header.started());
          if (header.whole() != null) {
            writeWhole(header.whole(), json);
          }
        });
  }

  private static void writeWhole(Shard.Whole whole, JsonGenerator json) throws IOException {
    json.writeStringField("shard", whole.shard().toString());
    json.writeObjectFieldStart("whole");
    json.writeNumberField("cases", whole.cases());
    json.writeStringField("sha256", whole.sha256());
    json.writeArrayFieldStart("suites");
    for (Shard.Part part : whole.parts()) {
      json.writeStartObject();
      json.writeStringField("suite", part.suite());
      json.writeNumberField("cases", part.cases());
      json.writeNumberField("here", part.here());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The last line of a run. */
  public static byte[] totals(Totals totals) {
    return line(
        json -> {
          json.writeStringField("type", "totals");
          json.writeNumberField("cases", totals.cases());
          writeTally(totals.all(), totals.notRun(), json);
          json.writeNumberField("exit", totals.exit());
          writeDouble("seconds", Math.round(totals.seconds() * 1000) / 1000.0, json);
        });
  }

  /** The totals with a part for each candidate and suite: the content of {@code summary.json}. */
  public static byte[] summary(Header header, Totals totals) {
    return line(
        json -> {
          json.writeStringField("schema", Header.SCHEMA);
          json.writeStringField("version", header.version());
          json.writeStringField("reference", header.reference());
          writeDouble("slack", header.slack(), json);
          json.writeNumberField("cases", totals.cases());
          writeTally(totals.all(), totals.notRun(), json);
          json.writeNumberField("exit", totals.exit());
          writeDouble("seconds", Math.round(totals.seconds() * 1000) / 1000.0, json);
          json.writeArrayFieldStart("parts");
          for (Map.Entry<Totals.Part, Tally> part : totals.parts().entrySet()) {
            json.writeStartObject();
            json.writeStringField("candidate", part.getKey().candidate());
            json.writeStringField("suite", part.getKey().suite());
            writeTally(part.getValue(), null, json);
            json.writeEndObject();
          }
          json.writeEndArray();
          writeGroups(totals.groups(), json);
        });
  }

  private static void writeGroups(List<FailureGroup> groups, JsonGenerator json)
      throws IOException {
    if (groups.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("causes");
    for (FailureGroup group : groups) {
      json.writeStartObject();
      json.writeStringField("candidate", group.candidate());
      json.writeNumberField("failures", group.failures());
      writeStrings("names", group.causes().stream().map(Cause::name).toList(), json);
      json.writeStringField("sentence", group.sentence());
      json.writeStringField("rule", group.rule().isEmpty() ? null : group.rule());
      writeLong("passing", group.passing(), json);
      json.writeStringField("example", group.example().id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTally(Tally tally, @Nullable Long notRun, JsonGenerator json)
      throws IOException {
    json.writeNumberField("compared", tally.compared());
    json.writeNumberField("passed", tally.passed());
    json.writeNumberField("failed", tally.failed());
    if (tally.known() > 0) {
      json.writeNumberField("known", tally.known());
    }
    json.writeNumberField("unsupported", tally.of(Verdict.UNSUPPORTED));
    if (notRun != null) {
      json.writeNumberField("not_run", notRun);
    }
    json.writeObjectFieldStart("verdicts");
    for (Map.Entry<Verdict, Long> count : tally.verdicts().entrySet()) {
      json.writeNumberField(count.getKey().name(), count.getValue());
    }
    json.writeEndObject();
    if (!tally.flags().isEmpty()) {
      json.writeObjectFieldStart("flags");
      for (Map.Entry<Flag, Long> count : tally.flags().entrySet()) {
        json.writeNumberField(count.getKey().name(), count.getValue());
      }
      json.writeEndObject();
    }
  }

  /** The line of one result; {@link ResultReader} reads it back. */
  public static byte[] result(ParityResult result) {
    return line(
        json -> {
          json.writeStringField("type", "result");
          json.writeStringField("id", result.id());
          json.writeStringField("suite", result.suite());
          json.writeNumberField("index", result.index());
          json.writeStringField("candidate", result.candidateName());
          json.writeStringField("reference", result.referenceName());
          json.writeStringField("verdict", result.verdict().name());
          json.writeFieldName("pass");
          if (result.verdict() == Verdict.UNSUPPORTED) {
            json.writeNull();
          } else {
            json.writeBoolean(result.verdict().passes());
          }
          json.writeFieldName("case");
          CaseJson.write(result.parityCase(), json);
          writeShapes(result.candidate(), result.reference(), json);
          writeNumbers(result.comparison(), result.parityCase().dtype(), json);
          writeGradients(result, json);
          writeControls(result.controls(), json);
          writeMessages(result, json);
          json.writeStringField("expectation", result.expectation());
          writeFlags(result.flags(), json);
          writeDiagnosis(result.diagnosis(), json);
          if (result.known() != null) {
            json.writeStringField("known", result.known());
          }
          if (!result.weak().isEmpty()) {
            writeStrings("weak", result.weak(), json);
          }
          json.writeStringField("input_sha256", result.inputSha256());
          writeDigests("output_sha256", result.candidate(), result.reference(), json);
          json.writeObjectFieldStart("nanos");
          writeLong("candidate", result.candidate().nanos(), json);
          writeLong("reference", result.reference().nanos(), json);
          json.writeEndObject();
        });
  }

  private static void writeNumbers(@Nullable Comparison comparison, DType dtype, JsonGenerator json)
      throws IOException {
    if (comparison == null) {
      for (String key :
          List.of(
              "elements",
              "equal_bits",
              "mismatched",
              "max_abs",
              "max_rel",
              "max_ulp",
              "bound_ratio",
              "worst",
              "assert_close")) {
        json.writeNullField(key);
      }
      return;
    }
    json.writeNumberField("elements", comparison.elements());
    json.writeNumberField("equal_bits", comparison.equalBits());
    json.writeNumberField("mismatched", comparison.mismatched());
    writeDouble("max_abs", comparison.maxAbs(), json);
    writeDouble("max_rel", comparison.maxRel(), json);
    json.writeNumberField("max_ulp", comparison.maxUlp());
    json.writeObjectFieldStart("bound_ratio");
    writeDouble("candidate", comparison.candidateRatio(), json);
    writeDouble("reference", comparison.referenceRatio(), json);
    json.writeEndObject();
    writeWorst("worst", comparison.worst(), dtype, json);
    Comparison.Worst wrong = comparison.worstWrong();
    if (wrong != null && !wrong.equals(comparison.worst())) {
      writeWorst("worst_wrong", wrong, dtype, json);
    }
    json.writeBooleanField("assert_close", comparison.assertClose());
    if (comparison.lowPower() > 0) {
      json.writeNumberField("low_power", comparison.lowPower());
    }
    writeWhere(comparison.where(), json);
  }

  private static void writeWhere(@Nullable Where where, JsonGenerator json) throws IOException {
    if (where == null) {
      return;
    }
    json.writeObjectFieldStart("where");
    json.writeStringField("sentence", where.sentence());
    for (Map.Entry<String, List<Where.Part>> kind : where.parts().entrySet()) {
      json.writeArrayFieldStart(kind.getKey());
      for (Where.Part part : kind.getValue()) {
        json.writeStartObject();
        json.writeStringField("name", part.name());
        json.writeNumberField("elements", part.elements());
        json.writeNumberField("differing", part.differing());
        writeDouble("worst", part.worst(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeWorst(
      String key, Comparison.@Nullable Worst worst, DType dtype, JsonGenerator json)
      throws IOException {
    if (worst == null) {
      json.writeNullField(key);
      return;
    }
    json.writeObjectFieldStart(key);
    json.writeArrayFieldStart("index");
    for (int index : worst.index()) {
      json.writeNumber(index);
    }
    json.writeEndArray();
    writeElement("candidate", worst.candidate(), dtype, json);
    writeElement("reference", worst.reference(), dtype, json);
    writeDouble("exact", worst.exact(), json);
    json.writeNumberField("terms", worst.terms());
    writeDouble("bound", worst.bound(), json);
    json.writeEndObject();
  }

  private static void writeGradients(ParityResult result, JsonGenerator json) throws IOException {
    if (!result.parityCase().grad()) {
      return;
    }
    if (result.gradients().isEmpty()) {
      json.writeNullField("gradients");
      return;
    }
    json.writeObjectFieldStart("gradients");
    for (GradientResult gradient : result.gradients()) {
      json.writeObjectFieldStart(gradient.of());
      writeShapes(gradient.candidate(), gradient.reference(), json);
      writeNumbers(gradient.comparison(), result.parityCase().dtype(), json);
      writeDigests("sha256", gradient.candidate(), gradient.reference(), json);
      json.writeEndObject();
    }
    if (!result.parityCase().setting().bias()) {
      json.writeNullField("bias");
    }
    json.writeEndObject();
  }

  private static void writeControls(List<ControlResult> controls, JsonGenerator json)
      throws IOException {
    if (controls.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("control");
    for (ControlResult control : controls) {
      json.writeStartObject();
      json.writeStringField("name", control.name());
      Comparison comparison = control.comparison();
      if (comparison == null) {
        json.writeStringField("message", control.message());
      } else {
        json.writeNumberField("elements", comparison.elements());
        json.writeNumberField("equal_bits", comparison.equalBits());
        json.writeNumberField("mismatched", comparison.mismatched());
        writeDouble("max_abs", comparison.maxAbs(), json);
        writeDouble("max_rel", comparison.maxRel(), json);
        json.writeNumberField("max_ulp", comparison.maxUlp());
        writeDouble("bound_ratio", comparison.candidateRatio(), json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeShapes(Side candidate, Side reference, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("shape");
    writeShape("candidate", candidate.shape(), json);
    writeShape("reference", reference.shape(), json);
    json.writeEndObject();
  }

  private static void writeDigests(String key, Side candidate, Side reference, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("candidate", candidate.sha256());
    json.writeStringField("reference", reference.sha256());
    json.writeEndObject();
  }

  private static void writeMessages(ParityResult result, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("message");
    json.writeStringField("candidate", result.candidate().message());
    json.writeStringField("reference", result.reference().message());
    if (result.harnessMessage() != null) {
      json.writeStringField("harness", result.harnessMessage());
    }
    json.writeEndObject();
    Boolean equal = result.messageEqual();
    json.writeFieldName("message_equal");
    if (equal == null) {
      json.writeNull();
    } else {
      json.writeBoolean(equal);
    }
  }

  private static void writeFlags(Set<Flag> flags, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("flags");
    for (Flag flag : flags) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
  }

  private static void writeDiagnosis(List<Cause> diagnosis, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("diagnosis");
    for (Cause cause : diagnosis) {
      json.writeStartObject();
      json.writeStringField("name", cause.name());
      json.writeStringField("sentence", cause.sentence());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeStrings(String key, List<String> values, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  private static void writeShape(String key, @Nullable Shape shape, JsonGenerator json)
      throws IOException {
    json.writeFieldName(key);
    if (shape == null) {
      json.writeNull();
    } else {
      CaseJson.writeInts(json, shape.dims());
    }
  }

  /** Writes an element of an output, by the rule for its data type. */
  public static void writeElement(String key, double value, DType dtype, JsonGenerator json)
      throws IOException {
    json.writeFieldName(key);
    if (dtype == DType.FLOAT64) {
      JsonNumbers.writeDouble(json, value);
    } else {
      JsonNumbers.writeFloat(json, value);
    }
  }

  /** Writes a double. */
  public static void writeDouble(String key, double value, JsonGenerator json) throws IOException {
    json.writeFieldName(key);
    JsonNumbers.writeDouble(json, value);
  }

  private static void writeLong(String key, @Nullable Long value, JsonGenerator json)
      throws IOException {
    json.writeFieldName(key);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
