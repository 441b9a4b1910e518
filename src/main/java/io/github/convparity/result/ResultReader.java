package io.github.convparity.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.compare.Where;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Shard;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of {@link ResultLines} back. What is read writes the same line again. A case
 * whose fill is a user's picture comes without its pixels ({@link Pictures#unseen()}); the verdict
 * of a {@link Comparison} is only as exact as the line: whether it fails is right.
 */
public final class ResultReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ResultReader() {}

  /**
   * Reads one line.
   *
   * @return a {@link Header}, a {@link ParityResult}, or null for the totals, which can be counted
   * @throws UsageException if it is none of the three; the message says what was expected
   */
  public static @Nullable Object line(String line) {
    JsonNode root = tree(line);
    String type = root.path("type").asText();
    return switch (type) {
      case "header" -> header(root);
      case "result" -> result(root);
      case "totals" -> null;
      default -> throw new UsageException("type (" + type + ") must be header, result or totals");
    };
  }

  private static JsonNode tree(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UsageException("the line is no JSON object; it was cut or damaged");
    }
  }

  private static Header header(JsonNode root) {
    String schema = text(root, "schema");
    if (!schema.equals(Header.SCHEMA)) {
      throw new UsageException("schema (" + schema + ") must be " + Header.SCHEMA);
    }
    Map<String, String> facts = new LinkedHashMap<>();
    needed(root, "fingerprint")
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
    return new Header(
        text(root, "version"),
        texts(root.path("command")),
        texts(needed(root, "selection")),
        needed(root, "cases").asLong(),
        texts(needed(root, "candidates")),
        text(root, "reference"),
        new Fingerprint(facts),
        number(needed(root, "slack")),
        text(root, "started"),
        root.has("shard") ? whole(Shard.parse(text(root, "shard")), needed(root, "whole")) : null);
  }

  private static Shard.Whole whole(Shard shard, JsonNode node) {
    List<Shard.Part> parts = new ArrayList<>();
    for (JsonNode part : needed(node, "suites")) {
      parts.add(
          new Shard.Part(
              text(part, "suite"), needed(part, "cases").asInt(), needed(part, "here").asInt()));
    }
    return new Shard.Whole(
        shard, needed(node, "cases").asLong(), text(node, "sha256"), List.copyOf(parts));
  }

  private static ParityResult result(JsonNode root) {
    ParityCase parityCase =
        CaseFile.readLine(needed(root, "case").toString(), Pictures.unseen(), note -> {});
    DType dtype = parityCase.dtype();
    Verdict verdict = constant(Verdict.class, text(root, "verdict"));
    return new ParityResult(
        text(root, "suite"),
        needed(root, "index").asInt(),
        text(root, "id"),
        parityCase,
        text(root, "candidate"),
        text(root, "reference"),
        verdict,
        side(root, "candidate", "output_sha256"),
        side(root, "reference", "output_sha256"),
        optionalText(root.path("message").path("harness")),
        comparison(root, dtype, verdict),
        gradients(root.path("gradients"), dtype),
        controls(root.path("control"), dtype),
        flags(root.path("flags")),
        optionalText(root.path("expectation")),
        optionalText(root.path("input_sha256")),
        texts(root.path("weak")),
        causes(root.path("diagnosis")),
        optionalText(root.path("known")));
  }

  private static Side side(JsonNode root, String name, String digests) {
    JsonNode nanos = root.path("nanos").path(name);
    return new Side(
        shape(root.path("shape").path(name)),
        optionalText(root.path("message").path(name)),
        optionalText(root.path(digests).path(name)),
        nanos.isNumber() ? (Long) nanos.asLong() : null);
  }

  private static @Nullable Shape shape(JsonNode dims) {
    return dims.isArray() ? Shape.of(ints(dims)) : null;
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }

  private static @Nullable Comparison comparison(JsonNode node, DType dtype, Verdict said) {
    if (!node.path("elements").isNumber()) {
      return null;
    }
    int elements = node.path("elements").asInt();
    int equalBits = node.path("equal_bits").asInt();
    int mismatched = node.path("mismatched").asInt();
    Comparison.Worst worst = worst(node.path("worst"), dtype);
    Comparison.Worst wrong = worst(node.path("worst_wrong"), dtype);
    JsonNode ratios = node.path("bound_ratio");
    return new Comparison(
        verdict(elements, equalBits, mismatched, said),
        elements,
        equalBits,
        mismatched,
        number(node.path("max_abs")),
        number(node.path("max_rel")),
        node.path("max_ulp").asLong(),
        number(ratios.isObject() ? ratios.path("candidate") : ratios),
        number(ratios.path("reference")),
        worst,
        wrong == null && mismatched > 0 ? worst : wrong,
        node.path("assert_close").asBoolean(),
        node.path("low_power").asInt(),
        flags(node.path("flags")),
        where(node.path("where"), elements, mismatched));
  }

  /** What the numbers say of a part; {@code said} of the whole case where it is of that kind. */
  private static Verdict verdict(int elements, int equalBits, int mismatched, Verdict said) {
    if (mismatched > 0) {
      return said == Verdict.SPECIAL_VALUE_MISMATCH ? said : Verdict.MISMATCH;
    }
    if (equalBits == elements) {
      return Verdict.BIT_EXACT;
    }
    return said == Verdict.REFERENCE_INCONSISTENT ? said : Verdict.ROUNDING;
  }

  private static Comparison.@Nullable Worst worst(JsonNode node, DType dtype) {
    if (!node.isObject()) {
      return null;
    }
    List<Integer> index = new ArrayList<>();
    node.path("index").forEach(i -> index.add(i.asInt()));
    return new Comparison.Worst(
        List.copyOf(index),
        element(node.path("candidate"), dtype),
        element(node.path("reference"), dtype),
        number(node.path("exact")),
        node.path("terms").asInt(),
        number(node.path("bound")));
  }

  private static @Nullable Where where(JsonNode node, int elements, int differences) {
    if (!node.isObject()) {
      return null;
    }
    Map<String, List<Where.Part>> parts = new LinkedHashMap<>();
    node.properties().stream()
        .filter(kind -> kind.getValue().isArray())
        .forEach(kind -> parts.put(kind.getKey(), parts(kind.getValue())));
    return new Where(elements, differences, node.path("sentence").asText(), parts);
  }

  private static List<Where.Part> parts(JsonNode array) {
    List<Where.Part> parts = new ArrayList<>();
    for (JsonNode part : array) {
      parts.add(
          new Where.Part(
              part.path("name").asText(),
              part.path("elements").asInt(),
              part.path("differing").asInt(),
              number(part.path("worst"))));
    }
    return parts;
  }

  private static List<GradientResult> gradients(JsonNode object, DType dtype) {
    List<GradientResult> gradients = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode node = entry.getValue();
      if (node.isObject()) {
        gradients.add(
            new GradientResult(
                entry.getKey(),
                side(node, "candidate", "sha256"),
                side(node, "reference", "sha256"),
                comparison(node, dtype, Verdict.ROUNDING)));
      }
    }
    return gradients;
  }

  private static List<ControlResult> controls(JsonNode array, DType dtype) {
    List<ControlResult> controls = new ArrayList<>();
    for (JsonNode node : array) {
      controls.add(
          new ControlResult(
              node.path("name").asText(),
              comparison(node, dtype, Verdict.ROUNDING),
              optionalText(node.path("message"))));
    }
    return controls;
  }

  private static Set<Flag> flags(JsonNode array) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    array.forEach(flag -> flags.add(constant(Flag.class, flag.asText())));
    return flags;
  }

  private static List<Cause> causes(JsonNode array) {
    List<Cause> causes = new ArrayList<>();
    for (JsonNode cause : array) {
      causes.add(new Cause(text(cause, "name"), text(cause, "sentence")));
    }
    return causes;
  }

  /** Sixteen-bit and float32 elements are written as the float32 that they are. */
  private static double element(JsonNode node, DType dtype) {
    double value = number(node);
    return dtype == DType.FLOAT64 ? value : (float) value;
  }

  /** A number; one that is not finite is written as a string. 0 where there is none. */
  private static double number(JsonNode node) {
    try {
      return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
    } catch (NumberFormatException e) {
      throw new UsageException("number (" + node.asText() + ") must be one");
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new UsageException(
        type.getSimpleName().toLowerCase(Locale.ROOT)
            + " ("
            + name
            + ") is not known to this version");
  }

  private static JsonNode needed(JsonNode object, String key) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      throw new UsageException("key (" + key + ") is missing");
    }
    return value;
  }

  private static String text(JsonNode object, String key) {
    return needed(object, key).asText();
  }

  private static @Nullable String optionalText(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
      texts.add(each.next().asText());
    }
    return List.copyOf(texts);
  }
}
