package org.icascope.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkSink;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.samples.SampleFiles;

/** The conversations in the samples, as steps for {@link ByteOps}: seeds for parsers of streams. */
final class SampleStreams implements ChunkSink {

  /** Enough for a set-up and what follows it. */
  private static final int MOST_BYTES = 6_000;

  private static final int MOST_SEEDS = 24;

  private final Map<Flow, ByteArrayOutputStream> talks = new LinkedHashMap<>();
  private final boolean datagrams;

  private SampleStreams(boolean datagrams) {
    this.datagrams = datagrams;
  }

  /** Streams whose first bytes are of a kind; as different ones as there are. */
  static List<byte[]> streams(Predicate<byte[]> kind) throws IOException {
    return of(false, kind);
  }

  /** The same for conversations in datagrams. */
  static List<byte[]> datagrams(Predicate<byte[]> kind) throws IOException {
    return of(true, kind);
  }

  private static List<byte[]> of(boolean datagrams, Predicate<byte[]> kind) throws IOException {
    List<byte[]> found = new ArrayList<>();
    for (Path sample : SampleFiles.captures()) {
      SampleStreams streams = new SampleStreams(datagrams);
      streams.read(sample);
      streams.talks.values().stream()
          .map(ByteArrayOutputStream::toByteArray)
          .filter(talk -> talk.length > 2)
          .filter(talk -> kind.test(Arrays.copyOfRange(talk, 2, talk.length)))
          .limit(3)
          .forEach(found::add);
    }
    return found.size() > MOST_SEEDS ? found.subList(0, MOST_SEEDS) : found;
  }

  private void read(Path sample) throws IOException {
    var reassembly = new StreamReassembly(ReassemblyLimits.defaults(), d -> {}, this);
    var ports = new PortTable(Map.of());
    var table = new FlowTable(ports, FlowLimits.defaults(), d -> {}, reassembly);
    HeaderDecoder decoder = new HeaderDecoder();
    Frame frame = new Frame();
    Headers headers = new Headers();
    List<String> files = List.of(sample.toString());
    try (CaptureSet set = CaptureSet.open(files, InputStream.nullInputStream(), false)) {
      while (set.next(frame)) {
        if (decoder.decode(frame, headers)) {
          table.onHeaders(headers);
        }
      }
    }
    table.finish();
  }

  private void add(Flow flow, Direction direction, Chunk chunk) {
    var talk = talks.computeIfAbsent(flow, f -> new ByteArrayOutputStream());
    if (talk.size() + chunk.length() <= MOST_BYTES) {
      int from = chunk.start();
      byte[] bytes = Arrays.copyOfRange(chunk.bytes(), from, from + chunk.length());
      ByteOps.write(talk, direction, bytes);
    }
  }

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    if (!datagrams) {
      add(flow, direction, chunk);
    }
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    if (datagrams) {
      add(flow, direction, chunk);
    }
  }

  @Override
  public void onFlowOpened(Flow flow) {}

  @Override
  public void onTime(long timeNanos) {}

  @Override
  public void onGap(Flow flow, Direction d, long streamOffset, long length, FrameMark where) {}

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

  @Override
  public void onFlowClosed(Flow flow) {}
}
