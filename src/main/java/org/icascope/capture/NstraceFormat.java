package org.icascope.capture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The versions of NetScaler traces, and how records lie in their pages. Nothing is published about
 * them: what is known is how Wireshark reads all versions, and real files of 3.5. All numbers are
 * little endian.
 */
enum NstraceFormat {
  V10("1.0", "NetScaler Performance Data"),
  V20("2.0", "NetScaler V20 Performance Data"),
  V30("3.0", "Netscaler V30 Performance Data"),
  V35("3.5", "Netscaler V35 Performance Data");

  static final String NAME = "nstrace";

  /** A record type: nothing more in this page, or half page. */
  static final int UNUSED = 0;

  static final int SIGNATURE = 0x01;
  static final int ABSOLUTE_TIME = 0x07;
  static final int RELATIVE_TIME = 0x08;

  /** Relative time in high resolution, system start, relative time of two bytes: not needed. */
  private static final int FIRST_SKIPPED = 0x09;

  private static final int LAST_SKIPPED = 0x0b;

  /** Version 1.0 has this in the upper byte of types of records that are no packets. */
  private static final int OTHERS_OF_10 = 0x0100;

  /** The signature is looked for as far as this. */
  static final int FIRST_PAGE_BYTES = 8192;

  /** The header of a record up to its size, or up to the first byte of that. */
  static final int LEAST_HEADER_BYTES = 2;

  private static final int HALF_PAGE_BYTES = 4096;
  private static final int LEAST_SIGNATURE_OF_10 = 64;
  private static final int LEAST_SIGNATURE = 34;
  private static final int LONG_SIZE = 0x80;

  private final String version;
  private final byte[] text;

  NstraceFormat(String version, String text) {
    this.version = version;
    this.text = text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** {@code 3.5}. */
  String version() {
    return version;
  }

  boolean is10() {
    return this == V10;
  }

  /** Records may run over the end of a page, and packets have times of their own. */
  boolean is3() {
    return this == V30 || this == V35;
  }

  int pageBytes() {
    return is3() ? 16384 : 8192;
  }

  /** Bytes of a page from an offset in the file on; never 0. */
  int leftInPage(long offset) {
    return pageBytes() - (int) (offset % pageBytes());
  }

  /** Bytes from where the rest is said to be unused up to where records go on. */
  int unused(long offset) {
    int left = leftInPage(offset);
    return this == V20 && left > HALF_PAGE_BYTES ? left - HALF_PAGE_BYTES : left;
  }

  /** Bytes that tell a type. */
  int typeBytes() {
    return is10() ? 2 : 1;
  }

  /** How many types there can be. */
  int types() {
    return 1 << 8 * typeBytes();
  }

  int type(byte[] bytes, int at) {
    return is10() ? Numbers.u16(bytes, at, false) : bytes[at] & 0xff;
  }

  /** Bytes of type and size. {@link #LEAST_HEADER_BYTES} of them must be there. */
  int headerBytes(byte[] bytes, int at) {
    if (is10()) {
      return 4;
    }
    return (bytes[at + 1] & LONG_SIZE) == 0 ? 2 : 3;
  }

  /** Bytes of a record, its header included. */
  int size(byte[] bytes, int at) {
    if (is10()) {
      return Numbers.u16(bytes, at + 2, false);
    }
    int first = bytes[at + 1] & 0xff;
    return first < LONG_SIZE ? first : (first & ~LONG_SIZE) + ((bytes[at + 2] & 0xff) << 7);
  }

  /** The number of later versions for a record that is no packet; -1 for any other. */
  int kindOfOther(int type) {
    int kind = is10() ? type - OTHERS_OF_10 : type;
    boolean known =
        kind == SIGNATURE
            || kind == ABSOLUTE_TIME
            || kind == RELATIVE_TIME
            || kind >= FIRST_SKIPPED && kind <= LAST_SKIPPED;
    return known ? kind : -1;
  }

  /**
   * The version of a file. A record of the first page must be its signature, and the records before
   * that must lead to it: the text alone may stand in any file.
   */
  static Optional<NstraceFormat> of(byte[] bytes, int at, int length) {
    int end = at + Math.min(length, FIRST_PAGE_BYTES);
    for (NstraceFormat format : values()) {
      if (format.leadsToSignature(bytes, at, end)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private boolean leadsToSignature(byte[] bytes, int start, int end) {
    int at = start;
    while (at + 4 <= end) {
      int type = type(bytes, at);
      int size = size(bytes, at);
      if (kindOfOther(type) == SIGNATURE && isSignature(bytes, at, size, end)) {
        return true;
      }
      if (type == UNUSED || size < headerBytes(bytes, at)) {
        return false;
      }
      at += size;
    }
    return false;
  }

  private boolean isSignature(byte[] bytes, int at, int size, int end) {
    int textAt = at + (is10() ? 8 : 3);
    if (size < (is10() ? LEAST_SIGNATURE_OF_10 : LEAST_SIGNATURE) || textAt + text.length > end) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (bytes[textAt + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
