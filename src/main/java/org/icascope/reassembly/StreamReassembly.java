package org.icascope.reassembly;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.flow.Flow;
import org.icascope.flow.SegmentKind;
import org.icascope.flow.SegmentSink;
import org.icascope.flow.Signal;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.model.Transport;

/**
 * The reassembly stage: TCP segments to bytes in order and gaps, datagrams passed on.
 *
 * <p>Order: within a direction by stream offset. Across directions by the frame that made the bytes
 * deliverable, which for bytes that had to wait is a later one than the frame that brought them; a
 * chunk always names the frame that brought it. What is in order passes through without a copy.
 *
 * <p>A hole becomes a gap when the other side has acknowledged what follows it and no frame has
 * filled it within a moment of capture time; when too much waits behind it ({@code
 * reassembly.limit}); at a RST; or at the end of the flow. Bytes that turn up after that are not
 * delivered any more.
 */
public final class StreamReassembly implements SegmentSink {

  /** Up to so many flows with holes are looked at with every frame, more of them rarely. */
  private static final int FEW_WAITING = 64;

  private static final long RELEASE_NANOS = 1_000_000L;

  private final ReassemblyLimits limits;
  private final DiagnosticSink diagnostics;
  private final ChunkSink sink;
  private final Map<Flow, FlowStreams> streams = new HashMap<>();
  private final Segment segment = new Segment();
  private final Chunk chunk = new Chunk();
  private final Map<Flow, FlowStreams> waiting = new LinkedHashMap<>();
  private long nextRelease;
  private long pendingTotal;

  public StreamReassembly(ReassemblyLimits limits, DiagnosticSink diagnostics, ChunkSink sink) {
    this.limits = limits;
    this.diagnostics = diagnostics;
    this.sink = sink;
  }

  @Override
  public void onFlowOpened(Flow flow) {
    sink.onFlowOpened(flow);
  }

  @Override
  public void onSegment(
      Flow flow,
      Direction direction,
      Headers headers,
      long relativeSequence,
      long relativeAcknowledgement) {
    sink.onTime(headers.frame().timeNanos());
    releaseRetired(headers.frame().timeNanos());
    if (!flow.payloadWanted()) {
      if (flow.takeRelease()) { // once, not with every segment
        forget(flow);
        sink.onPayloadIgnored(flow);
      }
      return;
    }
    segment.set(headers, relativeSequence);
    if (flow.transport() == Transport.UDP) {
      onDatagram(flow, direction);
      return;
    }
    FlowStreams both = streams.get(flow);
    if (both == null) {
      if (segment.end == segment.offset) {
        return;
      }
      both = new FlowStreams();
      streams.put(flow, both);
    }
    long before = both.pendingCost();
    if (segment.end > segment.offset) {
      onPayload(flow, direction, both);
    }
    onAcknowledgement(both, direction, relativeAcknowledgement);
    pendingTotal += both.pendingCost() - before;
    if (both.pendingCost() > before) {
      both.of(direction).ifPresent(stream -> enforceLimits(flow, stream));
    }
    noteWaiting(flow, both);
  }

  private void noteWaiting(Flow flow, FlowStreams both) {
    if (both.pendingCost() > 0) {
      waiting.put(flow, both);
    } else if (!waiting.isEmpty()) {
      waiting.remove(flow);
    }
  }

  /** A session that goes on elsewhere leaves bytes behind that wait in vain: out with them. */
  private void releaseRetired(long now) {
    if (waiting.isEmpty() || waiting.size() > FEW_WAITING && now < nextRelease) {
      return;
    }
    nextRelease = now + RELEASE_NANOS;
    waiting.forEach(
        (flow, both) -> {
          if (flow.isRetired()) {
            flush(both);
          }
        });
    waiting.values().removeIf(both -> both.pendingCost() == 0);
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {
    Optional<FlowStreams> both = Optional.ofNullable(streams.get(flow));
    if (signal == Signal.FIN && both.flatMap(s -> s.of(direction)).isPresent()) {
      DirectionStream stream = both.flatMap(s -> s.of(direction)).orElseThrow();
      stream.onFin(segment.end, headers.frame().mark());
      return;
    }
    if (signal == Signal.RST) {
      both.ifPresent(this::flush);
    }
    sink.onSignal(flow, direction, signal, headers.frame().mark());
  }

  @Override
  public void onFlowClosed(Flow flow) {
    Optional.ofNullable(streams.get(flow)).ifPresent(this::flush);
    forget(flow);
    sink.onFlowClosed(flow);
  }

  private void onDatagram(Flow flow, Direction direction) {
    if (segment.capturedEnd > segment.offset) {
      chunk
          .bytes(segment.bytes, segment.index(segment.offset), segment.capturedLength())
          .cut((int) (segment.end - segment.capturedEnd))
          .place(segment.offset, true)
          .origin(segment.capture, segment.frame, segment.timeNanos);
      sink.onDatagram(flow, direction, chunk);
    }
  }

  private void onPayload(Flow flow, Direction direction, FlowStreams both) {
    SegmentKind kind = flow.side(direction).segmentKind();
    if (kind == SegmentKind.KEEP_ALIVE) {
      return; // its byte is older than the stream's end and may be anything
    }
    Optional<DirectionStream> known = both.of(direction);
    DirectionStream stream =
        known.isPresent() ? known.get() : both.put(direction, start(flow, direction));
    if (kind == SegmentKind.WINDOW_PROBE) {
      stream.acceptProbe(segment);
    } else {
      stream.accept(segment);
    }
  }

  /** With a SYN the stream starts at 0; without, at the first byte seen. */
  private DirectionStream start(Flow flow, Direction direction) {
    boolean synSeen =
        direction == Direction.CLIENT_TO_SERVER
            ? flow.syn().isPresent()
            : flow.synAck().isPresent();
    return new DirectionStream(flow, direction, synSeen ? 0 : segment.offset, sink, chunk);
  }

  private void onAcknowledgement(FlowStreams both, Direction direction, long acknowledgement) {
    long now = segment.timeNanos;
    Optional<DirectionStream> other = both.of(direction.opposite());
    if (other.isPresent() && acknowledgement != Long.MIN_VALUE) {
      other.get().acknowledge(acknowledgement, now);
    }
    both.expire(now, limits.patienceNanos());
  }

  private void enforceLimits(Flow flow, DirectionStream stream) {
    while (stream.pendingCost() > limits.directionBytes()
        || pendingTotal > limits.totalBytes() && stream.pendingCost() > 0) {
      long before = stream.pendingCost();
      stream.skipHole();
      pendingTotal += stream.pendingCost() - before;
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "reassembly.limit",
              "a hole was given up because " + before + " bytes were waiting behind it",
              segment.mark(),
              flow.serial()));
    }
  }

  private void flush(FlowStreams both) {
    pendingTotal -= both.pendingCost();
    both.flush();
    pendingTotal += both.pendingCost();
  }

  private void forget(Flow flow) {
    waiting.remove(flow);
    FlowStreams both = streams.remove(flow);
    if (both != null) {
      pendingTotal -= both.pendingCost();
    }
  }
}
