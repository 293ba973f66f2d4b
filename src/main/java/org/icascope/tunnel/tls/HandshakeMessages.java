package org.icascope.tunnel.tls;

import java.util.Arrays;
import org.icascope.tunnel.HeldBytes;

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

  private static final byte[] NOTHING = {};

  private final HeldBytes account;
  private byte[] held = NOTHING;
  private int filled;
  private boolean failed;

  HandshakeMessages(HeldBytes account) {
    this.account = account;
  }

  /** Returns false once a message is too long to be read, or too much waits in all flows. */
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
    free();
  }

  private void free() {
    account.giveBack(held.length);
    held = NOTHING;
  }

  private void collect(byte[] bytes, int start, int length, Sink sink) {
    int at = start;
    int end = start + length;
    while (at < end && !failed) {
      int wanted = filled < HEADER_BYTES ? HEADER_BYTES : size(held, 0);
      int here = Math.min(wanted - filled, end - at);
      if (wanted > MOST_BYTES || !grow(filled + here)) {
        failed = true;
        free();
        return;
      }
      System.arraycopy(bytes, at, held, filled, here);
      at += here;
      filled += here;
      if (filled >= HEADER_BYTES && filled == size(held, 0)) {
        byte[] whole = held;
        filled = 0;
        free();
        sink.onMessage(whole[0] & 0xff, whole, 0, size(whole, 0));
      }
    }
  }

  /** Grows with what is there, not with what is announced. */
  private boolean grow(int needed) {
    if (needed > held.length) {
      int size = Math.max(needed, 2 * held.length);
      if (!account.take(size - held.length)) {
        return false;
      }
      held = Arrays.copyOf(held, size);
    }
    return true;
  }

  private static int size(byte[] bytes, int at) {
    return HEADER_BYTES
        + ((bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
  }
}
