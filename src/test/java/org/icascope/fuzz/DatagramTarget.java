package org.icascope.fuzz;

import java.util.List;
import java.util.function.Predicate;
import org.icascope.flow.Conversation;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;

/**
 * Datagrams between two hosts, from flows to sessions: EDT and DTLS, and what lies in them. The
 * input is a conversation in steps ({@link ByteOps}).
 *
 * @param port of the server
 * @param kind tells seeds by the first datagram
 */
record DatagramTarget(String name, int port, Predicate<byte[]> kind, int gateRuns)
    implements FuzzTarget {

  private static final int DTLS_HANDSHAKE = 22;
  private static final long PAUSE_MILLIS = 5_000;

  static FuzzTarget edt() {
    return new DatagramTarget("edt", 2598, first -> first[0] != DTLS_HANDSHAKE, 1_500);
  }

  static FuzzTarget dtls() {
    return new DatagramTarget("dtls", 443, first -> first[0] == DTLS_HANDSHAKE, 1_500);
  }

  @Override
  public List<byte[]> seeds() throws Exception {
    List<byte[]> seeds = SampleStreams.datagrams(kind);
    return seeds.isEmpty() ? List.of(DtlsSeed.hello()) : seeds;
  }

  @Override
  public int mostBytes() {
    return 8_192;
  }

  @Override
  public void fuzz(byte[] input) {
    BackStages stages = new BackStages(input.length);
    var reassembly = new StreamReassembly(ReassemblyLimits.defaults(), stages, stages.tunnels);
    Conversation talk = new Conversation(reassembly).ports(50_000, port);
    ByteOps ops = new ByteOps(input);
    long frames = 0;
    while (ops.next()) {
      frames++;
      if (ops.has(ByteOps.PAUSE)) {
        talk.pause(PAUSE_MILLIS);
      }
      talk.snap(ops.has(ByteOps.GAP) ? ops.length() / 2 : Integer.MAX_VALUE);
      talk.datagram(ops.direction() == Direction.CLIENT_TO_SERVER, ops.bytes());
    }
    talk.finish();
    stages.finish(new FrameMark(0, Math.max(1, frames), 1L << 60));
  }
}
