package org.icascope.view.info;

import org.icascope.decode.Headers;
import org.icascope.model.Direction;
import org.icascope.view.frame.ViewedFrame;

/** TCP options (registry of IANA) in the words of tshark; others than these it does not show. */
final class TcpOptions {

  private static final int HEADER_BYTES = 20;
  private static final int END = 0;
  private static final int PADDING = 1;
  private static final int MSS = 2;
  private static final int WINDOW_SCALE = 3;
  private static final int SACK_PERMITTED = 4;
  private static final int SACK = 5;
  private static final int TIMESTAMPS = 8;
  private static final int MOST_SCALE = 14;

  private static final byte[] TSVAL = Words.of(" TSval=");
  private static final byte[] TSECR = Words.of(" TSecr=");

  private TcpOptions() {}

  static void append(ViewedFrame frame, LineBuffer info) {
    Headers headers = frame.partialHeaders();
    byte[] bytes = headers.frame().bytes();
    int at = headers.transportStart() + HEADER_BYTES;
    int end = headers.payloadStart();
    while (at < end) {
      int kind = bytes[at];
      if (kind == PADDING) {
        at++;
        continue;
      }
      int length = kind == END || at + 1 >= end ? 0 : bytes[at + 1] & 0xff;
      if (length < 2 || at + length > end) {
        return;
      }
      option(frame, bytes, at, kind, length, info);
      at += length;
    }
  }

  private static void option(
      ViewedFrame frame, byte[] bytes, int at, int kind, int length, LineBuffer info) {
    if (kind == TIMESTAMPS && length == 10) {
      info.raw(TSVAL).number(word(bytes, at + 2)).raw(TSECR).number(word(bytes, at + 6));
    } else if (kind == MSS && length == 4) {
      info.text(" MSS=").number((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
    } else if (kind == WINDOW_SCALE && length == 3) {
      info.text(" WS=").number(1L << Math.min(MOST_SCALE, bytes[at + 2] & 0xff));
    } else if (kind == SACK_PERMITTED && length == 2) {
      info.text(" SACK_PERM");
    } else if (kind == SACK) {
      sack(frame, bytes, at, length, info);
    }
  }

  /** Numbers of the other direction, from 0 at its SYN on. */
  private static void sack(ViewedFrame frame, byte[] bytes, int at, int length, LineBuffer info) {
    long initial = -1;
    if (frame.flow().isPresent()) {
      Direction other = frame.direction().opposite();
      initial = frame.flow().get().side(other).initialSequence();
    }
    long base = Math.max(0, initial);
    for (int i = at + 2; i + 8 <= at + length; i += 8) {
      info.text(" SLE=").number(word(bytes, i) - base & 0xffffffffL);
      info.text(" SRE=").number(word(bytes, i + 4) - base & 0xffffffffL);
    }
  }

  private static long word(byte[] bytes, int at) {
    return (bytes[at] & 0xffL) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | bytes[at + 3] & 0xff;
  }
}
