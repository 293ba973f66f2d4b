package org.icascope.view.export;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;

/**
 * What TCP and UDP carried lately, by frame: here the bytes of an inner layer are found again,
 * where they came as a copy, since they had to wait or were masked.
 */
final class OuterBytes {

  /** Bytes kept, all in all. Chosen: what waits behind a hole of one direction. */
  private static final int MOST_BYTES = 16 << 20;

  /** What a frame takes beside its bytes, about. */
  private static final int ENTRY_BYTES = 160;

  /** Steps of a search for each byte that is searched. Chosen: only hostile bytes need more. */
  private static final int MOST_STEPS = 16;

  /** Bytes in front of a WebSocket payload, from the last one back: the key of the mask. */
  private static final int KEY_BYTES = 4;

  private record Key(int flow, Direction direction, int capture, long frame) {}

  /** Bytes that one frame brought to a direction. */
  static final class Brought {
    private final long offset;
    private final byte[] bytes;

    /** Up to here they are found already. */
    private int found;

    private Brought(long offset, byte[] bytes) {
      this.offset = offset;
      this.bytes = bytes;
    }
  }

  private final Map<Key, Brought> recent = new LinkedHashMap<>();
  private int used;

  private static Key key(Flow flow, Direction direction, Chunk chunk) {
    return new Key(flow.serial(), direction, chunk.capture(), chunk.frame());
  }

  void add(Flow flow, Direction direction, Chunk chunk) {
    byte[] copy = Arrays.copyOfRange(chunk.bytes(), chunk.start(), chunk.start() + chunk.length());
    Brought before =
        recent.put(key(flow, direction, chunk), new Brought(chunk.streamOffset(), copy));
    used += copy.length - (before == null ? -ENTRY_BYTES : before.bytes.length);
    Iterator<Brought> oldest = recent.values().iterator();
    while (used > MOST_BYTES && recent.size() > 1) {
      used -= oldest.next().bytes.length + ENTRY_BYTES;
      oldest.remove();
    }
  }

  /**
   * Looks for the bytes of a chunk of an inner layer in the frame that brought them.
   *
   * @param start offset of its first byte in the layer
   * @param map takes where they are
   * @param lastMask mask of the direction where the chunk before ended, to go on with
   * @return the mask of the bytes that follow, 0 for none
   */
  int find(Flow flow, Direction direction, Chunk inner, long start, LaneMap map, int lastMask) {
    Brought brought = recent.get(key(flow, direction, inner));
    if (brought == null || inner.length() > brought.bytes.length) {
      return 0;
    }
    int mask = 0;
    OptionalInt at = plain(brought, inner);
    if (at.isEmpty() && lastMask != 0 && matches(brought.bytes, brought.found, inner, lastMask)) {
      at = OptionalInt.of(brought.found);
      mask = lastMask;
    }
    if (at.isEmpty()) {
      at = masked(brought, inner);
      mask = at.isPresent() ? maskBefore(brought.bytes, at.getAsInt()) : 0;
    }
    if (at.isEmpty()) {
      return 0;
    }
    long outer = brought.offset + at.getAsInt();
    map.add(new LaneMap.Part(start, inner.length(), outer, mask));
    brought.found = at.getAsInt() + inner.length();
    return Integer.rotateRight(mask, 8 * (inner.length() & 3));
  }

  /** As they are: at the end first, where datagrams have theirs. */
  private static OptionalInt plain(Brought brought, Chunk inner) {
    int last = brought.bytes.length - inner.length();
    if (last >= brought.found && matches(brought.bytes, last, inner, 0)) {
      return OptionalInt.of(last);
    }
    long steps = (long) MOST_STEPS * brought.bytes.length;
    for (int at = brought.found; at <= last && steps > 0; at++) {
      int same = same(brought.bytes, at, inner, 0);
      if (same == inner.length()) {
        return OptionalInt.of(at);
      }
      steps -= same + 1;
    }
    return OptionalInt.empty();
  }

  /** Behind a header of RFC 6455, section 5.2, whose key they were masked with. */
  private static OptionalInt masked(Brought brought, Chunk inner) {
    int last = brought.bytes.length - inner.length();
    long steps = (long) MOST_STEPS * brought.bytes.length;
    for (int at = brought.found + KEY_BYTES + 2; at <= last && steps > 0; at++) {
      if (!hasHeaderBefore(brought.bytes, at, inner.length())) {
        continue;
      }
      int same = same(brought.bytes, at, inner, maskBefore(brought.bytes, at));
      if (same == inner.length()) {
        return OptionalInt.of(at);
      }
      steps -= same + 1;
    }
    return OptionalInt.empty();
  }

  private static boolean hasHeaderBefore(byte[] bytes, int at, int length) {
    return isHeader(bytes, at - KEY_BYTES - 2, 0, 125, length)
        || isHeader(bytes, at - KEY_BYTES - 4, 126, 126, length)
        || isHeader(bytes, at - KEY_BYTES - 10, 127, 127, length);
  }

  private static boolean isHeader(byte[] bytes, int at, int least, int most, int length) {
    if (at < 0 || (bytes[at] & 0x70) != 0 || bytes[at + 1] >= 0) {
      return false;
    }
    int code = bytes[at + 1] & 0x7f;
    return code >= least && code <= most && (code >= 126 || code >= length);
  }

  private static int maskBefore(byte[] bytes, int at) {
    int mask = 0;
    for (int i = 0; i < KEY_BYTES; i++) {
      mask |= (bytes[at - KEY_BYTES + i] & 0xff) << 8 * i;
    }
    return mask;
  }

  private static boolean matches(byte[] bytes, int at, Chunk inner, int mask) {
    return at + inner.length() <= bytes.length && same(bytes, at, inner, mask) == inner.length();
  }

  private static int same(byte[] bytes, int at, Chunk inner, int mask) {
    int i = 0;
    while (i < inner.length()
        && (byte) (bytes[at + i] ^ mask >>> 8 * (i & 3)) == inner.bytes()[inner.start() + i]) {
      i++;
    }
    return i;
  }
}
