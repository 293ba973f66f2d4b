package org.icascope.decode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts IP datagrams together again (RFC 791, RFC 8200 section 4.5). Where fragments overlap, the
 * bytes that came first stay. Bounded in number, bytes and age; what a limit drops is counted.
 *
 * <p>The limits are those of the Linux kernel, 30 s and 4 MiB ({@code ipfrag_time}, {@code
 * ipfrag_high_thresh}): what it cannot put together, its applications do not see either.
 */
final class Fragments {

  static final long MAX_AGE_NANOS = 30_000_000_000L;
  static final int MAX_BYTES = 4 << 20;

  /** Chosen: each may cost a kilobyte beside its buffer. */
  static final int MAX_DATAGRAMS = 1024;

  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int OFFSET_MASK = 0x1fff;
  private static final int UNIT_BYTES = 8;
  private static final int IPV6_HEADER_BYTES = 8;

  /** Fragments that belong together have all of these in common. */
  private record Key(
      int version,
      long sourceHigh,
      long sourceLow,
      long destinationHigh,
      long destinationLow,
      long identification,
      int protocol) {}

  private final DecodeCounts counts;

  /** Oldest first. */
  private final Map<Key, Datagram> datagrams = new LinkedHashMap<>();

  private int heldBytes;

  Fragments(DecodeCounts counts) {
    this.counts = counts;
  }

  /**
   * Takes a fragment.
   *
   * @param cursor behind the IPv4 header
   * @param flagsAndOffset of that header
   * @return true when it completed its datagram: the cursor is at the first byte of that
   */
  boolean ipv4(Cursor cursor, int flagsAndOffset) {
    Headers headers = cursor.headers;
    return add(
        cursor,
        key(headers, headers.ipId, headers.protocol),
        (flagsAndOffset & OFFSET_MASK) * UNIT_BYTES,
        (flagsAndOffset & MORE_FRAGMENTS) == 0);
  }

  /** The same with the cursor at an IPv6 fragment header, of which all bytes are there. */
  boolean ipv6(Cursor cursor) {
    int offsetAndFlags = cursor.u16(2);
    Key key = key(cursor.headers, cursor.s32(4), 0);
    cursor.headers.protocol = cursor.u8(0);
    cursor.at += IPV6_HEADER_BYTES;
    return add(cursor, key, offsetAndFlags & -UNIT_BYTES, (offsetAndFlags & 1) == 0);
  }

  private static Key key(Headers headers, long identification, int protocol) {
    return new Key(
        headers.ipVersion,
        headers.sourceHigh,
        headers.sourceLow,
        headers.destinationHigh,
        headers.destinationLow,
        identification,
        protocol);
  }

  private boolean add(Cursor cursor, Key key, int offset, boolean last) {
    int length = cursor.wireEnd - cursor.at;
    boolean uneven = !last && length % UNIT_BYTES != 0;
    if (length <= 0 || uneven || offset + length > Datagram.MAX_BYTES) {
      return cursor.stop(Stop.MALFORMED);
    }
    counts.fragments++;
    Datagram datagram = find(key, cursor.headers.frame.timeNanos());
    int before = datagram.heldBytes();
    boolean conflict = datagram.add(cursor, offset, last);
    heldBytes += datagram.heldBytes() - before;
    counts.overlappingFragments += conflict ? 1 : 0;
    if (!datagram.isComplete()) {
      dropExcess(datagram);
      return cursor.stop(Stop.FRAGMENT);
    }
    datagrams.remove(key);
    present(datagram, cursor);
    return true;
  }

  /** The datagram that waits for this fragment, or a new one. */
  private Datagram find(Key key, long now) {
    dropOld(now);
    Datagram known = datagrams.get(key);
    if (known != null) {
      return known;
    }
    Datagram datagram = new Datagram(now);
    datagrams.put(key, datagram);
    heldBytes += datagram.heldBytes();
    return datagram;
  }

  private void present(Datagram datagram, Cursor cursor) {
    heldBytes -= datagram.heldBytes();
    counts.fragments -= datagram.fragments();
    counts.reassembled++;
    datagram.present(cursor);
  }

  private void dropOld(long now) {
    Iterator<Datagram> oldest = datagrams.values().iterator();
    while (oldest.hasNext()) {
      Datagram datagram = oldest.next();
      if (now - datagram.firstTimeNanos() <= MAX_AGE_NANOS) {
        return;
      }
      drop(oldest, datagram);
    }
  }

  private void dropExcess(Datagram current) {
    Iterator<Datagram> oldest = datagrams.values().iterator();
    while (heldBytes > MAX_BYTES || datagrams.size() > MAX_DATAGRAMS) {
      Datagram datagram = oldest.next();
      if (datagram == current) {
        return; // alone it is below the limits
      }
      counts.fragmentsOverLimit += datagram.fragments();
      drop(oldest, datagram);
    }
  }

  private void drop(Iterator<Datagram> at, Datagram datagram) {
    at.remove();
    heldBytes -= datagram.heldBytes();
    counts.incompleteDatagrams++;
  }
}
