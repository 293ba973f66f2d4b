package org.icascope.tunnel.tls;

import java.util.Arrays;

/** Cuts the handshake records of one direction into messages; either may span several. */
final class HandshakeMessages {

  /** Longest message that is put together. Chosen: a long chain of certificates has 20 kB. */
  static final int MOST_BYTES = 1 << 17;

  private static final int HEADER_BYTES = 4;

  /** Takes one message at a time. */
  interface Sink {

    /**
     * A complete message.
     *
     * @param start where its header begins
     * @param length with the header
     */
    void onMessage(int type, byte[] bytes, int start, int length);
  }

  private byte[] held = {};
  private int filled;
  private boolean failed;

  /** Returns false once a message is too long to be read. */
  boolean add(byte[] bytes, int start, int length, Sink sink) {
    if (failed) {
      return false;
    }
    int at = start;
    int end = start + length;
    while (filled == 0 && end - at >= HEADER_BYTES && end - at >= size(bytes, at)) {
      int size = size(bytes, at);
      sink.onMessage(bytes[at] & 0xff, bytes, at, size);
      at += size;
    }
    if (at < end) {
      collect(bytes, at, end - at, sink);
    }
    return !failed;
  }

  /** Bytes were lost: what is held never becomes a message. */
  void reset() {
    filled = 0;
  }

  private void collect(byte[] bytes, int start, int length, Sink sink) {
    int at = start;
    int end = start + length;
    while (at < end && !failed) {
      int wanted = filled < HEADER_BYTES ? HEADER_BYTES : size(held, 0);
      if (wanted > MOST_BYTES) {
        failed = true;
        held = new byte[0];
        return;
      }
      int here = Math.min(wanted - filled, end - at);
      if (filled + here > held.length) { // grows with what is there, not with what is announced
        held = Arrays.copyOf(held, Math.max(filled + here, 2 * held.length));
      }
      System.arraycopy(bytes, at, held, filled, here);
      at += here;
      filled += here;
      if (filled >= HEADER_BYTES && filled == size(held, 0)) {
        filled = 0;
        sink.onMessage(held[0] & 0xff, held, 0, size(held, 0));
      }
    }
  }

  private static int size(byte[] bytes, int at) {
    return HEADER_BYTES
        + ((bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
  }
}
