package org.icascope.app;

import org.icascope.deliver.RingFile;

/** Where a file of a ring belongs that is found after others were read. */
final class RingOrder {

  /** A capture that goes on after so long, or a clock that jumps so far, begins anew. Chosen. */
  private static final long JUMP_NANOS = 86_400_000_000_000L;

  /** Frames that are later than the clock of this machine by more were taken by another. Chosen. */
  private static final long AHEAD_NANOS = 60_000_000_000L;

  /** What is to be done with it. */
  enum Place {
    /** It goes on from the one before. */
    NEXT,
    /** It comes so long after the one before that nothing goes on. */
    AFTER_A_JUMP,
    /** It is earlier than what was read, and still later: the clock of the recorder was set. */
    CLOCK_SET_BACK,
    /** It belongs between others, which are read again. */
    BETWEEN,
    /** It belongs between others that are over. */
    TOO_LATE
  }

  private RingOrder() {}

  /**
   * @param latest of the files that were read
   * @param readNanos time of the latest frame that was read, nanoseconds since 1970
   * @param latenessNanos a file may come so late
   * @param clockNanos the present
   */
  static Place of(
      RingFile file, RingFile latest, long readNanos, long latenessNanos, long clockNanos) {
    if (file.firstNanos() >= latest.firstNanos()) {
      return file.firstNanos() - readNanos > JUMP_NANOS ? Place.AFTER_A_JUMP : Place.NEXT;
    }
    if (readNanos - file.firstNanos() <= latenessNanos) {
      return Place.BETWEEN;
    }
    boolean wasAhead = readNanos > clockNanos + AHEAD_NANOS;
    boolean laterByName =
        ring(file).equals(ring(latest)) && compareNames(file.name(), latest.name()) > 0;
    return wasAhead || laterByName ? Place.CLOCK_SET_BACK : Place.TOO_LATE;
  }

  /** The name without numbers and times: another recorder's files are called otherwise. */
  private static String ring(RingFile file) {
    return file.name().replaceAll("\\d+", "");
  }

  /** As text, but numbers in it by their values: tcpdump writes cap9 and then cap10. */
  static int compareNames(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endA = endOfNumber(a, i);
      int endB = endOfNumber(b, j);
      int order;
      if (endA > i && endB > j) {
        order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
        i = endA;
        j = endB;
      } else {
        order = Character.compare(a.charAt(i++), b.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String a, String b) {
    String one = a.replaceFirst("^0+", "");
    String other = b.replaceFirst("^0+", "");
    return one.length() != other.length()
        ? Integer.compare(one.length(), other.length())
        : one.compareTo(other);
  }
}
