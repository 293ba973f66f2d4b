package org.icascope.reassembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.icascope.model.FrameMark;

/**
 * Copies of consecutive chunks, for the few places that must look at bytes again later. The caller
 * bounds how much it adds.
 */
public final class ChunkStore {

  private static final int FIRST_BYTES = 256;
  private static final byte[] NOTHING = {};

  private record Piece(
      int start, long streamOffset, boolean segmentStart, FrameMark mark, int cutBytes) {}

  private final List<Piece> pieces = new ArrayList<>();
  private byte[] bytes = NOTHING;
  private int length;

  public void add(Chunk chunk) {
    if (length + chunk.length() > bytes.length) {
      bytes =
          Arrays.copyOf(
              bytes, Math.max(length + chunk.length(), Math.max(FIRST_BYTES, 2 * bytes.length)));
    }
    System.arraycopy(chunk.bytes(), chunk.start(), bytes, length, chunk.length());
    pieces.add(
        new Piece(
            length, chunk.streamOffset(), chunk.segmentStart(), chunk.mark(), chunk.cutBytes()));
    length += chunk.length();
  }

  public void clear() {
    pieces.clear();
    length = 0;
    bytes = NOTHING;
  }

  /** Bytes held. */
  public int length() {
    return length;
  }

  public byte byteAt(int index) {
    return bytes[index];
  }

  /** Number of chunks held. */
  public int pieces() {
    return pieces.size();
  }

  /** Index of the first byte of a chunk. */
  public int pieceStart(int piece) {
    return pieces.get(piece).start;
  }

  public boolean startsSegment(int piece) {
    return pieces.get(piece).segmentStart;
  }

  /** The frame that carried a byte. */
  public FrameMark markAt(int index) {
    return pieces.get(pieceOf(index)).mark;
  }

  /** Gives the chunks again, from the byte at {@code from} on. */
  public void replay(int from, Consumer<Chunk> sink) {
    Chunk chunk = new Chunk();
    for (int i = from < length ? pieceOf(from) : pieces.size(); i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      int start = Math.max(from, piece.start);
      int end = i + 1 < pieces.size() ? pieces.get(i + 1).start : length;
      sink.accept(
          chunk
              .bytes(bytes, start, end - start)
              .cut(piece.cutBytes)
              .place(
                  piece.streamOffset + start - piece.start,
                  piece.segmentStart && start == piece.start)
              .origin(piece.mark.capture(), piece.mark.frame(), piece.mark.timeNanos()));
    }
  }

  private int pieceOf(int index) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).start <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
