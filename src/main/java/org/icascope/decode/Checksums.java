package org.icascope.decode;

import org.icascope.capture.Frame;

/** The Internet checksum (RFC 1071), eight bytes at a time. */
public final class Checksums {

  private static final int TCP = 6;

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
    long sum = headers.protocol + (length & 0xffff) + (length >>> 16);
    sum += halves(headers.sourceHigh) + halves(headers.sourceLow);
    sum += halves(headers.destinationHigh) + halves(headers.destinationLow);
    sum += sum(frame.bytes(), headers.transportStart, length);
    return fold(sum) != 0xffff;
  }

  /** Sum of 32-bit words; 2^16 is 1 in ones' complement of 16 bits, so any word width will do. */
  private static long sum(byte[] bytes, int start, int length) {
    long sum = 0;
    int at = start;
    int end = start + length;
    for (; end - at >= 8; at += 8) {
      sum += halves(Wire.s64(bytes, at));
    }
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
