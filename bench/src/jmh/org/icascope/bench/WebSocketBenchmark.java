package org.icascope.bench;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;
import org.icascope.reassembly.Chunk;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.websocket.Unmasking;
import org.icascope.tunnel.websocket.WebSocketTunnel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The frames of a browser client through the tunnel stage: upgrade, then 32 MB in masked frames of
 * 1400 bytes, in segments of 1448. One operation is the whole stream, so 32 ms are 1 GB/s.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WebSocketBenchmark {

  private static final int SEGMENT_BYTES = 1448;
  private static final int FRAME_BYTES = 1400;
  private static final int STREAM_BYTES = 32_000_000;

  /** The segments of both sides. */
  @State(Scope.Benchmark)
  public static class Talk {
    private final byte[] agreed = WebSocketWriter.agreed("dGhlIHNhbXBsZSBub25jZQ==", "");
    private final List<Chunk> client = new ArrayList<>();
    private final byte[] plain = new byte[FRAME_BYTES];
    private final byte[] frame = new byte[FRAME_BYTES + 8];
    private Flow flow;

    @Setup
    public void make() {
      Random random = new Random(1);
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      stream.writeBytes(
          WebSocketWriter.request("host", "http://host", "dGhlIHNhbXBsZSBub25jZQ==", ""));
      byte[] key = new byte[4];
      byte[] payload = new byte[FRAME_BYTES];
      while (stream.size() < STREAM_BYTES) {
        random.nextBytes(key);
        stream.writeBytes(
            WebSocketWriter.masked(WebSocketWriter.FIN | WebSocketWriter.BINARY, key, payload));
      }
      byte[] bytes = stream.toByteArray();
      for (int at = 0; at < bytes.length; at += SEGMENT_BYTES) {
        client.add(
            new Chunk()
                .bytes(bytes, at, Math.min(SEGMENT_BYTES, bytes.length - at))
                .place(at, true)
                .origin(0, client.size() + 1, client.size()));
      }
      FrameMark mark = new FrameMark(0, 1, 1);
      Endpoint from = new Endpoint(new IpAddress(0, 0x0a000001, 4), 50_000);
      Endpoint to = new Endpoint(new IpAddress(0, 0x0a000002, 4), 8008);
      flow = FlowsForTests.everyField(0, from, to, mark, mark);
    }
  }

  @Benchmark
  public long stream(Talk talk) {
    Bytes bytes = new Bytes();
    TunnelStage stage =
        new TunnelStage(
            List.of(new WebSocketTunnel(new PortTable(Map.of()))), List.of(), bytes, d -> {});
    stage.onChunk(talk.flow, Direction.CLIENT_TO_SERVER, talk.client.get(0));
    stage.onChunk(
        talk.flow,
        Direction.SERVER_TO_CLIENT,
        new Chunk().bytes(talk.agreed, 0, talk.agreed.length).place(0, true).origin(0, 2, 2));
    for (int i = 1; i < talk.client.size(); i++) {
      stage.onChunk(talk.flow, Direction.CLIENT_TO_SERVER, talk.client.get(i));
    }
    stage.onFlowClosed(talk.flow);
    return bytes.count;
  }

  /** The mask of one frame, in nanoseconds: 1400 are 1 GB/s. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public byte[] unmasking(Talk talk) {
    Unmasking.apply(talk.frame, 8, FRAME_BYTES, 0x12345678, 0, talk.plain);
    return talk.plain;
  }

  private static final class Bytes implements TunnelSink {
    private long count;

    @Override
    public void onChunk(Flow flow, Direction direction, Chunk chunk) {
      count += chunk.length() + chunk.bytes()[chunk.start()];
    }

    @Override
    public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {}

    @Override
    public void onFlowOpened(Flow flow) {}

    @Override
    public void onTime(long timeNanos) {}

    @Override
    public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {}

    @Override
    public void onDatagram(Flow flow, Direction direction, Chunk datagram) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

    @Override
    public void onFlowClosed(Flow flow) {}
  }
}
