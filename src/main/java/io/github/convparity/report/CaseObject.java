package io.github.convparity.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.conv.Taps;
import io.github.convparity.diagnose.TapMap;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.suite.CaseJson;
import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One case in full, as a JSON object: its result line, one element with all its products, and what
 * the taps of that element read.
 */
public final class CaseObject {
  private CaseObject() {}

  /**
   * {@code {"result":{…},"element":{…},"taps":{…}}}; the element is null unless both sides
   * answered.
   *
   * @param taps null where they were not probed
   */
  public static String of(
      ParityResult result,
      @Nullable Tensor candidate,
      @Nullable Tensor reference,
      @Nullable ExactValues<Products> exact,
      int element,
      @Nullable TapMap taps) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new ObjectMapper().createGenerator(text)) {
      json.writeStartObject();
      json.writeFieldName("result");
      json.writeRawValue(new String(ResultLines.result(result), StandardCharsets.UTF_8));
      json.writeFieldName("element");
      if (candidate == null
          || reference == null
          || exact == null
          || !candidate.sizes().equals(reference.sizes())
          || exact.elements() <= element) {
        json.writeNull();
      } else {
        writeElement(candidate, reference, exact, element, json);
      }
      json.writeFieldName("taps");
      if (taps == null) {
        json.writeNull();
      } else {
        TapJson.write(taps, json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  private static void writeElement(
      Tensor candidate,
      Tensor reference,
      ExactValues<Products> exact,
      int element,
      JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeFieldName("index");
    CaseJson.writeInts(json, exact.shape().indexOf(element));
    ResultLines.writeElement("candidate", candidate.get(element), exact.dtype(), json);
    ResultLines.writeElement("reference", reference.get(element), exact.dtype(), json);
    ResultLines.writeDouble("exact", exact.exactly(element), json);
    ResultLines.writeDouble("magnitude", exact.magnitude(element), json);
    ResultLines.writeDouble("bound", exact.bound(element), json);
    json.writeNumberField("terms", exact.count(element));
    json.writeArrayFieldStart("products");
    writeProducts(exact, element, json);
    json.writeEndArray();
    if (exact.terms().hasBias()) {
      ResultLines.writeElement("bias", exact.terms().biasOf(element), exact.dtype(), json);
    }
    json.writeEndObject();
  }

  private static void writeProducts(ExactValues<Products> exact, int element, JsonGenerator json) {
    Taps rows = exact.terms().geometry().rows();
    Taps columns = exact.terms().geometry().columns();
    int outW = element % columns.outputs();
    int outH = element / columns.outputs() % rows.outputs();
    exact
        .terms()
        .forEach(
            element,
            (c, kh, kw, padding, x, w) -> {
              try {
                json.writeStartObject();
                json.writeNumberField("channel", c);
                json.writeNumberField("kh", kh);
                json.writeNumberField("kw", kw);
                json.writeFieldName("reads");
                if (padding) {
                  json.writeNull();
                } else {
                  CaseJson.writeInts(json, rows.source(outH, kh), columns.source(outW, kw));
                }
                json.writeFieldName("x");
                JsonNumbers.writeDouble(json, x);
                json.writeFieldName("w");
                JsonNumbers.writeDouble(json, w);
                json.writeEndObject();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
