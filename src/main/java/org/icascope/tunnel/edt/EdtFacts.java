package org.icascope.tunnel.edt;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.flow.RttSampler;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.tunnel.TunnelFacts;

/** What is known of one EDT connection. */
public final class EdtFacts implements TunnelFacts {

  /** What one side sent. */
  static final class Side {
    long retransmissions;
    long lostPackets;
    long cutBytes;
    int mtuBytes;
    int windowPackets;
  }

  private final Side client = new Side();
  private final Side server = new Side();
  private final RttSampler rtt = new RttSampler();
  private final boolean midStream;
  private FrameMark established;

  EdtFacts(boolean midStream) {
    this.midStream = midStream;
  }

  Side side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  void rtt(long micros) {
    rtt.add(micros * 1_000);
  }

  void established(FrameMark mark) {
    if (established == null) {
      established = mark;
    }
  }

  @Override
  public String layer() {
    return "edt";
  }

  /** The handshake was not seen. */
  public boolean midStream() {
    return midStream;
  }

  /** The server's last word in the handshake, or the first it said after one. */
  public Optional<FrameMark> established() {
    return Optional.ofNullable(established);
  }

  /** Largest packet in bytes, IP and UDP headers included, on which both sides agreed. */
  public OptionalInt mtuBytes() {
    return agreed(client.mtuBytes, server.mtuBytes);
  }

  /** The smaller of the windows that both sides offered, in packets. */
  public OptionalInt flowWindowPackets() {
    return agreed(client.windowPackets, server.windowPackets);
  }

  private static OptionalInt agreed(int client, int server) {
    return client == 0 || server == 0
        ? OptionalInt.empty()
        : OptionalInt.of(Math.min(client, server));
  }

  /** Median of the round-trip times that the end points reported, in milliseconds. */
  public OptionalDouble rttMs() {
    return rtt.medianMillis();
  }

  /** Data packets of this direction that were captured before. */
  public long retransmissions(Direction direction) {
    return side(direction).retransmissions;
  }

  /** Data packets of this direction that their receiver reported as lost. */
  public long lostPackets(Direction direction) {
    return side(direction).lostPackets;
  }

  /** Payload bytes of this direction that the snap length cut off. */
  public long cutBytes(Direction direction) {
    return side(direction).cutBytes;
  }
}
