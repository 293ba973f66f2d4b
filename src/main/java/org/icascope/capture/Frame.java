package org.icascope.capture;

import org.icascope.model.FrameMark;

/**
 * Cursor on one frame of a capture file. Readers fill the same object again and again: what it
 * shows is valid until the next call of {@link FrameSource#next}.
 */
public final class Frame {

  private byte[] bytes = new byte[0];
  private int start;
  private int capturedLength;
  private int originalLength;
  private long timeNanos;
  private int linkType;
  private int capture;
  private long number;

  /** Buffer that holds the frame among other things; read only from {@link #start()} on. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index in {@link #bytes()} of the first byte of the link layer. */
  public int start() {
    return start;
  }

  /** Bytes stored in the file. */
  public int capturedLength() {
    return capturedLength;
  }

  /** Bytes on the wire; never less than {@link #capturedLength()}. */
  public int originalLength() {
    return originalLength;
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  public long timeNanos() {
    return timeNanos;
  }

  /** Link type as in the pcap registry (LINKTYPE_ numbers, tcpdump.org/linktypes.html). */
  public int linkType() {
    return linkType;
  }

  /** Index of the capture file in the order given, from 0. */
  public int capture() {
    return capture;
  }

  /** Number of the frame in its file, from 1. */
  public long number() {
    return number;
  }

  public FrameMark mark() {
    return new FrameMark(capture, number, timeNanos);
  }

  /** Where the bytes are. */
  public Frame bytes(byte[] buffer, int start, int capturedLength, int originalLength) {
    this.bytes = buffer;
    this.start = start;
    this.capturedLength = capturedLength;
    this.originalLength = Math.max(capturedLength, originalLength);
    return this;
  }

  /** When and on what kind of link the frame was captured. */
  public Frame meta(long timeNanos, int linkType) {
    this.timeNanos = timeNanos;
    this.linkType = linkType;
    return this;
  }

  /** Which frame it is. */
  public Frame number(int capture, long number) {
    this.capture = capture;
    this.number = number;
    return this;
  }
}
