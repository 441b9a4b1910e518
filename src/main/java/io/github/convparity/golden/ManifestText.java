package io.github.convparity.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.suite.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a manifest: a line for each field and for each case, so that changes can be read. */
final class ManifestText {
  private static final JsonFactory FACTORY = new ObjectMapper().getFactory();

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  /** Writes a value. */
  interface Value {
    void write(JsonGenerator json) throws IOException;
  }

  /** Writes one of many values. */
  interface Line<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  void field(String name, Value value) {
    text(content.size() == 0 ? "{\n" : ",\n");
    value(json -> json.writeString(name));
    text(":");
    value(value);
  }

  <T> void lines(String name, List<T> values, Line<T> line) {
    text(",\n");
    value(json -> json.writeString(name));
    text(":[");
    for (int i = 0; i < values.size(); i++) {
      T each = values.get(i);
      text(i == 0 ? "\n" : ",\n");
      value(json -> line.write(json, each));
    }
    text("\n]");
  }

  byte[] content() {
    text("\n}\n");
    return content.toByteArray();
  }

  private void text(String text) {
    content.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void value(Value value) {
    try (JsonGenerator json = FACTORY.createGenerator(content)) {
      value.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  static void strings(JsonGenerator json, List<String> values) throws IOException {
    json.writeStartArray();
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** In the order of the map. */
  static void strings(JsonGenerator json, Map<String, String> values) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }

  /** What every case begins with: where it is from, its id, and the hash of its arguments. */
  static void writeHead(JsonGenerator json, Selection.Selected from, @Nullable String inputSha256)
      throws IOException {
    json.writeStringField("suite", from.suite());
    json.writeNumberField("index", from.index());
    json.writeStringField("id", from.parityCase().id());
    if (inputSha256 != null) {
      json.writeStringField("input_sha256", inputSha256);
    }
  }
}
