package io.github.convparity.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.bench.LayerSummary;
import io.github.convparity.bench.ProcessTimes;
import io.github.convparity.reference.Fingerprint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the processes of {@code bench} say to each other, and its JSON. */
final class BenchLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Digits of a printed number: times are not known better. */
  private static final MathContext DIGITS = new MathContext(5);

  private BenchLines() {}

  /** The first line of a process. */
  static String process(Fingerprint fingerprint) {
    ObjectNode line = MAPPER.createObjectNode();
    ObjectNode facts = line.putObject("fingerprint");
    fingerprint.facts().forEach(facts::put);
    return line.toString();
  }

  /** The line of a case without times. */
  static String notMeasured(long position, String reason) {
    return MAPPER.createObjectNode().put("position", position).put("reason", reason).toString();
  }

  /** The line of a case with times. */
  static String measured(long position, ProcessTimes times) {
    return MAPPER
        .createObjectNode()
        .put("position", position)
        .put("ratio", times.ratio())
        .put("candidate_us", times.candidateMicros())
        .put("reference_us", times.referenceMicros())
        .put("faults", times.faults())
        .put("rounds", times.rounds())
        .put("rejected", times.rejected())
        .put("peak", times.peakGflops())
        .toString();
  }

  /** A line of a process; null for one that is none, such as what a candidate prints. */
  static @Nullable JsonNode read(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      return node.isObject() ? node : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** The times in a line that has them. */
  static ProcessTimes times(JsonNode line) {
    return new ProcessTimes(
        line.path("ratio").asDouble(),
        line.path("candidate_us").asDouble(),
        line.path("reference_us").asDouble(),
        line.path("faults").asDouble(),
        line.path("rounds").asInt(),
        line.path("rejected").asInt(),
        line.path("peak").isNumber() ? line.path("peak").asDouble() : null);
  }

  /** What {@code --format json} prints. */
  static String report(JsonNode fingerprint, List<LayerSummary> layers) {
    ObjectNode report = MAPPER.createObjectNode();
    report.set("fingerprint", fingerprint);
    ArrayNode rows = report.putArray("layers");
    for (LayerSummary layer : layers) {
      Double share = layer.peakShare();
      rows.addObject()
          .put("id", layer.id())
          .put("threads", layer.threads())
          .put("candidate", layer.candidate())
          .put("packing", "per-call") // the interface knows no other
          .put("ratio", rounded(layer.ratio()))
          .put("ratio_min", rounded(layer.ratioMin()))
          .put("ratio_max", rounded(layer.ratioMax()))
          .put("candidate_us", rounded(layer.candidateMicros()))
          .put("reference_us", rounded(layer.referenceMicros()))
          .put("gflops", rounded(layer.gflops()))
          .put("peak_share", share == null ? null : (Double) rounded(share))
          .put("rounds", layer.rounds())
          .put("rejected", layer.rejected());
    }
    return report.toString();
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
