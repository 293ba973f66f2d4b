package org.icascope.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;

/**
 * Writes one section of pcapng (draft-ietf-opsawg-pcapng): its header, interfaces, frames as
 * enhanced packet blocks, and statistics. Little endian, whatever the machine. Errors are those of
 * the stream; nothing is buffered here.
 */
public final class PcapngWriter implements Closeable, Flushable {

  private static final int OPTION_HARDWARE = 2;
  private static final int OPTION_SYSTEM = 3;
  private static final int OPTION_APPLICATION = 4;
  private static final int OPTION_NAME = 2;
  private static final int OPTION_DESCRIPTION = 3;
  private static final int OPTION_RESOLUTION = 9;
  private static final int OPTION_FILTER = 11;
  private static final int OPTION_INTERFACE_SYSTEM = 12;
  private static final int OPTION_START = 2;
  private static final int OPTION_END = 3;
  private static final int OPTION_RECEIVED = 4;
  private static final int OPTION_DROPPED = 5;

  /** First byte of if_filter: what follows is the text of a libpcap filter. */
  private static final String FILTER_TEXT = "\0";

  private final OutputStream out;
  private final PcapngBlockBuilder block = new PcapngBlockBuilder();
  private long written;
  private long[] nanosPerTick = new long[1];
  private int interfaces;

  /**
   * Writes the header of the section.
   *
   * @param out closed with this writer; better one that collects small writes
   */
  public PcapngWriter(OutputStream out, PcapngSource.Machine machine) throws IOException {
    this.out = out;
    block
        .start(PcapngBlock.SECTION_HEADER)
        .u32(0x1a2b3c4dL)
        .u16(1)
        .u16(0)
        .u64(-1) // length of the section: not known
        .text(OPTION_HARDWARE, machine.hardware())
        .text(OPTION_SYSTEM, machine.system())
        .text(OPTION_APPLICATION, machine.application())
        .endOptions();
    finish();
  }

  /** Describes an interface; returns its number for {@link #frame}. */
  public int add(PcapngSource source) throws IOException {
    block.start(PcapngBlock.INTERFACE_DESCRIPTION).u16(source.linkType()).u16(0);
    block.u32(source.snapLength()).text(OPTION_NAME, source.name());
    source.description().ifPresent(text -> block.text(OPTION_DESCRIPTION, text));
    block.option(OPTION_RESOLUTION, 1).u8(source.timeDigits()).pad();
    source.filter().ifPresent(text -> block.text(OPTION_FILTER, FILTER_TEXT + text));
    block.text(OPTION_INTERFACE_SYSTEM, source.system()).endOptions();
    finish();
    if (interfaces == nanosPerTick.length) {
      nanosPerTick = java.util.Arrays.copyOf(nanosPerTick, 2 * interfaces);
    }
    nanosPerTick[interfaces] = source.timeDigits() == 9 ? 1 : 1000;
    return interfaces++;
  }

  /** Writes a frame as it was captured on an interface. */
  public void frame(int on, Frame frame) throws IOException {
    block.start(PcapngBlock.ENHANCED_PACKET).u32(on).time(frame.timeNanos() / nanosPerTick[on]);
    block.u32(frame.capturedLength()).u32(frame.originalLength());
    block.bytes(frame.bytes(), frame.start(), frame.capturedLength()).pad();
    finish();
  }

  /**
   * Writes what the recorder counted on an interface.
   *
   * @param startNanos when it began, {@code endNanos} when it ended; since 1970
   * @param received frames that came, {@code dropped} those that were lost; where they are known
   */
  public void statistics(
      int on, long startNanos, long endNanos, OptionalLong received, OptionalLong dropped)
      throws IOException {
    long unit = nanosPerTick[on];
    block.start(PcapngBlock.INTERFACE_STATISTICS).u32(on).time(endNanos / unit);
    block.option(OPTION_START, 8).time(startNanos / unit);
    block.option(OPTION_END, 8).time(endNanos / unit);
    received.ifPresent(count -> block.option(OPTION_RECEIVED, 8).u64(count));
    dropped.ifPresent(count -> block.option(OPTION_DROPPED, 8).u64(count));
    block.endOptions();
    finish();
  }

  private void finish() throws IOException {
    written += block.writeTo(out);
  }

  /** Bytes written so far. */
  public long bytesWritten() {
    return written;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
