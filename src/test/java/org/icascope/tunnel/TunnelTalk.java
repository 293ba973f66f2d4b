package org.icascope.tunnel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.flow.Signal;
import org.icascope.model.Diagnostic;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.reassembly.Chunk;

/**
 * Both sides of one flow into the tunnel stage, one segment per call, and what comes out: lines
 * like {@code "client 0 abc #4"} (a {@code ~} before bytes that begin no segment), and whole
 * streams.
 */
public final class TunnelTalk implements TunnelSink {

  public final List<String> lines = new ArrayList<>();
  public final List<TunnelFacts> facts = new ArrayList<>();
  public final List<Diagnostic> diagnostics = new ArrayList<>();
  public final Flow flow;
  private final ByteArrayOutputStream client = new ByteArrayOutputStream();
  private final ByteArrayOutputStream server = new ByteArrayOutputStream();
  private final TunnelStage stage;
  private final Chunk chunk = new Chunk();
  private long clientOffset;
  private long serverOffset;
  private long frame;

  /** A flow whose handshake was captured, or one that began before. */
  public TunnelTalk(List<StreamTunnel> kinds, int port, boolean handshake) {
    Endpoint from = new Endpoint(new IpAddress(0, 0x0a000001, 4), 50_000);
    Endpoint to = new Endpoint(new IpAddress(0, 0x0a000002, 4), port);
    FrameMark mark = new FrameMark(0, 1, 1_000_000_000L);
    flow =
        handshake
            ? FlowsForTests.everyField(0, from, to, mark, mark)
            : FlowsForTests.twin(0, from, to, mark);
    stage = new TunnelStage(kinds, List.of(), this, diagnostics::add);
  }

  public TunnelTalk client(byte[] bytes) {
    return send(Direction.CLIENT_TO_SERVER, bytes);
  }

  public TunnelTalk server(byte[] bytes) {
    return send(Direction.SERVER_TO_CLIENT, bytes);
  }

  public TunnelTalk send(Direction direction, byte[] bytes) {
    return send(direction, bytes, true);
  }

  /** The end of a segment whose beginning was not captured. */
  public TunnelTalk rest(Direction direction, byte[] bytes) {
    return send(direction, bytes, false);
  }

  private TunnelTalk send(Direction direction, byte[] bytes, boolean segmentStart) {
    frame++;
    if (bytes.length > 0) {
      byte[] segment = new byte[bytes.length + 3]; // payload seldom begins a buffer
      System.arraycopy(bytes, 0, segment, 3, bytes.length);
      stage.onChunk(
          flow,
          direction,
          chunk
              .bytes(segment, 3, bytes.length)
              .place(offset(direction, bytes.length), segmentStart)
              .origin(0, frame, frame * 1_000_000));
      if (java.util.Arrays.mismatch(segment, 3, segment.length, bytes, 0, bytes.length) >= 0) {
        throw new AssertionError("the buffer of the chunk was written to");
      }
    }
    return this;
  }

  private long offset(Direction direction, long length) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      clientOffset += length;
      return clientOffset - length;
    }
    serverOffset += length;
    return serverOffset - length;
  }

  public TunnelTalk gap(Direction direction, long length) {
    frame++;
    stage.onGap(flow, direction, offset(direction, length), length, mark());
    return this;
  }

  public TunnelTalk signal(Direction direction, Signal signal) {
    frame++;
    stage.onSignal(flow, direction, signal, mark());
    return this;
  }

  public TunnelTalk close() {
    stage.onFlowClosed(flow);
    return this;
  }

  private FrameMark mark() {
    return new FrameMark(0, frame, frame * 1_000_000);
  }

  /** Everything that came out of a direction. */
  public byte[] stream(Direction direction) {
    return (direction == Direction.CLIENT_TO_SERVER ? client : server).toByteArray();
  }

  public List<String> codes() {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts found, FrameMark where) {
    facts.add(found);
    lines.add(found.layer() + " #" + where.frame());
  }

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk content) {
    (direction == Direction.CLIENT_TO_SERVER ? client : server)
        .write(content.bytes(), content.start(), content.length());
    lines.add(
        direction.sender()
            + " "
            + content.streamOffset()
            + (content.segmentStart() ? " " : " ~")
            + new String(
                content.bytes(), content.start(), content.length(), StandardCharsets.ISO_8859_1)
            + " #"
            + content.frame());
  }

  @Override
  public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {
    lines.add(direction.sender() + " gap " + offset + "+" + length + " #" + where.frame());
  }

  @Override
  public void onFlowOpened(Flow flow) {}

  @Override
  public void onTime(long timeNanos) {}

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk datagram) {}

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

  @Override
  public void onFlowClosed(Flow flow) {}
}
