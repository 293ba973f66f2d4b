package org.icascope.testkit.network;

/** Instants of one connection that the definition of a gap refers to; microseconds, 0 for none. */
public final class TcpProgress {
  private long lastArrived;
  private long lastNews;
  private long lastPayloadArrived;

  void recorded(long time, boolean news) {
    if (news) {
      lastNews = Math.max(lastNews, time);
    }
  }

  void arrived(long time, int payloadBytes) {
    lastArrived = Math.max(lastArrived, time);
    if (payloadBytes > 0) {
      lastPayloadArrived = Math.max(lastPayloadArrived, time);
    }
  }

  /** Last recorded frame that reached its receiver. */
  public long lastArrived() {
    return lastArrived;
  }

  /** Last recorded frame that brought something new, received or not. */
  public long lastNews() {
    return lastNews;
  }

  /** Last recorded payload that reached its receiver. */
  public long lastPayloadArrived() {
    return lastPayloadArrived;
  }
}
