package org.icascope.decode;

import org.icascope.capture.Frame;

/**
 * Where the walk through the headers of a frame stands. Every kind of header has a class that moves
 * the cursor behind it and sets {@link #next}. The same object is used for all frames.
 */
final class Cursor {

  /** No frame is longer; keeps sums of positions within an int. */
  private static final int MAX_LENGTH = 1 << 30;

  Headers headers;
  byte[] bytes;

  /** Index of the first byte of the next header. */
  int at;

  /** Index after the last captured byte that can belong to it. */
  int end;

  /** Index after its last byte on the wire; beyond {@link #end} where the frame was cut. */
  int wireEnd;

  /** What stands at {@link #at}: see {@link Protocols}. */
  int next;

  /** Set when the walk has ended. */
  Stop stop;

  int stopDetail;

  /** Bytes of the frame passed before its datagram was put together from fragments, else -1. */
  int passed;

  void begin(Frame frame, Headers target) {
    // nearly always the same objects again: comparing is cheaper than what a store costs the VM
    if (headers != target) {
      headers = target;
    }
    if (target.frame != frame) {
      target.frame = frame;
    }
    target.begin();
    passed = -1;
    show(frame);
  }

  /** Goes to the first byte of a frame. */
  void show(Frame frame) {
    byte[] buffer = frame.bytes();
    if (bytes != buffer) {
      bytes = buffer;
    }
    at = frame.start();
    end = at + frame.capturedLength();
    wireEnd = at + Math.min(frame.originalLength(), MAX_LENGTH);
  }

  /** Are so many bytes there? Ends the walk otherwise, and tells cut frames from short ones. */
  boolean has(int length) {
    return end - at >= length || stop(wireEnd - at >= length ? Stop.CUT : Stop.MALFORMED);
  }

  /** Says what stands here. Always true. */
  boolean to(int following) {
    next = following;
    return true;
  }

  /** Goes behind a header. Always true. */
  boolean skip(int length, int following) {
    at += length;
    next = following;
    return true;
  }

  /** Goes behind a header, if all of it is there. */
  boolean skipWhole(int length, int following) {
    return has(length) && skip(length, following);
  }

  /** What stands here ends after so many bytes: the rest is padding or a trailer. */
  void limit(int length) {
    wireEnd = at + length;
    end = Math.min(end, wireEnd);
  }

  int u8(int offset) {
    return Wire.u8(bytes, at + offset);
  }

  int u16(int offset) {
    return Wire.u16(bytes, at + offset);
  }

  int s32(int offset) {
    return Wire.s32(bytes, at + offset);
  }

  /** Ends the walk. Always false. */
  boolean stop(Stop reason) {
    return stop(reason, 0);
  }

  boolean stop(Stop reason, int detail) {
    stop = reason;
    stopDetail = detail;
    return false;
  }
}
