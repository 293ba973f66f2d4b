package org.icascope.testkit;

import org.icascope.testkit.network.TcpProgress;

/**
 * Where a gap begins: the last frame of a connection that reached its receiver.
 *
 * @param lastArrivedMicros time of that frame
 * @param toleranceMicros how far the other readings of the gap are away
 */
record Gap(long lastArrivedMicros, long toleranceMicros) {
  private static final long ROUNDING_MICROS = 1_000;

  /** To be taken before the connection is cleaned up: that says nothing about the gap. */
  static Gap after(TcpProgress progress) {
    long lastArrived = progress.lastArrived();
    long news = Math.abs(lastArrived - progress.lastNews());
    long payload = Math.abs(lastArrived - progress.lastPayloadArrived());
    return new Gap(lastArrived, Math.max(news, payload) + ROUNDING_MICROS);
  }
}
