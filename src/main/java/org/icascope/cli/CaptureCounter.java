package org.icascope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.icascope.capture.live.CaptureInterface;
import org.icascope.capture.live.LiveSource;

/** What goes to standard error while frames are captured, in dumpcap's words. */
final class CaptureCounter {

  private final PrintWriter err;
  private final boolean live;
  private int shown;

  /**
   * @param quiet no line that counts
   */
  CaptureCounter(Environment environment, boolean quiet) {
    err = environment.err();
    live = environment.errIsTerminal() && !quiet;
  }

  void started(CaptureInterface on) {
    line("Capturing on '" + on.label() + "'");
  }

  /** Another file. */
  synchronized void opened(Path file) {
    clear();
    line("File: " + file);
  }

  /** So many frames by now. */
  synchronized void count(long frames) {
    if (live) {
      String text = "Packets: " + frames + " ";
      err.print('\r' + text);
      err.flush();
      shown = text.length();
    }
  }

  private void clear() {
    if (shown > 0) {
      err.print('\r' + " ".repeat(shown) + '\r');
      shown = 0;
    }
  }

  synchronized void ended(long frames, CaptureInterface on, LiveSource.Counts counts) {
    clear();
    long dropped = counts.dropped().orElse(0);
    long all = frames + dropped;
    line("Packets captured: " + frames);
    line(
        String.format(
            Locale.ROOT,
            "Packets received/dropped on interface '%s': %d/%d (pcap:%d/icascope:0/flushed:0/"
                + "ps_ifdrop:%d) (%.1f%%)",
            on.label(),
            frames,
            dropped,
            dropped,
            counts.droppedByInterface(),
            all == 0 ? 0.0 : 100.0 * frames / all));
  }

  private void line(String text) {
    err.println(OneLine.of(text));
    err.flush();
  }
}
