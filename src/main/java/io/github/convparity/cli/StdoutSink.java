package io.github.convparity.cli;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultSink;
import java.nio.charset.StandardCharsets;

/** Results on standard output as they come: lines, or one JSON object. */
final class StdoutSink implements ResultSink {
  private final ClosableOutput out;
  private final boolean lines;
  private boolean first = true;

  StdoutSink(ClosableOutput out, boolean lines) {
    this.out = out;
    this.lines = lines;
  }

  @Override
  public void header(Header header, byte[] line) {
    write(lines ? "" : "{\"header\":", line, lines ? "\n" : ",\"results\":[");
  }

  @Override
  public void result(ParityResult result, byte[] line) {
    write(lines || first ? "" : ",", line, "\n");
    first = false;
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void totals(Header header, Totals totals, byte[] line) {
    write(lines ? "" : "],\"totals\":", line, lines ? "\n" : "}\n");
    out.flush();
  }

  private void write(String before, byte[] line, String after) {
    byte[] start = before.getBytes(StandardCharsets.UTF_8);
    byte[] end = after.getBytes(StandardCharsets.UTF_8);
    out.write(start, 0, start.length);
    out.write(line, 0, line.length);
    out.write(end, 0, end.length);
  }
}
