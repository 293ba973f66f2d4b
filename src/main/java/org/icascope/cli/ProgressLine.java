package org.icascope.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.icascope.app.Progress;

/** One line on a terminal that says how far a run is; nothing for runs of less than a second. */
final class ProgressLine implements Progress {

  private static final long PATIENCE_NANOS = 1_000_000_000L;

  /** Five times a second is smooth and costs nothing (chosen). */
  private static final long INTERVAL_NANOS = 200_000_000L;

  private final PrintWriter err;
  private final LongSupplier nanoTime;
  private final long start;
  private long nextNanos;
  private int shown;

  ProgressLine(PrintWriter err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.nextNanos = PATIENCE_NANOS;
  }

  @Override
  public void advanced(long doneBytes, long totalBytes) {
    long elapsed = nanoTime.getAsLong() - start;
    if (elapsed < nextNanos) {
      return;
    }
    nextNanos = elapsed + INTERVAL_NANOS;
    double rate = doneBytes / 1e6 / (elapsed / 1e9);
    String done =
        totalBytes > 0
            ? String.format(Locale.ROOT, "%3d %%", Math.min(100, 100 * doneBytes / totalBytes))
            : String.format(Locale.ROOT, "%,.0f MB", doneBytes / 1e6);
    show(String.format(Locale.ROOT, "reading: %s, %,.0f MB/s", done, rate));
  }

  /** Leaves the line empty again. */
  void clear() {
    if (shown > 0) {
      show("");
      err.print('\r');
      err.flush();
      shown = 0;
    }
  }

  private void show(String text) {
    err.print('\r' + text + " ".repeat(Math.max(0, shown - text.length())));
    err.flush();
    shown = text.length();
  }
}
