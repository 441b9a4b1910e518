package io.github.convparity.cli;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultSink;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a run is: a bar on a terminal, otherwise a line now and then, or nothing. */
final class ProgressSink implements ResultSink {
  private static final long LINE_EVERY_NANOS = 10_000_000_000L;

  private final boolean bar;
  private final boolean lines;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private @Nullable ProgressBar shown;
  private long results;
  private long done;
  private long lastLine = start;

  private ProgressSink(boolean bar, boolean lines, PrintWriter err) {
    this.bar = bar;
    this.lines = lines;
    this.err = err;
  }

  static ProgressSink of(OutputOptions output, Terminal terminal) {
    boolean wanted = !output.quiet && output.progress != PrintingOptions.Progress.none;
    boolean bar =
        wanted && output.progress == PrintingOptions.Progress.auto && terminal.errIsTerminal();
    return new ProgressSink(bar, wanted && !bar, terminal.err());
  }

  @Override
  public void header(Header header, byte[] line) {
    results = header.cases() * header.candidates().size();
    if (bar) {
      shown =
          new ProgressBarBuilder()
              .setTaskName("cases")
              .setInitialMax(results == 0 ? -1 : results)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .clearDisplayOnFinish()
              .build();
    }
  }

  @Override
  public void result(ParityResult result, byte[] line) {
    done++;
    if (shown != null) {
      shown.step();
    }
  }

  @Override
  public void flush() {
    long now = System.nanoTime();
    if (lines && now - lastLine > LINE_EVERY_NANOS) {
      lastLine = now;
      double rate = done / ((now - start) / 1e9);
      if (results == 0) { // nobody knows how many there will be
        err.printf(Locale.ROOT, "%d results, %.0f/s%n", done, rate);
        return;
      }
      err.printf(
          Locale.ROOT,
          "%d of %d results, %.0f/s, %.0f s left%n",
          done,
          results,
          rate,
          (results - done) / rate);
    }
  }

  @Override
  public void totals(Header header, Totals totals, byte[] line) {
    close();
  }

  /** Nothing more will come. */
  void close() {
    if (shown != null) {
      shown.close();
    }
  }
}
