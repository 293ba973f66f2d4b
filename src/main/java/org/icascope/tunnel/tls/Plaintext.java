package org.icascope.tunnel.tls;

import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.Layer;

/** Gives decrypted bytes on, each with the frame that carried it. */
final class Plaintext {

  private final Layer inner;
  private final Chunk chunk = new Chunk();

  Plaintext(Layer inner) {
    this.inner = inner;
  }

  /**
   * The plaintext of a record.
   *
   * @param prefix bytes of the record's body before the first encrypted one
   */
  void stream(Side side, Record record, int prefix, byte[] plain, int length) {
    Pieces pieces = record.pieces;
    for (int i = 0; i < pieces.count(); i++) {
      int from = Math.max(0, pieces.start(i) - prefix);
      int until = i + 1 < pieces.count() ? pieces.start(i + 1) - prefix : length;
      until = Math.min(length, until);
      if (until > from) {
        pieces.origin(i, chunk);
        chunk.bytes(plain, from, until - from).place(side.innerOffset, from == 0);
        side.innerOffset += until - from;
        inner.onChunk(side.direction, chunk);
      }
    }
  }

  /** The same for a datagram, which has only one frame. */
  void datagram(Side side, Record record, byte[] plain, int length) {
    if (length > 0) {
      record.pieces.origin(0, chunk);
      chunk.bytes(plain, 0, length).place(side.innerOffset, true);
      side.innerOffset += length;
      inner.onDatagram(side.direction, chunk);
    }
  }

  /** Application bytes that could not be had. */
  void gap(Side side, int length, FrameMark where) {
    if (length > 0) {
      inner.onGap(side.direction, side.innerOffset, length, where);
      side.innerOffset += length;
    }
  }
}
