package org.icascope.capture;

import static org.icascope.capture.CaptureReader.MAX_FRAME_BYTES;

import java.util.ArrayList;
import java.util.List;

/** What a section of a pcapng file has told so far: its interfaces, and the block at hand. */
final class PcapngSection {

  /** Most interfaces of a section. Chosen: an interface takes memory, real files have a few. */
  private static final int MAX_INTERFACES = 65_536;

  private static final int SECTION_FIXED_BYTES = 16;
  private static final int INTERFACE_FIXED_BYTES = 8;
  private static final int STATISTICS_FIXED_BYTES = 12;
  private static final int FRAME_FIXED_BYTES = 20;
  private static final int OPTION_DROP_COUNT = 4;
  private static final int DROPS_UNKNOWN = 0xffff;

  private final CaptureTally tally;
  private final PcapngCarried carried;
  private final PcapngOptions options = new PcapngOptions();
  private final List<PcapngInterface> interfaces = new ArrayList<>();
  private final ByteFeed feed;
  private boolean big;
  private boolean failed;

  /** Interfaces of the sections before. */
  private int interfacesBefore;

  PcapngSection(ByteFeed feed, CaptureTally tally) {
    this.feed = feed;
    this.tally = tally;
    this.carried = new PcapngCarried(tally);
  }

  /** Ends the section before and starts one. */
  void start(boolean big) {
    end();
    this.big = big;
  }

  /** Counts what the interfaces lost, and forgets them. */
  void end() {
    for (PcapngInterface each : interfaces) {
      if (each.drops() >= 0) {
        tally.addRecorderDrops(each.drops());
      }
    }
    interfacesBefore += interfaces.size();
    interfaces.clear();
  }

  /**
   * Reads a block that is long enough for its type and visible in the feed.
   *
   * @param body where its body begins in the window, {@code bodyEnd} one past its last byte
   * @return true when it gave a frame
   */
  boolean read(int type, int body, int bodyEnd, Frame frame) {
    switch (type) {
      case PcapngBlock.ENHANCED_PACKET:
      case PcapngBlock.OBSOLETE_PACKET:
        return timedFrame(type, body, bodyEnd, frame);
      case PcapngBlock.SIMPLE_PACKET:
        return simpleFrame(body, bodyEnd, frame);
      case PcapngBlock.INTERFACE_DESCRIPTION:
        addInterface(body, bodyEnd);
        break;
      case PcapngBlock.INTERFACE_STATISTICS:
        addStatistics(body, bodyEnd);
        break;
      case PcapngBlock.NAME_RESOLUTION:
        countComments(carried.names(feed.bytes(), body, bodyEnd, big), bodyEnd);
        break;
      case PcapngBlock.DECRYPTION_SECRETS:
        countComments(carried.secrets(feed.bytes(), body, bodyEnd, big), bodyEnd);
        break;
      default:
        tally.section(
            OptionOrder.ofSection(
                options.of(feed.bytes(), body + SECTION_FIXED_BYTES, bodyEnd, big)));
        countComments(body + SECTION_FIXED_BYTES, bodyEnd);
    }
    return false;
  }

  /** Whether the block at hand makes reading on impossible; the tally has the reason. */
  boolean failed() {
    return failed;
  }

  private boolean fail(String message) {
    tally.problem(feed.offset(), message);
    failed = true;
    return false;
  }

  private void countComments(int start, int bodyEnd) {
    tally.comments(options.of(feed.bytes(), start, bodyEnd, big).countComments());
  }

  private void addInterface(int body, int bodyEnd) {
    if (interfaces.size() == MAX_INTERFACES) {
      fail("a section has more than %d interfaces".formatted(MAX_INTERFACES));
      return;
    }
    PcapngInterface added = PcapngInterface.of(feed.bytes(), body, bodyEnd, big, options);
    interfaces.add(added);
    tally.link(added.linkType(), added.time().digits());
    tally.source(
        new SourceInterface(
            added.linkType(),
            added.snapLength(),
            added.time().digits(),
            OptionOrder.ofInterface(
                options.of(feed.bytes(), body + INTERFACE_FIXED_BYTES, bodyEnd, big))));
    countComments(body + INTERFACE_FIXED_BYTES, bodyEnd);
  }

