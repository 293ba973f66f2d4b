package org.icascope.tunnel;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * One layer of one flow: takes, for both directions, what the layer around it carries, and gives
 * what it finds inside to the next layer. Layers nest in any order.
 *
 * <p>A chunk always names the frame that carried its bytes, however deep it was wrapped.
 */
public interface Layer {

  /** In-order bytes of a stream. Stream offsets count the bytes of this layer, from 0. */
  void onChunk(Direction direction, Chunk chunk);

  /**
   * Bytes of a stream that cannot be had: not captured, or not decrypted.
   *
   * @param streamOffset offset of the first missing byte
   * @param length number of bytes, at least 1
   * @param where the frame that showed the gap
   */
  void onGap(Direction direction, long streamOffset, long length, FrameMark where);

  /** A datagram with payload. */
  void onDatagram(Direction direction, Chunk chunk);

  /**
   * No bytes follow in this direction: FIN, or RST, which ends both. Whatever waits is given on
   * now.
   */
  void onEnd(Direction direction, FrameMark where);

  /** The flow is over. Whatever waits is given on now; nothing follows. */
  void onClosed();
}
