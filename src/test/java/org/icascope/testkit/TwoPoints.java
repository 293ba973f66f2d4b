package org.icascope.testkit;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.protocol.Bytes;

/**
 * What a second recorder saw of a scenario: the same Ethernet and IPv4 frames at other times and by
 * another clock, without those that did not get there, and behind a NAT.
 */
public final class TwoPoints {

  private static final int IP = 14; // after Ethernet

  /** One frame on its way, with what a test may ask of it. */
  public record Seen(long timeMicros, byte[] bytes) {

    private int u16(int at) {
      return ByteBuffer.wrap(bytes).getShort(at) & 0xffff;
    }

    private int tcp() {
      return IP + (bytes[IP] & 0xf) * 4;
    }

    public String source() {
      return address(IP + 12) + ":" + u16(tcp());
    }

    public String destination() {
      return address(IP + 16) + ":" + u16(tcp() + 2);
    }

    private String address(int at) {
      return "%d.%d.%d.%d"
          .formatted(
              bytes[at] & 0xff, bytes[at + 1] & 0xff, bytes[at + 2] & 0xff, bytes[at + 3] & 0xff);
    }

    public long sequence() {
      return ByteBuffer.wrap(bytes).getInt(tcp() + 4) & 0xffffffffL;
    }

    public long acknowledgement() {
      return ByteBuffer.wrap(bytes).getInt(tcp() + 8) & 0xffffffffL;
    }

    public int payload() {
      return u16(IP + 2) - (tcp() - IP) - ((bytes[tcp() + 12] & 0xf0) >> 2);
    }

    public boolean isSyn() {
      return (bytes[tcp() + 13] & 2) != 0;
    }

    /** So much later. */
    public Seen at(long laterMicros) {
      return new Seen(timeMicros + laterMicros, bytes);
    }

    public boolean isReset() {
      return (bytes[tcp() + 13] & 4) != 0;
    }

    /** The server has the lower port in these tests. */
    public boolean toServer() {
      return u16(tcp()) > u16(tcp() + 2);
    }

    /** With another source or destination of the client; checksums are made good. */
    Seen translated(String from, String to) {
      byte[] copy = bytes.clone();
      ByteBuffer buffer = ByteBuffer.wrap(copy);
      String[] parts = to.split("[.:]");
      boolean source = source().equals(from);
      if (!source && !destination().equals(from)) {
        return this;
      }
      int sum = 0;
      for (int i = 0; i < 4; i++) {
        copy[IP + (source ? 12 : 16) + i] = (byte) Integer.parseInt(parts[i]);
      }
      buffer.putShort(tcp() + (source ? 0 : 2), (short) Integer.parseInt(parts[4]));
      buffer.putShort(IP + 10, (short) 0).putShort(IP + 10, (short) checksum(copy, IP, tcp(), 0));
      int length = u16(IP + 2) - (tcp() - IP);
      sum = sum(copy, IP + 12, IP + 20) + 6 + length;
      buffer.putShort(tcp() + 16, (short) 0);
      buffer.putShort(tcp() + 16, (short) checksum(copy, tcp(), tcp() + length, sum));
      return new Seen(timeMicros, copy);
    }

    /** Of another connection: sequence numbers shifted, one number for each direction. */
    Seen renumbered(int client, int server) {
      byte[] copy = bytes.clone();
      ByteBuffer buffer = ByteBuffer.wrap(copy);
      int at = tcp() + 4;
      buffer.putInt(at, buffer.getInt(at) + (toServer() ? client : server));
      if ((copy[tcp() + 13] & 0x10) != 0) {
        buffer.putInt(at + 4, buffer.getInt(at + 4) + (toServer() ? server : client));
      }
      return new Seen(timeMicros, copy);
    }

    private Seen with(Seen next) {
      int length = bytes.length + next.payload();
      ByteBuffer all = ByteBuffer.allocate(length).put(bytes);
      all.put(next.bytes, next.bytes.length - next.payload(), next.payload());
      all.putShort(IP + 2, (short) (length - IP));
      return new Seen(next.timeMicros, all.array());
    }

