package io.github.convparity.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Typed access to the keys of a case object; whatever is wrong names the key and the rule. */
final class CaseKeys {
  private static final int SHOWN = 40;

  private final ObjectNode object;

  CaseKeys(ObjectNode object) {
    this.object = object;
  }

  boolean has(String key) {
    return object.has(key);
  }

  UsageException missing(String key) {
    return new UsageException("key \"" + key + "\" must be given");
  }

  UsageException wrong(String key, String rule) {
    String found = String.valueOf(object.get(key));
    String shown = found.length() > SHOWN ? found.substring(0, SHOWN) + "…" : found;
    return new UsageException("key \"" + key + "\" (" + shown + ") must be " + rule);
  }

  /** An array of {@code least} to {@code most} sizes, none negative. */
  int[] sizes(String key, int least, int most) {
    JsonNode array = object.get(key);
    if (array == null) {
      throw missing(key);
    }
    String count = least == most ? Integer.toString(least) : least + " to " + most;
    String rule = "an array of " + count + " integers from 0 to 2147483647";
    if (!array.isArray() || array.size() < least || array.size() > most) {
      throw wrong(key, rule);
    }
    int[] sizes = new int[array.size()];
    for (int i = 0; i < sizes.length; i++) {
      JsonNode size = array.get(i);
      if (!isInt(size) || size.intValue() < 0) {
        throw wrong(key, rule);
      }
      sizes[i] = size.intValue();
    }
    return sizes;
  }

  /** One size, or null if the key is not given. */
  @Nullable Integer size(String key) {
    JsonNode node = object.get(key);
    if (node == null) {
      return null;
    }
    if (!isInt(node) || node.intValue() < 0) {
      throw wrong(key, "an integer from 0 to 2147483647");
    }
    return node.intValue();
  }

  int intOr(String key, int usual) {
    JsonNode node = object.get(key);
    if (node == null) {
      return usual;
    }
    if (!isInt(node)) {
      throw wrong(key, "an integer of 32 bits");
    }
    return node.intValue();
  }

  long longOr(String key, long usual) {
    JsonNode node = object.get(key);
    if (node == null) {
      return usual;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(key, "an integer of 64 bits");
    }
    return node.longValue();
  }

  boolean booleanOr(String key, boolean usual) {
    JsonNode node = object.get(key);
    if (node == null) {
      return usual;
    }
    if (!node.isBoolean()) {
      throw wrong(key, "true or false");
    }
    return node.booleanValue();
  }

  @Nullable String text(String key) {
    JsonNode node = object.get(key);
    if (node != null && !node.isTextual()) {
      throw wrong(key, "a string");
    }
    return node == null ? null : node.textValue();
  }

  Pair pairOr(String key, int usual) {
    return has(key) ? pair(key, "an integer or [height, width], of 32 bits each") : Pair.of(usual);
  }

  Pair kernel(String key) {
    String rule = "an integer or [height, width], from 0 to 2147483647";
    Pair pair = pair(key, rule);
    if (pair.h() < 0 || pair.w() < 0) {
      throw wrong(key, rule);
    }
    return pair;
  }

  Padding paddingOr(String key) {
    JsonNode node = object.get(key);
    if (node == null) {
      return Padding.of(0);
    }
    String rule = "an integer, [height, width], \"same\" or \"valid\"";
    if (node.isTextual()) {
      return switch (node.textValue()) {
        case "same" -> new Padding.Same();
        case "valid" -> new Padding.Valid();
        default -> throw wrong(key, rule);
      };
    }
    return new Padding.Explicit(pair(key, rule));
  }

  private Pair pair(String key, String rule) {
    JsonNode node = Objects.requireNonNull(object.get(key));
    if (isInt(node)) {
      return Pair.of(node.intValue());
    }
    if (node.isArray() && node.size() == 2 && isInt(node.get(0)) && isInt(node.get(1))) {
      return new Pair(node.get(0).intValue(), node.get(1).intValue());
    }
    throw wrong(key, rule);
  }

  /** A flat array of numbers, NaN and infinities as strings; null if the key is not given. */
  @Nullable Tensor numbers(String key) {
    return has(key) ? requiredNumbers(key) : null;
  }

  Tensor requiredNumbers(String key) {
    JsonNode array = object.get(key);
    if (array == null) {
      throw missing(key);
    }
    if (!array.isArray()) {
      throw wrong(key, "a flat array of numbers");
    }
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode element = array.get(i);
      Double special = JsonNumbers.special(element.textValue());
      if (!element.isNumber() && special == null) {
        throw wrong(
            key,
            "a flat array of numbers, \"NaN\", \"Infinity\" and \"-Infinity\"; element "
                + i
                + " is not");
      }
      numbers[i] = special == null ? element.doubleValue() : special;
    }
    return Tensor.float64(numbers, numbers.length);
  }

  /** The object under a key, or null if the key is not given. */
  @Nullable CaseKeys object(String key) {
    JsonNode node = object.get(key);
    if (node == null) {
      return null;
    }
    if (!(node instanceof ObjectNode inner)) {
      throw wrong(key, "an object with \"shape\" and \"data\"");
    }
    return new CaseKeys(inner);
  }

  /** Refuses a key that says something else than the weight's shape. */
  void agree(String key, @Nullable Object given, Object fixed) {
    if (given != null && !given.equals(fixed)) {
      throw wrong(key, fixed + ", as \"weight\" and \"groups\" fix it");
    }
  }

  private static boolean isInt(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToInt();
  }
}
