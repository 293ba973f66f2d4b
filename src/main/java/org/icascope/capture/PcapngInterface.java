package org.icascope.capture;

/** One interface of a pcapng section, as its description block says. */
final class PcapngInterface {

  private static final int OPTION_END = 0;
  private static final int OPTION_TIME_RESOLUTION = 9;
  private static final int OPTION_TIME_OFFSET = 14;
  private static final int STATISTICS_DROPPED_BY_INTERFACE = 5;
  private static final int STATISTICS_DROPPED_BY_SYSTEM = 7;

  private final int linkType;
  private final long snapLength;
  private final PcapngTime time;
  private long droppedByInterface = -1;
  private long droppedBySystem = -1;

  private PcapngInterface(int linkType, long snapLength, PcapngTime time) {
    this.linkType = linkType;
    this.snapLength = snapLength;
    this.time = time;
  }

  /**
   * Reads the body of an interface description block.
   *
   * @param at first byte of the body, {@code end} one past its last; at least 8 bytes
   */
  static PcapngInterface of(byte[] bytes, int at, int end, boolean big) {
    int resolution = PcapngTime.DEFAULT_RESOLUTION;
    long offsetSeconds = 0;
    int option = at + 8;
    while (hasOption(bytes, option, end, big)) {
      int code = Numbers.u16(bytes, option, big);
      int length = Numbers.u16(bytes, option + 2, big);
      if (code == OPTION_TIME_RESOLUTION && length == 1) {
        resolution = bytes[option + 4] & 0xff;
      } else if (code == OPTION_TIME_OFFSET && length == 8) {
        offsetSeconds = Numbers.s64(bytes, option + 4, big);
      }
      option = nextOption(option, length);
    }
    PcapngTime time = new PcapngTime(resolution, offsetSeconds);
    return new PcapngInterface(Numbers.u16(bytes, at, big), Numbers.u32(bytes, at + 4, big), time);
  }

  int linkType() {
    return linkType;
  }

  /** Most bytes of a frame that were kept, 0 for no limit. */
  long snapLength() {
    return snapLength;
  }

  PcapngTime time() {
    return time;
  }

  /**
   * Reads the options of an interface statistics block. Its counters run from the start of the
   * capture, so the latest block is the one that counts.
   */
  void statistics(byte[] bytes, int firstOption, int end, boolean big) {
    int option = firstOption;
    while (hasOption(bytes, option, end, big)) {
      int code = Numbers.u16(bytes, option, big);
      int length = Numbers.u16(bytes, option + 2, big);
      if (code == STATISTICS_DROPPED_BY_INTERFACE && length == 8) {
        droppedByInterface = Math.max(0, Numbers.s64(bytes, option + 4, big));
      } else if (code == STATISTICS_DROPPED_BY_SYSTEM && length == 8) {
        droppedBySystem = Math.max(0, Numbers.s64(bytes, option + 4, big));
      }
      option = nextOption(option, length);
    }
  }

  /** Packets lost by the recorder, -1 where it does not say. */
  long drops() {
    return droppedByInterface >= 0 ? droppedByInterface : droppedBySystem;
  }

  private static boolean hasOption(byte[] bytes, int option, int end, boolean big) {
    return end - option >= 4
        && Numbers.u16(bytes, option, big) != OPTION_END
        && end - option - 4 >= Numbers.u16(bytes, option + 2, big);
  }

  private static int nextOption(int option, int length) {
    return option + 4 + (length + 3 & ~3);
  }
}
