package org.icascope.capture;

/**
 * The chain of extension records between the fixed part of a 3.5 packet record and its frame: each
 * has its size (u2, whole), the type of what follows it (u1) and a body. A chain ends with a type
 * that has no header. The same object walks one chain after the other.
 */
final class NstraceExtensions {

  /** Nothing follows the header. */
  static final int NOTHING = 0;

  static final int ETHERNET = 1;

  /** HTTP without a frame around it. */
  static final int HTTP = 2;

  static final int TCP_DEBUG = 0x80;
  static final int TEXT = 0x83;
  static final int NAMES = 0x84;
  static final int CLUSTER = 0x85;

  /** The frame was decrypted by the appliance. */
  static final int TLS = 0x87;

  static final int TCP_DEBUG_2 = 0x8b;
  static final int CONGESTION_CONTROL = 0x8c;
  static final int HTTP_INFO = 0x8d;

  private static final int HEADER_BYTES = 3;

  /** More than there are types. Chosen. */
  private static final int MOST = 64;

  private byte[] bytes;
  private int at;
  private int end;
  private int next;
  private int type;
  private int size;
  private int left;

  /**
   * Before the first record of a chain.
   *
   * @param first its type
   * @param start index of its first byte, {@code end} one past the chain
   */
  NstraceExtensions of(byte[] bytes, int first, int start, int end) {
    this.bytes = bytes;
    this.next = first;
    this.at = start;
    this.end = end;
    this.size = 0;
    this.left = MOST;
    return this;
  }

  /** Moves to the next record; false at the end of the chain and where it is damaged. */
  boolean next() {
    at += size;
    size = 0;
    if (next <= HTTP || left == 0 || end - at < HEADER_BYTES) {
      return false;
    }
    int here = Numbers.u16(bytes, at, false);
    if (here < HEADER_BYTES || here > end - at) {
      return false;
    }
    left--;
    type = next;
    size = here;
    next = bytes[at + 2] & 0xff;
    return true;
  }

  /** Once {@link #next} was false: what follows the header, -1 where the chain is damaged. */
  int content() {
    return next <= HTTP && at == end ? next : -1;
  }

  int type() {
    return type;
  }

  /** Index of the first byte of the body. */
  int body() {
    return at + HEADER_BYTES;
  }

  int bodyBytes() {
    return size - HEADER_BYTES;
  }
}
