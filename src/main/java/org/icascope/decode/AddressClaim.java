package org.icascope.decode;

import org.icascope.capture.LinkTypes;

/**
 * Reads by which hardware address a host says, unasked, that an IP address is reached: gratuitous
 * ARP (RFC 5227) and unsolicited neighbour advertisements (RFC 4861 section 7.2.6). One object
 * reads every frame; nothing is allocated.
 */
public final class AddressClaim {

  private static final int ARP = 0x0806;
  private static final int ICMP_V6 = Protocols.IP_PROTOCOL + 58;
  private static final int ARP_BYTES = 28;

  /** Ethernet and IPv4, six and four bytes long. */
  private static final long ARP_KIND = 0x0001_0800_0604L;

  private static final int ADVERTISEMENT = 136;
  private static final int ADVERTISEMENT_BYTES = 32;
  private static final int SOLICITED = 0x40;

  /** Option "target link-layer address", length 1 (of eight bytes). */
  private static final int TARGET_OPTION = 0x0201;

  /** An IP header that far behind the link header has tags before it at most, no tunnel. */
  private static final int MOST_LINK_BYTES = Ethernet.BYTES + 8;

  private int version;
  private long high;
  private long low;
  private long hardware;

  /** Whether the frame, in which no TCP or UDP could be read, may hold one. */
  public static boolean mayBe(Headers headers) {
    return headers.restProtocol() == ARP || headers.restProtocol() == ICMP_V6;
  }

  /** Bytes of such a frame that are addresses and what tells their kind. */
  int headerBytes(Headers headers) {
    if (!read(headers)) {
      return 0; // it may be anything
    }
    return headers.restProtocol() == ARP ? ARP_BYTES : ADVERTISEMENT_BYTES;
  }

  /** Reads a frame; false when nothing is claimed. */
  public boolean read(Headers headers) {
    byte[] bytes = headers.frame().bytes();
    int at = headers.restStart();
    if (headers.restProtocol() == ARP) {
      return headers.restCaptured() >= ARP_BYTES && arp(bytes, at);
    }
    return headers.restProtocol() == ICMP_V6
        && !headers.restIsFragment()
        && headers.restCaptured() >= ADVERTISEMENT_BYTES
        && advertisement(bytes, at);
  }

  private boolean arp(byte[] bytes, int at) {
    version = 4;
    high = 0;
    hardware = hardware(bytes, at + 8);
    low = Wire.u32(bytes, at + 14);
    boolean ethernet = Wire.s64(bytes, at) >>> 16 == ARP_KIND;
    return ethernet && low != 0 && low == Wire.u32(bytes, at + 24); // of itself, to all
  }

  private boolean advertisement(byte[] bytes, int at) {
    version = 6;
    high = Wire.s64(bytes, at + 8);
    low = Wire.s64(bytes, at + 16);
    hardware = hardware(bytes, at + 26);
    boolean asked = (Wire.u8(bytes, at + 4) & SOLICITED) != 0;
    return Wire.u8(bytes, at) == ADVERTISEMENT
        && !asked
        && Wire.u16(bytes, at + 24) == TARGET_OPTION;
  }

  private static long hardware(byte[] bytes, int at) {
    return (long) Wire.u16(bytes, at) << 32 | Wire.u32(bytes, at + 2);
  }

  /** The Ethernet address that an IP packet came from, 48 bits; -1 where there is none. */
  public static long sourceOf(Headers headers) {
    var frame = headers.frame();
    int before = headers.ipStart - frame.start();
    boolean plain =
        frame.linkType() == LinkTypes.ETHERNET
            && headers.fragments == 0
            && before >= Ethernet.BYTES
            && before <= MOST_LINK_BYTES;
    return plain ? hardware(frame.bytes(), frame.start() + 6) : -1;
  }

  /** 4 or 6. */
  public int ipVersion() {
    return version;
  }

  /** First 64 bits of the IPv6 address that is claimed; 0 for IPv4. */
  public long high() {
    return high;
  }

  /** Last 64 bits of it, or the IPv4 address. */
  public long low() {
    return low;
  }

  /** The hardware address, 48 bits. */
  public long hardware() {
    return hardware;
  }
}
