package org.icascope.capture;

import java.util.List;

/** Finds frames in packet records of NetScaler traces, whatever their layout. */
final class NstracePacket {

  /** Capture flag of 3.5: network headers were left out. */
  private static final int HEADERS_SKIPPED = 0x80000;

  /** All link headers are Ethernet's; what has none is marked as of a link of its own. */
  private static final int NO_LINK = LinkTypes.USER0;

  private static final int TIME_DIGITS = 9;

  private final ByteFeed feed;
  private final CaptureTally tally;
  private final NstraceNotes notes;
  private final NstraceExtensions extensions = new NstraceExtensions();
  private boolean noLinkAnnounced;

  NstracePacket(ByteFeed feed, CaptureTally tally, NstraceNotes notes) {
    this.feed = feed;
    this.tally = tally;
    this.notes = notes;
  }

  /** Tells what frames are captured on. */
  void start() {
    announce(LinkTypes.ETHERNET);
  }

  private void announce(int linkType) {
    tally.link(linkType, TIME_DIGITS);
    tally.source(new SourceInterface(linkType, 0, TIME_DIGITS, List.of()));
  }

  /** Time of the record at hand, where it has all of it: nanoseconds since 1970. */
  long absoluteTime(NstraceLayout layout) {
    long nanos = Numbers.s64(feed.bytes(), feed.position() + layout.timeAt(), false);
    return nanos < 0 ? Long.MAX_VALUE : nanos; // unsigned: later than 64 bits can say here
  }

  /**
   * Shows the frame in the record at hand, which is visible as a whole and as long as its fixed
   * part at least, and counts it.
   *
   * @return false when the record contradicts itself; that is noted then
   */
  boolean show(Frame frame, NstraceLayout layout, int size, long time) {
    byte[] bytes = feed.bytes();
    int at = feed.position();
    int headerAt = layout.at(NstraceField.HEADER_LENGTH);
    int header =
        headerAt == NstraceLayout.ABSENT
            ? layout.fixedBytes() + layout.nameBytes(bytes, at)
            : Numbers.u16(bytes, at + headerAt, false);
    if (header < layout.fixedBytes() || header > size) {
      String claim = "a packet after frame %d claims %d bytes before its frame, of %d in all";
      notes.damaged(feed.offset(), claim.formatted(tally.packets(), header, size));
      return false;
    }
    int captured = size - header;
    int original = original(layout, bytes, at, captured);
    frame.bytes(bytes, at + header, captured, original).traceHeader(header);
    boolean link = headerAt == NstraceLayout.ABSENT || hasLink(bytes, at, header);
    frame.meta(time, link ? LinkTypes.ETHERNET : NO_LINK);
    if (!link) {
      frame.source(1, -1);
    }
    notes.packet(bytes[at]);
    tally.add(frame);
    return true;
  }

  private int original(NstraceLayout layout, byte[] bytes, int at, int captured) {
    int originalAt = layout.at(NstraceField.ORIGINAL_LENGTH);
    if (originalAt == NstraceLayout.ABSENT) {
      return captured;
    }
    int original = Numbers.u16(bytes, at + originalAt, false);
    if (original < captured) {
      notes.once(NstraceNotes.Once.LENGTHS, feed.offset());
    }
    return original;
  }

  /** Whether a packet of 3.5 is a frame of Ethernet as it was on the link. */
  private boolean hasLink(byte[] bytes, int at, int header) {
    NstraceLayout layout = NstraceLayout.of(bytes, at);
    int first = bytes[at + layout.at(NstraceField.NEXT)] & 0xff;
    int flags = Numbers.s32(bytes, at + layout.at(NstraceField.ACTIVITY), false);
    if (bytes[at + layout.at(NstraceField.ERROR)] != 0) {
      notes.dropped();
    }
    extensions.of(bytes, first, at + layout.fixedBytes(), at + header);
    boolean decrypted = false;
    while (extensions.next()) {
      decrypted |= extensions.type() == NstraceExtensions.TLS;
    }
    int content = extensions.content();
    if (content < 0) {
      notes.once(NstraceNotes.Once.EXTENSIONS, feed.offset());
    }
    boolean without =
        content == NstraceExtensions.NOTHING
            || content == NstraceExtensions.HTTP
            || (flags & HEADERS_SKIPPED) != 0;
    if (!decrypted && !without) {
      return true;
    }
    if (decrypted) {
      notes.decrypted();
    } else {
      notes.withoutFrame();
    }
    if (!noLinkAnnounced) {
      noLinkAnnounced = true;
      announce(NO_LINK);
    }
    return false;
  }
}
