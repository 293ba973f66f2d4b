package org.icascope.capture;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is counted and complained about while a NetScaler trace is read. */
final class NstraceNotes {

  /** Key of {@link CaptureSummary#blocks}: packets that the appliance decrypted. */
  static final String DECRYPTED = "decrypted";

  /** Key of {@link CaptureSummary#blocks}: packets without an Ethernet header. */
  static final String WITHOUT_FRAME = "without frame";

  /** Key of {@link CaptureSummary#blocks}: packets with an error code. */
  static final String DROPPED = "dropped";

  /** Prefix of a key of {@link CaptureSummary#blocks}: a record type that is not known. */
  static final String UNKNOWN = "0x";

  /** Damaged places that are told one by one. Chosen. */
  static final int MOST_DAMAGED = 100;

  /** Unknown types that are told apart. Chosen: real files have one. */
  private static final int MOST_UNKNOWN = 64;

  private static final Map<Integer, String> OTHERS =
      Map.of(
          NstraceFormat.SIGNATURE,
          "signature",
          NstraceFormat.ABSOLUTE_TIME,
          "absolute time",
          NstraceFormat.RELATIVE_TIME,
          "relative time",
          0x09,
          "relative time (high resolution)",
          0x0a,
          "system start",
          0x0b,
          "relative time (two bytes)");

  private static final String[] OPERATIONS = {"TX", "TXB", "RX", "NEW_RX"};

  /** Contradictions that are told once for a file. */
  enum Once {
    LENGTHS("a frame was shorter on the wire than what was captured of it; the latter is taken"),
    EXTENSIONS("what stands between the header of a packet and its frame is damaged"),
    NO_TIME("it does not say when it began: times count from 1970"),
    TIMES("its clock is set or moved in the middle: times are doubtful");

    private final String text;

    Once(String text) {
      this.text = text;
    }
  }

  private final CaptureTally tally;
  private final long[] operations = new long[OPERATIONS.length];
  private final long[] others = new long[16];
  private long[] unknown = {};
  private final Set<Once> told = EnumSet.noneOf(Once.class);
  private long decrypted;
  private long withoutFrame;
  private long dropped;
  private long damaged;
  private long lastDamaged;
  private long untimed;
  private long firstUntimed;

  NstraceNotes(CaptureTally tally) {
    this.tally = tally;
    tally.blocks(this::counts);
  }

  /** A packet record of a type, which is one of {@link NstraceLayout}. */
  void packet(int type) {
    operations[operation(type)]++;
  }

  /** Index in the order TX, TXB, RX, NEW_RX, which all versions have. */
  private static int operation(int type) {
    return type & 3;
  }

  static String nameOfOperation(int type) {
    return OPERATIONS[operation(type)];
  }

  /** A record that is no packet, by {@link NstraceFormat#kindOfOther}. */
  void other(int kind) {
    others[kind]++;
  }

  /**
   * A record of a type that is not known.
   *
   * @param types how many types the format can have
   */
  void unknown(int type, int types) {
    if (unknown.length == 0) {
      unknown = new long[types];
    }
    unknown[type]++;
  }

  void decrypted() {
    decrypted++;
  }

  void withoutFrame() {
    withoutFrame++;
  }

  void dropped() {
    dropped++;
  }

  /** A packet that came before the first time of the file is left out. */
  void untimed(long offset) {
    firstUntimed = untimed++ == 0 ? offset : firstUntimed;
  }

  void once(Once what, long offset) {
    if (told.add(what)) {
      tally.problem(offset, what.text);
    }
  }

  /** Something cannot be read; reading goes on where it can. */
  void damaged(long offset, String message) {
    lastDamaged = offset;
    if (++damaged <= MOST_DAMAGED) {
      tally.problem(offset, message);
    }
  }

  /**
   * The file was read.
   *
   * @param offset its end
   */
  void finish(long offset, int pageBytes) {
    if (untimed > 0) {
      tally.problem(
          firstUntimed, untimed + " packets before its first time record have no time, left out");
    }
    if (damaged > MOST_DAMAGED) {
      String more = "and %d more damaged places, this the last of them";
      tally.problem(lastDamaged, more.formatted(damaged - MOST_DAMAGED));
    }
    if (tally.packets() == 0 && untimed == 0 && offset > pageBytes) {
      tally.problem(offset, "no packets in a NetScaler trace of more than one page");
    }
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = unknownCounts();
    for (int i = 0; i < OPERATIONS.length; i++) {
      put(counts, OPERATIONS[i], operations[i]);
    }
    OTHERS.forEach((kind, name) -> put(counts, name, others[kind]));
    put(counts, DECRYPTED, decrypted);
    put(counts, WITHOUT_FRAME, withoutFrame);
    put(counts, DROPPED, dropped);
    return counts;
  }

  private Map<String, Long> unknownCounts() {
    Map<String, Long> counts = new TreeMap<>();
    for (int type = 0; type < unknown.length; type++) {
      if (unknown[type] > 0) {
        String name = counts.size() < MOST_UNKNOWN ? "%02x".formatted(type) : "…";
        counts.merge(UNKNOWN + name, unknown[type], Long::sum);
      }
    }
    return counts;
  }

  private static void put(Map<String, Long> counts, String name, long count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }
}