    private static int sum(byte[] bytes, int from, int to) {
      int sum = 0;
      for (int i = from; i < to; i++) {
        sum += (bytes[i] & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
      }
      return sum;
    }

    private static int checksum(byte[] bytes, int from, int to, int start) {
      long sum = start + (long) sum(bytes, from, to);
      while (sum > 0xffff) {
        sum = (sum & 0xffff) + (sum >>> 16);
      }
      return (int) ~sum & 0xffff;
    }
  }

  private TwoPoints() {}

  /** What the recorder of the scenario saw. */
  public static List<Seen> of(List<CapturedFrame> frames) {
    return frames.stream().map(f -> new Seen(f.timeMicros(), f.bytes())).toList();
  }

  /**
   * The same further towards the client or the server.
   *
   * @param towardsServer microseconds that a frame takes from the first recorder to this one when
   *     the server is its aim; what comes from the server was here so much earlier
   */
  public static List<Seen> moved(List<Seen> frames, long towardsServer) {
    return times(frames, f -> f.timeMicros() + (f.toServer() ? towardsServer : -towardsServer));
  }

  /** The same by another clock. */
  public static List<Seen> clock(List<Seen> frames, LongUnaryOperator clock) {
    return times(frames, f -> clock.applyAsLong(f.timeMicros()));
  }

  private static List<Seen> times(List<Seen> frames, java.util.function.ToLongFunction<Seen> time) {
    List<Seen> moved = new ArrayList<>();
    frames.forEach(f -> moved.add(new Seen(time.applyAsLong(f), f.bytes())));
    moved.sort(Comparator.comparingLong(Seen::timeMicros));
    return moved;
  }

  /** Only those that got there. */
  public static List<Seen> without(List<Seen> frames, Predicate<Seen> lost) {
    return frames.stream().filter(lost.negate()).toList();
  }

  /** The same behind a NAT. */
  public static List<Seen> translated(List<Seen> frames, String from, String to) {
    UnaryOperator<Seen> nat = f -> f.translated(from, to);
    return frames.stream().map(nat).toList();
  }

  /** The same bytes on another TCP connection: sequence numbers and end points are others. */
  public static List<Seen> otherConnection(
      List<Seen> frames, String client, String newClient, String server, String newServer) {
    return frames.stream()
        .map(f -> f.renumbered(0x12345678, 0x7edcba98))
        .map(f -> f.translated(client, newClient).translated(server, newServer))
        .toList();
  }

  /** Two full segments in a row became one, as a network card that joins them makes it. */
  public static List<Seen> joined(List<Seen> frames) {
    List<Seen> joined = new ArrayList<>();
    for (Seen frame : frames) {
      Seen last = joined.isEmpty() ? frame : joined.get(joined.size() - 1);
      if (last != frame
          && last.payload() == 1460
          && frame.payload() > 0
          && last.toServer() == frame.toServer()
          && last.sequence() + last.payload() == frame.sequence()) {
        joined.set(joined.size() - 1, last.with(frame));
      } else {
        joined.add(frame);
      }
    }
    return joined;
  }

  /** What one recorder sees of two places. */
  public static List<Seen> merged(List<Seen> some, List<Seen> others) {
    List<Seen> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(Comparator.comparingLong(Seen::timeMicros));
    return all;
  }

  /** A classic pcap file with microseconds. */
  public static byte[] pcap(List<Seen> frames) {
    Bytes file = new Bytes().u32(0xa1b2c3d4L).u16(2).u16(4).u32(0).u32(0).u32(262_144).u32(1);
    for (Seen frame : frames) {
      file.u32(frame.timeMicros() / 1_000_000).u32(frame.timeMicros() % 1_000_000);
      file.u32(frame.bytes().length).u32(frame.bytes().length).raw(frame.bytes());
    }
    return file.toArray();
  }
}
