package io.github.convparity.suite;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A case as a JSON object: read with every key checked, written in its canonical form. */
public final class CaseJson {
  private static final List<String> KEYS =
      List.of(
          "input",
          "in_channels",
          "out_channels",
          "kernel_size",
          "weight",
          "stride",
          "padding",
          "dilation",
          "groups",
          "bias",
          "padding_mode",
          "dtype",
          "fill",
          "seed",
          "grad",
          "input_data",
          "weight_data",
          "bias_data",
          "grad_output_data",
          "expect",
          "error_contains",
          "expected",
          "weak");

  private CaseJson() {}

  /**
   * Reads a case.
   *
   * @param exact the same object with its numbers unrounded, for the keys that are passed through
   * @param pictures which {@code image:NAME} may be named
   * @param notes takes a sentence about each unknown key that looks like a misspelt one
   * @throws UsageException if a key is missing or its value is not as it must be
   */
  public static ParityCase read(
      ObjectNode object, ObjectNode exact, Pictures pictures, Consumer<String> notes) {
    CaseKeys keys = new CaseKeys(object);
    Setting setting = setting(keys);
    ParityCase read =
        new ParityCase(
            setting,
            dtype(keys),
            fill(keys, pictures),
            keys.longOr("seed", 0),
            keys.booleanOr("grad", false),
            literals(keys),
            expectation(keys),
            keys.text("weak"),
            extras(exact, notes));
    CaseChecks.check(read);
    return read;
  }

  /** Whether an object has keys that the format does not know. */
  static boolean hasUnknownKeys(ObjectNode object) {
    return object.properties().stream().anyMatch(entry -> !KEYS.contains(entry.getKey()));
  }

  private static Setting setting(CaseKeys keys) {
    Shape input = Shape.of(keys.sizes("input", 3, 4));
    int groups = keys.intOr("groups", 1);
    int[] weight = keys.has("weight") ? keys.sizes("weight", 4, 4) : null;
    Integer outChannels = keys.size("out_channels");
    Pair kernel = keys.has("kernel_size") ? keys.kernel("kernel_size") : null;
    Integer inChannels = keys.size("in_channels");
    if (weight != null) {
      int fixed = channelsOf(keys, weight[1], groups);
      keys.agree("out_channels", outChannels, weight[0]);
      keys.agree("kernel_size", kernel, new Pair(weight[2], weight[3]));
      keys.agree("in_channels", inChannels, fixed);
      outChannels = weight[0];
      kernel = new Pair(weight[2], weight[3]);
      inChannels = fixed;
    }
    if (outChannels == null || kernel == null) {
      throw keys.missing(outChannels == null ? "out_channels" : "kernel_size");
    }
    Conv2dOptions options =
        new Conv2dOptions(
            keys.pairOr("stride", 1),
            keys.paddingOr("padding"),
            keys.pairOr("dilation", 1),
            groups,
            mode(keys));
    return new Setting(
        input,
        inChannels == null ? input.dim(-3) : inChannels,
        outChannels,
        kernel,
        keys.booleanOr("bias", true),
        options);
  }

  private static int channelsOf(CaseKeys keys, int second, int groups) {
    long channels = groups > 0 ? (long) second * groups : second;
    if (channels > Integer.MAX_VALUE) {
      throw keys.wrong("weight", "a second dimension that times groups fits in 32 bits");
    }
    return (int) channels;
  }

  private static PaddingMode mode(CaseKeys keys) {
    String name = keys.text("padding_mode");
    for (PaddingMode mode : PaddingMode.values()) {
      if (name == null || mode.torchName().equals(name)) {
        return mode;
      }
    }
    throw keys.wrong("padding_mode", "one of zeros, reflect, replicate, circular");
  }

  private static DType dtype(CaseKeys keys) {
    String name = keys.text("dtype");
    DType dtype = name == null ? DType.FLOAT32 : DType.ofTorchName(name);
    if (dtype == null) {
      throw keys.wrong("dtype", "one of float32, float64, float16, bfloat16");
    }
    return dtype;
  }

  private static Fill fill(CaseKeys keys, Pictures pictures) {
    String name = keys.text("fill");
    if (name == null) {
      return Fill.Formula.UNIFORM;
    }
    if (name.startsWith("image:")) {
      return pictures.fill(name.substring("image:".length()));
    }
    Fill.Formula formula = Fill.Formula.ofName(name);
    if (formula == null) {
      throw keys.wrong("fill", "one of " + Fill.Formula.names() + ", image:NAME");
    }
    return formula;
  }

