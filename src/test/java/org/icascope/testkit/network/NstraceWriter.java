package org.icascope.testkit.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes NetScaler traces, record by record. The layouts are those that Wireshark 4.0.17 reads; of
 * version 2.0 here are those of the generations 2.0 and 2.3.
 */
public final class NstraceWriter {

  public static final int TX = 0;
  public static final int TXB = 1;
  public static final int RX = 2;
  public static final int NEW_RX = 3;

  /** Which way a packet goes, and what the appliance knows of it. */
  public record About(int operation, int nic, long pcb, long linkedPcb, int vlan) {

    public static About in(long pcb) {
      return new About(NEW_RX, 1, pcb, 0, 1);
    }

    public static About out(long pcb) {
      return new About(TXB, 1, pcb, 0, 1);
    }

    public About linked(long other) {
      return new About(operation, nic, pcb, other, vlan);
    }

    public About as(int otherOperation) {
      return new About(otherOperation, nic, pcb, linkedPcb, vlan);
    }
  }

  private final String version;
  private final int pageBytes;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean crossing;

  /** Begins with nothing, not even a signature. */
  public NstraceWriter(String version) {
    this.version = version;
    this.pageBytes = version.startsWith("3") ? 16384 : 8192;
  }

  /** Records of packets run over the ends of pages. */
  public NstraceWriter crossing() {
    crossing = true;
    return this;
  }

  public NstraceWriter signature() {
    if (version.equals("1.0")) {
      byte[] body = new byte[60];
      text(body, 4, "NetScaler Performance Data");
      return record(0x0101, body);
    }
    byte[] body = new byte[66];
    String name = version.equals("2.0") ? "NetScaler V20" : "Netscaler V" + version.charAt(0);
    String digit = version.equals("2.0") ? "" : version.substring(2);
    text(body, 1, name + digit + " Performance Data\nNetScaler NS14.1: Build 1.1.nc");
    return record(0x01, body);
  }

  private static void text(byte[] body, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, body, at, bytes.length);
  }

  public NstraceWriter absoluteTime(long seconds) {
    return version.equals("1.0")
        ? record(0x0107, body(8).putInt(0).putInt((int) seconds).array())
        : record(0x07, body(6).putShort((short) 0).putInt((int) seconds).array());
  }

  public NstraceWriter relativeTime(int millis) {
    return version.equals("1.0")
        ? record(0x0108, body(4).putInt(millis).array())
        : record(0x08, body(2).putShort((short) millis).array());
  }

  /**
   * A packet of 1.0 or 2.0.
   *
   * @param distance to the packet before: two bits for the unit, the rest the number of them
   */
  public NstraceWriter packet(int operation, int nic, int distance, byte[] frame) {
    return version.equals("1.0")
        ? record(0x0310 + operation, body(8 + frame.length).putInt(nic).putInt(distance).put(frame))
        : record(
            0xc0 + operation, body(5 + frame.length).put((byte) nic).putInt(distance).put(frame));
  }

  /** A packet with a time of its own: 2.3 in a 2.0 file. */
  public NstraceWriter timed(int operation, long nanos, byte[] frame) {
    ByteBuffer body = body(21 + frame.length).put((byte) 1).putLong(nanos).putInt(5).putInt(6);
    return record(0xf0 + operation, body.putShort((short) 7).putShort((short) 0).put(frame));
  }

  /** A packet of 3.0 with names of virtual machines. */
  public NstraceWriter packet30(About about, long nanos, byte[] frame, String from, String to) {
    ByteBuffer body = body(49 + from.length() + to.length() + frame.length);
    common(body, about, nanos, frame.length);
    body.putShort((short) -1).putShort((short) -1).put((byte) 0);
    body.put((byte) from.length()).put((byte) to.length()).put((byte) 0).putShort((short) 0);
    body.putInt(0).putInt(1).putInt(2).putInt(3);
    body.put(from.getBytes(StandardCharsets.ISO_8859_1));
    body.put(to.getBytes(StandardCharsets.ISO_8859_1));
    return record(0xa8 + about.operation(), body.put(frame));
  }

  /** A packet of 3.5 without extension records. */
  public NstraceWriter packet35(About about, long nanos, byte[] frame) {
    return packet35(about, nanos, 0, new int[] {1}, new byte[0], frame.length, frame);
  }

  /**
   * A packet of 3.5.
   *
   * @param flags activity and capture flags
   * @param first type of what follows the fixed part
   * @param extensions as they stand in front of the frame
   * @param originalLength bytes on the wire, whatever the frame has
   */
  public NstraceWriter packet35(
      About about,
      long nanos,
      int flags,
      int[] first,
      byte[] extensions,
      int originalLength,
      byte[] frame) {
    ByteBuffer body = body(32 + extensions.length + frame.length);
    common(body, about, nanos, originalLength);
    int header = first.length > 1 ? first[1] : 35 + extensions.length;
    body.putShort((short) header).put((byte) 0).put((byte) 1).putInt(flags);
    return record(0xac + about.operation(), body.put((byte) first[0]).put(extensions).put(frame));
  }

  /** An extension record. */
  public static byte[] extension(int next, byte... body) {
    return body(3 + body.length)
        .putShort((short) (3 + body.length))
        .put((byte) next)
        .put(body)
        .array();
  }

  private static void common(ByteBuffer body, About about, long nanos, int originalLength) {
    body.put((byte) about.nic()).putLong(nanos);
    body.putInt((int) about.pcb()).putInt((int) about.linkedPcb());
    body.putShort((short) originalLength).putShort((short) about.vlan()).putShort((short) 0);
  }

  private NstraceWriter record(int type, ByteBuffer body) {
    return record(type, body.array());
  }

  /** A record of any type; its header says how long it is. */
  public NstraceWriter record(int type, byte... body) {
    boolean packet = type >= 0xa0 && !version.equals("1.0");
    byte[] header;
    if (version.equals("1.0")) {
      int size = 4 + body.length;
      header = body(4).putShort((short) type).putShort((short) size).array();
    } else if (packet || body.length + 2 > 127) {
      int size = 3 + body.length;
      boolean small = packet && size < 128;
      int low = small ? size : size & 0x7f | 0x80;
      header = new byte[] {(byte) type, (byte) low, (byte) (small ? 0 : size >> 7)};
    } else {
      header = new byte[] {(byte) type, (byte) (2 + body.length)};
    }
    int left = pageBytes - out.size() % pageBytes;
    if (header.length + body.length > left && !(crossing && packet)) {
      fill();
    }
    out.writeBytes(header);
    out.writeBytes(body);
    return this;
  }

  /** Bytes as they are. */
  public NstraceWriter raw(int... bytes) {
    for (int each : bytes) {
      out.write(each);
    }
    return this;
  }

  /** Leaves the rest of the page unused. */
  public NstraceWriter fill() {
    out.writeBytes(new byte[(pageBytes - out.size() % pageBytes) % pageBytes]);
    return this;
  }

  public int size() {
    return out.size();
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  private static ByteBuffer body(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
