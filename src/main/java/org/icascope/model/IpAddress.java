package org.icascope.model;

import java.nio.ByteBuffer;

/**
 * An IPv4 or IPv6 address, in 128 bits.
 *
 * @param high first 64 bits of an IPv6 address, 0 for IPv4
 * @param low last 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 * @param version 4 or 6
 */
public record IpAddress(long high, long low, int version) implements Comparable<IpAddress> {

  public IpAddress {
    if (version != 4 && version != 6 || version == 4 && (high != 0 || low >>> 32 != 0)) {
      throw new IllegalArgumentException("not an address");
    }
  }

  /**
   * The address of bytes in network byte order.
   *
   * @param bytes 4 or 16 of them
   * @throws IllegalArgumentException when they are more or fewer
   */
  public static IpAddress of(byte[] bytes) {
    if (bytes.length != 4 && bytes.length != 16) {
      throw new IllegalArgumentException("not an address");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return bytes.length == 4
        ? new IpAddress(0, buffer.getInt() & 0xffff_ffffL, 4)
        : new IpAddress(buffer.getLong(), buffer.getLong(), 6);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress address
        && high == address.high
        && low == address.low
        && version == address.version;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(high) + Long.hashCode(low)) + version;
  }

  @Override
  public int compareTo(IpAddress other) {
    int byVersion = Integer.compare(version, other.version);
    if (byVersion != 0) {
      return byVersion;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The address in network byte order: 4 or 16 bytes. */
  public byte[] toBytes() {
    byte[] bytes = new byte[version == 4 ? 4 : 16];
    for (int i = 0; i < bytes.length; i++) {
      int shift = 8 * (bytes.length - 1 - i);
      bytes[i] = (byte) (shift >= 64 ? high >>> (shift - 64) : low >>> shift);
    }
    return bytes;
  }

  /** Dotted quad, or RFC 5952 text for IPv6. */
  @Override
  public String toString() {
    if (version == 4) {
      return (low >> 24) + "." + (low >> 16 & 255) + "." + (low >> 8 & 255) + "." + (low & 255);
    }
    int runStart = -1;
    int runLength = 1; // RFC 5952 section 4.2.2: a single zero group is not shortened
    for (int i = 0; i < 8; i++) {
      int j = i;
      while (j < 8 && group(j) == 0) {
        j++;
      }
      if (j - i > runLength) {
        runStart = i;
        runLength = j - i;
      }
      i = Math.max(i, j - 1);
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == runStart) {
        text.append("::");
        i += runLength - 1;
      } else {
        if (i > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(i)));
      }
    }
    return text.toString();
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
  }
}
