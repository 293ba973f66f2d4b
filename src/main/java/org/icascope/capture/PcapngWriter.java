package org.icascope.capture;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes one section of pcapng (draft-ietf-opsawg-pcapng): its header, interfaces, frames as
 * enhanced packet blocks, statistics, names and secrets. Little endian, whatever the machine.
 * Errors are those of the stream; nothing is buffered here.
 */
public final class PcapngWriter implements Closeable, Flushable {

  private static final int RESOLUTION = 9;
  private static final int TIME_OFFSET = 14;
  private static final int START = 2;
  private static final int END = 3;
  private static final int RECEIVED = 4;
  private static final int DROPPED = 5;
  private static final int NAME_IPV4 = 1;
  private static final int NAME_IPV6 = 2;

  /** Times are written in these: the two resolutions that every reader knows. */
  private static final int MICROSECONDS = 6;

  private static final int NANOSECONDS = 9;

  private final OutputStream out;
  private final PcapngBlockBuilder block = new PcapngBlockBuilder();
  private long written;
  private long[] nanosPerTick = new long[1];
  private int interfaces;

  /**
   * Writes the header of the section.
   *
   * @param out closed with this writer; better one that collects small writes
   * @param options of the section
   */
  public PcapngWriter(OutputStream out, List<PcapngOption> options) throws IOException {
    this.out = out;
    block.start(PcapngBlock.SECTION_HEADER).u32(0x1a2b3c4dL).u16(1).u16(0);
    block.u64(-1); // length of the section: not known
    options.forEach(block::option);
    finish();
  }

  /**
   * Describes an interface; returns its number for {@link #frame}. Its clock is written anew: with
   * 6 or 9 decimals, and without an offset.
   */
  public int add(SourceInterface source) throws IOException {
    int digits = source.timeDigits() <= MICROSECONDS ? MICROSECONDS : NANOSECONDS;
    block.start(PcapngBlock.INTERFACE_DESCRIPTION).u16(source.linkType()).u16(0);
    block.u32(source.snapLength());
    for (PcapngOption option : source.options()) {
      if (option.code() != RESOLUTION && option.code() != TIME_OFFSET) {
        block.option(option);
      }
    }
    block.option(new PcapngOption(RESOLUTION, ByteBuffer.wrap(new byte[] {(byte) digits})));
    finish();
    if (interfaces == nanosPerTick.length) {
      nanosPerTick = Arrays.copyOf(nanosPerTick, 2 * interfaces);
    }
    nanosPerTick[interfaces] = digits == NANOSECONDS ? 1 : 1000;
    return interfaces++;
  }

  /** Writes a frame as it was captured on an interface. */
  public void frame(int on, Frame frame) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(frame.bytes(), frame.start(), frame.capturedLength());
    frame(on, frame, bytes, List.of());
  }

  /**
   * Writes a frame with other bytes.
   *
   * @param frame its time and original length; times before 1970, which pcapng can only give with
   *     an offset, become 1970
   */
  public void frame(int on, Frame frame, ByteBuffer bytes, List<PcapngOption> options)
      throws IOException {
    block
        .start(PcapngBlock.ENHANCED_PACKET)
        .u32(on)
        .time(Math.max(0, frame.timeNanos()) / nanosPerTick[on])
        .u32(bytes.remaining())
        .u32(frame.originalLength())
        .padded(bytes);
    options.forEach(block::option);
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
    block.option(START, 8).time(startNanos / unit);
    block.option(END, 8).time(endNanos / unit);
    received.ifPresent(count -> block.option(RECEIVED, 8).u64(count));
    dropped.ifPresent(count -> block.option(DROPPED, 8).u64(count));
    finish();
  }

  /** Writes a secret; readers use it for frames that follow. */
  public void secret(DecryptionSecret secret) throws IOException {
    block
        .start(PcapngBlock.DECRYPTION_SECRETS)
        .u32(secret.type())
        .u32(secret.content().remaining())
        .padded(secret.content());
    finish();
  }

  /** Writes the name of an address. */
  public void name(NameRecord record) throws IOException {
    byte[] name = record.name().getBytes(StandardCharsets.UTF_8);
    byte[] address = record.address().toBytes();
    ByteBuffer value = ByteBuffer.allocate(address.length + name.length + 1);
    value.put(address).put(name).put((byte) 0).flip();
    block
        .start(PcapngBlock.NAME_RESOLUTION)
        .u16(record.address().version() == 4 ? NAME_IPV4 : NAME_IPV6)
        .u16(value.remaining())
        .padded(value)
        .u32(0); // end of records
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
