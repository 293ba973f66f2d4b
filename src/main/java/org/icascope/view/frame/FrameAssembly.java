package org.icascope.view.frame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.flow.Flow;
import org.icascope.flow.SegmentSink;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.PacketRef;
import org.icascope.model.Transport;
import org.icascope.reassembly.Chunk;
import org.icascope.session.MessageTap;
import org.icascope.tunnel.UnitTap;

/**
 * Puts together what the stages find out about each frame, and gives the frames on in their order.
 *
 * <p>A unit belongs to the frame that completes it, as in Wireshark: bytes that overtook others
 * belong to the frame that fills the hole. Only where a hole is given up do they belong to the
 * frame that brought them; such a frame, and those after it, are held back until then.
 */
public final class FrameAssembly {

  /** Frames held back at most. Chosen. */
  private static final int MOST_HELD = 4096;

  /** Longest time that frames are held back, of the capture. Holes are given up earlier. Chosen. */
  private static final long MOST_HELD_NANOS = 1_000_000_000L;

  /** Bytes of frames held back at most: those of servers that offload have up to 64 KiB. Chosen. */
  private static final long MOST_HELD_BYTES = 32L << 20;

  /** Objects kept for frames to be held. Chosen: as many as wait where a segment is late. */
  private static final int MOST_SPARE = MOST_HELD;

  private final FrameSink sink;
  private final CurrentSegment segment = new CurrentSegment();
  private final UnitCollector collector;
  private final ViewedFrame current = new ViewedFrame();
  private final Deque<ViewedFrame> held = new ArrayDeque<>();
  private final Deque<ViewedFrame> spare = new ArrayDeque<>();
  private final Map<PacketRef, ViewedFrame> heldByNumber = new HashMap<>();
  private long heldBytes;
  private boolean wanted = true;

  public FrameAssembly(FrameSink sink) {
    this.sink = sink;
    boolean contents = sink.wantsContents();
    collector = new UnitCollector(contents, segment, this::delivered, this::onUnit);
  }

  /** To be told by the tunnel stage. */
  public UnitTap unitTap() {
    return collector;
  }

  /** To be told by the session stage. */
  public MessageTap messageTap() {
    return collector;
  }

  /**
   * The next frame begins.
   *
   * @param headers as far as they could be read
   */
  public void begin(Frame frame, Headers headers) {
    current.begin(frame, headers);
  }

  /** How many bytes of the frame at hand are headers. */
  public void headerBytes(int count) {
    current.headerBytes(count);
  }

  /** The frame at hand has headers up to TCP or UDP. */
  public void decoded() {
    current.decoded();
  }

  /** The frame at hand was captured before, and goes no further. */
  public void duplicate() {
    current.duplicate();
  }

  /** What the stages know of the frame at hand is complete. Returns false to end the run. */
  public boolean end() {
    if (held.isEmpty() && !current.isWaiting()) {
      return give(current);
    }
    ViewedFrame copy = spare.isEmpty() ? new ViewedFrame() : spare.pop();
    current.copyTo(copy);
    held.add(copy);
    heldBytes += copy.ownBytes();
    if (copy.mayBringBytes()) {
      heldByNumber.put(copy.frame().mark().ref(), copy);
    }
    release(current.frame().timeNanos());
    return wanted;
  }

  /** The input is at its end, and every stage is flushed. */
  public void finish() {
    release(Long.MAX_VALUE);
  }

  private void release(long now) {
    while (!held.isEmpty()) {
      ViewedFrame first = held.peek();
      boolean late = now == Long.MAX_VALUE || now - first.frame().timeNanos() > MOST_HELD_NANOS;
      boolean room = held.size() <= MOST_HELD && heldBytes <= MOST_HELD_BYTES;
      if (first.isWaiting() && !late && room) {
        return;
      }
      held.remove();
      heldBytes -= first.ownBytes();
      if (first.mayBringBytes()) {
        heldByNumber.remove(first.frame().mark().ref());
      }
      give(first);
      if (spare.size() < MOST_SPARE && first.ownBytes() <= ViewedFrame.LEAST_COPY_BYTES) {
        spare.push(first);
      }
    }
  }

  private boolean give(ViewedFrame frame) {
    wanted = wanted && sink.onFrame(frame);
    return wanted;
  }

  private void onUnit(Unit unit) {
    boolean own = current.isOf(unit.flow());
    ViewedFrame late = own || held.isEmpty() ? null : heldByNumber.get(lastFrame(unit));
    (late == null ? current : late).add(unit);
  }

  private static PacketRef lastFrame(Unit unit) {
    List<Unit.Piece> pieces = unit.pieces();
    return pieces.isEmpty() ? null : pieces.get(pieces.size() - 1).frame().ref();
  }

  private void delivered(Chunk chunk) {
    if (held.isEmpty()) {
      return;
    }
    ViewedFrame frame = heldByNumber.get(new PacketRef(chunk.capture(), chunk.frame()));
    if (frame != null) {
      frame.waiting(false);
    }
  }

  /** The stage in front of {@code next} that looks at segments as they come by. */
  public SegmentSink before(SegmentSink next) {
    return new SegmentSink() {
      @Override
      public void onFlowOpened(Flow flow) {
        next.onFlowOpened(flow);
      }

      @Override
      public void onSegment(
          Flow flow, Direction direction, Headers headers, long offset, long acknowledged) {
        current.segment(flow, direction, offset, acknowledged);
        segment.begin(headers, current.frame(), offset);
        next.onSegment(flow, direction, headers, offset, acknowledged);
        boolean brings = flow.transport() == Transport.TCP && headers.payloadCaptured() > 0;
        if (brings && flow.payloadWanted()) {
          long end = offset + headers.payloadCaptured();
          current.waiting(!segment.isDelivered() && end > collector.reached(flow, direction));
        }
      }

      @Override
      public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {
        next.onSignal(flow, direction, signal, headers);
      }

      @Override
      public void onFlowClosed(Flow flow) {
        next.onFlowClosed(flow);
        collector.forget(flow);
      }
    };
  }
}
