package org.icascope.reassembly;

import org.icascope.model.FrameMark;

/**
 * Cursor on bytes of one stream direction that came in one segment, in stream order. The object and
 * its buffer are used again: valid during the call only.
 */
public final class Chunk {

  private byte[] bytes = new byte[0];
  private int start;
  private int length;
  private int cutBytes;
  private long streamOffset;
  private boolean segmentStart;
  private int capture;
  private long frame;
  private long timeNanos;

  /** Buffer that holds the bytes among others; not to be written. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte in {@link #bytes()}. */
  public int start() {
    return start;
  }

  /** Number of bytes, at least 1. */
  public int length() {
    return length;
  }

  /** For a datagram: bytes behind these that were on the wire and not captured (snap length). */
  public int cutBytes() {
    return cutBytes;
  }

  /** Offset of the first byte in its direction, 0 being the first byte after the SYN. */
  public long streamOffset() {
    return streamOffset;
  }

  /** True when the first byte was the first payload byte of a segment. */
  public boolean segmentStart() {
    return segmentStart;
  }

  /** Index of the capture whose frame carried the bytes. */
  public int capture() {
    return capture;
  }

  /** Number of the frame that carried the bytes. */
  public long frame() {
    return frame;
  }

  public long timeNanos() {
    return timeNanos;
  }

  /** Where the bytes came from; allocates. */
  public FrameMark mark() {
    return new FrameMark(capture, frame, timeNanos);
  }

  public Chunk bytes(byte[] buffer, int start, int length) {
    this.bytes = buffer;
    this.start = start;
    this.length = length;
    this.cutBytes = 0;
    return this;
  }

  /** Says how much of a datagram is missing; after {@link #bytes(byte[], int, int)}. */
  public Chunk cut(int cutBytes) {
    this.cutBytes = cutBytes;
    return this;
  }

  public Chunk place(long streamOffset, boolean segmentStart) {
    this.streamOffset = streamOffset;
    this.segmentStart = segmentStart;
    return this;
  }

  public Chunk origin(int capture, long frame, long timeNanos) {
    this.capture = capture;
    this.frame = frame;
    this.timeNanos = timeNanos;
    return this;
  }

  /** Makes {@code target} show {@code length} bytes of this chunk from {@code from} on. */
  public Chunk slice(Chunk target, int from, int length) {
    return target
        .bytes(bytes, start + from, length)
        .place(streamOffset + from, segmentStart && from == 0)
        .origin(capture, frame, timeNanos);
  }
}
