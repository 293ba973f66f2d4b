package org.icascope.view.export;

import java.util.Arrays;

/**
 * What capturing systems put in front of a frame may name interfaces, processes, rules and places:
 * of these headers only what is needed to find the frame stays. Layouts: the registry at
 * tcpdump.org/linktypes.html.
 */
final class LinkPrefix {

  private static final int PFLOG = 117;
  private static final int PPI = 192;
  private static final int NFLOG = 239;
  private static final int PKTAP = 258;
  private static final int NFLOG_HEADER = 4;
  private static final int NFLOG_PAYLOAD = 9;

  private LinkPrefix() {}

  /**
   * @param frame its bytes, which are changed
   * @param headers bytes up to the payload
   */
  static void blank(int linkType, byte[] frame, int headers) {
    switch (linkType) {
      case PFLOG -> between(frame, 4, headers < 1 ? 0 : (frame[0] & 0xff) + 3 & ~3, headers);
      case PPI -> between(frame, 8, headers < 4 ? 0 : le16(frame, 2), headers);
      case PKTAP -> between(frame, 12, headers < 4 ? 0 : le16(frame, 0), headers);
      case NFLOG -> nflog(frame, headers);
      default -> {
        // only addresses and kinds
      }
    }
  }

  private static void between(byte[] frame, int from, int to, int headers) {
    int end = Math.min(to, headers);
    if (from < end) {
      Arrays.fill(frame, from, end, (byte) 0);
    }
  }

  /** Attributes of length, type and value, padded to four bytes, one of which is the datagram. */
  private static void nflog(byte[] frame, int headers) {
    int at = NFLOG_HEADER;
    boolean little = headers > at + 3 && frame[at + 2] != 0;
    while (at + 4 <= headers) {
      int length = little ? le16(frame, at) : (frame[at] & 0xff) << 8 | frame[at + 1] & 0xff;
      int type = little ? frame[at + 2] : frame[at + 3];
      if (length < 4 || type == NFLOG_PAYLOAD) {
        return;
      }
      between(frame, at + 4, at + length, headers);
      at += length + 3 & ~3;
    }
  }

  private static int le16(byte[] bytes, int at) {
    return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
  }
}
