package org.icascope.tunnel;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.ChunkStore;

/** A kind of tunnel that lies in a byte stream. One object serves all flows. */
public interface StreamTunnel {

  /**
   * Looks at the beginning of one direction. Asked again with more bytes until it decides.
   *
   * @param start at least one byte
   */
  Look look(Flow flow, Direction direction, ChunkStore start);

  /**
   * The same for a kind that is only known by what both sides say.
   *
   * @param opposite beginning of the other direction, which may be empty
   */
  default Look look(Flow flow, Direction direction, ChunkStore start, ChunkStore opposite) {
    return look(flow, direction, start);
  }

  /**
   * Bytes are missing behind the beginning of a direction before it was decided what it is: is it
   * taken for this kind all the same?
   *
   * @param start what was captured of it; may be empty
   */
  default boolean isCut(Flow flow, Direction direction, ChunkStore start) {
    return false;
  }

  /** The layer that reads such a tunnel; it gets the stream from its beginning. */
  Layer open(TunnelContext context);
}
