package io.github.convparity.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output whose reader may go away ({@code | head}): then the rest is dropped. */
final class ClosableOutput extends OutputStream {
  private final BufferedOutputStream out;
  private boolean closed;

  ClosableOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    if (!closed) {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        closed = true;
      }
    }
  }

  @Override
  public synchronized void flush() {
    if (!closed) {
      try {
        out.flush();
      } catch (IOException e) {
        closed = true;
      }
    }
  }
}
