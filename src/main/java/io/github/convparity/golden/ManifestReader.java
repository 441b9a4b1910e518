package io.github.convparity.golden;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.suite.CaseJson;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a manifest and checks every key that it needs; others are passed over. */
final class ManifestReader {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** No path: neither a folder nor a hidden file. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\\.npz");

  private static final int MAX_AXES = 8;
  private static final int MAX_SHOWN = 60;

  private final String where;
  private final Pictures pictures;

  ManifestReader(String where, Pictures pictures) {
    this.where = where;
    this.pictures = pictures;
  }

  PackManifest read(byte[] content) {
    JsonNode manifest = tree(content);
    Keys keys = new Keys(where, manifest);
    keys.equal("schema", PackManifest.SCHEMA);
    Keys pytorch = keys.object("pytorch");
    Keys arrays = keys.object("arrays");
    ArrayFiles.types().forEach(arrays::equal);
    Map<String, PackManifest.StoredFile> files = files(keys.object("files"));
    return new PackManifest(
        pytorch.text("version"),
        pytorch.text("build"),
        keys.text("recorded_by"),
        fingerprint(keys.object("fingerprint")),
        files,
        cases(keys, files.keySet()));
  }

  private JsonNode tree(byte[] content) {
    try {
      return MAPPER.readTree(content);
    } catch (JsonProcessingException e) {
      String problem = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new UsageException(
          where + ": must be JSON: " + problem.replaceAll(" \\((start|for) .*", ""));
    } catch (IOException e) {
      throw new UsageException(where + ": must be JSON in UTF-8: " + e.getMessage());
    }
  }

  private static Fingerprint fingerprint(Keys keys) {
    Map<String, String> facts = new LinkedHashMap<>();
    keys.node.fieldNames().forEachRemaining(name -> facts.put(name, keys.text(name)));
    return new Fingerprint(facts);
  }