  private static Literals literals(CaseKeys keys) {
    Literals literals =
        new Literals(
            keys.numbers("input_data"),
            keys.numbers("weight_data"),
            keys.numbers("bias_data"),
            keys.numbers("grad_output_data"));
    return literals.isNone() ? Literals.NONE : literals;
  }

  private static Expectation expectation(CaseKeys keys) {
    String expect = keys.text("expect");
    if (expect != null && !expect.equals("ok") && !expect.equals("error")) {
      throw keys.wrong("expect", "\"ok\" or \"error\"");
    }
    Boolean answers = expect == null ? null : (Boolean) expect.equals("ok");
    CaseKeys expected = keys.object("expected");
    Shape shape = expected == null ? null : Shape.of(expected.sizes("shape", 0, 8));
    Tensor data = expected == null ? null : expected.requiredNumbers("data");
    Expectation read = new Expectation(answers, keys.text("error_contains"), shape, data);
    return read.isNone() ? Expectation.NONE : read;
  }

  private static Map<String, JsonNode> extras(ObjectNode object, Consumer<String> notes) {
    Map<String, JsonNode> extras = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        extras.put(entry.getKey(), entry.getValue());
        Suggestions.nearest(entry.getKey(), KEYS)
            .ifPresent(
                known ->
                    notes.accept(
                        "key \""
                            + entry.getKey()
                            + "\" is unknown and passed through; did you mean \""
                            + known
                            + "\"?"));
      }
    }
    return extras.isEmpty() ? Map.of() : extras;
  }

  /** Writes the canonical object: all settings in a fixed order, then only what is given. */
  public static void write(ParityCase c, JsonGenerator json) throws IOException {
    json.writeStartObject();
    writeSetting(c.setting(), json);
    json.writeStringField("dtype", c.dtype().torchName());
    json.writeStringField("fill", c.fill().jsonName());
    json.writeNumberField("seed", c.seed());
    json.writeBooleanField("grad", c.grad());
    writeNumbers("input_data", c.literals().input(), json);
    writeNumbers("weight_data", c.literals().weight(), json);
    writeNumbers("bias_data", c.literals().bias(), json);
    writeNumbers("grad_output_data", c.literals().gradOutput(), json);
    writeExpectation(c.expectation(), json);
    if (c.weak() != null) {
      json.writeStringField("weak", c.weak());
    }
    for (Map.Entry<String, JsonNode> extra : c.extras().entrySet()) {
      json.writeFieldName(extra.getKey());
      json.writeTree(extra.getValue());
    }
    json.writeEndObject();
  }

  private static void writeSetting(Setting setting, JsonGenerator json) throws IOException {
    Conv2dOptions options = setting.options();
    json.writeFieldName("input");
    writeInts(json, setting.input().dims());
    json.writeNumberField("in_channels", setting.inChannels());
    json.writeNumberField("out_channels", setting.outChannels());
    writePair("kernel_size", setting.kernel(), json);
    writePair("stride", options.stride(), json);
    if (options.padding() instanceof Padding.Explicit explicit) {
      writePair("padding", explicit.amount(), json);
    } else {
      boolean same = options.padding() instanceof Padding.Same;
      json.writeStringField("padding", same ? "same" : "valid");
    }
    writePair("dilation", options.dilation(), json);
    json.writeNumberField("groups", options.groups());
    json.writeBooleanField("bias", setting.bias());
    json.writeStringField("padding_mode", options.paddingMode().torchName());
  }

  private static void writePair(String key, Pair pair, JsonGenerator json) throws IOException {
    json.writeFieldName(key);
    writeInts(json, pair.h(), pair.w());
  }

  /** Writes an array of integers. */
  public static void writeInts(JsonGenerator json, int... values) throws IOException {
    json.writeStartArray();
    for (int value : values) {
      json.writeNumber(value);
    }
    json.writeEndArray();
  }

  private static void writeNumbers(String key, @Nullable Tensor data, JsonGenerator json)
      throws IOException {
    if (data != null) {
      json.writeArrayFieldStart(key);
      for (double value : data.doubles()) {
        JsonNumbers.writeDouble(json, value);
      }
      json.writeEndArray();
    }
  }

  private static void writeExpectation(Expectation expectation, JsonGenerator json)
      throws IOException {
    if (expectation.answers() != null) {
      json.writeStringField("expect", expectation.answers() ? "ok" : "error");
    }
    if (expectation.errorContains() != null) {
      json.writeStringField("error_contains", expectation.errorContains());
    }
    Shape shape = expectation.shape();
    if (shape != null) {
      json.writeObjectFieldStart("expected");
      json.writeFieldName("shape");
      writeInts(json, shape.dims());
      writeNumbers("data", expectation.data(), json);
      json.writeEndObject();
    }
  }
}
