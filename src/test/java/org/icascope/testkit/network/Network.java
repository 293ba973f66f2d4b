package org.icascope.testkit.network;

import java.util.Random;

/**
 * Where a conversation takes place. The recorder stands between the hosts; a reaction time is what
 * passes at the recorder from a segment to the earliest answer of the host that receives it.
 *
 * @param recording takes the frames
 * @param clock time of this conversation; conversations with clocks of their own may overlap
 * @param random source of sequence numbers, seeded
 * @param clientReactionMicros recorder to client and back
 * @param serverReactionMicros recorder to server and back
 */
public record Network(
    Recording recording,
    VirtualClock clock,
    Random random,
    long clientReactionMicros,
    long serverReactionMicros) {

  /** A datagram seen now. */
  public CapturedFrame datagram(HostPort from, HostPort to, byte[] payload) {
    byte[] bytes = FrameBuilder.udp(from, to, random.nextInt(0x10000), payload);
    return recording.add(clock.now(), bytes);
  }
}
