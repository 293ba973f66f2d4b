package org.icascope.tunnel.edt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Conversation;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.testkit.protocol.EdtWriter;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;

/**
 * Two ends that speak EDT, one packet per call and millisecond. Sequence numbers are given relative
 * to the first one. What comes out of the tunnel stage becomes lines as {@code "client 0 abc #5"}.
 */
final class EdtTalk implements TunnelSink {

  static final int CLIENT_SOCKET = 0x11111111;
  static final int SERVER_SOCKET = 0x22222222;

  final List<String> lines = new ArrayList<>();
  final List<String> diagnostics = new ArrayList<>();
  final ByteArrayOutputStream clientBytes = new ByteArrayOutputStream();
  EdtFacts facts;
  Flow flow;
  private final Conversation talk;
  private int start = 0x40ab8156;

  EdtTalk() {
    this(EdtLimits.defaults());
  }

  EdtTalk(EdtLimits limits) {
    talk =
        new Conversation(
            new StreamReassembly(
                ReassemblyLimits.defaults(),
                d -> {},
                new TunnelStage(
                    List.of(),
                    List.of(new EdtTunnel(new PortTable(Map.of()), limits)),
                    this,
                    d -> diagnostics.add(d.code()))));
  }

  /** The first sequence number. */
  EdtTalk startingAt(int sequence) {
    start = sequence;
    return this;
  }

  EdtTalk serverPort(int port) {
    talk.ports(50000, port);
    return this;
  }

  /** What follows is another flow. */
  EdtTalk otherPorts() {
    talk.ports(50001, 2598);
    return this;
  }

  EdtTalk snap(int bytes) {
    talk.snap(bytes);
    return this;
  }

  EdtTalk pause(long millis) {
    talk.pause(millis);
    return this;
  }

  EdtTalk request() {
    return fromClient(EdtWriter.request(start, CLIENT_SOCKET));
  }

  /** Frames 1 to 4. */
  EdtTalk handshake() {
    return request()
        .fromServer(EdtWriter.challenge(start, CLIENT_SOCKET))
        .fromClient(EdtWriter.secondRequest(start, CLIENT_SOCKET))
        .fromServer(EdtWriter.response(start, CLIENT_SOCKET, SERVER_SOCKET));
  }

  EdtTalk client(int sequence, String bytes) {
    return client(sequence, bytes.getBytes(StandardCharsets.US_ASCII));
  }

  EdtTalk client(int sequence, byte[] bytes) {
    return fromClient(EdtWriter.data(start + sequence, sequence + 1, 0, SERVER_SOCKET, bytes));
  }

  EdtTalk server(int sequence, String bytes) {
    byte[] payload = bytes.getBytes(StandardCharsets.US_ASCII);
    return fromServer(EdtWriter.data(start + sequence, sequence + 1, 0, CLIENT_SOCKET, payload));
  }

  /** The server has everything of the client before a number. */
  EdtTalk serverAck(int number, int next, int rttMicros) {
    return fromServer(EdtWriter.ack(number, start + next, rttMicros, CLIENT_SOCKET));
  }

  EdtTalk clientAck(int number, int next, int rttMicros) {
    return fromClient(EdtWriter.ack(number, start + next, rttMicros, SERVER_SOCKET));
  }

  /** The server misses packets of the client: numbers relative to the first, as they are sent. */
  EdtTalk serverNak(int... words) {
    int[] absolute = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      absolute[i] = words[i] + start;
    }
    return fromServer(EdtWriter.nak(CLIENT_SOCKET, absolute));
  }

  EdtTalk fromClient(byte[] packet) {
    talk.datagram(true, packet);
    return this;
  }

  EdtTalk fromServer(byte[] packet) {
    talk.datagram(false, packet);
    return this;
  }

  EdtTalk finish() {
    talk.finish();
    return this;
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts found, FrameMark where) {
    facts = (EdtFacts) found;
    this.flow = flow;
    lines.add(facts.layer() + " #" + where.frame());
  }

  @Override
  public void onFlowOpened(Flow flow) {}

  @Override
  public void onTime(long timeNanos) {}

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      clientBytes.write(chunk.bytes(), chunk.start(), chunk.length());
    }
    String text =
        new String(chunk.bytes(), chunk.start(), chunk.length(), StandardCharsets.US_ASCII);
    String place = direction.sender() + " " + chunk.streamOffset() + " ";
    lines.add(place + text + " #" + chunk.frame());
  }

  @Override
  public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {
    String size = length >= EdtStream.UNKNOWN_BYTES ? "?" : String.valueOf(length);
    lines.add(direction.sender() + " gap " + size + " #" + where.frame());
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    lines.add("datagram #" + chunk.frame());
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    lines.add(direction.sender() + " " + signal + " #" + mark.frame());
  }

  @Override
  public void onFlowClosed(Flow flow) {
    lines.add("closed");
  }
}
