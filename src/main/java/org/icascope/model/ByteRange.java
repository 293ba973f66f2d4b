package org.icascope.model;

/**
 * Half-open range {@code [start, end)} of byte offsets.
 *
 * @param start first byte, from 0
 * @param end one past the last byte
 */
public record ByteRange(long start, long end) {

  public ByteRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a byte range: [" + start + ", " + end + ")");
    }
  }

  public static ByteRange ofLength(long start, long length) {
    return new ByteRange(start, Math.addExact(start, length));
  }

  public long length() {
    return end - start;
  }
}
