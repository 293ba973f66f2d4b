package org.icascope.view.info;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of frames, to the microsecond or, where the captures have them, the nanosecond. */
public final class TimeColumn {

  private static final long SECOND = 1_000_000_000L;

  private final TimeStyle style;
  private final DateTimeFormatter form;
  private long firstNanos;
  private long previousNanos;
  private long listedNanos;
  private boolean nanosShown;
  private boolean started;
  private boolean listed;

  /** A capture has very many frames in each second. */
  private long knownStart;

  private long knownSeconds;
  private byte[] knownText = {};

  /**
   * @param zone of absolute times
   */
  public TimeColumn(TimeStyle style, ZoneId zone) {
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
  public void digits(int wanted) {
    nanosShown = wanted > 6;
  }

  /** Every frame comes by here, listed or not. */
  public void see(long nanos) {
    if (!started) {
      started = true;
      firstNanos = nanos;
      previousNanos = nanos;
    }
  }

  /** The next frame comes. */
  public void pass(long nanos) {
    previousNanos = nanos;
  }

  public void append(long nanos, LineBuffer line) {
    long base = base(nanos);
    append(nanos, base, line);
  }

  /** The time from which the next frame listed counts. */
  long base(long nanos) {
    long base =
        switch (style) {
          case RELATIVE -> firstNanos;
          case DELTA -> previousNanos;
          case DELTA_LISTED -> listed ? listedNanos : nanos;
          case EPOCH, ABSOLUTE, ABSOLUTE_WITH_DATE -> 0;
        };
    listed = true;
    listedNanos = nanos;
    return base;
  }

  /** The same for a time whose base was asked for before, perhaps of another column. */
  void append(long nanos, long base, LineBuffer line) {
    if (form == DateTimeFormatter.ISO_INSTANT) {
      seconds(nanos - base, line);
    } else {
      absolute(nanos, line);
    }
  }

  private void seconds(long nanos, LineBuffer line) {
    long positive = nanos;
    if (nanos < 0) {
      line.sign('-');
      positive = -nanos;
    }
    long into = positive - knownStart;
    if (into < 0 || into >= SECOND) {
      knownSeconds = positive / SECOND;
      knownStart = knownSeconds * SECOND;
      into = positive - knownStart;
    }
    line.number(knownSeconds).sign('.');
    fraction((int) into, line);
  }

  private void fraction(int nanos, LineBuffer line) {
    if (nanosShown) {
      line.padded(nanos, 9);
    } else {
      line.padded(LineBuffer.thousands(nanos), 6);
    }
  }

  private void absolute(long nanos, LineBuffer line) {
    long into = nanos - knownStart;
    if (into < 0 || into >= SECOND || knownText.length == 0) {
      long second = Math.floorDiv(nanos, SECOND);
      knownStart = second * SECOND;
      into = nanos - knownStart;
      knownText = form.format(Instant.ofEpochSecond(second)).getBytes(StandardCharsets.US_ASCII);
    }
    line.raw(knownText).sign('.');
    fraction((int) into, line);
  }
}
