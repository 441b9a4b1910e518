package io.github.convparity.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.suite.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a journal: one JSON object each, UTF-8, each with its line feed. */
public final class JournalLines {
  /** The name of the format. */
  public static final String SCHEMA = "convparity.journal/1";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY = MAPPER.getFactory();
  private static final String FINISHED = "{\"type\":\"finished\",\"place\":";
  private static final String RESULT = ",\"result\":";

  private JournalLines() {}

  /** A line as it is read back. */
  public sealed interface Entry {}

  /**
   * The first line: what the run is.
   *
   * @param command the arguments of the command
   * @param facts what its results depend on
   */
  public record Begin(List<String> command, Map<String, String> facts) implements Entry {}

  /** A process has begun to work on the run. */
  public record Session() implements Entry {}

  /**
   * A case has begun.
   *
   * @param position of the case in the selection
   * @param alone whether nothing else goes on meanwhile
   */
  public record Begun(long position, boolean alone) implements Entry {}

  /** The reference has answered a case that goes on alone. */
  public record Answered(long position) implements Entry {}

  /**
   * A case is done with one candidate.
   *
   * @param place the position of the case times the number of candidates, plus that of the
   *     candidate
   * @param result its line as it stands in the results
   */
  public record Finished(long place, String result) implements Entry {}

  /** The process has ended in good order, also where it was interrupted. */
  public record Ended() implements Entry {}

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] line(String type, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", type);
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** The bytes of a line. */
  public static byte[] of(Entry entry) {
    if (entry instanceof Begin begin) {
      return line("journal", json -> write(begin, json));
    }
    if (entry instanceof Begun begun) {
      String alone = begun.alone() ? ",\"alone\":true" : "";
      return ascii("{\"type\":\"begun\",\"position\":" + begun.position() + alone + "}\n");
    }
    if (entry instanceof Answered answered) {
      return ascii("{\"type\":\"answered\",\"position\":" + answered.position() + "}\n");
    }
    if (entry instanceof Finished finished) {
      return finished(finished.place(), finished.result().getBytes(StandardCharsets.UTF_8));
    }
    return ascii("{\"type\":\"" + (entry instanceof Session ? "session" : "ended") + "\"}\n");
  }

  /** The bytes of a {@link Finished}. */
  public static byte[] finished(long place, byte[] result) {
    byte[] before = ascii(FINISHED + place + RESULT);
    byte[] line = new byte[before.length + result.length + 2];
    System.arraycopy(before, 0, line, 0, before.length);
    System.arraycopy(result, 0, line, before.length, result.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(Begin begin, JsonGenerator json) throws IOException {
    json.writeStringField("schema", SCHEMA);
    json.writeArrayFieldStart("command");
    for (String word : begin.command()) {
      json.writeString(word);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("facts");
    for (Map.Entry<String, String> fact : begin.facts().entrySet()) {
      json.writeStringField(fact.getKey(), fact.getValue());
    }
    json.writeEndObject();
  }

  /**
   * Reads a line.
   *
   * @param line without its line feed
   * @throws UsageException if it is none; the message says what was expected
   */
  public static Entry read(String line) {
    int result = line.indexOf(RESULT);
    if (line.startsWith(FINISHED) && result > 0 && line.endsWith("}")) {
      String place = line.substring(FINISHED.length(), result);
      if (place.matches("[0-9]{1,18}")) {
        return new Finished(
            Long.parseLong(place), line.substring(result + RESULT.length(), line.length() - 1));
      }
    }
    JsonNode root = tree(line);
    String type = root.path("type").asText();
    return switch (type) {
      case "journal" -> begin(root);
      case "session" -> new Session();
      case "begun" -> new Begun(root.path("position").asLong(), root.path("alone").asBoolean());
      case "answered" -> new Answered(root.path("position").asLong());
      case "ended" -> new Ended();
      default -> throw new UsageException("type (" + type + ") must be that of a journal's line");
    };
  }

  private static JsonNode tree(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UsageException("the line is no JSON object; it was cut or damaged");
    }
  }

  private static Begin begin(JsonNode root) {
    String schema = root.path("schema").asText();
    if (!schema.equals(SCHEMA)) {
      throw new UsageException("schema (" + schema + ") must be " + SCHEMA);
    }
    Map<String, String> facts = new LinkedHashMap<>();
    root.path("facts").properties().forEach(e -> facts.put(e.getKey(), e.getValue().asText()));
    List<String> command = new ArrayList<>();
    root.path("command").forEach(word -> command.add(word.asText()));
    return new Begin(List.copyOf(command), facts);
  }
}