  private void addStatistics(int body, int bodyEnd) {
    byte[] bytes = feed.bytes();
    int start = body + STATISTICS_FIXED_BYTES;
    long index = Numbers.u32(bytes, body, big);
    if (index < interfaces.size()) {
      interfaces.get((int) index).statistics(options.of(bytes, start, bodyEnd, big));
    }
    countComments(start, bodyEnd);
  }

  private boolean timedFrame(int type, int body, int bodyEnd, Frame frame) {
    byte[] bytes = feed.bytes();
    boolean obsolete = type == PcapngBlock.OBSOLETE_PACKET;
    long index = obsolete ? Numbers.u16(bytes, body, big) : Numbers.u32(bytes, body, big);
    long captured = Numbers.u32(bytes, body + 12, big);
    if (index >= interfaces.size()) {
      return failNoInterface(index);
    }
    if (captured > bodyEnd - body - FRAME_FIXED_BYTES || captured > MAX_FRAME_BYTES) {
      return fail(
          "frame %d claims %d captured bytes, more than its block has"
              .formatted(tally.packets() + 1, captured));
    }
    PcapngInterface on = interfaces.get((int) index);
    long original = Math.min(Integer.MAX_VALUE, Numbers.u32(bytes, body + 16, big));
    long ticks = Numbers.u32(bytes, body + 4, big) << 32 | Numbers.u32(bytes, body + 8, big);
    int start = body + FRAME_FIXED_BYTES;
    frame
        .bytes(bytes, start, (int) captured, (int) original)
        .meta(on.time().nanos(ticks), on.linkType());
    tally.add(frame);
    long drops = obsolete ? Numbers.u16(bytes, body + 2, big) : DROPS_UNKNOWN;
    if (drops != DROPS_UNKNOWN) {
      on.droppedBeforeFrame(drops);
    }
    frame.source(interfacesBefore + (int) index, drops == DROPS_UNKNOWN ? -1 : drops);
    int optionsAt = start + PcapngBlock.padded((int) captured);
    if (optionsAt < bodyEnd) {
      frame.options(optionsAt, bodyEnd, big);
      frameOptions(obsolete, optionsAt, bodyEnd, on);
    }
    return true;
  }

  private void frameOptions(boolean obsolete, int start, int bodyEnd, PcapngInterface on) {
    options.of(feed.bytes(), start, bodyEnd, big);
    while (options.next()) {
      if (options.isComment()) {
        tally.comments(1);
      } else if (!obsolete && options.code() == OPTION_DROP_COUNT && options.length() == 8) {
        on.droppedBeforeFrame(options.s64());
      }
    }
  }

  /** A simple packet block has no time: it gets that of the frames before it. */
  private boolean simpleFrame(int body, int bodyEnd, Frame frame) {
    byte[] bytes = feed.bytes();
    if (interfaces.isEmpty()) {
      return failNoInterface(0);
    }
    PcapngInterface on = interfaces.get(0);
    long original = Numbers.u32(bytes, body, big);
    long limit = on.snapLength() == 0 ? Long.MAX_VALUE : on.snapLength();
    long captured = Math.min(Math.min(original, limit), bodyEnd - body - 4L);
    if (captured > MAX_FRAME_BYTES) {
      return fail("frame %d claims %d captured bytes".formatted(tally.packets() + 1, captured));
    }
    frame
        .bytes(bytes, body + 4, (int) captured, (int) Math.min(Integer.MAX_VALUE, original))
        .meta(tally.lastTimeOrZero(), on.linkType())
        .source(interfacesBefore, -1);
    tally.addUntimed(frame);
    return true;
  }

  private boolean failNoInterface(long index) {
    return fail(
        "frame %d names interface %d, which the section does not have"
            .formatted(tally.packets() + 1, index));
  }
}
