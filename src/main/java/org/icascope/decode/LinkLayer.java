package org.icascope.decode;

import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;

/** Link header to network header: sets {@code networkStart}, {@code etherType}, {@code vlan}. */
final class LinkLayer {

  static final int TYPE_IPV4 = 0x0800;
  static final int TYPE_IPV6 = 0x86dd;

  private static final int TYPE_VLAN = 0x8100;
  private static final int TYPE_PROVIDER_VLAN = 0x88a8;

  /** Stacked tags before IEEE 802.1ad. */
  private static final int TYPE_OLD_STACKED_VLAN = 0x9100;

  private static final int VLAN_TAG_BYTES = 4;
  private static final int VLAN_ID_MASK = 0xfff;

  private static final int ETHERNET_TYPE = 12;
  private static final int ETHERNET_BYTES = 14;
  private static final int SLL_PROTOCOL = 14;
  private static final int SLL_BYTES = 16;
  private static final int SLL2_PROTOCOL = 0;
  private static final int SLL2_BYTES = 20;
  private static final int LOOPBACK_BYTES = 4;

  private LinkLayer() {}

  static boolean find(Frame frame, Headers headers, DecodeCounts counts) {
    headers.vlan = -1;
    return switch (frame.linkType()) {
      case LinkTypes.ETHERNET -> typed(frame, headers, counts, ETHERNET_TYPE, ETHERNET_BYTES);
      case LinkTypes.LINUX_SLL -> typed(frame, headers, counts, SLL_PROTOCOL, SLL_BYTES);
      case LinkTypes.LINUX_SLL2 -> typed(frame, headers, counts, SLL2_PROTOCOL, SLL2_BYTES);
      case LinkTypes.RAW, LinkTypes.DLT_RAW, LinkTypes.DLT_RAW_OPENBSD ->
          raw(frame, headers, counts);
      case LinkTypes.IPV4 -> network(headers, frame.start(), TYPE_IPV4);
      case LinkTypes.IPV6 -> network(headers, frame.start(), TYPE_IPV6);
      case LinkTypes.NULL, LinkTypes.LOOP -> loopback(frame, headers, counts);
      default -> {
        counts.unsupportedLinkType(frame.linkType());
        yield false;
      }
    };
  }

  private static boolean network(Headers headers, int start, int etherType) {
    headers.networkStart = start;
    headers.etherType = etherType;
    return true;
  }

  /** A header with an Ethernet type in it, and VLAN tags behind it. */
  private static boolean typed(
      Frame frame, Headers headers, DecodeCounts counts, int typeAt, int length) {
    byte[] bytes = frame.bytes();
    int end = frame.start() + frame.capturedLength();
    int next = frame.start() + length;
    if (next > end) {
      counts.cutHeaders++;
      return false;
    }
    int type = Wire.u16(bytes, frame.start() + typeAt);
    while (isVlan(type)) {
      if (next + VLAN_TAG_BYTES > end) {
        counts.cutHeaders++;
        return false;
      }
      if (headers.vlan < 0) {
        headers.vlan = Wire.u16(bytes, next) & VLAN_ID_MASK;
      }
      type = Wire.u16(bytes, next + 2);
      next += VLAN_TAG_BYTES;
    }
    if (type != TYPE_IPV4 && type != TYPE_IPV6) {
      counts.notIp++;
      return false;
    }
    return network(headers, next, type);
  }

  private static boolean isVlan(int type) {
    return type == TYPE_VLAN || type == TYPE_PROVIDER_VLAN || type == TYPE_OLD_STACKED_VLAN;
  }

  private static boolean raw(Frame frame, Headers headers, DecodeCounts counts) {
    if (frame.capturedLength() == 0) {
      counts.cutHeaders++;
      return false;
    }
    int version = Wire.u8(frame.bytes(), frame.start()) >> 4;
    if (version != 4 && version != 6) {
      counts.notIp++;
      return false;
    }
    return network(headers, frame.start(), version == 4 ? TYPE_IPV4 : TYPE_IPV6);
  }

  /**
   * The address family of the capturing system: in its own byte order for NULL, in network order
   * for LOOP. IPv4 is 2 everywhere; IPv6 is 10 (Linux), 23 (Windows), 24, 28 or 30 (the BSDs and
   * macOS).
   */
  private static boolean loopback(Frame frame, Headers headers, DecodeCounts counts) {
    if (frame.capturedLength() < LOOPBACK_BYTES) {
      counts.cutHeaders++;
      return false;
    }
    int family = Wire.s32(frame.bytes(), frame.start());
    if ((family & 0xff) == 0) {
      family = Integer.reverseBytes(family);
    }
    int start = frame.start() + LOOPBACK_BYTES;
    return switch (family) {
      case 2 -> network(headers, start, TYPE_IPV4);
      case 10, 23, 24, 28, 30 -> network(headers, start, TYPE_IPV6);
      default -> {
        counts.notIp++;
        yield false;
      }
    };
  }
}
