package org.icascope.reassembly;

import java.util.Optional;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** Puts the segments of one direction of a TCP flow in order. */
final class DirectionStream {

  private final Flow flow;
  private final Direction direction;
  private final ChunkSink sink;
  private final Chunk chunk;
  private final PendingPieces pending = new PendingPieces();
  private long next;
  private long acknowledged = Long.MIN_VALUE;
  private Optional<Piece> probe = Optional.empty();
  private Optional<FrameMark> fin = Optional.empty();
  private long finOffset;
  private boolean finAcknowledged;
  private long finAcknowledgedNanos;

  /**
   * @param start stream offset of the first byte to deliver
   * @param chunk cursor to show chunks with
   */
  DirectionStream(Flow flow, Direction direction, long start, ChunkSink sink, Chunk chunk) {
    this.flow = flow;
    this.direction = direction;
    this.next = start;
    this.sink = sink;
    this.chunk = chunk;
  }

  /** Heap bytes that wait. */
  long pendingCost() {
    return pending.cost();
  }

  /** Payload of a segment: delivers what is next, keeps what is early, drops what is old. */
  void accept(Segment segment) {
    if (segment.end <= next) {
      return;
    }
    if (probe.isPresent()) {
      settleProbe(segment);
    }
    place(segment, segment.offset, segment.capturedEnd);
    place(segment, segment.capturedEnd, segment.end);
    drain();
  }

  /**
   * One byte sent into a closed window. It counts only when the receiver takes it: else the sender
   * repeats it, and what a probe carries need not be what is sent later.
   */
  void acceptProbe(Segment segment) {
    if (segment.offset == next && segment.capturedEnd > next) {
      probe = Optional.of(Piece.copy(segment, next, segment.capturedEnd));
    } else {
      accept(segment);
    }
  }

  private void settleProbe(Segment segment) {
    if (segment.offset > next) {
      takeProbe();
    } else {
      probe = Optional.empty();
    }
  }

  private void takeProbe() {
    Piece taken = probe.orElseThrow();
    probe = Optional.empty();
    if (taken.offset == next) {
      deliver(taken);
      drain();
    }
  }

  /** The other side has everything before {@code offset}, as a frame at {@code nanos} shows. */
  void acknowledge(long offset, long nanos) {
    if (offset > acknowledged) {
      acknowledged = offset;
      if (probe.isPresent() && offset > next) {
        takeProbe();
      }
    }
    if (!pending.isEmpty()) {
      pending.acknowledge(acknowledged, nanos);
    }
    if (fin.isPresent() && !finAcknowledged && acknowledged >= finOffset) {
      finAcknowledged = true;
      finAcknowledgedNanos = nanos;
    }
  }

  /** Gives up holes that the other side acknowledged before {@code beforeNanos}. */
  void expire(long beforeNanos) {
    while (!pending.isEmpty()
        && pending.firstAcknowledged()
        && pending.first().acknowledgedNanos <= beforeNanos) {
      skipHole();
    }
    if (finAcknowledged && finAcknowledgedNanos <= beforeNanos && pending.isEmpty()) {
      flush();
    }
  }

  /** The stream ends here; told on when everything before is out. */
  void onFin(long offset, FrameMark mark) {
    fin = Optional.of(mark);
    finOffset = offset;
    tellFin();
  }

  /** Delivers everything that waits, with the gaps before it. */
  void flush() {
    while (!pending.isEmpty()) {
      skipHole();
    }
    if (fin.isPresent() && next < finOffset) {
      gap(finOffset, fin.get());
      tellFin();
    }
  }

  /** Gives up the first hole and delivers what follows it. Something must be waiting. */
  void skipHole() {
    gap(pending.first().offset, pending.first().origin);
    drain();
  }

  private void place(Segment segment, long start, long end) {
    long from = Math.max(start, next);
    while (from < end) {
      if (from > next) {
        pending.add(segment, from, end);
        return;
      }
      long until = pending.isEmpty() ? end : Math.min(end, pending.first().offset);
      if (until > from) {
        deliver(segment, from, until);
      } else {
        deliver(pending.removeFirst());
      }
      from = next;
    }
  }

  private void drain() {
    while (!pending.isEmpty() && pending.first().offset == next) {
      deliver(pending.removeFirst());
    }
    if (fin.isPresent()) {
      tellFin();
    }
  }

  private void tellFin() {
    if (next >= finOffset && fin.isPresent()) {
      FrameMark mark = fin.get();
      fin = Optional.empty();
      finAcknowledged = false;
      sink.onSignal(flow, direction, Signal.FIN, mark);
    }
  }

  private void deliver(Segment segment, long from, long to) {
    if (to > segment.capturedEnd) {
      gap(to, segment.mark());
      return;
    }
    next = to;
    chunk
        .bytes(segment.bytes, segment.index(from), (int) (to - from))
        .place(from, from == segment.offset)
        .origin(segment.capture, segment.frame, segment.timeNanos);
    sink.onChunk(flow, direction, chunk);
  }

  private void deliver(Piece piece) {
    if (piece.isCut()) {
      gap(piece.end, piece.origin);
      return;
    }
    next = piece.end;
    chunk
        .bytes(piece.bytes, 0, piece.bytes.length)
        .place(piece.offset, piece.segmentStart)
        .origin(piece.origin.capture(), piece.origin.frame(), piece.origin.timeNanos());
    sink.onChunk(flow, direction, chunk);
  }

  private void gap(long until, FrameMark where) {
    long from = next;
    next = until;
    sink.onGap(flow, direction, from, until - from, where);
  }
}
