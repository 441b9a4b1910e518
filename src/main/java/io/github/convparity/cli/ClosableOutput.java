package io.github.convparity.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Standard output whose reader may go away ({@code | head}): then the rest is dropped. */
final class ClosableOutput extends OutputStream {
  private final BufferedOutputStream out;
  private boolean closed;
  private @Nullable IOException failure;

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
        close(e);
      }
    }
  }

  @Override
  public synchronized void flush() {
    if (!closed) {
      try {
        out.flush();
      } catch (IOException e) {
        close(e);
      }
    }
  }

  private void close(IOException e) {
    closed = true;
    String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (!reason.contains("pipe")) {
      failure = e;
    }
  }

  /** Why output was lost, if it was not because its reader went away; null if none was. */
  synchronized @Nullable IOException failure() {
    return failure;
  }
}
