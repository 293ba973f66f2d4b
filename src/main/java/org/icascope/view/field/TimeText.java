package org.icascope.view.field;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as tshark writes them: {@code Mar 2, 2026 09:30:00.200000000 UTC}. */
public final class TimeText {

  private static final long NANOS = 1_000_000_000L;

  /** The offset of no hours has no name of its own. */
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** Zones are named as in tshark, where they have a name of letters. */
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("MMM d, uuuu HH:mm:ss.SSSSSSSSS zzz", Locale.ENGLISH);

  private TimeText() {}

  /**
   * @param nanos since 1970-01-01T00:00:00Z
   */
  public static String of(long nanos, ZoneId zone) {
    boolean utc = zone.normalized().equals(ZoneOffset.UTC);
    ZonedDateTime time =
        Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
            .atZone(utc ? UTC : zone);
    String text = FORM.format(time);
    boolean oneDigit = text.charAt(5) == ',';
    return oneDigit ? text.substring(0, 4) + " " + text.substring(4) : text; // as ctime does
  }
}
