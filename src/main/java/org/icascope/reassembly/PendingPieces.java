package org.icascope.reassembly;

import java.util.Arrays;

/** Pieces that wait, by stream offset, without overlaps: the copy captured first stays. */
final class PendingPieces {

  private Piece[] pieces = new Piece[0];
  private int head;
  private int size;
  private int acknowledged; // pieces from the head on with a time of acknowledgement
  private long cost;

  boolean isEmpty() {
    return size == 0;
  }

  /** The piece with the lowest offset; there must be one. */
  Piece first() {
    return pieces[head];
  }

  /** Heap bytes taken. */
  long cost() {
    return cost;
  }

  Piece removeFirst() {
    Piece first = pieces[head];
    pieces[head++] = null;
    size--;
    acknowledged = Math.max(0, acknowledged - 1);
    cost -= first.cost();
    if (size == 0) {
      head = 0;
    }
    return first;
  }

  /** The other side has everything before {@code offset}, as a frame at {@code nanos} shows. */
  void acknowledge(long offset, long nanos) {
    while (acknowledged < size && pieces[head + acknowledged].offset <= offset) {
      pieces[head + acknowledged].acknowledgedNanos = nanos;
      acknowledged++;
    }
  }

  /** The first piece is acknowledged, which the hole before it is too. */
  boolean firstAcknowledged() {
    return acknowledged > 0;
  }

  /** Keeps what is new of bytes {@code [from, to)}, captured or cut, of a segment. */
  void add(Segment segment, long from, long to) {
    boolean cut = to > segment.capturedEnd;
    long end = to;
    int i = size;
    while (end > from) {
      while (i > 0 && pieces[head + i - 1].offset >= end) {
        i--;
      }
      long low = i == 0 ? from : Math.max(from, pieces[head + i - 1].end);
      if (low < end) {
        insert(i, cut ? Piece.cut(segment, low, end) : Piece.copy(segment, low, end));
      }
      if (i == 0) {
        return;
      }
      end = Math.min(end, pieces[head + i - 1].offset);
    }
  }

  private void insert(int at, Piece piece) {
    if (head + size == pieces.length) {
      makeRoom();
    }
    int index = head + at;
    System.arraycopy(pieces, index, pieces, index + 1, size - at);
    pieces[index] = piece;
    size++;
    cost += piece.cost();
    if (at < acknowledged) {
      piece.acknowledgedNanos = piece.origin.timeNanos();
      acknowledged++;
    }
  }

  private void makeRoom() {
    if (head > size) {
      System.arraycopy(pieces, head, pieces, 0, size);
      Arrays.fill(pieces, head, head + size, null);
    } else {
      Piece[] larger = new Piece[Math.max(8, 2 * size)];
      System.arraycopy(pieces, head, larger, 0, size);
      pieces = larger;
    }
    head = 0;
  }
}
