package org.icascope.flow;

import org.icascope.decode.Headers;

/**
 * Five-tuple in an order that does not depend on the direction of the frame: the lower address
 * (then port) first. One object is filled again for every frame; a flow keeps a copy.
 */
final class FlowKey {

  private long lowHigh;
  private long lowLow;
  private long highHigh;
  private long highLow;
  private long rest; // ports, IP version and protocol
  private int hash;
  private boolean lowSent;

  /** Takes over the five-tuple of a frame. */
  void fill(Headers headers, long seed) {
    lowSent = sourceIsLow(headers);
    if (lowSent) {
      lowHigh = headers.sourceHigh();
      lowLow = headers.sourceLow();
      highHigh = headers.destinationHigh();
      highLow = headers.destinationLow();
    } else {
      lowHigh = headers.destinationHigh();
      lowLow = headers.destinationLow();
      highHigh = headers.sourceHigh();
      highLow = headers.sourceLow();
    }
    int lowPort = lowSent ? headers.sourcePort() : headers.destinationPort();
    int highPort = lowSent ? headers.destinationPort() : headers.sourcePort();
    rest =
        (long) lowPort << 32
            | (long) highPort << 16
            | (long) headers.ipVersion() << 8
            | headers.protocol();
    hash = hash(seed);
  }

  /** The frame was sent by the end point that comes first. */
  boolean lowSent() {
    return lowSent;
  }

  int hash() {
    return hash;
  }

  boolean matches(FlowKey other) {
    return lowLow == other.lowLow
        && highLow == other.highLow
        && rest == other.rest
        && lowHigh == other.lowHigh
        && highHigh == other.highHigh;
  }

  FlowKey copy() {
    FlowKey copy = new FlowKey();
    copy.lowHigh = lowHigh;
    copy.lowLow = lowLow;
    copy.highHigh = highHigh;
    copy.highLow = highLow;
    copy.rest = rest;
    copy.hash = hash;
    copy.lowSent = lowSent;
    return copy;
  }

  private static boolean sourceIsLow(Headers headers) {
    int order = Long.compareUnsigned(headers.sourceHigh(), headers.destinationHigh());
    if (order == 0) {
      order = Long.compareUnsigned(headers.sourceLow(), headers.destinationLow());
    }
    return order < 0 || order == 0 && headers.sourcePort() <= headers.destinationPort();
  }

  private int hash(long seed) {
    long mixed = mix(lowLow ^ seed) + lowHigh;
    mixed = mix(mixed ^ highLow) + highHigh;
    mixed = mix(mixed ^ rest);
    return (int) (mixed >>> 32);
  }

  // multiply and fold: the odd constant is 2^64 divided by the golden ratio
  private static long mix(long value) {
    long product = value * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 29;
  }
}
