package io.github.convparity.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.golden.Pack;
import io.github.convparity.golden.PackChange;
import io.github.convparity.golden.PackDiff;
import io.github.convparity.golden.PackFolders;
import io.github.convparity.suite.CaseJson;
import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Two packs, or two folders of packs, beside each other. */
final class GoldenDiffJob {
  /** How the changes are printed. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;
  private final Format format;

  /** Two packs of the same name. */
  private record Pair(Pack before, Pack after) {}

  GoldenDiffJob(Terminal terminal, Format format) {
    this.terminal = terminal;
    this.format = format;
  }

  /** Prints the changes; the exit code is 1 where one is more than rounding or words. */
  int diff(Path before, Path after, @Nullable Path image) throws IOException {
    Pictures pictures = PackPictures.of(image);
    List<Pair> pairs = pairs(before, after, pictures);
    boolean harmless = true;
    for (Pair pair : pairs) {
      List<PackChange> changes = PackDiff.of(pair.before(), pair.after());
      harmless &= changes.stream().allMatch(change -> change.kind().isHarmless());
      if (format == Format.json) {
        terminal.out().println(json(pair, changes));
      } else {
        print(pair, changes);
      }
    }
    return harmless ? ExitCodes.PARITY : ExitCodes.FAILED;
  }

  private static List<Pair> pairs(Path before, Path after, Pictures pictures) throws IOException {
    List<Path> first = PackFolders.in(before);
    List<Path> second = PackFolders.in(after);
    List<Pair> pairs = new ArrayList<>();
    if (Pack.isAt(before) && Pack.isAt(after)) {
      pairs.add(new Pair(Pack.open(before, pictures), Pack.open(after, pictures)));
      return pairs;
    }
    Map<String, Path> rest = new TreeMap<>();
    second.forEach(path -> rest.put(name(path), path));
    for (Path path : first) {
      Path other = rest.remove(name(path));
      if (other == null) {
        throw unpaired(path, after);
      }
      pairs.add(new Pair(Pack.open(path, pictures), Pack.open(other, pictures)));
    }
    if (!rest.isEmpty()) {
      throw unpaired(rest.values().iterator().next(), before);
    }
    return pairs;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static UsageException unpaired(Path path, Path folder) {
    return new UsageException(path + ": must have a pack of the same name in " + folder);
  }

  private void print(Pair pair, List<PackChange> changes) {
    String a = pair.before().folder().toString();
    String b = pair.after().folder().toString();
    int width = Math.max(a.length(), b.length());
    String line = "%-6s %-" + width + "s  PyTorch %s, recorded by %s%n";
    for (Pack pack : List.of(pair.before(), pair.after())) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              line,
              pack == pair.before() ? "before" : "after",
              pack.folder(),
              pack.manifest().pytorch(),
              pack.manifest().recordedBy());
    }
    changes.forEach(change -> terminal.out().print(PackChangeText.of(change)));
    int cases = pair.after().manifest().cases().size();
    long same = cases - changes.stream().filter(change -> change.after() != null).count();
    terminal
        .out()
        .println(
            cases
                + (cases == 1 ? " case: " : " cases: ")
                + same
                + " the same"
                + (changes.isEmpty() ? "" : ", " + PackChangeText.counts(changes)));
    terminal.out().flush();
  }

  private static String json(Pair pair, List<PackChange> changes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      write(json, "before", pair.before());
      write(json, "after", pair.after());
      json.writeArrayFieldStart("changes");
      for (PackChange change : changes) {
        write(json, change);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, String side, Pack pack) throws IOException {
    json.writeObjectFieldStart(side);
    json.writeStringField("pack", pack.folder().toString());
    json.writeStringField("pytorch", pack.manifest().pytorch());
    json.writeStringField("recorded_by", pack.manifest().recordedBy());
    json.writeNumberField("cases", pack.manifest().cases().size());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, PackChange change) throws IOException {
    json.writeStartObject();
    json.writeStringField("suite", change.suite());
    json.writeStringField("id", change.id());
    json.writeStringField("change", change.kind().name().toLowerCase(Locale.ROOT));
    json.writeBooleanField("harmless", change.kind().isHarmless());
    write(json, "before", change.before());
    write(json, "after", change.after());
    PackChange.Numbers numbers = change.numbers();
    if (numbers != null) {
      json.writeStringField("of", numbers.of());
      json.writeNumberField("elements", numbers.elements());
      json.writeNumberField("different", numbers.different());
      number(json, "max_abs", numbers.maxAbs());
      json.writeObjectFieldStart("bound_ratio");
      number(json, "before", numbers.ratioBefore());
      number(json, "after", numbers.ratioAfter());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String key, double value) throws IOException {
    json.writeFieldName(key);
    JsonNumbers.writeDouble(json, value);
  }

  private static void write(JsonGenerator json, String side, PackChange.@Nullable Said said)
      throws IOException {
    if (said == null) {
      json.writeNullField(side);
      return;
    }
    json.writeObjectFieldStart(side);
    if (said.shape() != null) {
      json.writeFieldName("shape");
      CaseJson.writeInts(json, said.shape().dims());
    }
    if (said.text() != null) {
      json.writeStringField("text", said.text());
    }
    json.writeEndObject();
  }
}
