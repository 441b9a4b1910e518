package io.github.convparity.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A file of cases: one JSON object a line, blank lines and lines that start with # apart; or a
 * model as PyTorch prints it.
 */
public final class CaseFile {
  private static final int MOST_NESTED = 500;
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(10_000)
                          .maxNestingDepth(MOST_NESTED)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads numbers of unknown keys as they stand, which doubles would round. */
  private static final ObjectMapper EXACT =
      MAPPER
          .copy()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CaseFile() {}

  /**
   * Reads all cases.
   *
   * @param name of the suite: the file's name
   * @param modelInput the input's shape for a layer's in_channels, where the file is a printed
   *     model
   * @param notes takes a sentence about each key that looks misspelt
   * @throws UsageException if the content is not UTF-8 text, or a line is not a case; it names the
   *     line, from 1, and the key
   */
  public static Suite read(
      String name,
      byte[] content,
      Pictures pictures,
      IntFunction<Shape> modelInput,
      Consumer<String> notes) {
    List<String> lines = text(name, content).lines().toList();
    boolean model = TorchNotation.isModel(lines);
    List<ParityCase> cases = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index).strip();
      boolean isCase =
          model ? TorchNotation.isLayer(line) : !line.isEmpty() && !line.startsWith("#");
      if (isCase) {
        String where = name + " line " + (index + 1) + ": ";
        try {
          cases.add(
              model
                  ? TorchNotation.read(line, modelInput)
                  : readLine(line, pictures, note -> notes.accept(where + note)));
        } catch (UsageException e) {
          throw new UsageException(where + e.getMessage());
        }
        indices.add(index);
      }
    }
    return new ListedSuite(name, "cases of a file", List.copyOf(cases), List.copyOf(indices));
  }

  /**
   * Reads one case object.
   *
   * @throws UsageException if it is not one
   */
  public static ParityCase readLine(String line, Pictures pictures, Consumer<String> notes) {
    try {
      if (!(MAPPER.readTree(line) instanceof ObjectNode object)) {
        throw new UsageException("the line must be one JSON object, {\"input\":[1,3,32,32],…}");
      }
      // Read a second time only where there is a key to pass through.
      ObjectNode exact =
          CaseJson.hasUnknownKeys(object) ? (ObjectNode) EXACT.readTree(line) : object;
      return CaseJson.read(object, exact, pictures, notes);
    } catch (JsonProcessingException e) {
      throw new UsageException(
          "the line must be one JSON object: " + firstLine(e.getOriginalMessage()));
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceAll(" \\(start marker.*", "");
  }

  private static String text(String name, byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (text.indexOf('\0') >= 0) {
        throw new UsageException(name + " must be UTF-8 text; it has zero bytes, as UTF-16 has");
      }
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UsageException(name + " must be UTF-8 text");
    }
  }
}
