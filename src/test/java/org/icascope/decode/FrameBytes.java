package org.icascope.decode;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;

/** Builds frames for tests, from hex and from parts. */
public final class FrameBytes {

  static final String ETHERNET_IPV4 = "020000000001" + "020000000002" + "0800";
  static final String ETHERNET_IPV6 = "020000000001" + "020000000002" + "86dd";

  private FrameBytes() {}

  /** A frame that was captured as a whole. */
  static Frame frame(int linkType, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new Frame().bytes(bytes, 0, bytes.length, bytes.length).meta(0, linkType);
  }

  static Frame ethernet(String hex) {
    return frame(LinkTypes.ETHERNET, hex);
  }

  /** The same frame with only its first bytes captured. */
  static Frame cut(Frame frame, int captured) {
    return new Frame()
        .bytes(frame.bytes(), frame.start(), captured, frame.originalLength())
        .meta(frame.timeNanos(), frame.linkType());
  }

  /** IPv4 header, 10.0.0.1 to 10.0.0.2, TTL 64, DSCP 46, without checksum. */
  static String ipv4(int protocol, int identification, int payloadLength) {
    return "45b8"
        + u16(20 + payloadLength)
        + u16(identification)
        + "4000"
        + "40"
        + u8(protocol)
        + "0000"
        + "0a000001"
        + "0a000002";
  }

  /** IPv6 header, 2001:db8::1 to 2001:db8::2, hop limit 63. */
  static String ipv6(int nextHeader, int payloadLength) {
    return "60000000"
        + u16(payloadLength)
        + u8(nextHeader)
        + "3f"
        + "20010db8000000000000000000000001"
        + "20010db8000000000000000000000002";
  }

  /** TCP header without options, ports 50000 to 2598. */
  public static String tcp(long sequence, long acknowledgement, int flags) {
    return "c350"
        + "0a26"
        + u32(sequence)
        + u32(acknowledgement)
        + "50"
        + u8(flags)
        + "2000"
        + "0000"
        + "0000";
  }

  static String udp(int length) {
    return "c350" + "0a26" + u16(length) + "0000";
  }

  static String u8(int value) {
    return "%02x".formatted(value & 0xff);
  }

  static String u16(int value) {
    return "%04x".formatted(value & 0xffff);
  }

  static String u32(long value) {
    return "%08x".formatted((int) value);
  }

  /** Ethernet, IPv4, TCP with a payload of ASCII. */
  public static Frame segment(
      long timeNanos, int identification, String tcpHeader, String payload) {
    String content = tcpHeader + HexFormat.of().formatHex(payload.getBytes());
    String ip = ipv4(6, identification, content.length() / 2);
    Frame frame = ethernet(ETHERNET_IPV4 + ip + content);
    return frame.meta(timeNanos, LinkTypes.ETHERNET);
  }

  /** Puts a 16-bit number into a frame. */
  public static void poke(Frame frame, int at, int value) {
    ByteBuffer.wrap(frame.bytes()).putShort(at, (short) value);
  }
}
