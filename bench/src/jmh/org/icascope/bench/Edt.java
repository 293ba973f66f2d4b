package org.icascope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.decode.Headers;
import org.icascope.decode.HeadersForTests;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.flow.SegmentSink;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.model.Transport;
import org.icascope.reassembly.Chunk;
import org.icascope.testkit.protocol.EdtWriter;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.edt.EdtLimits;
import org.icascope.tunnel.edt.EdtTunnel;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Datagrams of one EDT connection in memory: a handshake, then data of the server. */
@State(Scope.Benchmark)
public class Edt {

  private static final int PACKETS = 20_000;
  private static final int PAYLOAD_BYTES = 1456;
  private static final int CLIENT_SOCKET = 0x11111111;
  private static final int SERVER_SOCKET = 0x22222222;
  private static final int START = 0x7ffffff0;
  private static final int ACK_EVERY = 10;

  /** One datagram and who sends it. */
  private record Sent(Direction direction, Chunk packet) {}

  final List<Sent> inOrder = new ArrayList<>();
  final List<Sent> outOfOrder = new ArrayList<>();
  private Flow flow;

  /** Fills both lists. */
  @Setup
  public void make() {
    flow = flow();
    List<byte[]> data = new ArrayList<>();
    for (int i = 0; i < PACKETS; i++) {
      data.add(EdtWriter.data(START + i, i, i, CLIENT_SOCKET, new byte[PAYLOAD_BYTES]));
    }
    fill(inOrder, data);
    for (int i = 0; i + 2 < PACKETS; i += 8) {
      byte[] late = data.remove(i);
      data.add(i + 2, late);
    }
    fill(outOfOrder, data);
  }

  private static void fill(List<Sent> target, List<byte[]> data) {
    client(target, EdtWriter.request(START, CLIENT_SOCKET));
    server(target, EdtWriter.response(START, CLIENT_SOCKET, SERVER_SOCKET));
    for (int i = 0; i < data.size(); i++) {
      server(target, data.get(i));
      if (i % ACK_EVERY == 0) {
        client(target, EdtWriter.ack(i, START + i - 2, 20_000, SERVER_SOCKET));
      }
    }
  }

  private static void client(List<Sent> target, byte[] packet) {
    add(target, Direction.CLIENT_TO_SERVER, packet);
  }

  private static void server(List<Sent> target, byte[] packet) {
    add(target, Direction.SERVER_TO_CLIENT, packet);
  }

  private static void add(List<Sent> target, Direction direction, byte[] packet) {
    long frame = target.size() + 1L;
    Chunk chunk = new Chunk().bytes(packet, 0, packet.length).place(0, true);
    target.add(new Sent(direction, chunk.origin(0, frame, frame * 10_000)));
  }

  private static Flow flow() {
    Flow[] made = new Flow[1];
    FlowTable table =
        new FlowTable(
            new PortTable(Map.of()), FlowLimits.defaults(), remark -> {}, new FirstFlow(made));
    Headers headers =
        HeadersForTests.of(Transport.UDP)
            .from(1, 50_000)
            .to(2, PortTable.CGP_PORT)
            .payload(new byte[1], 1)
            .at(1, 1);
    table.onHeaders(headers);
    return made[0];
  }

  /** Through a stage of its own; returns the bytes that came out. */
  long read(List<Sent> datagrams) {
    Bytes counter = new Bytes();
    EdtTunnel tunnel = new EdtTunnel(new PortTable(Map.of()), EdtLimits.defaults());
    TunnelStage stage = new TunnelStage(List.of(), List.of(tunnel), counter, remark -> {});
    for (Sent sent : datagrams) {
      stage.onDatagram(flow, sent.direction, sent.packet);
    }
    stage.onFlowClosed(flow);
    if (counter.bytes != (long) PACKETS * PAYLOAD_BYTES) {
      throw new IllegalStateException("only " + counter.bytes + " bytes came out");
    }
    return counter.bytes;
  }

  private static final class Bytes implements TunnelSink {
    private long bytes;

    @Override
    public void onChunk(Flow flow, Direction direction, Chunk chunk) {
      bytes += chunk.length();
    }

    @Override
    public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {}

    @Override
    public void onFlowOpened(Flow flow) {}

    @Override
    public void onTime(long timeNanos) {}

    @Override
    public void onGap(Flow flow, Direction direction, long at, long length, FrameMark where) {}

    @Override
    public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

    @Override
    public void onFlowClosed(Flow flow) {}
  }

  private record FirstFlow(Flow[] target) implements SegmentSink {

    @Override
    public void onFlowOpened(Flow flow) {
      target[0] = flow;
    }

    @Override
    public void onSegment(
        Flow flow, Direction direction, Headers headers, long sequence, long acknowledgement) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {}

    @Override
    public void onFlowClosed(Flow flow) {}
  }
}
