package org.icascope.decode;

import java.util.BitSet;
import org.icascope.capture.Frame;

/** An IP datagram of which not all fragments have come. */
final class Datagram {

  /** Behind the IP header, as the total length field limits it. */
  static final int MAX_BYTES = 65_535;

  private static final int UNIT_BYTES = 8;

  /** Chosen: a usual fragment takes one or two. Far fragments of a flood take no more. */
  private static final int PAGE_BYTES = 2048;

  private final long firstTimeNanos;

  /** Units of eight bytes that have come; the last unit may be shorter. */
  private final BitSet units = new BitSet();

  /** As far as bytes of them have come. */
  private final byte[][] pages = new byte[(MAX_BYTES + PAGE_BYTES) / PAGE_BYTES][];

  private int heldBytes;
  private int length = -1;
  private int fragments;
  private int protocol;

  /** First byte that came by, but was not captured. */
  private int cutFrom = MAX_BYTES;

  Datagram(long firstTimeNanos) {
    this.firstTimeNanos = firstTimeNanos;
  }

  long firstTimeNanos() {
    return firstTimeNanos;
  }

  int fragments() {
    return fragments;
  }

  int heldBytes() {
    return heldBytes;
  }

  boolean isComplete() {
    return length >= 0 && units.nextClearBit(0) * UNIT_BYTES >= length;
  }

  /**
   * Takes what is between the cursor and the end of its datagram.
   *
   * @param offset of the first byte; a multiple of eight
   * @return whether some of it was there already, or contradicts what was there
   */
  boolean add(Cursor cursor, int offset, boolean last) {
    fragments++;
    if (offset == 0 && !units.get(0)) {
      protocol = cursor.headers.protocol; // RFC 8200: that of the first fragment holds
    }
    int end = offset + cursor.wireEnd - cursor.at;
    boolean contradicts = last && length < 0 && units.length() * UNIT_BYTES - end >= UNIT_BYTES;
    if (contradicts || length >= 0 && (end > length || last && end != length)) {
      return true;
    }
    length = last ? end : length;
    boolean overlaps = false;
    for (int unit = offset / UNIT_BYTES; unit * UNIT_BYTES < end; unit++) {
      overlaps |= units.get(unit);
      if (!units.get(unit)) {
        units.set(unit);
        take(cursor, unit * UNIT_BYTES, offset, end);
      }
    }
    return overlaps;
  }

  /** Copies one unit, or notes where the captured bytes end. */
  private void take(Cursor cursor, int position, int offset, int end) {
    int source = cursor.at + position - offset;
    int wanted = Math.min(UNIT_BYTES, end - position);
    int captured = Math.min(wanted, cursor.end - source);
    if (captured < wanted) {
      cutFrom = Math.min(cutFrom, position + Math.max(0, captured));
    }
    if (captured > 0) {
      byte[] page = page(position / PAGE_BYTES);
      System.arraycopy(cursor.bytes, source, page, position % PAGE_BYTES, captured);
    }
  }

  private byte[] page(int number) {
    if (pages[number] == null) {
      pages[number] = new byte[PAGE_BYTES];
      heldBytes += PAGE_BYTES;
    }
    return pages[number];
  }

  private byte[] joined(int count) {
    byte[] joined = new byte[count];
    for (int at = 0; at < count; at += PAGE_BYTES) {
      System.arraycopy(page(at / PAGE_BYTES), 0, joined, at, Math.min(PAGE_BYTES, count - at));
    }
    return joined;
  }

  /** Shows the whole datagram as that of the frame that completed it. */
  void present(Cursor cursor) {
    Frame last = cursor.headers.frame;
    cursor.passed = cursor.at - last.start();
    int captured = Math.min(length, cutFrom);
    Frame whole =
        new Frame()
            .bytes(joined(captured), 0, captured, length)
            .meta(last.timeNanos(), last.linkType())
            .number(last.capture(), last.number());
    cursor.headers.frame = whole;
    cursor.headers.protocol = protocol;
    cursor.headers.fragments = fragments;
    cursor.show(whole);
  }
}
