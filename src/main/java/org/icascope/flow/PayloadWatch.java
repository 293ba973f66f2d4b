package org.icascope.flow;

import org.icascope.model.Direction;

/** Sees every segment or datagram with payload of one flow, wanted or not, in order of capture. */
public interface PayloadWatch {

  /**
   * Payload as captured; valid during the call only.
   *
   * @param bytes holds the payload among other bytes; not to be written
   * @param length captured bytes, 0 where the snap length left none
   */
  void onPayload(Direction direction, byte[] bytes, int start, int length, long timeNanos);
}
