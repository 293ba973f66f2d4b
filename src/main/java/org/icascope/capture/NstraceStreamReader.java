package org.icascope.capture;

/**
 * NetScaler traces 3.0 and 3.5: records that may run over the end of a page, and packets with all
 * of their time. Pages matter only where the rest of one is unused, and behind damage.
 */
final class NstraceStreamReader extends NstraceReader {

  /** Pages behind a damaged one that are tried one after the other. Chosen: 1 MB. */
  private static final int MOST_PAGES_TRIED = 64;

  /** A packet this far from the others is none. Chosen; a file holds an hour by default. */
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /** An unknown record that is in all real files. */
  private static final int USUAL_UNKNOWN = 0x02;

  private long firstTime = Long.MAX_VALUE;
  private long lastTime = Long.MIN_VALUE;

  NstraceStreamReader(NstraceFormat format, ByteFeed feed, CaptureTally tally) {
    super(format, feed, tally);
  }

  @Override
  boolean readRecord(Frame frame) {
    if (!feed.has(1)) {
      return end();
    }
    int left = format.leftInPage(feed.offset());
    int type = feed.bytes()[feed.position()] & 0xff;
    if (type == NstraceFormat.UNUSED) {
      return skip(left);
    }
    if (!hasHeader()) {
      return end();
    }
    int size = format.size(feed.bytes(), feed.position());
    if (!isSane(type, size, left)) {
      return resume(size);
    }
    if (!feed.has(size)) {
      return end();
    }
    NstraceLayout layout = NstraceLayout.of(format, type);
    boolean found = layout == null ? other(type) : packet(frame, layout, size);
    feed.advance(size);
    return found;
  }

  private boolean hasHeader() {
    return feed.has(NstraceFormat.LEAST_HEADER_BYTES)
        && feed.has(format.headerBytes(feed.bytes(), feed.position()));
  }

  /** Of packets only it is known that they may run over the end of a page. */
  private boolean isSane(int type, int size, int left) {
    NstraceLayout layout = NstraceLayout.of(format, type);
    return layout == null
        ? size >= NstraceFormat.LEAST_HEADER_BYTES && size <= left
        : size >= layout.fixedBytes();
  }

  private boolean packet(Frame frame, NstraceLayout layout, int size) {
    long time = packet.absoluteTime(layout);
    boolean shown = packet.show(frame, layout, size, time);
    if (shown) {
      firstTime = Math.min(firstTime, time);
      lastTime = Math.max(lastTime, time);
    }
    return shown;
  }

  private boolean other(int type) {
    int kind = format.kindOfOther(type);
    if (kind < 0) {
      notes.unknown(type, format.types());
    } else {
      notes.other(kind);
    }
    return false;
  }

  /** Goes on at the next page that begins with records that make sense, if there is one. */
  private boolean resume(int size) {
    String claim = "a record after frame %d claims %d bytes; it goes on at the next sound page";
    notes.damaged(feed.offset(), claim.formatted(tally.packets(), size));
    for (int tried = 0; tried < MOST_PAGES_TRIED && !isEnded(); tried++) {
      skip(format.leftInPage(feed.offset()));
      if (!isEnded() && isPlausible()) {
        return false;
      }
    }
    if (!isEnded()) {
      notes.damaged(feed.offset(), "no sound page was found; nothing more is read");
      finish();
    }
    return false;
  }

  /** The record at hand makes sense, and so does what follows it. */
  private boolean isPlausible() {
    if (!hasHeader()) {
      return false;
    }
    int type = feed.bytes()[feed.position()] & 0xff;
    int size = format.size(feed.bytes(), feed.position());
    int left = format.leftInPage(feed.offset());
    if (!isKnown(type) || !isSane(type, size, left) || !feed.has(size)) {
      return false;
    }
    NstraceLayout layout = NstraceLayout.of(format, type);
    if (layout != null && !isNear(packet.absoluteTime(layout))) {
      return false;
    }
    if (size >= left || !feed.has(size + 1)) {
      return true;
    }
    int next = feed.bytes()[feed.position() + size] & 0xff;
    return next == NstraceFormat.UNUSED || isKnown(next);
  }

  private boolean isKnown(int type) {
    return type == USUAL_UNKNOWN
        || format.kindOfOther(type) >= 0
        || NstraceLayout.of(format, type) != null;
  }

  private boolean isNear(long time) {
    return firstTime > lastTime || time >= firstTime - DAY_NANOS && time - DAY_NANOS <= lastTime;
  }
}
