package io.github.convparity.suite;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML file that a user wrote, which knows where it stands, so that whatever is wrong
 * with it can be said with its line. Scalars are the text that stands there: {@code 1.10} stays so.
 *
 * <pre>{@code
 * YamlNode root = YamlNode.read("convparity.yaml", content);
 * YamlNode slack = root.entries(Set.of("slack", "jobs")).get("slack");
 * }</pre>
 */
public final class YamlNode {
  private static final int DEEPEST = 20;
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final String file;
  private final int line;
  private final @Nullable String key;
  private final @Nullable String text;
  private final @Nullable List<YamlNode> items;
  private final @Nullable Map<String, YamlNode> entries;

  private YamlNode(
      Place place,
      @Nullable String text,
      @Nullable List<YamlNode> items,
      @Nullable Map<String, YamlNode> entries) {
    this.file = place.file();
    this.line = place.line();
    this.key = place.key();
    this.text = text;
    this.items = items;
    this.entries = entries;
  }

  private record Place(String file, int line, @Nullable String key) {}

  /**
   * Reads a document.
   *
   * @param file its name, for messages
   * @return its value; a value without anything for an empty document
   * @throws UsageException if it is not one YAML document in UTF-8; the message names the line
   */
  public static YamlNode read(String file, byte[] content) {
    try (YAMLParser parser = FACTORY.createParser(text(file, content))) {
      if (parser.nextToken() == null) {
        return new YamlNode(new Place(file, 1, null), null, null, null);
      }
      YamlNode root = node(parser, new Place(file, lineOf(parser), null), 0);
      if (parser.nextToken() != null) {
        throw new UsageException(at(file, lineOf(parser)) + "the file must have one document");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new UsageException(at(file, lineOf(e)) + "no YAML: " + problem(e));
    } catch (IOException e) {
      throw new UsageException(file + " is no YAML: " + e.getMessage());
    }
  }

  private static String text(String file, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new UsageException(file + " must be UTF-8 text");
    }
  }

  private static int lineOf(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private static int lineOf(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null ? 1 : location.getLineNr();
  }

  /** What was done and what is wrong, without the places and the excerpts, which are indented. */
  private static String problem(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage())
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(": "));
  }

  private static String at(String file, int line) {
    return file + " line " + line + ": ";
  }

  private static YamlNode node(YAMLParser parser, Place place, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new UsageException(at(place) + "values are nested too deeply");
    }
    if (parser.isCurrentAlias()) {
      throw new UsageException(at(place) + "references (*name) are not read here; write it out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, place, depth);
      case START_ARRAY -> array(parser, place, depth);
      case VALUE_NULL -> new YamlNode(place, null, null, null);
      default -> new YamlNode(place, parser.getText(), null, null);
    };
  }

  private static YamlNode object(YAMLParser parser, Place place, int depth) throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place of = new Place(place.file(), lineOf(parser), key);
      parser.nextToken();
      if (entries.put(key, node(parser, of, depth + 1)) != null) {
        throw new UsageException(at(of) + "key \"" + key + "\" must stand only once");
      }
    }
    return new YamlNode(place, null, null, entries);
  }

  private static YamlNode array(YAMLParser parser, Place place, int depth) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(
          node(
              parser,
              new Place(place.file(), lineOf(parser), place.key() == null ? "" : place.key()),
              depth + 1));
    }
    return new YamlNode(place, null, items, null);
  }

  private static String at(Place place) {
    return at(place.file(), place.line());
  }

  /** The line on which it stands, from 1; of the value of a key, the key's. */
  public int line() {
    return line;
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return text == null && items == null && entries == null;
  }

  /** Whether it is one text or number. */
  public boolean isText() {
    return text != null;
  }

  /**
   * The text.
   *
   * @throws UsageException if it is a list, has keys, or is empty
   */
  public String text() {
    if (text == null || text.isBlank()) {
      throw wrong("must be one value, not " + kind());
    }
    return text;
  }

  private String kind() {
    return items != null ? "a list" : entries != null ? "keys with values" : "nothing";
  }

  /** The items of a list; one value is a list of one, nothing an empty one. */
  public List<YamlNode> items() {
    if (items != null) {
      return items;
    }
    return isEmpty() ? List.of() : List.of(this);
  }

  /** The text of each item. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  /**
   * The values by key; none where there is nothing.
   *
   * @param known the keys that there may be
   * @throws UsageException if it is something else, or has another key; a known one that is near is
   *     suggested
   */
  public Map<String, YamlNode> entries(Collection<String> known) {
    if (entries == null) {
      if (isEmpty()) {
        return Map.of();
      }
      throw wrong("must be keys with values (" + String.join(", ", known) + "), not " + kindHere());
    }
    entries.forEach(
        (name, value) -> {
          if (!known.contains(name)) {
            throw new UsageException(
                at(file, value.line)
                    + "key \""
                    + name
                    + "\" must be one of "
                    + String.join(", ", known)
                    + Suggestions.didYouMean(name, known));
          }
        });
    return entries;
  }

  private String kindHere() {
    return text != null ? "one value" : kind();
  }

  /**
   * What is wrong with this value.
   *
   * @param rule what it must be
   */
  public UsageException wrong(String rule) {
    return new UsageException(
        at(file, line) + named() + (text == null ? "" : " (\"" + text + "\")") + " " + rule);
  }

  private String named() {
    return key == null ? "the file" : key.isEmpty() ? "the entry" : "key \"" + key + "\"";
  }

  /**
   * Reads this value with what reads it elsewhere; what that says of it gets the place.
   *
   * @throws UsageException if it is not as it must be
   */
  public <T> T read(Reader<T> reader) {
    String given = text();
    try {
      return reader.read(given);
    } catch (UsageException e) {
      throw placed(e);
    } catch (NumberFormatException e) {
      throw wrong("must be a whole number");
    } catch (InvalidPathException e) {
      throw wrong("must be a path");
    }
  }

  /** Does what checks this value elsewhere; what that says of it gets the place. */
  public void check(Runnable check) {
    try {
      check.run();
    } catch (UsageException e) {
      throw placed(e);
    }
  }

  private UsageException placed(UsageException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith(at(file, line))
        ? e
        : new UsageException(at(file, line) + named() + ": " + message.replaceFirst("^--", ""));
  }

  /** Reads a text. */
  public interface Reader<T> {
    /** The value; a {@link UsageException} if the text is not as it must be. */
    T read(String text);
  }
}
