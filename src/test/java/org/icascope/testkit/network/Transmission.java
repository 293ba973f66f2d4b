package org.icascope.testkit.network;

import java.util.Optional;

/** One write of an application: where its bytes stand and which frames showed them. */
public final class Transmission {
  private final SentBytes sent;
  private final long from;
  private final long to;

  Transmission(SentBytes sent, long from, long to) {
    this.sent = sent;
    this.from = from;
    this.to = to;
  }

  /** Whether every byte was recorded. */
  public boolean fullyRecorded() {
    return sent.recorded(from, to);
  }

  /** The frame that first showed the first byte. */
  public Optional<CapturedFrame> firstFrame() {
    return sent.frameWith(from);
  }

  /** The frame that first showed the last byte. */
  public Optional<CapturedFrame> lastFrame() {
    return sent.frameWith(to - 1);
  }

  /** A message inside this write. */
  public Transmission part(int offset, int length) {
    return new Transmission(sent, from + offset, from + offset + length);
  }
}
