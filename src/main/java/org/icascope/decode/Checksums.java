package org.icascope.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.icascope.capture.Frame;

/** The Internet checksum (RFC 1071), sixteen bytes at a time. */
public final class Checksums {

  private static final int TCP = 6;

  /** Places of the checksum in the headers (RFC 9293, section 3.1, and RFC 768). */
  private static final int TCP_FIELD = 16;

  private static final int UDP_FIELD = 6;
  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  private static final VarHandle NATIVE_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private Checksums() {}

  /**
   * Is the checksum of this TCP segment wrong? False also where that cannot be told: not TCP, not
   * completely captured, addresses of the pseudo header unknown (source routes).
   */
  public static boolean tcpIsWrong(Headers headers) {
    Frame frame = headers.frame;
    int length = headers.transportLength;
    int end = frame.start() + frame.capturedLength();
    if (headers.protocol != TCP
        || !headers.pseudoHeaderKnown
        || end - headers.transportStart < length) {
      return false;
    }
    return fold(total(headers, frame.bytes(), headers.transportStart)) != 0xffff;
  }

  /** What the checksum of a TCP segment or UDP datagram is worth. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** UDP allows to have none. */
    NONE,
    /** Not completely captured, or the addresses of the pseudo header are not known. */
    UNKNOWN
  }

  /** Looks at the checksum of the TCP or UDP header. */
  public static Verdict verdict(Headers headers) {
    Frame frame = headers.frame;
    int end = frame.start() + frame.capturedLength();
    boolean tcp = headers.protocol == TCP;
    if (!tcp && Wire.u16(frame.bytes(), headers.transportStart + UDP_FIELD) == 0) {
      return Verdict.NONE;
    }
    if (!headers.pseudoHeaderKnown || end - headers.transportStart < headers.transportLength) {
      return Verdict.UNKNOWN;
    }
    return fold(total(headers, frame.bytes(), headers.transportStart)) == 0xffff
        ? Verdict.RIGHT
        : Verdict.WRONG;
  }

  /**
   * Puts the right checksum, or 0, into a copy of a frame.
   *
   * @param at index of the TCP or UDP header in {@code copy}
   * @param known false for 0, where not all bytes that it covers are there
   */
  public static void put(Headers headers, byte[] copy, int at, boolean known) {
    int field = at + field(headers);
    copy[field] = 0;
    copy[field + 1] = 0;
    if (known) {
      int checksum = ~fold(total(headers, copy, at)) & 0xffff;
      boolean none = checksum == 0 && headers.protocol != TCP; // RFC 768: sent as all ones
      copy[field] = (byte) (none ? 0xff : checksum >>> 8);
      copy[field + 1] = (byte) (none ? 0xff : checksum);
    }
  }

  /**
   * The field holds only the sum of the pseudo header, to which a network card adds the rest before
   * it sends.
   */
  public static boolean isLeftToTheCard(Headers headers) {
    return Wire.u16(headers.frame.bytes(), headers.transportStart + field(headers))
        == fold(pseudoHeader(headers));
  }

  /** Puts one that is wrong, whatever the bytes are, into a copy of a frame. */
  public static void putWrong(Headers headers, byte[] copy, int at) {
    put(headers, copy, at, true);
    int field = at + field(headers);
    copy[field] ^= 0x55; // a difference that is no multiple of 2^16 - 1
    copy[field + 1] ^= 0x55;
    if (copy[field] == 0 && copy[field + 1] == 0) { // for UDP: none
      copy[field] = 0x11;
    }
  }

  private static int field(Headers headers) {
    return headers.protocol == TCP ? TCP_FIELD : UDP_FIELD;
  }

  private static long pseudoHeader(Headers headers) {
    int length = headers.transportLength;
    long sum = headers.protocol + (length & 0xffff) + (length >>> 16);
    return sum + (headers.addressSum < 0 ? addresses(headers) : headers.addressSum);
  }

  /** What the addresses of the headers add to the sum; never negative. */
  static long addresses(Headers headers) {
    long source = halves(headers.sourceHigh) + halves(headers.sourceLow);
    return source + halves(headers.destinationHigh) + halves(headers.destinationLow);
  }

  private static long total(Headers headers, byte[] bytes, int at) {
    return pseudoHeader(headers) + sum(bytes, at, headers.transportLength);
  }

  /**
   * Sum of the 16-bit words in network order. They are added in the byte order of the machine, 16
   * bytes a step, and only the result is turned around (RFC 1071, section 2 B); any word width will
   * do, since 2^16 is 1 in ones' complement of 16 bits.
   */
  private static long sum(byte[] bytes, int start, int length) {
    long sum = 0;
    int at = start;
    int end = start + length;
    for (; end - at >= 16; at += 16) {
      long first = (long) NATIVE_LONG.get(bytes, at);
      long second = (long) NATIVE_LONG.get(bytes, at + 8);
      sum += halves(first) + halves(second);
    }
    int folded = fold(sum);
    sum = LITTLE_ENDIAN ? (folded & 0xff) << 8 | folded >>> 8 : folded;
    for (; end - at >= 2; at += 2) {
      sum += Wire.u16(bytes, at);
    }
    return at < end ? sum + (Wire.u8(bytes, at) << 8) : sum;
  }

  private static long halves(long value) {
    return (value >>> 32) + (value & 0xffffffffL);
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (int) folded;
  }
}
