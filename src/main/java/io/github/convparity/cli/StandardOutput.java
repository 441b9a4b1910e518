package io.github.convparity.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;

/** Standard output as a writer that may be closed by whoever writes there. */
final class StandardOutput extends FilterWriter {
  StandardOutput(PrintWriter out) {
    super(out);
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
