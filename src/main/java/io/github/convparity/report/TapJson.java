package io.github.convparity.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.convparity.diagnose.TapMap;
import io.github.convparity.diagnose.TapRead;
import io.github.convparity.suite.CaseJson;
import io.github.convparity.suite.JsonNumbers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What each tap of the kernel reads, as JSON. */
final class TapJson {
  private TapJson() {}

  static void write(TapMap map, JsonGenerator json) throws IOException {
    json.writeStartObject();
    index("index", map.element(), json);
    json.writeFieldName("kernel");
    CaseJson.writeInts(json, map.kernel().h(), map.kernel().w());
    json.writeNumberField("taps", map.taps());
    json.writeNumberField("probed", map.probed());
    side("candidate", map.candidate(), json);
    side("reference", map.reference(), json);
    json.writeArrayFieldStart("reads");
    for (TapMap.Tap tap : map.reads()) {
      json.writeStartObject();
      tap(tap, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("difference");
    difference(map.difference(), json);
    json.writeEndObject();
  }

  private static void side(String name, TapMap.Side side, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("calls", side.calls());
    json.writeFieldName("shape");
    if (side.shape() == null) {
      json.writeNull();
    } else {
      CaseJson.writeInts(json, side.shape().dims());
    }
    json.writeBooleanField("refuses", side.refuses());
    json.writeStringField("problem", side.problem());
    json.writeEndObject();
  }

  private static void tap(TapMap.Tap tap, JsonGenerator json) throws IOException {
    json.writeNumberField("channel", tap.channel());
    json.writeNumberField("kh", tap.kh());
    json.writeNumberField("kw", tap.kw());
    read("candidate", tap.candidate(), json);
    read("reference", tap.reference(), json);
    json.writeBooleanField("differs", tap.differs());
  }

  private static void read(String side, @Nullable TapRead read, JsonGenerator json)
      throws IOException {
    if (read == null) {
      json.writeNullField(side);
      return;
    }
    json.writeObjectFieldStart(side);
    json.writeStringField("kind", read.kind().name().toLowerCase(Locale.ROOT));
    if (!read.pixels().isEmpty()) {
      json.writeArrayFieldStart("pixels");
      for (List<Integer> pixel : read.pixels()) {
        CaseJson.writeInts(json, ints(pixel));
      }
      json.writeEndArray();
    }
    if (read.kind() == TapRead.Kind.MULTIPLE || read.kind() == TapRead.Kind.CONSTANT) {
      json.writeFieldName("factor");
      JsonNumbers.writeDouble(json, read.factor());
    }
    if (read.filter() != TapRead.OWN) {
      json.writeNumberField("filter", read.filter());
    }
    json.writeEndObject();
  }

  private static void difference(TapMap.@Nullable Difference difference, JsonGenerator json)
      throws IOException {
    if (difference == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("elements", difference.elements());
    json.writeNumberField("compared", difference.compared());
    json.writeNumberField("different", difference.different());
    json.writeNumberField("elements_with", difference.elementsWith());
    json.writeArrayFieldStart("first");
    for (TapMap.Place place : difference.first()) {
      json.writeStartObject();
      index("index", place.element(), json);
      tap(place.tap(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Null for the index of no element. */
  private static void index(String key, List<Integer> index, JsonGenerator json)
      throws IOException {
    json.writeFieldName(key);
    if (index.isEmpty()) {
      json.writeNull();
    } else {
      CaseJson.writeInts(json, ints(index));
    }
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
