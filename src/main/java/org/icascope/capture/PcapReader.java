package org.icascope.capture;

import java.util.List;

/**
 * Classic pcap (draft-ietf-opsawg-pcap): a file header, then frames with a header each, in all its
 * variants. Seconds are unsigned, so times go up to 2106.
 */
final class PcapReader implements CaptureReader {

  static final String FORMAT = "pcap";

  private final ByteFeed feed;
  private final CaptureTally tally;
  private boolean big;
  private long nanosPerUnit;
  private int linkType;
  private int headerBytes;
  private int secondsAt;
  private int fractionAt;
  private int capturedAt;
  private int originalAt;
  private boolean smallerIsCaptured;
  private boolean started;
  private boolean ended;

  PcapReader(ByteFeed feed, CaptureTally tally) {
    this.feed = feed;
    this.tally = tally;
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
    if (!feed.has(PcapHeader.BYTES)) {
      tally.ended(feed, "in the middle of its header");
      return false;
    }
    PcapHeader header = PcapHeader.of(feed.bytes(), feed.position());
    if (!feed.has(header.bytes())) {
      tally.ended(feed, "in the middle of its header");
      return false;
    }
    feed.advance(header.bytes());
    big = header.big();
    nanosPerUnit = header.nanosPerUnit();
    linkType = header.linkType();
    smallerIsCaptured = header.lengths() == PcapHeader.Lengths.EITHER;
    int digits = nanosPerUnit == 1 ? 9 : 6;
    tally.link(linkType, digits);
    tally.source(new SourceInterface(linkType, header.snapLength(), digits, List.of()));
    use(PcapVariant.of(header, feed));
    return true;
  }

  private void use(PcapLayout layout) {
    headerBytes = layout.headerBytes();
    secondsAt = layout.secondsAt();
    fractionAt = layout.fractionAt();
    capturedAt = layout.capturedAt();
    originalAt = layout.originalAt();
  }

  private boolean readFrame(Frame frame) {
    if (!feed.has(headerBytes)) {
      return end();
    }
    long captured = Numbers.u32(feed.bytes(), feed.position() + capturedAt, big);
    long original = Numbers.u32(feed.bytes(), feed.position() + originalAt, big);
    if (smallerIsCaptured && captured > original) {
      long smaller = original;
      original = captured;
      captured = smaller;
    }
    if (captured > MAX_FRAME_BYTES) {
      String claim = "frame %d claims %d captured bytes, more than any capture has";
      tally.problem(feed.offset(), claim.formatted(tally.packets() + 1, captured));
      return false;
    }
    int size = headerBytes + (int) captured;
    if (!feed.has(size)) {
      return end();
    }
    byte[] bytes = feed.bytes();
    int at = feed.position();
    long seconds = Numbers.u32(bytes, at + secondsAt, big);
    long fraction = Numbers.u32(bytes, at + fractionAt, big);
    frame
        .bytes(bytes, at + headerBytes, (int) captured, (int) Math.min(Integer.MAX_VALUE, original))
        .meta(seconds * 1_000_000_000L + fraction * nanosPerUnit, linkType);
    feed.advance(size);
    return true;
  }

  private boolean end() {
    tally.ended(feed, "in the middle of frame " + (tally.packets() + 1));
    return false;
  }
}
