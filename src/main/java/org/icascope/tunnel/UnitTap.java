package org.icascope.tunnel;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;

/**
 * Looks on while flows are taken apart, layer by layer: for views that show every unit of every
 * layer with its bytes. The layers of a flow are numbered from 0, which is what TCP or UDP carries.
 */
public interface UnitTap {

  /** Nobody looks. */
  UnitTap NONE = new UnitTap() {};

  /** The next bytes of a layer, before the layer reads them. Valid during the call only. */
  default void onBytes(Flow flow, int depth, Direction direction, Chunk chunk) {}

  /**
   * Bytes of a layer that cannot be had.
   *
   * @param length number of bytes, at least 1
   */
  default void onMissing(
      Flow flow, int depth, Direction direction, long streamOffset, long length) {}

  /**
   * A unit of a layer is complete: a record, frame, packet or message.
   *
   * @param layout what it is, named as the layout in {@code specs/}, or as the protocol where there
   *     is none
   * @param start stream offset of its first byte
   * @param end stream offset behind its last byte
   */
  default void onUnit(
      Flow flow, int depth, Direction direction, String layout, long start, long end) {}

  /** Nobody has a use for the payload of a flow any more: none of it will be told. */
  default void onIgnored(Flow flow) {}
}
