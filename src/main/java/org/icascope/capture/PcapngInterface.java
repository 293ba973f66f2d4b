package org.icascope.capture;

/** One interface of a pcapng section, as its description block says. */
final class PcapngInterface {

  private static final int FIXED_BYTES = 8;
  private static final int OPTION_TIME_RESOLUTION = 9;
  private static final int OPTION_TIME_OFFSET = 14;
  private static final int STATISTICS_DROPPED_BY_INTERFACE = 5;
  private static final int STATISTICS_DROPPED_BY_SYSTEM = 7;

  private final int linkType;
  private final long snapLength;
  private final PcapngTime time;
  private long droppedByInterface = -1;
  private long droppedBySystem = -1;
  private long droppedBeforeFrames = -1;

  private PcapngInterface(int linkType, long snapLength, PcapngTime time) {
    this.linkType = linkType;
    this.snapLength = snapLength;
    this.time = time;
  }

  /**
   * Reads the body of an interface description block.
   *
   * @param at first byte of the body, {@code end} one past its last; at least 8 bytes
   * @param options to walk with
   */
  static PcapngInterface of(byte[] bytes, int at, int end, boolean big, PcapngOptions options) {
    int resolution = PcapngTime.DEFAULT_RESOLUTION;
    long offsetSeconds = 0;
    options.of(bytes, at + FIXED_BYTES, end, big);
    while (options.next()) {
      if (options.code() == OPTION_TIME_RESOLUTION && options.length() == 1) {
        resolution = options.u8();
      } else if (options.code() == OPTION_TIME_OFFSET && options.length() == 8) {
        offsetSeconds = options.s64();
      }
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
  void statistics(PcapngOptions options) {
    while (options.next()) {
      if (options.code() == STATISTICS_DROPPED_BY_INTERFACE && options.length() == 8) {
        droppedByInterface = Math.max(0, options.s64());
      } else if (options.code() == STATISTICS_DROPPED_BY_SYSTEM && options.length() == 8) {
        droppedBySystem = Math.max(0, options.s64());
      }
    }
  }

  /** A frame says how many frames were lost between the one before and it. */
  void droppedBeforeFrame(long count) {
    long sum = Math.max(0, droppedBeforeFrames) + Math.max(0, count);
    droppedBeforeFrames = sum < 0 ? Long.MAX_VALUE : sum;
  }

  /**
   * Packets lost by the recorder, -1 where it does not say. The statistics come first, since frames
   * cannot tell what was lost after the last of them.
   */
  long drops() {
    if (droppedByInterface >= 0) {
      return droppedByInterface;
    }
    return droppedBySystem >= 0 ? droppedBySystem : droppedBeforeFrames;
  }
}
