package io.github.convparity.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.report.ReportData;
import io.github.convparity.result.FactsText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Data as a page takes it: compressed with gzip, in base64. */
final class Packed {
  private Packed() {}

  static byte[] json(JsonNode node) {
    return bytes(FactsText.printable(node.toString()).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] bytes(byte[] raw) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(raw.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 16)) {
      gzip.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return Base64.getEncoder().encode(packed.toByteArray());
  }

  /**
   * The columns one after the other, each at a multiple of 4; a column of one number only is not
   * there.
   *
   * @param described takes for each column its name, its width in bytes, and where it begins; or
   *     its one number
   */
  static byte[] columns(Columns columns, ArrayNode described) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    for (Map.Entry<String, IntColumn> entry : columns.columns().entrySet()) {
      IntColumn column = entry.getValue();
      ObjectNode node = described.addObject().put("name", entry.getKey());
      if (column.isConstant()) {
        node.put("constant", column.get(0));
        continue;
      }
      while (raw.size() % 4 != 0) {
        raw.write(0);
      }
      node.put("width", column.width()).put("at", raw.size());
      raw.writeBytes(column.toBytes());
    }
    return bytes(raw.toByteArray());
  }

  /**
   * The measures of the worst rows in float32: for each row its place, then its measures.
   *
   * @param places of the rows in the columns
   */
  static byte[] measures(List<ReportData.Row> worst, int[] places) {
    int width = 4 * (1 + Columns.Measure.values().length);
    ByteBuffer raw = ByteBuffer.allocate(width * worst.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < worst.size(); i++) {
      raw.putInt(places[i]);
      for (Columns.Measure measure : Columns.Measure.values()) {
        raw.putFloat(Rough.asFloat(measure.of(worst.get(i).result())));
      }
    }
    return bytes(raw.array());
  }
}
