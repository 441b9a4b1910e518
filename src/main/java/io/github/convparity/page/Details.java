package io.github.convparity.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.compare.Comparison;
import io.github.convparity.result.Facts;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.JsonNumbers;
import org.jspecify.annotations.Nullable;

/** All that is to be told of one result, exactly. */
final class Details {
  private static final int LONGEST = 4_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Details() {}

  /**
   * As JSON.
   *
   * @param row the result's place in the columns
   * @param command that does the case again
   */
  static ObjectNode of(int row, ParityResult result, String command, @Nullable CloseUp closeUp) {
    ObjectNode node = NODES.objectNode();
    node.put("row", row);
    node.put("id", result.id());
    node.put("command", command);
    ArrayNode facts = node.putArray("facts");
    for (Facts.Fact fact : Facts.of(result)) {
      facts.addArray().add(fact.key()).add(shortened(fact.value()));
    }
    if (result.parityCase().weak() != null) {
      facts.addArray().add("weak").add(shortened(result.parityCase().weak()));
    }
    result
        .parityCase()
        .extras()
        .forEach(
            (key, value) -> {
              String text = value.isTextual() ? value.asText() : value.toString();
              facts.addArray().add(shortened(key)).add(shortened(text));
            });
    for (Columns.Measure measure : Columns.Measure.values()) {
      node.put(measure.column(), number(measure.of(result)));
    }
    worst(node, result.comparison());
    if (result.reference().shape() != null) {
      ArrayNode shape = node.putArray("shape");
      for (int dim : result.reference().shape().dims()) {
        shape.add(dim);
      }
    }
    if (closeUp != null) {
      node.set("closeUp", closeUp(closeUp));
    }
    return node;
  }

  private static void worst(ObjectNode node, @Nullable Comparison comparison) {
    Comparison.Worst worst = comparison == null ? null : comparison.worst();
    if (worst == null) {
      return;
    }
    ArrayNode index = node.putArray("index");
    worst.index().forEach(index::add);
    node.put("exact", number(worst.exact()));
    node.put("terms", worst.terms());
    node.put("limit", number(worst.bound()));
  }

  private static ObjectNode closeUp(CloseUp closeUp) {
    ObjectNode node = NODES.objectNode();
    if (closeUp.whyNot() != null) {
      return node.put("whyNot", shortened(closeUp.whyNot()));
    }
    node.put("top", closeUp.top()).put("left", closeUp.left());
    node.put("rows", closeUp.rows()).put("columns", closeUp.columns());
    node.put("candidate", closeUp.candidate()); // in base64
    node.put("reference", closeUp.reference());
    node.put("ulps", closeUp.ulps());
    return node;
  }

  private static String number(double value) {
    return Double.isFinite(value) ? JsonNumbers.shortest(value) : Double.toString(value);
  }

  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
