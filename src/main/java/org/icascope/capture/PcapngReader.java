package org.icascope.capture;

import static org.icascope.capture.PcapngBlock.HEADER_BYTES;
import static org.icascope.capture.PcapngBlock.TRAILER_BYTES;

/**
 * pcapng (draft-ietf-opsawg-pcapng): blocks of sections, each with its own byte order and
 * interfaces. This class cuts the blocks; {@link PcapngSection} reads what is in them. Blocks
 * without a meaning here are skipped by their length.
 */
final class PcapngReader implements CaptureReader {

  static final String FORMAT = "pcapng";

  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  /** Largest block that is looked into. Chosen: the largest frame and ample options. */
  private static final long MAX_BLOCK_BYTES = MAX_FRAME_BYTES + (1 << 20);

  private final ByteFeed feed;
  private final CaptureTally tally;
  private final PcapngSection section;
  private boolean big;
  private boolean ended;

  PcapngReader(ByteFeed feed, CaptureTally tally) {
    this.feed = feed;
    this.tally = tally;
    this.section = new PcapngSection(feed, tally);
  }

  static boolean matches(byte[] bytes, int at, int length) {
    if (length < 4 || Numbers.s32(bytes, at, true) != PcapngBlock.SECTION_HEADER) {
      return false;
    }
    return length < 12
        || Numbers.s32(bytes, at + 8, true) == BYTE_ORDER_MAGIC
        || Numbers.s32(bytes, at + 8, false) == BYTE_ORDER_MAGIC;
  }

  @Override
  public boolean next(Frame frame) {
    boolean found = false;
    while (!found && !ended) {
      if (!feed.has(HEADER_BYTES)) {
        tally.ended(feed, place("a block"));
        end();
      } else {
        found = readBlock(frame);
      }
    }
    return found;
  }

  private void end() {
    ended = true;
    section.end();
  }

  private boolean stop(String message) {
    tally.problem(feed.offset(), message);
    end();
    return false;
  }

  private String place(String what) {
    return "in the middle of " + what + " after frame " + tally.packets();
  }

  /** Reads one block and goes past it. Returns true when it gave a frame. */
  private boolean readBlock(Frame frame) {
    int type = Numbers.s32(feed.bytes(), feed.position(), big);
    if (type == PcapngBlock.SECTION_HEADER && !startSection()) {
      return false;
    }
    long total = Numbers.u32(feed.bytes(), feed.position() + 4, big);
    if (total % 4 != 0 || total < HEADER_BYTES + TRAILER_BYTES + PcapngBlock.fixedBytes(type)) {
      return stop(
          "a block after frame %d has the impossible length %d".formatted(tally.packets(), total));
    }
    if (!PcapngBlock.isRead(type)) {
      skipBlock(type, total);
      return false;
    }
    if (total > MAX_BLOCK_BYTES) {
      return stop("a block after frame %d claims %d bytes".formatted(tally.packets(), total));
    }
    return readWholeBlock(type, (int) total, frame);
  }

  private boolean readWholeBlock(int type, int total, Frame frame) {
    if (!feed.has(total)) {
      boolean ofFrame = PcapngBlock.isFrame(type);
      tally.ended(
          feed, ofFrame ? "in the middle of frame " + (tally.packets() + 1) : place("a block"));
      end();
      return false;
    }
    int body = feed.position() + HEADER_BYTES;
    int bodyEnd = feed.position() + total - TRAILER_BYTES;
    if (Numbers.u32(feed.bytes(), bodyEnd, big) != total) {
      return stopAtTrailer();
    }
    boolean found = section.read(type, body, bodyEnd, frame);
    if (section.failed()) {
      end();
      return false;
    }
    tally.block(type);
    feed.advance(total);
    return found;
  }

  private void skipBlock(int type, long total) {
    long offset = feed.offset();
    if (!feed.skip(total - TRAILER_BYTES) || !feed.has(TRAILER_BYTES)) {
      String reason = feed.failure().orElse("the file ends");
      tally.problem(offset, reason + " " + place("a block"));
      end();
    } else if (Numbers.u32(feed.bytes(), feed.position(), big) != total) {
      stopAtTrailer();
    } else {
      tally.block(type);
      feed.advance(TRAILER_BYTES);
    }
  }

  private boolean stopAtTrailer() {
    return stop(
        "a block after frame %d ends with another length than it begins with"
            .formatted(tally.packets()));
  }

  /** Takes the byte order of the section that starts here. */
  private boolean startSection() {
    if (!feed.has(HEADER_BYTES + 4)) {
      tally.ended(feed, place("a section header"));
      end();
      return false;
    }
    int at = feed.position() + HEADER_BYTES;
    boolean bigHere = Numbers.s32(feed.bytes(), at, true) == BYTE_ORDER_MAGIC;
    if (!bigHere && Numbers.s32(feed.bytes(), at, false) != BYTE_ORDER_MAGIC) {
      return stop("a section after frame %d has no byte order".formatted(tally.packets()));
    }
    big = bigHere;
    section.start(big);
    return true;
  }
}
