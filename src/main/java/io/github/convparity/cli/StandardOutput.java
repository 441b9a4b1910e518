package io.github.convparity.cli;

import java.io.FilterWriter;
import java.io.PrintWriter;

/** Standard output as a writer that may be closed by whoever writes there. */
final class StandardOutput extends FilterWriter {
  private final PrintWriter out;

  StandardOutput(PrintWriter out) {
    super(out);
    this.out = out;
  }

  @Override
  public void close() {
    out.flush();
  }
}
