package org.icascope.decode;

import org.icascope.capture.LinkTypes;

/**
 * From the link type of a frame to its first header. Numbers and layouts: the registry at
 * tcpdump.org/linktypes.html. Other link types are counted by name.
 */
final class LinkLayer {

  private static final int PPP = 9;
  private static final int PPP_HDLC = 50;
  private static final int PPP_ETHER = 51;
  private static final int ATM_RFC1483 = 100;
  private static final int C_HDLC = 104;
  private static final int IEEE802_11 = 105;
  private static final int FRELAY = 107;
  private static final int PFLOG = 117;
  private static final int IEEE802_11_PRISM = 119;
  private static final int IEEE802_11_RADIOTAP = 127;
  private static final int IEEE802_11_AVS = 163;
  private static final int PPP_PPPD = 166;
  private static final int PPI = 192;
  private static final int PPP_WITH_DIR = 204;
  private static final int C_HDLC_WITH_DIR = 205;
  private static final int FRELAY_WITH_DIR = 206;
  private static final int NFLOG = 239;
  private static final int PKTAP = 258;

  private LinkLayer() {}

  static boolean find(Cursor cursor, int linkType) {
    if (linkType == LinkTypes.ETHERNET) {
      return Ethernet.find(cursor);
    }
    return switch (linkType) {
      case LinkTypes.LINUX_SLL -> Cooked.version1(cursor);
      case LinkTypes.LINUX_SLL2 -> Cooked.version2(cursor);
      case LinkTypes.RAW, LinkTypes.DLT_RAW, LinkTypes.DLT_RAW_OPENBSD -> cursor.to(Protocols.IP);
      case LinkTypes.IPV4 -> cursor.to(Protocols.IPV4);
      case LinkTypes.IPV6 -> cursor.to(Protocols.IPV6);
      case LinkTypes.NULL, LinkTypes.LOOP -> Loopback.find(cursor);
      default -> serial(cursor, linkType);
    };
  }

  private static boolean serial(Cursor cursor, int linkType) {
    return switch (linkType) {
      case PPP, PPP_HDLC -> HdlcLinks.pppOrCisco(cursor);
      case PPP_PPPD, PPP_WITH_DIR -> HdlcLinks.pppWithDirection(cursor);
      case C_HDLC -> HdlcLinks.cisco(cursor);
      case C_HDLC_WITH_DIR -> cursor.skipWhole(1, 0) && HdlcLinks.cisco(cursor);
      case FRELAY -> FrameRelay.find(cursor);
      case FRELAY_WITH_DIR -> cursor.skipWhole(1, 0) && FrameRelay.find(cursor);
      case PPP_ETHER -> cursor.to(Protocols.PPPOE_SESSION);
      case ATM_RFC1483 -> cursor.to(Protocols.LLC);
      default -> prefixed(cursor, linkType);
    };
  }

  /** Headers that the capturing system put before the frame. */
  private static boolean prefixed(Cursor cursor, int linkType) {
    return switch (linkType) {
      case IEEE802_11 -> cursor.to(Protocols.WLAN);
      case IEEE802_11_RADIOTAP -> WlanPrefixes.radiotap(cursor);
      case IEEE802_11_PRISM, IEEE802_11_AVS -> WlanPrefixes.prismOrAvs(cursor);
      case NFLOG -> Nflog.find(cursor);
      case PFLOG -> CaptureHeaders.pflog(cursor);
      case PPI -> CaptureHeaders.ppi(cursor);
      case PKTAP -> CaptureHeaders.pktap(cursor);
      default -> cursor.stop(Stop.LINK_TYPE, linkType);
    };
  }
}
