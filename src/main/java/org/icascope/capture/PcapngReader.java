package org.icascope.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * pcapng (draft-ietf-opsawg-pcapng): blocks of sections, each with its own byte order and
 * interfaces. Blocks without frames and without a meaning for times, link types or losses are
 * skipped by their length.
 */
final class PcapngReader implements CaptureReader {

  static final String FORMAT = "pcapng";

  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int INTERFACE_STATISTICS = 5;
  private static final int ENHANCED_PACKET = 6;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int HEADER_BYTES = 8;
  private static final int TRAILER_BYTES = 4;

  /** Largest block that is looked into. Chosen: the largest frame and ample options. */
  private static final long MAX_BLOCK_BYTES = MAX_FRAME_BYTES + (1 << 20);

  /** Most interfaces of a section. Chosen: an interface takes memory, real files have a few. */
  private static final int MAX_INTERFACES = 65_536;

  private final ByteFeed feed;
  private final CaptureTally tally;
  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private boolean big;
  private boolean ended;

  PcapngReader(ByteFeed feed, CaptureTally tally) {
    this.feed = feed;
    this.tally = tally;
  }

  static boolean matches(byte[] bytes, int at, int length) {
    if (length < 4 || Numbers.s32(bytes, at, true) != SECTION_HEADER) {
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
    countDrops();
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
    if (type == SECTION_HEADER && !startSection()) {
      return false;
    }
    long total = Numbers.u32(feed.bytes(), feed.position() + 4, big);
    if (total % 4 != 0 || total < HEADER_BYTES + TRAILER_BYTES + fixedBytes(type)) {
      return stop(
          "a block after frame %d has the impossible length %d".formatted(tally.packets(), total));
    }
    if (!isRead(type)) {
      skipBlock(total);
      return false;
    }
    if (total > MAX_BLOCK_BYTES) {
      return stop("a block after frame %d claims %d bytes".formatted(tally.packets(), total));
    }
    return readWholeBlock(type, (int) total, frame);
  }

  private boolean readWholeBlock(int type, int total, Frame frame) {
    if (!feed.has(total)) {
      boolean ofFrame = isFrame(type);
      tally.ended(
          feed, ofFrame ? "in the middle of frame " + (tally.packets() + 1) : place("a block"));
      end();
      return false;
    }
    int body = feed.position() + HEADER_BYTES;
    int bodyEnd = feed.position() + total - TRAILER_BYTES;
    if (Numbers.u32(feed.bytes(), bodyEnd, big) != total) {
      return stop(
          "a block after frame %d ends with another length than it begins with"
              .formatted(tally.packets()));
    }
    boolean found = isFrame(type) && readFrame(type, body, bodyEnd, frame);
    if (type == INTERFACE_DESCRIPTION) {
      addInterface(body, bodyEnd);
    } else if (type == INTERFACE_STATISTICS) {
      addStatistics(body, bodyEnd);
    }
    feed.advance(total);
    return found;
  }

  private void skipBlock(long total) {
    long offset = feed.offset();
    if (!feed.skip(total - TRAILER_BYTES) || !feed.has(TRAILER_BYTES)) {
      String reason = feed.failure().orElse("the file ends");
      tally.problem(offset, reason + " " + place("a block"));
      end();
    } else if (Numbers.u32(feed.bytes(), feed.position(), big) != total) {
      stop(
          "a block after frame %d ends with another length than it begins with"
              .formatted(tally.packets()));
    } else {
      feed.advance(TRAILER_BYTES);
    }
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
    countDrops();
    interfaces.clear();
    return true;
  }

  private void countDrops() {
    for (PcapngInterface each : interfaces) {
      if (each.drops() >= 0) {
        tally.addRecorderDrops(each.drops());
      }
    }
    interfaces.clear();
  }

  private static boolean isFrame(int type) {
    return type == ENHANCED_PACKET || type == SIMPLE_PACKET || type == OBSOLETE_PACKET;
  }

  private static boolean isRead(int type) {
    return isFrame(type) || type == INTERFACE_DESCRIPTION || type == INTERFACE_STATISTICS;
  }

  /** Bytes of a block's body that are always there. */
  private static int fixedBytes(int type) {
    return switch (type) {
      case SECTION_HEADER -> 16;
      case INTERFACE_DESCRIPTION -> 8;
      case OBSOLETE_PACKET, ENHANCED_PACKET -> 20;
      case SIMPLE_PACKET -> 4;
      case INTERFACE_STATISTICS -> 12;
      default -> 0;
    };
  }

  private void addInterface(int body, int bodyEnd) {
    if (interfaces.size() == MAX_INTERFACES) {
      stop("a section has more than %d interfaces".formatted(MAX_INTERFACES));
      return;
    }
    PcapngInterface added = PcapngInterface.of(feed.bytes(), body, bodyEnd, big);
    interfaces.add(added);
    tally.link(added.linkType(), added.time().digits());
  }

  private void addStatistics(int body, int bodyEnd) {
    long index = Numbers.u32(feed.bytes(), body, big);
    if (index < interfaces.size()) {
      interfaces.get((int) index).statistics(feed.bytes(), body + 12, bodyEnd, big);
    }
  }

  private boolean readFrame(int type, int body, int bodyEnd, Frame frame) {
    byte[] bytes = feed.bytes();
    long index =
        switch (type) {
          case ENHANCED_PACKET -> Numbers.u32(bytes, body, big);
          case OBSOLETE_PACKET -> Numbers.u16(bytes, body, big);
          default -> 0;
        };
    if (index >= interfaces.size()) {
      return stop(
          "frame %d names interface %d, which the section does not have"
              .formatted(tally.packets() + 1, index));
    }
    PcapngInterface on = interfaces.get((int) index);
    return type == SIMPLE_PACKET
        ? simpleFrame(body, bodyEnd, on, frame)
        : timedFrame(body, bodyEnd, on, frame);
  }

  private boolean timedFrame(int body, int bodyEnd, PcapngInterface on, Frame frame) {
    byte[] bytes = feed.bytes();
    long captured = Numbers.u32(bytes, body + 12, big);
    long original = Math.min(Integer.MAX_VALUE, Numbers.u32(bytes, body + 16, big));
    if (captured > bodyEnd - body - 20 || captured > MAX_FRAME_BYTES) {
      return stop(
          "frame %d claims %d captured bytes, more than its block has"
              .formatted(tally.packets() + 1, captured));
    }
    long ticks = Numbers.u32(bytes, body + 4, big) << 32 | Numbers.u32(bytes, body + 8, big);
    frame
        .bytes(bytes, body + 20, (int) captured, (int) original)
        .meta(on.time().nanos(ticks), on.linkType());
    tally.add(frame);
    return true;
  }

  /** A simple packet block has no time: it gets that of the frames before it. */
  private boolean simpleFrame(int body, int bodyEnd, PcapngInterface on, Frame frame) {
    long original = Numbers.u32(feed.bytes(), body, big);
    long limit = on.snapLength() == 0 ? Long.MAX_VALUE : on.snapLength();
    long captured = Math.min(Math.min(original, limit), bodyEnd - body - 4L);
    if (captured > MAX_FRAME_BYTES) {
      return stop("frame %d claims %d captured bytes".formatted(tally.packets() + 1, captured));
    }
    frame
        .bytes(feed.bytes(), body + 4, (int) captured, (int) Math.min(Integer.MAX_VALUE, original))
        .meta(tally.lastTimeOrZero(), on.linkType());
    tally.addUntimed(frame);
    return true;
  }
}
