package io.github.convparity.result;

import io.github.convparity.suite.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the results of a run, one line after the other, so that a large file costs no memory. */
public final class RunFile {
  /** Takes what is read. */
  public interface Visitor {
    /** The header; once, before all results. */
    void header(Header header);

    /** A result and its line, without the line's end. */
    void result(ParityResult result, String line);
  }

  private RunFile() {}

  /**
   * Reads all lines.
   *
   * @param name of the file, for messages
   * @return whether the totals stand at the end; a file without them was cut, in the middle of a
   *     line as well
   * @throws UsageException if it is no file of results; the message names the line, from 1
   * @throws IOException if it cannot be read
   */
  public static boolean read(BufferedReader lines, String name, Visitor visitor)
      throws IOException {
    boolean begun = false;
    String line = lines.readLine();
    for (long number = 1; line != null; number++) {
      String next = lines.readLine();
      Object found;
      try {
        found = ResultReader.line(line);
      } catch (UsageException e) {
        if (begun && next == null) {
          return false;
        }
        throw new UsageException(name + " line " + number + ": " + e.getMessage());
      }
      if (begun == found instanceof Header) {
        throw new UsageException(name + " line " + number + ": " + misplaced(found));
      }
      if (found instanceof Header header) {
        visitor.header(header);
        begun = true;
      } else if (found instanceof ParityResult result) {
        visitor.result(result, line);
      } else {
        return true;
      }
      line = next;
    }
    if (!begun) {
      throw new UsageException(name + " is empty; it must begin with the header of a run");
    }
    return false;
  }

  private static String misplaced(@Nullable Object found) {
    return found instanceof Header
        ? "a second header; the file must hold one run"
        : "the file must begin with the header of a run";
  }
}
