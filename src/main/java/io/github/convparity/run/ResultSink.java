package io.github.convparity.run;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import java.io.IOException;

/** Takes a run's results in the order of the selection. Called by one thread at a time. */
public interface ResultSink {
  /** The run begins. */
  void header(Header header, byte[] line) throws IOException;

  /** The next result; its line without the line feed. */
  void result(ParityResult result, byte[] line) throws IOException;

  /** No more results are at hand for now: what was taken can be made visible. */
  void flush() throws IOException;

  /** The run has ended, in whatever way. */
  void totals(Header header, Totals totals, byte[] line) throws IOException;
}
