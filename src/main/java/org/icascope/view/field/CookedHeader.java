package org.icascope.view.field;

import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;

/**
 * The header of a Linux "cooked" capture, as on the pages LINKTYPE_LINUX_SLL and
 * LINKTYPE_LINUX_SLL2 of tcpdump.org.
 *
 * @param version 1 or 2
 * @param packetType 0 to us, 1 broadcast, 2 multicast, 3 of others to others, 4 from us
 * @param addressType ARPHRD number of the device
 * @param addressBytes length of the sender's address on the link
 * @param interfaceIndex of version 2; -1 for version 1
 * @param protocol mostly an Ethernet type
 */
public record CookedHeader(
    int version,
    int packetType,
    int addressType,
    int addressBytes,
    long interfaceIndex,
    int protocol) {

  private static final int VERSION_1_BYTES = 16;
  private static final int VERSION_2_BYTES = 20;

  /** Numbers below are none of Ethernet (IEEE 802.3, section 3.2.6). */
  private static final int LEAST_ETHERNET_TYPE = 0x600;

  /** Where the sender's address begins. */
  public int addressAt() {
    return version == 1 ? 6 : 12;
  }

  /** Bytes of the header. */
  public int length() {
    return version == 1 ? VERSION_1_BYTES : VERSION_2_BYTES;
  }

  /** The protocol is given as an Ethernet type. */
  public boolean hasEthernetType() {
    return protocol >= LEAST_ETHERNET_TYPE;
  }

  /** Where the protocol stands. */
  public int protocolAt() {
    return version == 1 ? 14 : 0;
  }

  /** Empty when the frame has none. */
  public static Optional<CookedHeader> of(Frame frame) {
    byte[] bytes = frame.bytes();
    int at = frame.start();
    if (frame.linkType() == LinkTypes.LINUX_SLL && frame.capturedLength() >= VERSION_1_BYTES) {
      return Optional.of(
          new CookedHeader(
              1,
              TunnelBytes.u16(bytes, at),
              TunnelBytes.u16(bytes, at + 2),
              TunnelBytes.u16(bytes, at + 4),
              -1,
              TunnelBytes.u16(bytes, at + 14)));
    }
    if (frame.linkType() == LinkTypes.LINUX_SLL2 && frame.capturedLength() >= VERSION_2_BYTES) {
      return Optional.of(
          new CookedHeader(
              2,
              bytes[at + 10] & 0xff,
              TunnelBytes.u16(bytes, at + 8),
              bytes[at + 11] & 0xff,
              (long) TunnelBytes.u16(bytes, at + 4) << 16 | TunnelBytes.u16(bytes, at + 6),
              TunnelBytes.u16(bytes, at)));
    }
    return Optional.empty();
  }
}
