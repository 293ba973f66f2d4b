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

  /** A router, or host, says now that it could not deliver a frame. */
  public CapturedFrame icmp(String router, byte[] quoted, int type, int code, int mtu) {
    byte[] bytes = IcmpWriter.error(new HostPort(router, 0), quoted, type, code, mtu);
    return recording.add(clock.now(), bytes);
  }

  /** A host says to all, now, by which Ethernet address it is reached. */
  public CapturedFrame claim(String host, byte[] hardware) {
    return recording.add(clock.now(), IcmpWriter.claim(host, hardware));
  }

  /** From now on, before other traffic is simulated, another machine has the address of a host. */
  public void takeOver(String host, byte[] hardware) {
    takeOver(FrameBuilder.mac(new HostPort(host, 0)).getAddress(), hardware);
  }

  /** From now on an Ethernet address is replaced by another one. */
  public void takeOver(byte[] before, byte[] after) {
    recording.takeOver(before, after, clock.now());
  }
}
