package org.icascope.view.export;

import java.util.Arrays;
import java.util.Optional;
import org.icascope.reassembly.Chunk;

/** The first bytes of a direction, as long as they may be the head of an HTTP message. */
final class HttpLane {

  private final char first;
  private final LayerBudget budget;
  private byte[] bytes = new byte[0];
  private int length;
  private boolean over;
  private boolean cut;

  /**
   * @param first letter of the messages of this direction
   */
  HttpLane(char first, LayerBudget budget) {
    this.first = first;
    this.budget = budget;
  }

  /** Takes the next bytes. Returns the head once, when it is complete. */
  Optional<byte[]> take(Chunk chunk) {
    if (over) {
      return Optional.empty();
    }
    if (chunk.streamOffset() != length || length == 0 && chunk.bytes()[chunk.start()] != first) {
      return end(Optional.empty());
    }
    int more = Math.min(chunk.length(), HttpHeads.MOST_BYTES - length);
    if (length + more > bytes.length) {
      resize(Math.max(2 * bytes.length, length + more));
    }
    System.arraycopy(chunk.bytes(), chunk.start(), bytes, length, more);
    length += more;
    int end = HttpHeads.end(bytes, length);
    if (end >= 0) {
      return end(Optional.of(Arrays.copyOf(bytes, end)));
    }
    return length == HttpHeads.MOST_BYTES ? end(Optional.empty()) : Optional.empty();
  }

  /** Bytes are missing behind those that came: a head that has no end yet is cut. */
  void missing() {
    if (!over) {
      over = true;
      cut = length > 0;
    }
  }

  /** What came of a head that is cut, once. */
  Optional<byte[]> takeCut() {
    if (!cut) {
      return Optional.empty();
    }
    cut = false;
    return end(Optional.of(Arrays.copyOf(bytes, length)));
  }

  private Optional<byte[]> end(Optional<byte[]> head) {
    over = true;
    resize(0);
    return head;
  }

  private void resize(int size) {
    budget.take(size - bytes.length);
    bytes = Arrays.copyOf(bytes, size);
  }
}
