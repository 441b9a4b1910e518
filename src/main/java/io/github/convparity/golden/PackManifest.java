package io.github.convparity.golden;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.suite.CaseJson;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in {@code manifest.json}.
 *
 * @param pytorch version of the PyTorch that answered, for example {@code 2.7.1}
 * @param build what that PyTorch says of how it was built
 * @param recordedBy the program that asked it
 * @param fingerprint what else may have changed its bits
 * @param files the archives of arrays by name, in order
 * @param cases in the order of the suites
 */
public record PackManifest(
    String pytorch,
    String build,
    String recordedBy,
    Fingerprint fingerprint,
    Map<String, StoredFile> files,
    List<PackCase> cases) {
  /** The name of the format. */
  public static final String SCHEMA = "convparity.golden/1";

  /** The name of the file. */
  static final String FILE = "manifest.json";

  /** The most cases that a pack has. */
  public static final int MAX_CASES = 100_000;

  /** Copies files and cases and keeps their order. */
  public PackManifest {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    cases = List.copyOf(cases);
  }

  /**
   * A file beside the manifest.
   *
   * @param bytes its length
   * @param sha256 of its content, in lower-case hex
   */
  public record StoredFile(long bytes, String sha256) {}

  /** The names of the suites, in order. */
  public List<String> suites() {
    return cases.stream().map(c -> c.selected().suite()).distinct().toList();
  }

  /**
   * Reads a manifest.
   *
   * @param where the file, as errors name it
   * @param pictures those that a case may name
   * @throws UsageException if the content is not that of a manifest; it names the key and what was
   *     expected
   */
  public static PackManifest read(String where, byte[] content, Pictures pictures) {
    return new ManifestReader(where, pictures).read(content);
  }

  /** The content of the file: UTF-8, one line for each case. */
  public byte[] write() {
    ManifestText text = new ManifestText();
    text.field("schema", json -> json.writeString(SCHEMA));
    text.field("suites", json -> ManifestText.strings(json, suites()));
    text.field(
        "pytorch",
        json -> {
          json.writeStartObject();
          json.writeStringField("version", pytorch);
          json.writeStringField("build", build);
          json.writeEndObject();
        });
    text.field("recorded_by", json -> json.writeString(recordedBy));
    text.field("fingerprint", json -> ManifestText.strings(json, fingerprint.facts()));
    text.field("arrays", json -> ManifestText.strings(json, ArrayFiles.types()));
    text.field("files", json -> ArrayFiles.writeFiles(json, files));
    text.lines("cases", cases, PackManifest::writeCase);
    return text.content();
  }

  private static void writeCase(JsonGenerator json, PackCase c) throws IOException {
    json.writeStartObject();
    ManifestText.writeHead(json, c.selected(), c.inputSha256());
    writeAnswer(json, "", c.output());
    Shape shape = c.shape();
    if (shape != null) {
      json.writeFieldName("shape");
      CaseJson.writeInts(json, shape.dims());
    }
    if (c.gradients() != null) {
      writeAnswer(json, "gradients_", c.gradients());
    }
    if (c.file() != null) {
      json.writeStringField("file", c.file());
    }
    json.writeFieldName("case");
    CaseJson.write(c.parityCase(), json);
    json.writeEndObject();
  }

  private static void writeAnswer(JsonGenerator json, String of, StoredAnswer answer)
      throws IOException {
    if (answer instanceof StoredAnswer.Arrays arrays) {
      json.writeStringField(of.isEmpty() ? "output_sha256" : of + "sha256", arrays.sha256());
    } else if (answer instanceof StoredAnswer.Refusal refusal) {
      json.writeStringField(of + "refusal", refusal.text());
    } else if (answer instanceof StoredAnswer.Unsupported unsupported) {
      json.writeStringField(of + "unsupported", unsupported.text());
    }
  }
}
