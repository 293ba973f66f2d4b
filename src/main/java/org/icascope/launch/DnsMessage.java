package org.icascope.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.model.IpAddress;

/**
 * A query for the address of one name, or the answer to it (RFC 1035, section 4.1), as far as a
 * launch needs it.
 *
 * @param name asked for, in lower case without a dot at its end
 * @param type {@value #A} or {@value #AAAA}
 * @param code RCODE of an answer
 * @param addresses in the answer, of whichever name: aliases lead there
 */
record DnsMessage(
    int id, boolean answer, String name, int type, int code, List<IpAddress> addresses) {

  static final int A = 1;
  static final int AAAA = 28; // RFC 3596
  static final int NO_ERROR = 0;
  static final int SERVER_FAILURE = 2;
  static final int NAME_ERROR = 3;
  static final int REFUSED = 5;

  private static final int HEADER_BYTES = 12;
  private static final int INTERNET = 1;
  private static final int MOST_NAME_BYTES = 255;

  /** Records of an answer that are looked at. Chosen: some aliases, then addresses. */
  private static final int MOST_RECORDS = 32;

  /** Empty when it is something else, or damaged. Never throws, whatever the bytes. */
  static Optional<DnsMessage> of(byte[] bytes, int start, int length) {
    if (length < HEADER_BYTES + 5) {
      return Optional.empty();
    }
    Cursor cursor = new Cursor(bytes, start, start + length);
    int id = cursor.u16();
    int flags = cursor.u16();
    int questions = cursor.u16();
    int answers = cursor.u16();
    cursor.skip(4);
    if ((flags & 0x7800) != 0 || questions != 1) { // OPCODE: a standard query
      return Optional.empty();
    }
    String name = cursor.name();
    int type = cursor.u16();
    int place = cursor.u16();
    if (cursor.isOver || place != INTERNET || type != A && type != AAAA) {
      return Optional.empty();
    }
    boolean answer = (flags & 0x8000) != 0;
    List<IpAddress> found = answer ? cursor.addresses(Math.min(answers, MOST_RECORDS)) : List.of();
    return Optional.of(new DnsMessage(id, answer, name, type, flags & 0xf, found));
  }

  /** Reads on; past the end everything is 0 and {@link #isOver} says so. */
  private static final class Cursor {
    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean isOver;

    Cursor(byte[] bytes, int at, int end) {
      this.bytes = bytes;
      this.at = at;
      this.end = end;
    }

    int u8() {
      if (at >= end) {
        isOver = true;
        return 0;
      }
      return bytes[at++] & 0xff;
    }

    int u16() {
      int high = u8();
      return high << 8 | u8();
    }

    void skip(int count) {
      isOver |= count > end - at;
      at = Math.min(end, at + count);
    }

    /** A name in full; the one of a question is never abbreviated. */
    String name() {
      StringBuilder name = new StringBuilder();
      for (int length = u8(); length != 0; length = u8()) {
        if (length > 63 || name.length() + 1 + length > MOST_NAME_BYTES) {
          isOver = true;
          return "";
        }
        name.append(name.length() == 0 ? "" : ".");
        for (int i = 0; i < length; i++) {
          int letter = u8();
          name.append((char) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter));
        }
      }
      return name.toString();
    }

    List<IpAddress> addresses(int records) {
      List<IpAddress> found = new ArrayList<>();
      for (int i = 0; i < records && !isOver; i++) {
        skipName();
        int type = u16();
        int place = u16();
        skip(4); // time to live
        int length = u16();
        if (place == INTERNET
            && length <= end - at
            && (type == A && length == 4 || type == AAAA && length == 16)) {
          found.add(IpAddress.of(Arrays.copyOfRange(bytes, at, at + length)));
        }
        skip(length);
      }
      return List.copyOf(found);
    }

    /** An abbreviation (RFC 1035, 4.1.4) ends a name and is not followed. */
    private void skipName() {
      int length = u8();
      while (length != 0 && length < 0xc0 && !isOver) {
        skip(length);
        length = u8();
      }
      if (length >= 0xc0) {
        skip(1);
      }
    }
  }
}
