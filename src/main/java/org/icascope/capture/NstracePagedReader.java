package org.icascope.capture;

/**
 * NetScaler traces 1.0 and 2.0: pages of records, none of which crosses the end of a page. Packets
 * before 2.3 tell their distance to the one before, and need a record that says when that was.
 */
final class NstracePagedReader extends NstraceReader {

  /** How far a record of the time is looked for ahead of the first packet. Chosen. */
  private static final int LOOK_BYTES = 1 << 20;

  private final NstraceClock clock = new NstraceClock();
  private boolean timeSought;
  private boolean timeFollows;
  private boolean relativeSeen;
  private boolean absoluteSeen;

  NstracePagedReader(NstraceFormat format, ByteFeed feed, CaptureTally tally) {
    super(format, feed, tally);
  }

  @Override
  boolean readRecord(Frame frame) {
    int left = format.leftInPage(feed.offset());
    if (left < format.typeBytes()) {
      return skip(left);
    }
    if (!feed.has(format.typeBytes())) {
      return end();
    }
    int type = format.type(feed.bytes(), feed.position());
    if (type == NstraceFormat.UNUSED) {
      return skip(format.unused(feed.offset()));
    }
    int header = left < NstraceFormat.LEAST_HEADER_BYTES ? 0 : header();
    if (isEnded()) {
      return false;
    }
    int size = header == 0 || header > left ? 0 : format.size(feed.bytes(), feed.position());
    if (size == 0 || size < leastBytes(type, feed.position()) || size > left) {
      return skipPage(size, left);
    }
    if (!feed.has(size)) {
      return end();
    }
    NstraceLayout layout = NstraceLayout.of(format, type);
    boolean found = layout == null ? other(type, header, size) : packet(frame, layout, size);
    feed.advance(size);
    return found;
  }

  /** Bytes of the header at hand; it is visible then. */
  private int header() {
    if (!feed.has(NstraceFormat.LEAST_HEADER_BYTES)) {
      end();
      return 0;
    }
    int header = format.headerBytes(feed.bytes(), feed.position());
    if (header <= format.leftInPage(feed.offset()) && !feed.has(header)) {
      end();
    }
    return header;
  }

  private boolean skipPage(int size, int left) {
    String claim =
        "a record after frame %d claims %d bytes, of %d left in its page; that is skipped";
    notes.damaged(feed.offset(), claim.formatted(tally.packets(), size, left));
    return skip(left);
  }

  private boolean packet(Frame frame, NstraceLayout layout, int size) {
    if (!layout.hasRelativeTime()) {
      absoluteSeen = true;
      return packet.show(frame, layout, size, packet.absoluteTime(layout));
    }
    if (!clock.isSet() && isTimeAhead()) {
      notes.untimed(feed.offset());
      return false;
    }
    relativeSeen = true;
    if (absoluteSeen) {
      notes.once(NstraceNotes.Once.TIMES, feed.offset());
    }
    int distance = Numbers.s32(feed.bytes(), feed.position() + layout.timeAt(), false);
    return packet.show(frame, layout, size, clock.next(distance));
  }

  /** Whether the file tells later when it began. Wireshark looks through all of it. */
  private boolean isTimeAhead() {
    if (!timeSought) {
      timeSought = true;
      timeFollows = timeFollows();
      if (!timeFollows) {
        notes.once(NstraceNotes.Once.NO_TIME, feed.offset());
      }
    }
    return timeFollows;
  }

  /** What the reader goes past as damaged is gone past here, too: no time is read of that. */
  private boolean timeFollows() {
    int ahead = 0;
    while (ahead < LOOK_BYTES && feed.has(ahead + 4)) {
      int at = feed.position() + ahead;
      int left = format.leftInPage(feed.offset() + ahead);
      int type = format.type(feed.bytes(), at);
      if (left < 4) { // no time fits in
        ahead += left;
      } else if (type == NstraceFormat.UNUSED) {
        ahead += format.unused(feed.offset() + ahead);
      } else {
        int size = format.size(feed.bytes(), at);
        boolean fits = size >= leastBytes(type, at) && size <= left;
        if (fits && tellsTime(type, format.headerBytes(feed.bytes(), at), size)) {
          return true;
        }
        ahead += fits ? size : left;
      }
    }
    return false;
  }

  private int leastBytes(int type, int at) {
    NstraceLayout layout = NstraceLayout.of(format, type);
    return layout == null ? format.headerBytes(feed.bytes(), at) : layout.fixedBytes();
  }

  /** A record of absolute time that is long enough for one. */
  private boolean tellsTime(int type, int header, int size) {
    return format.kindOfOther(type) == NstraceFormat.ABSOLUTE_TIME
        && size >= header + millisBytes() + 4;
  }

  private int millisBytes() {
    return format.is10() ? 4 : 2;
  }

  private boolean other(int type, int header, int size) {
    int kind = format.kindOfOther(type);
    if (kind < 0) {
      notes.unknown(type, format.types());
      return false;
    }
    notes.other(kind);
    int body = feed.position() + header;
    if (tellsTime(type, header, size)) {
      absoluteTime(Numbers.u32(feed.bytes(), body + millisBytes(), false));
    } else if (kind == NstraceFormat.RELATIVE_TIME && size >= header + millisBytes()) {
      boolean wide = format.is10();
      clock.relative(
          wide ? Numbers.u32(feed.bytes(), body, false) : Numbers.u16(feed.bytes(), body, false));
      notes.once(NstraceNotes.Once.TIMES, feed.offset());
    } else if (kind == NstraceFormat.ABSOLUTE_TIME || kind == NstraceFormat.RELATIVE_TIME) {
      notes.damaged(feed.offset(), "a time record of only " + size + " bytes");
    }
    return false;
  }

  private void absoluteTime(long seconds) {
    if (relativeSeen && seconds != clock.baseSeconds()) {
      notes.once(NstraceNotes.Once.TIMES, feed.offset());
    }
    clock.absolute(seconds);
  }
}
