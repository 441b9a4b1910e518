package io.github.convparity.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PyTorch's own notation of a layer, as {@code print(model)} gives it: {@code Conv2d(3, 8,
 * kernel_size=(3, 3), stride=(1, 1), padding=same, padding_mode=reflect)}.
 */
public final class TorchNotation {
  /** The name of the module before its layer: {@code (conv1): Conv2d(}. */
  private static final Pattern NAME = Pattern.compile("\\(([^()]*)\\): *$");

  private static final Pattern CALL = Pattern.compile("(?<![A-Za-z0-9_])Conv2d\\(");
  private static final Pattern INT = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern PAIR =
      Pattern.compile("[(\\[]\\s*([-+]?[0-9]+)\\s*(?:,\\s*([-+]?[0-9]+)\\s*)?,?\\s*[)\\]]");

  /** Positional arguments of {@code torch.nn.Conv2d} in their order. */
  private static final List<String> ARGUMENTS =
      List.of(
          "in_channels",
          "out_channels",
          "kernel_size",
          "stride",
          "padding",
          "dilation",
          "groups",
          "bias",
          "padding_mode",
          "device",
          "dtype");

  private TorchNotation() {}

  /** Whether a text has a layer in this notation. */
  public static boolean isLayer(String text) {
    return CALL.matcher(text).find();
  }

  /** Whether a file is a printed model: no line is an object, and some line has a layer. */
  public static boolean isModel(List<String> lines) {
    return lines.stream().noneMatch(line -> line.strip().startsWith("{"))
        && lines.stream().anyMatch(TorchNotation::isLayer);
  }

  /**
   * A layer on an input.
   *
   * @param text with one {@code Conv2d(...)}, perhaps behind the layer's name
   * @param input makes the input's shape from the layer's in_channels
   * @throws UsageException if the layer cannot be read
   */
  public static ParityCase read(String text, IntFunction<Shape> input) {
    Matcher call = CALL.matcher(text);
    if (!call.find()) {
      throw wrong(text, "Conv2d(…)");
    }
    int end = closing(text, call.end());
    if (end < 0) {
      throw wrong(text, "one complete Conv2d(…) on a line");
    }
    if (call.find(end)) {
      throw wrong(text, "one Conv2d(…) on a line");
    }
    call.reset();
    call.find();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    int position = 0;
    for (String argument : arguments(text.substring(call.end(), end))) {
      int equals = argument.indexOf('=');
      String key;
      if (equals >= 0) {
        key = argument.substring(0, equals).strip();
      } else {
        key = position < ARGUMENTS.size() ? ARGUMENTS.get(position++) : "";
      }
      if (!ARGUMENTS.contains(key) || object.has(key)) {
        throw wrong(text, "made of the arguments " + String.join(", ", ARGUMENTS) + ", each once");
      }
      if (!key.equals("device")) {
        object.set(key, value(text, key, argument.substring(equals + 1).strip()));
      }
    }
    JsonNode inChannels = object.get("in_channels");
    if (inChannels == null || !inChannels.canConvertToInt() || inChannels.intValue() < 0) {
      throw wrong(text, "given in_channels from 0 on, as its first argument");
    }
    Shape shape = input.apply(inChannels.intValue());
    ArrayNode dims = object.putArray("input");
    for (int dim : shape.dims()) {
      dims.add(dim);
    }
    Matcher name = NAME.matcher(text.substring(0, call.start()));
    if (name.find()) {
      object.put("layer", name.group(1));
    }
    return CaseJson.read(object, object, Pictures.own(), note -> {});
  }

  private static JsonNode value(String text, String name, String value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Matcher pair = PAIR.matcher(value);
    if (INT.matcher(value).matches()) {
      return name.equals("bias")
          ? nodes.booleanNode(!value.matches("[-+]?0+"))
          : integer(text, value);
    }
    if (pair.matches()) {
      String second = pair.group(2) == null ? pair.group(1) : pair.group(2);
      return nodes.arrayNode().add(integer(text, pair.group(1))).add(integer(text, second));
    }
    Map<String, Boolean> booleans = Map.of("True", true, "False", false, "None", false);
    Boolean truth = booleans.get(value);
    if (truth != null) {
      return nodes.booleanNode(truth);
    }
    return nodes.textNode(value.replaceAll("^['\"]|['\"]$", "").replaceFirst("^torch\\.", ""));
  }

  private static JsonNode integer(String text, String value) {
    try {
      return JsonNodeFactory.instance.numberNode(Integer.parseInt(value));
    } catch (NumberFormatException e) {
      throw wrong(text, "made of integers of 32 bits");
    }
  }

  /** The place of the parenthesis that closes the one before {@code start}; -1 if none does. */
  private static int closing(String text, int start) {
    int depth = 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : 0;
      depth -= c == ')' ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Splits at the commas outside of parentheses. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += (c == '(' || c == '[') ? 1 : 0;
      depth -= (c == ')' || c == ']') ? 1 : 0;
      if (c == ',' && depth == 0) {
        String argument = text.substring(start, i).strip();
        if (!argument.isEmpty()) {
          arguments.add(argument);
        }
        start = i + 1;
      }
    }
    return arguments;
  }

  private static UsageException wrong(String text, String rule) {
    return new UsageException("layer (" + text.strip() + ") must be " + rule);
  }

  /** The layer of a setting in this notation; numbers that the notation allows, legal or not. */
  public static String of(Setting setting) {
    Conv2dOptions options = setting.options();
    StringBuilder layer = new StringBuilder("Conv2d(");
    layer.append(setting.inChannels()).append(", ").append(setting.outChannels());
    layer.append(", kernel_size=").append(tuple(setting.kernel()));
    layer.append(", stride=").append(tuple(options.stride()));
    if (options.padding() instanceof Padding.Explicit explicit) {
      appendUnless(layer, "padding", tuple(explicit.amount()), "(0, 0)");
    } else {
      layer.append(", padding=").append(CaseId.padding(options.padding()));
    }
    appendUnless(layer, "dilation", tuple(options.dilation()), "(1, 1)");
    appendUnless(layer, "groups", Integer.toString(options.groups()), "1");
    appendUnless(layer, "bias", setting.bias() ? "True" : "False", "True");
    appendUnless(layer, "padding_mode", options.paddingMode().torchName(), "zeros");
    return layer.append(')').toString();
  }

  private static String tuple(Pair pair) {
    return "(" + pair.h() + ", " + pair.w() + ")";
  }

  private static void appendUnless(StringBuilder layer, String name, String value, String usual) {
    if (!value.equals(usual)) {
      layer.append(", ").append(name).append('=').append(value);
    }
  }
}
