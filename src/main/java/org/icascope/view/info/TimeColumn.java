package org.icascope.view.info;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of frames, to the microsecond or, where the captures have them, the nanosecond. */
final class TimeColumn {

  private static final long SECOND = 1_000_000_000L;

  private final TimeStyle style;
  private final DateTimeFormatter form;
  private long firstNanos;
  private long previousNanos;
  private long listedNanos;
  private int digits = 6;
  private long unit = 1000;
  private boolean started;
  private boolean listed;

  /** A capture has very many frames in each second. */
  private long knownSecond = Long.MIN_VALUE;

  private byte[] knownText = {};

  /**
   * @param zone of absolute times
   */
  TimeColumn(TimeStyle style, ZoneId zone) {
    this.style = style;
    String pattern = style == TimeStyle.ABSOLUTE ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss";
    form =
        style == TimeStyle.ABSOLUTE || style == TimeStyle.ABSOLUTE_WITH_DATE
            ? DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone)
            : DateTimeFormatter.ISO_INSTANT;
  }

  /**
   * @param wanted decimals of a second in the captures
   */
  void digits(int wanted) {
    digits = wanted > 6 ? 9 : 6;
    unit = wanted > 6 ? 1 : 1000;
  }

  /** Every frame comes by here, listed or not. */
  void see(long nanos) {
    if (!started) {
      started = true;
      firstNanos = nanos;
      previousNanos = nanos;
    }
  }

  /** The next frame comes. */
  void pass(long nanos) {
    previousNanos = nanos;
  }

  void append(long nanos, LineBuffer line) {
    switch (style) {
      case RELATIVE -> seconds(nanos - firstNanos, line);
      case DELTA -> seconds(nanos - previousNanos, line);
      case DELTA_LISTED -> seconds(listed ? nanos - listedNanos : 0, line);
      case EPOCH -> seconds(nanos, line);
      case ABSOLUTE, ABSOLUTE_WITH_DATE -> absolute(nanos, line);
    }
    listed = true;
    listedNanos = nanos;
  }

  private void seconds(long nanos, LineBuffer line) {
    if (nanos < 0) {
      line.sign('-');
    }
    long positive = nanos < 0 ? -nanos : nanos;
    line.number(positive / SECOND).sign('.').padded(positive % SECOND / unit, digits);
  }

  private void absolute(long nanos, LineBuffer line) {
    long second = Math.floorDiv(nanos, SECOND);
    if (second != knownSecond) {
      knownSecond = second;
      String text = form.format(Instant.ofEpochSecond(second));
      knownText = text.getBytes(StandardCharsets.US_ASCII);
    }
    line.raw(knownText).sign('.').padded(Math.floorMod(nanos, SECOND) / unit, digits);
  }
}
