package org.icascope.dissect.cgp;

/**
 * Reads the header extensions of a CGP message by hand.
 *
 * <p>Layout: protocol notes on CGP, section 2. Flag bytes announce extensions 7k to 7k+6, bit 7
 * says that another flag byte follows (32 at most). Extension 0 tells the length of the others,
 * which allows to skip those of unknown layout.
 */
final class CgpExtensions {

  private static final int MOST_FLAG_BYTES = 32;
  private static final int LENGTH = 1;
  private static final int RELIABILITY = 1 << 3;

  /** Of unknown layout, before RELIABILITY and behind it, in the first flag byte. */
  private static final int OPAQUE = 1 << 1 | 1 << 2;

  private static final int LATER = 0x70;
  private static final int TRACK_MESSAGE = 1;
  private static final int ACKNOWLEDGE = 2;

  private CgpExtensions() {}

  /**
   * Fills {@code tracked} and {@code ackDelta} of the header, or says that they are not known.
   *
   * @param at index of the first flag byte
   * @param end one past the message
   * @return index of the body, or -1 when the extensions do not fit into the message
   */
  static int read(byte[] bytes, int at, int end, CgpHeader header) {
    int position = at;
    int first = 0;
    boolean others = false;
    int flags;
    do {
      if (position >= end || position - at == MOST_FLAG_BYTES) {
        return -1;
      }
      flags = bytes[position] & 0xff;
      if (position == at) {
        first = flags & 0x7f;
        others = (flags & LATER) != 0;
      } else {
        others |= (flags & 0x7f) != 0;
      }
      position++;
    } while ((flags & 0x80) != 0);
    if ((first & LENGTH) == 0) {
      return withoutLength(bytes, position, end, first, others, header);
    }
    int width = position < end && bytes[position] < 0 ? 2 : 1;
    if (position + width > end) {
      return -1;
    }
    int dataAt = position + width;
    int dataEnd = dataAt + varlen(bytes, position, width);
    if (dataEnd > end) {
      return -1;
    }
    if ((first & RELIABILITY) != 0) {
      if ((first & OPAQUE) == 0) {
        return reliability(bytes, dataAt, dataEnd, header) < 0 ? -1 : dataEnd;
      }
      if (others) {
        unknown(header);
      } else {
        lastBytes(bytes, dataAt, dataEnd, header);
      }
    }
    return dataEnd;
  }

  private static int withoutLength(
      byte[] bytes, int at, int end, int first, boolean others, CgpHeader header) {
    boolean opaque = (first & OPAQUE) != 0;
    if (opaque) {
      if ((first & RELIABILITY) != 0) {
        unknown(header);
      }
      return end;
    }
    int next = (first & RELIABILITY) != 0 ? reliability(bytes, at, end, header) : at;
    return others && next >= 0 ? end : next;
  }

  /** One flag byte, and a varlen delta when ACK is set. Returns the index after it, or -1. */
  private static int reliability(byte[] bytes, int at, int end, CgpHeader header) {
    if (at >= end) {
      return -1;
    }
    int flags = bytes[at];
    int next = at + 1;
    if ((flags & ACKNOWLEDGE) != 0) {
      int width = next < end && bytes[next] < 0 ? 2 : 1;
      if (next + width > end) {
        return -1;
      }
      header.ackDelta = varlen(bytes, next, width);
      next += width;
    }
    header.tracked = (flags & TRACK_MESSAGE) != 0;
    return next;
  }

  /**
   * Reliability data behind extensions of unknown layout are the last bytes of the announced
   * length: flags alone, or flags and a delta of one or two bytes. What does not fit is left open.
   *
   * <p>The longest form that fits counts: {@code 02 01} is a delta of 1, since a sender that has
   * neither a number nor an acknowledgement to tell has no reason for the extension.
   */
  private static void lastBytes(byte[] bytes, int start, int end, CgpHeader header) {
    for (int width = 3; width >= 1; width--) {
      int at = end - width;
      boolean plausible = at >= start && (bytes[at] & ~(TRACK_MESSAGE | ACKNOWLEDGE)) == 0;
      if (plausible && reliability(bytes, at, end, new CgpHeader()) == end) {
        reliability(bytes, at, end, header);
        return;
      }
    }
    unknown(header);
  }

  private static void unknown(CgpHeader header) {
    header.trackedKnown = false;
    header.ackKnown = false;
  }

  private static int varlen(byte[] bytes, int at, int width) {
    return width == 1 ? bytes[at] : bytes[at] & 0x7f | (bytes[at + 1] & 0xff) << 7;
  }
}
