package org.icascope.capture;

/** What readers of NetScaler traces have in common: record after record until one is a packet. */
abstract class NstraceReader implements CaptureReader {

  final ByteFeed feed;
  final CaptureTally tally;
  final NstraceFormat format;
  final NstraceNotes notes;
  final NstracePacket packet;
  private boolean started;
  private boolean ended;

  NstraceReader(NstraceFormat format, ByteFeed feed, CaptureTally tally) {
    this.format = format;
    this.feed = feed;
    this.tally = tally;
    this.notes = new NstraceNotes(tally);
    this.packet = new NstracePacket(feed, tally, notes);
    tally.version(format.version());
  }

  @Override
  public final boolean next(Frame frame) {
    if (!started) {
      started = true;
      packet.start();
    }
    boolean found = false;
    while (!found && !ended) {
      found = readRecord(frame);
    }
    return found;
  }

  /** Reads one record, or goes past what is none. Returns true when it gave a frame. */
  abstract boolean readRecord(Frame frame);

  final boolean isEnded() {
    return ended;
  }

  /** Goes on behind so many bytes, or ends with those that are there; gives no frame. */
  final boolean skip(int count) {
    if (!feed.skip(count)) {
      end();
    }
    return false;
  }

  /** The bytes end within a record, or between two; gives no frame. */
  final boolean end() {
    tally.ended(feed, "in the middle of a record after frame " + tally.packets());
    return finish();
  }

  /** Nothing more is read; gives no frame. */
  final boolean finish() {
    ended = true;
    notes.finish(feed.offset(), format.pageBytes());
    return false;
  }
}
