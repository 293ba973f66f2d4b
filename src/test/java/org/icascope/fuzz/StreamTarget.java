package org.icascope.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.icascope.flow.Conversation;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.spec.CgpSamples;
import org.icascope.spec.Hex;

/**
 * What two hosts say to each other over TCP, from tunnels to sessions. The input is a conversation
 * in steps ({@link ByteOps}): bytes of either side, gaps, pauses, and ends.
 *
 * @param port of the server
 * @param kind tells seeds by what the client says first
 */
record StreamTarget(String name, int port, Predicate<byte[]> kind, int gateRuns)
    implements FuzzTarget {

  private static final long PAUSE_MILLIS = 10_000;

  static FuzzTarget cgp() {
    return new StreamTarget("cgp", 2598, begins("\u001aCGP/01"), 1_500);
  }

  static FuzzTarget ica() {
    return new StreamTarget("ica", 1494, begins("\u007f\u007fICA"), 1_500);
  }

  static FuzzTarget tls() {
    return new StreamTarget("tls", 443, begins("\u0016\u0003"), 1_500);
  }

  static FuzzTarget webSocket() {
    return new StreamTarget("websocket", 8008, begins("GET "), 1_500);
  }

  static FuzzTarget socks() {
    return new StreamTarget("socks", 1080, begins("\u0005"), 1_500);
  }

  static FuzzTarget sta() {
    return new StreamTarget("sta", 80, begins("POST "), 1_500);
  }

  private static Predicate<byte[]> begins(String start) {
    byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
    return bytes -> {
      for (int i = 0; i < wanted.length; i++) {
        if (i >= bytes.length || bytes[i] != wanted[i]) {
          return false;
        }
      }
      return true;
    };
  }

  @Override
  public List<byte[]> seeds() throws Exception {
    List<byte[]> seeds = SampleStreams.streams(kind);
    return seeds.isEmpty() ? List.of(socksSeed()) : seeds;
  }

  /** A way through a proxy, by RFC 1928; no sample has one. */
  private static byte[] socksSeed() {
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    ByteOps.write(talk, Direction.CLIENT_TO_SERVER, Hex.bytes("05 01 00"));
    ByteOps.write(talk, Direction.SERVER_TO_CLIENT, Hex.bytes("05 00"));
    byte[] request = Hex.bytes("05 01 00 03 06", "612e74657374", "0a26");
    ByteOps.write(talk, Direction.CLIENT_TO_SERVER, request);
    byte[] answer = Hex.bytes("05 00 00 01 00000000 0000");
    ByteOps.write(talk, Direction.SERVER_TO_CLIENT, answer);
    byte[] signature = "\u001aCGP/01".getBytes(StandardCharsets.ISO_8859_1);
    ByteOps.write(talk, Direction.CLIENT_TO_SERVER, signature);
    ByteOps.write(talk, Direction.CLIENT_TO_SERVER, Hex.bytes(CgpSamples.BIND_REQUEST));
    ByteOps.write(talk, Direction.SERVER_TO_CLIENT, signature);
    ByteOps.write(talk, Direction.SERVER_TO_CLIENT, Hex.bytes(CgpSamples.BIND_RESPONSE));
    return talk.toByteArray();
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
    if (input.length % 4 != 3) { // else it began before the capture
      talk.handshake();
    }
    ByteOps ops = new ByteOps(input);
    long[] next = new long[2];
    while (ops.next()) {
      if (ops.has(ByteOps.PAUSE)) {
        talk.pause(PAUSE_MILLIS);
      }
      step(talk, ops, next);
    }
    talk.finish();
    stages.finish(new FrameMark(0, 1, 1L << 60));
  }

  /** One segment, and where it goes; what is skipped was acknowledged, and so is a gap. */
  private static void step(Conversation talk, ByteOps ops, long[] next) {
    boolean client = ops.direction() == Direction.CLIENT_TO_SERVER;
    int side = client ? 0 : 1;
    if (ops.has(ByteOps.GAP)) {
      next[side] += ops.length() + 1L;
    }
    byte[] bytes = ops.has(ByteOps.GAP) ? new byte[0] : ops.bytes();
    int flags = Conversation.ACK;
    if (ops.has(ByteOps.END)) {
      flags = ops.length() % 8 == 7 ? Conversation.RST : Conversation.FIN;
    }
    if (client) {
      talk.client(flags, next[0], next[1], bytes);
    } else {
      talk.server(flags, next[1], next[0], bytes);
    }
    next[side] += bytes.length;
  }
}
