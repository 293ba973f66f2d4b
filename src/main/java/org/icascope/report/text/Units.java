package org.icascope.report.text;

import org.icascope.model.Decimals;

/** Numbers as people write them. */
final class Units {

  private Units() {}

  /** {@code 1,234}. */
  static String count(long number) {
    return Decimals.grouped(number);
  }

  /** {@code 1 message}, {@code 78 messages}. */
  static String count(long number, String singular) {
    return count(number, singular, singular + "s");
  }

  static String count(long number, String singular, String plural) {
    return count(number) + " " + (number == 1 ? singular : plural);
  }

  /** Decimal units: {@code 812 bytes}, {@code 1.5 MB}. */
  static String bytes(long bytes) {
    if (bytes < 1000) {
      return count(bytes, "byte");
    }
    double value = bytes;
    String[] units = {"kB", "MB", "GB", "TB"};
    int unit = -1;
    while (unit < 0 || value >= 999.95 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return tenth(value) + " " + units[unit];
  }

  /** {@code 0.4 ms}, {@code 340 ms}, {@code 17.5 s}, {@code 12 min 5 s}, {@code 3 h 12 min}. */
  static String millis(double millis) {
    if (millis < 0) {
      return "-" + millis(-millis);
    }
    if (millis < 9.95) {
      return tenth(millis) + " ms";
    }
    if (millis < 999.5) {
      return Math.round(millis) + " ms";
    }
    if (millis < 119_950) {
      return tenth(millis / 1000) + " s";
    }
    long seconds = Math.round(millis / 1000);
    if (seconds < 7200) {
      return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
    long minutes = Math.round(millis / 60_000);
    return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }

  /** Two lengths of time as a range: {@code 1.1 to 9.3 s}, or one of them when they read alike. */
  static String millisRange(double least, double most) {
    String from = millis(least);
    String to = millis(most);
    if (from.equals(to)) {
      return to;
    }
    int unit = from.lastIndexOf(' ');
    boolean sameUnit =
        from.indexOf(' ') == unit
            && to.indexOf(' ') == to.lastIndexOf(' ')
            && to.endsWith(from.substring(unit));
    return (sameUnit ? from.substring(0, unit) : from) + " to " + to;
  }

  private static String tenth(double value) {
    return Decimals.fixed(value, value >= 99.95 ? 0 : 1);
  }
}
