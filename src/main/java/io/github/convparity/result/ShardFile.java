package io.github.convparity.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.suite.Shard;
import io.github.convparity.suite.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of one shard, one after the other. Each tells where it stands in the whole selection:
 * the header counts the shard's cases of each suite, so that it is known also where two suites have
 * the same name.
 */
public final class ShardFile implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final BufferedReader lines;
  private final String name;
  private final Header header;
  private final List<Shard.Part> parts;
  private long number = 1;
  private long taken;
  private int suite;
  private @Nullable ParityResult result;
  private String line = "";
  private @Nullable Double seconds;

  /**
   * Reads the header.
   *
   * @param lines is closed with this
   * @param name of the file, for messages
   * @throws UsageException if the file does not begin with the header of a shard
   */
  public ShardFile(BufferedReader lines, String name) throws IOException {
    this.lines = lines;
    this.name = name;
    String first = next();
    if (first == null) {
      throw new UsageException(name + " is empty; it must begin with the header of a run");
    }
    if (!(read(first) instanceof Header found)) {
      throw new UsageException(name + " line 1: the file must begin with the header of a run");
    }
    this.header = found;
    Shard.Whole whole = found.whole();
    if (whole == null) {
      throw new UsageException(name + " is no shard but a run of its own (it was without --shard)");
    }
    this.parts = whole.parts();
  }

  /** The header. */
  public Header header() {
    return header;
  }

  /** Which shard it is, and of what. */
  public Shard.Whole whole() {
    Shard.Whole whole = header.whole();
    if (whole == null) {
      throw new IllegalStateException("it has been looked at");
    }
    return whole;
  }

  private @Nullable String next() throws IOException {
    try {
      return lines.readLine();
    } catch (MalformedInputException e) {
      throw new UsageException(name + " line " + number + ": the line is no UTF-8 text");
    }
  }

  private @Nullable Object read(String text) {
    try {
      return ResultReader.line(text);
    } catch (UsageException e) {
      throw new UsageException(name + " line " + number + ": " + e.getMessage());
    }
  }

  /**
   * Goes to the next result.
   *
   * @return false after the last one
   * @throws UsageException if something else stands there; after the last result of a file that was
   *     cut, too
   */
  public boolean advance() throws IOException {
    number++;
    String text = next();
    if (text == null) {
      throw unfinished();
    }
    Object found;
    try {
      found = ResultReader.line(text);
    } catch (UsageException e) {
      if (next() == null) {
        throw unfinished();
      }
      throw new UsageException(name + " line " + number + ": " + e.getMessage());
    }
    if (found instanceof Header) {
      throw new UsageException(name + " line " + number + ": a second header");
    }
    line = text;
    result = (ParityResult) found;
    if (result == null) {
      end(text);
      return false;
    }
    taken++;
    findSuite(result);
    return true;
  }

  private void end(String totals) {
    if (taken < header.cases() * header.candidates().size()) {
      throw unfinished();
    }
    try {
      JsonNode root = MAPPER.readTree(totals);
      seconds = root.path("seconds").asDouble();
    } catch (JsonProcessingException e) {
      throw unfinished();
    }
  }

  private UsageException unfinished() {
    return new UsageException(
        "shard "
            + whole().shard()
            + " ("
            + name
            + ") was not finished: it has "
            + taken
            + " of "
            + header.cases() * header.candidates().size()
            + " results; run it again with --resume");
  }

  private void findSuite(ParityResult found) {
    long before = 0;
    int at = -1;
    long cases = (taken - 1) / header.candidates().size();
    for (int i = 0; i < parts.size() && at < 0; i++) {
      before += parts.get(i).here();
      at = cases < before ? i : -1;
    }
    int candidate = (int) ((taken - 1) % header.candidates().size());
    if (at < 0
        || !parts.get(at).suite().equals(found.suite())
        || !header.candidates().get(candidate).equals(found.candidateName())
        || !whole().shard().has(found.id())) {
      throw new UsageException(
          name + " line " + number + ": the result does not belong to what the header says");
    }
    suite = at;
  }

  /** The result; there is one after {@link #advance} was true. */
  public ParityResult result() {
    if (result == null) {
      throw new IllegalStateException("there is no result");
    }
    return result;
  }

  /** Its line as it stands in the file. */
  public String line() {
    return line;
  }

  /** Which suite of the selection the result is of, from 0. */
  public int suite() {
    return suite;
  }

  /** How long the shard took; null before its end was reached. */
  public @Nullable Double seconds() {
    return seconds;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
