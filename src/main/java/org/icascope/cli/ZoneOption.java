package org.icascope.cli;

import java.time.DateTimeException;
import java.time.ZoneId;

/** {@code --tz}: the time zone of times that are read and shown. */
final class ZoneOption {

  private final Given<String> zone;

  ZoneOption(Options options) {
    zone =
        options.text(
            "--tz", "ZONE", "Time zone of times read and shown: UTC, Europe/Berlin, +02:00.");
  }

  /**
   * Before a long run. Without the option nothing is looked up: the rules of time zones take 10 ms
   * to load.
   *
   * @throws WrongOption when there is no such zone
   */
  void check() {
    if (zone.isPresent()) {
      zone();
    }
  }

  /** The zone asked for, else that of the computer. */
  ZoneId zone() {
    try {
      return zone.value().map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException e) {
      throw new WrongOption("--tz", "not a time zone (UTC, Europe/Berlin, +02:00): " + zone.or(""));
    }
  }
}
