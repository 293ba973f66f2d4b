package org.icascope.session;

import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;

/** Looks on while the messages of sessions are counted: for views that show every message. */
public interface MessageTap {

  /** Nobody looks. */
  MessageTap NONE = new MessageTap() {};

  /** The signature that begins a direction of CGP. */
  default void onCgpSignature(Flow flow, Direction direction, int lengthBytes) {}

  /**
   * The header of a CGP message that carries data was read; the message will be told when it is
   * complete, wherever bytes of it are missing.
   *
   * @param header valid during the call only
   */
  default void onCgpData(Flow flow, Direction direction, CgpHeader header) {}

  /**
   * A CGP message is complete.
   *
   * @param header valid during the call only
   * @param again it was sent before, on the connection that broke
   * @param number of a message that has one, from 1; 0 where it has none, or it is not known
   */
  default void onCgp(
      Flow flow, Direction direction, CgpHeader header, boolean again, long number) {}

  /**
   * The next bytes of an ICA connection, before they are read; messages that were sent before bring
   * none.
   *
   * @param flow the flow that carries the connection at the moment
   * @param position bytes of the direction before these, over all flows of the session
   */
  default void onIcaBytes(Flow flow, Direction direction, long position, Chunk chunk) {}

  /** The header of an ICA frame was read; see {@link org.icascope.dissect.ica.IcaSink#onFrame}. */
  default void onIcaFrame(Flow flow, Direction direction, long start, long end) {}

  /**
   * A packet of the set-up or a frame of ICA is complete; see {@link
   * org.icascope.dissect.ica.IcaSink#onUnit}.
   */
  default void onIcaUnit(
      Flow flow, Direction direction, String layout, String variant, long start, long end) {}
}
