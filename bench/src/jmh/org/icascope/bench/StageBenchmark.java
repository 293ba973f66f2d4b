package org.icascope.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.icascope.dissect.SearchRoom;
import org.icascope.dissect.cgp.CgpDissector;
import org.icascope.dissect.cgp.CgpFramer;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.flow.SegmentSink;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each stage alone, over a whole generated capture in memory. One operation is one capture: 60 MB
 * of mixed traffic, or 36 MB that are all Citrix.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StageBenchmark {

  /** A capture file, frames of it, and a counter at the end. */
  @State(Scope.Benchmark)
  public static class Mixed {
    private Path file;
    private Frames frames;

    @Setup
    public void make() throws IOException {
      file = Frames.mixedFile();
      frames = Frames.mixed();
    }

    @TearDown
    public void delete() throws IOException {
      Files.delete(file);
    }
  }

  /** Frames of a capture that is all Citrix, and the server's bytes of its first flow in chunks. */
  @State(Scope.Benchmark)
  public static class Citrix {
    private static final int CHUNK_BYTES = 1448;

    private Frames frames;
    private final List<Chunk> chunks = new ArrayList<>();

    @Setup
    public void make() throws IOException {
      frames = Frames.citrix();
      byte[] message = new CgpWriter(CgpEncoding.CURRENT).realtime(new byte[1400]);
      ByteBuffer stream = ByteBuffer.allocate(6 + 20_000 * message.length);
      stream.put(CgpWriter.signature());
      while (stream.remaining() >= message.length) {
        stream.put(message);
      }
      for (int at = 0; at < stream.position(); at += CHUNK_BYTES) {
        int length = Math.min(CHUNK_BYTES, stream.position() - at);
        chunks.add(
            new Chunk()
                .bytes(stream.array(), at, length)
                .place(at, true)
                .origin(0, chunks.size() + 1, chunks.size()));
      }
    }
  }

  @Benchmark
  public long reader(Mixed mixed) throws IOException {
    long sum = 0;
    try (CaptureSet input = Frames.open(mixed.file)) {
      Frame frame = new Frame();
      while (input.next(frame)) {
        sum += frame.capturedLength();
      }
    }
    return sum;
  }

  @Benchmark
  public long decode(Mixed mixed) {
    HeaderDecoder decoder = new HeaderDecoder();
    Headers headers = new Headers();
    long sum = 0;
    for (Frame frame : mixed.frames.all()) {
      if (decoder.decode(frame, headers)) {
        sum += headers.payloadLength();
      }
    }
    return sum;
  }

  /** Decoding is part of it; {@link #decode} tells how much. */
  @Benchmark
  public long flows(Mixed mixed) {
    FlowCount count = new FlowCount();
    FlowTable flows =
        new FlowTable(new PortTable(Map.of()), FlowLimits.defaults(), remark -> {}, count);
    feed(mixed.frames, flows);
    return count.segments;
  }

  /** Decoding, checksums and flows of Citrix segments are part of it. */
  @Benchmark
  public long reassembly(Citrix citrix) {
    Counter counter = new Counter();
    StreamReassembly reassembly =
        new StreamReassembly(ReassemblyLimits.defaults(), remark -> {}, counter);
    FlowTable flows =
        new FlowTable(new PortTable(Map.of()), FlowLimits.defaults(), remark -> {}, reassembly);
    feed(citrix.frames, flows);
    return counter.bytes;
  }

  private static void feed(Frames frames, FlowTable flows) {
    HeaderDecoder decoder = new HeaderDecoder();
    Headers headers = new Headers();
    for (Frame frame : frames.all()) {
      if (decoder.decode(frame, headers)) {
        flows.onHeaders(headers);
      }
    }
    flows.finish();
  }

  /** 28 MB in 20,000 messages. */
  @Benchmark
  public long cgpFraming(Citrix citrix) {
    Counter counter = new Counter();
    CgpFramer framer = new CgpFramer(counter, SearchRoom.alone());
    citrix.chunks.forEach(framer::onChunk);
    return counter.bytes;
  }

  /** 29 MB in 20,000 datagrams of EDT: order and headers, up to the bytes in order. */
  @Benchmark
  public long edtReassembly(Edt edt) {
    return edt.read(edt.inOrder);
  }

  /** The same with every eighth datagram behind the two that follow it. */
  @Benchmark
  public long edtReassemblyOutOfOrder(Edt edt) {
    return edt.read(edt.outOfOrder);
  }

  /** One message through the generated parser. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Object cgpParsing(Message message) {
    return CgpDissector.dissect(message.pdu);
  }

  /** A message that opens a channel. */
  @State(Scope.Benchmark)
  public static class Message {
    private final ByteBuffer pdu =
        ByteBuffer.wrap(new CgpWriter(CgpEncoding.CURRENT).channelOpenRequest(0, "127.0.0.1:1494"));
  }

  private static final class FlowCount implements SegmentSink {
    private long segments;

    @Override
    public void onFlowOpened(Flow flow) {}

    @Override
    public void onSegment(
        Flow flow, Direction direction, Headers headers, long sequence, long acknowledgement) {
      segments++;
    }

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {}

    @Override
    public void onFlowClosed(Flow flow) {}
  }
}
