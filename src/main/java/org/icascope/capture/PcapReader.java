package org.icascope.capture;

/**
 * Classic pcap (draft-ietf-opsawg-pcap): a 24-byte file header, then frames with a 16-byte header.
 * Both byte orders, micro- and nanoseconds. Seconds are unsigned, so times go up to 2106.
 */
final class PcapReader implements CaptureReader {

  static final String FORMAT = "pcap";

  private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
  private static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
  private static final int FILE_HEADER_BYTES = 24;
  private static final int RECORD_HEADER_BYTES = 16;

  /** The upper bits of the link type field tell the length of a frame check sequence. */
  private static final int LINK_TYPE_MASK = 0x03ffffff;

  private final ByteFeed feed;
  private final CaptureTally tally;
  private boolean big;
  private long nanosPerUnit;
  private int linkType;
  private boolean started;
  private boolean ended;

  PcapReader(ByteFeed feed, CaptureTally tally) {
    this.feed = feed;
    this.tally = tally;
  }

  static boolean matches(byte[] bytes, int at, int length) {
    return length >= 4
        && (isMagic(Numbers.s32(bytes, at, true)) || isMagic(Numbers.s32(bytes, at, false)));
  }

  private static boolean isMagic(int number) {
    return number == MAGIC_MICROSECONDS || number == MAGIC_NANOSECONDS;
  }

  @Override
  public boolean next(Frame frame) {
    if (!started) {
      started = true;
      ended = !readFileHeader();
    }
    if (ended || !readFrame(frame)) {
      ended = true;
      return false;
    }
    tally.add(frame);
    return true;
  }

  private boolean readFileHeader() {
    if (!feed.has(FILE_HEADER_BYTES)) {
      tally.ended(feed, "in the middle of its header");
      return false;
    }
    byte[] bytes = feed.bytes();
    int at = feed.position();
    big = isMagic(Numbers.s32(bytes, at, true));
    nanosPerUnit = Numbers.s32(bytes, at, big) == MAGIC_NANOSECONDS ? 1 : 1000;
    linkType = Numbers.s32(bytes, at + 20, big) & LINK_TYPE_MASK;
    tally.link(linkType, nanosPerUnit == 1 ? 9 : 6);
    feed.advance(FILE_HEADER_BYTES);
    return true;
  }

  private boolean readFrame(Frame frame) {
    if (!feed.has(RECORD_HEADER_BYTES)) {
      return end();
    }
    long captured = Numbers.u32(feed.bytes(), feed.position() + 8, big);
    if (captured > MAX_FRAME_BYTES) {
      String claim = "frame %d claims %d captured bytes, more than any capture has";
      tally.problem(feed.offset(), claim.formatted(tally.packets() + 1, captured));
      return false;
    }
    int size = RECORD_HEADER_BYTES + (int) captured;
    if (!feed.has(size)) {
      return end();
    }
    byte[] bytes = feed.bytes();
    int at = feed.position();
    long seconds = Numbers.u32(bytes, at, big);
    long fraction = Numbers.u32(bytes, at + 4, big);
    long original = Math.min(Integer.MAX_VALUE, Numbers.u32(bytes, at + 12, big));
    frame
        .bytes(bytes, at + RECORD_HEADER_BYTES, (int) captured, (int) original)
        .meta(seconds * 1_000_000_000L + fraction * nanosPerUnit, linkType);
    feed.advance(size);
    return true;
  }

  private boolean end() {
    tally.ended(feed, "in the middle of frame " + (tally.packets() + 1));
    return false;
  }
}
