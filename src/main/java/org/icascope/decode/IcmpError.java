package org.icascope.decode;

/**
 * Reads an ICMP message by which a router or host says that it could not deliver a packet, and what
 * it quotes of that packet: destination unreachable (RFC 792, with the MTU of RFC 1191), and for
 * IPv6 destination unreachable and packet too big (RFC 4443). One object reads every message;
 * nothing is allocated.
 */
public final class IcmpError {

  private static final int ICMP = Protocols.IP_PROTOCOL + 1;
  private static final int ICMP_V6 = Protocols.IP_PROTOCOL + 58;
  private static final int HEADER_BYTES = 8;
  private static final int IPV4_BYTES = 20;
  private static final int IPV6_BYTES = 40;

  /** What every message quotes behind the IP header (RFC 792): ports and sequence number. */
  private static final int TRANSPORT_BYTES = 8;

  private static final int UNREACHABLE = 3;
  private static final int FRAGMENTATION_NEEDED = 4;
  private static final int UNREACHABLE_V6 = 1;
  private static final int TOO_BIG_V6 = 2;
  private static final int FRAGMENT_OFFSET = 0x1fff;
  private static final int UDP = 17;

  private final Headers quoted = new Headers();
  private boolean tooBig;
  private int code;
  private long mtu;
  private int quotedBytes;

  /** Whether the frame, in which no TCP or UDP could be read, may hold one. */
  public static boolean mayBe(Headers headers) {
    int protocol = headers.restProtocol();
    return (protocol == ICMP || protocol == ICMP_V6) && !headers.restIsFragment();
  }

  /** Bytes of such a frame that are headers: of the message, and of the packet it quotes. */
  int headerBytes(Headers headers) {
    if (!read(headers)) {
      return 0; // it may be anything
    }
    int first = Wire.u8(headers.frame().bytes(), headers.restStart() + HEADER_BYTES);
    return HEADER_BYTES + (first >> 4 == 6 ? IPV6_BYTES : (first & 15) * 4) + TRANSPORT_BYTES;
  }

  /**
   * Reads the message of a frame.
   *
   * @return false when it is another one, quotes neither TCP nor UDP, or went to somebody else than
   *     the sender of what it quotes
   */
  public boolean read(Headers headers) {
    if (!mayBe(headers) || headers.restCaptured() < HEADER_BYTES) {
      return false;
    }
    byte[] bytes = headers.frame().bytes();
    int at = headers.restStart();
    int end = at + headers.restCaptured();
    boolean version6 = headers.restProtocol() == ICMP_V6;
    boolean known = version6 ? version6(bytes, at) : version4(bytes, at);
    return known
        && (version6 ? quote6(bytes, at + HEADER_BYTES, end) : quote4(bytes, at + 8, end))
        && quoted.sourceHigh == headers.destinationHigh
        && quoted.sourceLow == headers.destinationLow;
  }

  private boolean version4(byte[] bytes, int at) {
    code = Wire.u8(bytes, at + 1);
    tooBig = code == FRAGMENTATION_NEEDED;
    mtu = tooBig ? Wire.u16(bytes, at + 6) : 0;
    return Wire.u8(bytes, at) == UNREACHABLE;
  }

  private boolean version6(byte[] bytes, int at) {
    int type = Wire.u8(bytes, at);
    code = Wire.u8(bytes, at + 1);
    tooBig = type == TOO_BIG_V6;
    mtu = tooBig ? Wire.u32(bytes, at + 4) : 0;
    return tooBig || type == UNREACHABLE_V6;
  }

  private boolean quote4(byte[] bytes, int at, int end) {
    if (end - at < IPV4_BYTES || Wire.u8(bytes, at) >> 4 != 4) {
      return false;
    }
    int headerBytes = (Wire.u8(bytes, at) & 15) * 4;
    boolean first = (Wire.u16(bytes, at + 6) & FRAGMENT_OFFSET) == 0;
    if (headerBytes < IPV4_BYTES || !first || end - at < headerBytes + TRANSPORT_BYTES) {
      return false;
    }
    quoted.ipVersion = 4;
    quoted.sourceHigh = 0;
    quoted.sourceLow = Wire.u32(bytes, at + 12);
    quoted.destinationHigh = 0;
    quoted.destinationLow = Wire.u32(bytes, at + 16);
    quoted.ipId = Wire.u16(bytes, at + 4);
    quotedBytes = Wire.u16(bytes, at + 2);
    return transport(bytes, at + headerBytes, Wire.u8(bytes, at + 9));
  }

  private boolean quote6(byte[] bytes, int at, int end) {
    if (end - at < IPV6_BYTES + TRANSPORT_BYTES || Wire.u8(bytes, at) >> 4 != 6) {
      return false;
    }
    quoted.ipVersion = 6;
    quoted.ipId = -1;
    quoted.sourceHigh = Wire.s64(bytes, at + 8);
    quoted.sourceLow = Wire.s64(bytes, at + 16);
    quoted.destinationHigh = Wire.s64(bytes, at + 24);
    quoted.destinationLow = Wire.s64(bytes, at + 32);
    quotedBytes = IPV6_BYTES + Wire.u16(bytes, at + 4);
    return transport(bytes, at + IPV6_BYTES, Wire.u8(bytes, at + 6));
  }

  private boolean transport(byte[] bytes, int at, int protocol) {
    quoted.protocol = protocol;
    quoted.sourcePort = Wire.u16(bytes, at);
    quoted.destinationPort = Wire.u16(bytes, at + 2);
    quoted.sequence = Wire.u32(bytes, at + 4);
    return protocol == ExtensionHeaders.TCP || protocol == UDP;
  }

  /**
   * Addresses, ports, protocol and IP identification of the quoted packet, and the 32 bits behind
   * the ports: of TCP the sequence number.
   */
  public Headers quoted() {
    return quoted;
  }

  /** Bytes of the quoted packet, its IP header included. */
  public int quotedBytes() {
    return quotedBytes;
  }

  /** The packet was larger than the next link takes; otherwise it could not be delivered at all. */
  public boolean isTooBig() {
    return tooBig;
  }

  /** The code as it stands in the message. */
  public int code() {
    return code;
  }

  /** Bytes of the largest packet that the next link takes, 0 where the message does not say. */
  public long mtu() {
    return mtu;
  }
}
