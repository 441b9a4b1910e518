package io.github.convparity.golden;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseJson;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes cases for another program: {@code manifest.json} with each case, and with the arguments in
 * archives where they are wanted. As {@link PackWriter}, beside the place where it is to stand.
 */
public final class CaseExport implements AutoCloseable {
  /** The name of the format. */
  public static final String SCHEMA = "convparity.golden-cases/1";

  private final StagedFolder folder;
  private final @Nullable ArrayFiles arrays;
  private final List<Exported> cases = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private record Exported(
      Selection.Selected selected,
      @Nullable String inputSha256,
      @Nullable String file,
      @Nullable String unsupported) {}

  private CaseExport(StagedFolder folder, @Nullable ArrayFiles arrays) {
    this.folder = folder;
    this.arrays = arrays;
  }

  /**
   * Begins an export.
   *
   * @param target where it is to stand
   * @param withInputs whether the arguments are written
   * @throws IOException if nothing can be written there
   */
  public static CaseExport beside(Path target, boolean withInputs) throws IOException {
    StagedFolder folder = StagedFolder.beside(target);
    return new CaseExport(folder, withInputs ? new ArrayFiles(folder, "inputs") : null);
  }

  /** Takes a case; one whose id is there already is passed over. */
  public void add(Selection.Selected selected, Arguments arguments) throws IOException {
    String id = selected.parityCase().id();
    if (ids.add(id)) {
      PackWriter.requireRoom(ids.size());
      String file = arrays == null ? null : arrays.add(tensors(id, arguments));
      cases.add(new Exported(selected, arguments.sha256(), file, null));
    }
  }

  /** Takes a case that the harness cannot do, with the reason. */
  public void addUnsupported(Selection.Selected selected, String why) {
    if (ids.add(selected.parityCase().id())) {
      cases.add(new Exported(selected, null, null, why));
    }
  }

  private static Map<String, Tensor> tensors(String id, Arguments arguments) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(PackCase.array(id, "input"), arguments.input());
    tensors.put(PackCase.array(id, "weight"), arguments.weight());
    if (arguments.bias() != null) {
      tensors.put(PackCase.array(id, "bias"), arguments.bias());
    }
    if (arguments.gradOutput() != null) {
      tensors.put(PackCase.array(id, "grad_output"), arguments.gradOutput());
    }
    return tensors;
  }

  /**
   * Writes what is left and moves the folder to its place, where nothing or an empty folder may
   * stand.
   *
   * @param exportedBy this program and its version
   * @return how many cases there are
   */
  public int finish(String exportedBy) throws IOException {
    ManifestText text = new ManifestText();
    text.field("schema", json -> json.writeString(SCHEMA));
    text.field("exported_by", json -> json.writeString(exportedBy));
    text.field("arrays", json -> ManifestText.strings(json, ArrayFiles.types()));
    Map<String, PackManifest.StoredFile> files = arrays == null ? Map.of() : arrays.finish();
    text.field("files", json -> ArrayFiles.writeFiles(json, files));
    text.lines("cases", cases, CaseExport::writeCase);
    folder.write(PackManifest.FILE, text.content());
    folder.moveIn();
    return cases.size();
  }

  private static void writeCase(JsonGenerator json, Exported c) throws IOException {
    json.writeStartObject();
    ManifestText.writeHead(json, c.selected(), c.inputSha256());
    if (c.unsupported() != null) {
      json.writeStringField("unsupported", c.unsupported());
    }
    if (c.file() != null) {
      json.writeStringField("file", c.file());
    }
    json.writeFieldName("case");
    CaseJson.write(c.selected().parityCase(), json);
    json.writeEndObject();
  }

  /** Deletes what has not been moved. May be called by another thread. */
  @Override
  public void close() throws IOException {
    folder.close();
  }
}
