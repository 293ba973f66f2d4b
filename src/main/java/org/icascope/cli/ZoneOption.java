package org.icascope.cli;

import java.time.DateTimeException;
import java.time.ZoneId;

/** The time zone that a user gives, of times read and shown; else that of the machine. */
final class ZoneOption {

  private final Given<String> zone;

  ZoneOption(Options options) {
    zone =
        options.text(
            "--tz", "ZONE", "Time zone of times read and shown: UTC, Europe/Berlin, +02:00.");
  }

  /**
   * @throws WrongOption when it is no zone
   */
  ZoneId zone() {
    try {
      return zone.value().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException e) {
      throw new WrongOption("--tz", "not a time zone (UTC, Europe/Berlin, +02:00): " + zone.or(""));
    }
  }
}
