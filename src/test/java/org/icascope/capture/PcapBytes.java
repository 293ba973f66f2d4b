package org.icascope.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes classic pcap files for tests. */
public final class PcapBytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  /**
   * @param magic 0xa1b2c3d4 for microseconds, 0xa1b23c4d for nanoseconds
   */
  public PcapBytes(ByteOrder order, int magic, int linkType) {
    this.order = order;
    ByteBuffer header = ByteBuffer.allocate(24).order(order);
    header.putInt(magic).putShort((short) 2).putShort((short) 4); // version 2.4
    header.putInt(0).putInt(0).putInt(65535).putInt(linkType); // zone, accuracy, snap length
    out.writeBytes(header.array());
  }

  /** A header of any kind: big endian, version and network field as given. */
  static PcapBytes header(int magic, int major, int minor, int network) {
    PcapBytes file = new PcapBytes(ByteOrder.BIG_ENDIAN, magic, network);
    byte[] header = file.out.toByteArray();
    ByteBuffer.wrap(header).putShort(4, (short) major).putShort(6, (short) minor);
    file.out.reset();
    file.out.writeBytes(header);
    return file;
  }

  /** Adds 32-bit numbers and then bytes as they are. */
  PcapBytes raw(int[] numbers, byte... bytes) {
    ByteBuffer header = ByteBuffer.allocate(4 * numbers.length).order(order);
    for (int number : numbers) {
      header.putInt(number);
    }
    out.writeBytes(header.array());
    out.writeBytes(bytes);
    return this;
  }

  /** Little endian, microseconds, Ethernet: what most programs write. */
  public static PcapBytes usual() {
    return new PcapBytes(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, LinkTypes.ETHERNET);
  }

  /** Adds a frame that was captured as a whole. */
  public PcapBytes frame(long seconds, int fraction, byte... bytes) {
    return frame(seconds, fraction, bytes.length, bytes);
  }

  public PcapBytes frame(long seconds, int fraction, int originalLength, byte[] bytes) {
    recordHeader(seconds, fraction, bytes.length, originalLength);
    out.writeBytes(bytes);
    return this;
  }

  PcapBytes recordHeader(long seconds, int fraction, int captured, int original) {
    ByteBuffer header = ByteBuffer.allocate(16).order(order);
    header.putInt((int) seconds).putInt(fraction).putInt(captured).putInt(original);
    out.writeBytes(header.array());
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