  private static Map<String, PackManifest.StoredFile> files(Keys keys) {
    Map<String, PackManifest.StoredFile> files = new LinkedHashMap<>();
    keys.node
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!FILE.matcher(name).matches()) {
                throw keys.wrong(name, "be the name of a .npz file beside the manifest, no path");
              }
              Keys file = keys.object(name);
              JsonNode bytes = file.node.get("bytes");
              if (bytes == null || !bytes.canConvertToLong() || bytes.asLong() < 0) {
                throw file.wrong("bytes", "be the length of the file");
              }
              files.put(name, new PackManifest.StoredFile(bytes.asLong(), file.sha256("sha256")));
            });
    return files;
  }

  private List<PackCase> cases(Keys keys, Set<String> files) {
    JsonNode all = keys.node.get("cases");
    if (all == null || !all.isArray() || all.size() > PackManifest.MAX_CASES) {
      throw keys.wrong("cases", "be a list of at most " + PackManifest.MAX_CASES + " cases");
    }
    List<PackCase> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode node : all) {
      PackCase read = read(new Keys(where + ": case " + cases.size(), node), files);
      if (!ids.add(read.parityCase().id())) {
        throw new UsageException(where + ": case " + read.parityCase().id() + " must stand once");
      }
      cases.add(read);
    }
    return cases;
  }

  private PackCase read(Keys keys, Set<String> files) {
    ParityCase parityCase = parityCase(keys);
    StoredAnswer output = keys.answer("output_sha256", "");
    if (output == null) {
      throw keys.wrong("output_sha256", "stand there, or refusal, or unsupported");
    }
    StoredAnswer gradients = keys.answer("gradients_sha256", "gradients_");
    boolean arrays =
        output instanceof StoredAnswer.Arrays || gradients instanceof StoredAnswer.Arrays;
    String file = arrays ? keys.text("file") : null;
    if (file != null && !files.contains(file)) {
      throw keys.wrong("file", "be one of the manifest's files, " + String.join(", ", files));
    }
    String input = keys.node.has("input_sha256") ? keys.sha256("input_sha256") : null;
    if (input == null && !(output instanceof StoredAnswer.Unsupported)) {
      throw keys.wrong("input_sha256", "be 64 hexadecimal digits, in lower case");
    }
    if (gradients != null && !parityCase.grad()) {
      throw keys.wrong("gradients_sha256", "not stand in a case without grad");
    }
    boolean answers = output instanceof StoredAnswer.Arrays;
    return new PackCase(
        new Selection.Selected(keys.text("suite"), keys.index(), parityCase),
        input,
        file,
        answers ? keys.shape() : null,
        output,
        gradients);
  }

  private ParityCase parityCase(Keys keys) {
    if (!(keys.node.get("case") instanceof ObjectNode object)) {
      throw keys.wrong("case", "be a case, {\"input\":[1,3,32,32],…}");
    }
    ParityCase read;
    try {
      read = CaseJson.read(object, object, pictures, note -> {});
    } catch (UsageException e) {
      throw new UsageException(keys.where + ": " + e.getMessage());
    }
    String id = read.id();
    if (!id.equals(keys.text("id"))) {
      throw keys.wrong("id", "be that of its case, " + id);
    }
    return read;
  }

  /** An object's keys, and where it stands. */
  private static final class Keys {
    private final String where;
    private final JsonNode node;

    Keys(String where, JsonNode node) {
      this.where = where;
      this.node = node;
      if (!node.isObject()) {
        throw new UsageException(where + ": must be a JSON object");
      }
    }

    Keys object(String key) {
      JsonNode value = node.get(key);
      if (value == null || !value.isObject()) {
        throw wrong(key, "be an object");
      }
      return new Keys(where + ": " + key, value);
    }

    String text(String key) {
      JsonNode value = node.get(key);
      if (value == null || !value.isTextual()) {
        throw wrong(key, "be a text");
      }
      return value.asText();
    }

    void equal(String key, String expected) {
      JsonNode value = node.get(key);
      if (value == null || !value.isTextual() || !value.asText().equals(expected)) {
        throw wrong(key, "be \"" + expected + "\"");
      }
    }

    String sha256(String key) {
      String digest = text(key);
      if (!SHA256.matcher(digest).matches()) {
        throw wrong(key, "be 64 hexadecimal digits, in lower case");
      }
      return digest;
    }

    int index() {
      JsonNode value = node.get("index");
      if (value == null || !value.canConvertToInt() || value.asInt() < 0) {
        throw wrong("index", "be a number from 0");
      }
      return value.asInt();
    }

    Shape shape() {
      JsonNode value = node.get("shape");
      boolean right = value != null && value.isArray() && value.size() <= MAX_AXES;
      int[] dims = new int[right && value != null ? value.size() : 0];
      for (int axis = 0; axis < dims.length && value != null; axis++) {
        JsonNode dim = value.get(axis);
        right &= dim.isInt() && dim.asInt() >= 0;
        dims[axis] = right ? dim.asInt() : 0;
      }
      if (!right) {
        throw wrong("shape", "be a list of at most " + MAX_AXES + " sizes");
      }
      return Shape.of(dims);
    }

    /** The one of three keys that stands there; null if none does. */
    @Nullable StoredAnswer answer(String arrays, String of) {
      List<String> there =
          List.of(arrays, of + "refusal", of + "unsupported").stream().filter(node::has).toList();
      if (there.size() > 1) {
        throw wrong(there.get(1), "not stand beside " + there.get(0));
      }
      if (there.isEmpty()) {
        return null;
      }
      String key = there.get(0);
      if (key.equals(arrays)) {
        return new StoredAnswer.Arrays(sha256(key));
      }
      return key.endsWith("refusal")
          ? new StoredAnswer.Refusal(text(key))
          : new StoredAnswer.Unsupported(text(key));
    }

    UsageException wrong(String key, String rule) {
      JsonNode value = node.get(key);
      String shown = value == null ? "missing" : value.toString();
      shown = shown.length() > MAX_SHOWN ? shown.substring(0, MAX_SHOWN) + "…" : shown;
      return new UsageException(
          where + ": " + key + " (" + shown.replaceAll("\\p{Cntrl}", "?") + ") must " + rule);
    }
  }
}
