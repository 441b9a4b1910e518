package io.github.convparity.golden;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.convparity.npy.Npz;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrays that are collected and written as archives of a moderate size. */
final class ArrayFiles {
  /** An archive is written when its arrays have so many bytes: it is read as a whole. */
  private static final long FULL = 32L << 20;

  private final StagedFolder folder;
  private final String name;
  private final Map<String, PackManifest.StoredFile> files = new LinkedHashMap<>();
  private final Map<String, Tensor> arrays = new LinkedHashMap<>();
  private long bytes;

  /**
   * None yet.
   *
   * @param name of the files, before their number
   */
  ArrayFiles(StagedFolder folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** How the elements of each data type are stored, as numpy names it. */
  static Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("float32", "float32");
    types.put("float64", "float64");
    types.put("float16", "float16");
    types.put("bfloat16", "uint16");
    return types;
  }

  /** Takes the arrays of one case; the name of the file that will have them. */
  String add(Map<String, Tensor> more) throws IOException {
    long size = more.values().stream().mapToLong(t -> (long) t.length() * t.dtype().bytes()).sum();
    if (bytes > 0 && bytes + size > FULL) {
      finish();
    }
    arrays.putAll(more);
    bytes += size;
    return name + "-" + files.size() + ".npz";
  }

  /** Writes what is left; the files by name. */
  Map<String, PackManifest.StoredFile> finish() throws IOException {
    if (!arrays.isEmpty()) {
      byte[] content = Npz.writeCompressed(arrays);
      String file = name + "-" + files.size() + ".npz";
      folder.write(file, content);
      files.put(file, new PackManifest.StoredFile(content.length, sha256(content)));
      arrays.clear();
      bytes = 0;
    }
    return files;
  }

  static void writeFiles(JsonGenerator json, Map<String, PackManifest.StoredFile> files)
      throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, PackManifest.StoredFile> file : files.entrySet()) {
      json.writeObjectFieldStart(file.getKey());
      json.writeNumberField("bytes", file.getValue().bytes());
      json.writeStringField("sha256", file.getValue().sha256());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /** SHA-256 in lower-case hex. */
  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
