package org.icascope.samples;

import java.util.Locale;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Connection;

/** Small look-ups for the lines that describe a sample. */
final class Notes {
  private Notes() {}

  /** Formats the same everywhere: digits of the default locale need not be those of ASCII. */
  static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Rounded to whole milliseconds. */
  static long millis(long micros) {
    return (micros + 500) / 1000;
  }

  /** The first frame of a connection, its SYN. */
  static int syn(Connection tcp) {
    return tcp.recorded().get(0).number();
  }

  /** The frame of a connection at an instant. */
  static int frameAt(Connection tcp, long micros) {
    return tcp.recorded().stream()
        .filter(frame -> frame.timeMicros() == micros)
        .findFirst()
        .map(CapturedFrame::number)
        .orElseThrow();
  }
}
