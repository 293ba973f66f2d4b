package org.icascope.decode;

import org.icascope.capture.Frame;

/**
 * Recognises frames that were captured twice, as mirror ports deliver them: the same IP packet
 * again within a short time and few frames. Link header, VLAN, TTL and DSCP may differ, so the same
 * packet before and behind a router counts too.
 *
 * <p>What tells a duplicate from a retransmission or a repeated ACK:
 *
 * <ul>
 *   <li>IPv4 with a non-zero identification: a host gives each packet it sends another number, so
 *       the same packet with the same number within {@value #SAME_ID_NANOS} ns is a duplicate.
 *   <li>Without it (IPv6, or 0 as RFC 6864 allows): an identical segment with payload, SYN or FIN
 *       within {@value #NO_ID_NANOS} ns is one. No host retransmits that fast.
 *   <li>Without it and without payload: identical ACKs are legitimate. Only when at least {@value
 *       #MANY_DUPLICATES} of the last 64 segments with payload came twice does an identical ACK
 *       within {@value #NO_ID_NANOS} ns count, and only one per original.
 * </ul>
 */
public final class DuplicateFilter {

  /**
   * 20 ms, chosen: copies come microseconds apart, with a router or a loaded switch in between some
   * milliseconds; the smallest retransmission time-outs are 200 ms (Linux, Windows 300 ms), and
   * after 20 ms a host at 3 million packets per second may have used all 65,536 numbers.
   */
  static final long SAME_ID_NANOS = 20_000_000;

  /** 1 ms, chosen: below the round trip of most networks, so no answer can have caused it. */
  static final long NO_ID_NANOS = 1_000_000;

  /** A quarter of 64, chosen: half is what a mirror of both directions gives. */
  static final int MANY_DUPLICATES = 16;

  private static final int REMEMBERED = 1024;
  private static final int BUCKETS = 4096;

  /** Payload bytes at each end that go into the fingerprint. Chosen. */
  private static final int PAYLOAD_SAMPLE_BYTES = 32;

  private final long[] fingerprints = new long[REMEMBERED];
  private final long[] times = new long[REMEMBERED];
  private final boolean[] used = new boolean[REMEMBERED];

  /** Serial number of the frame before with the same bucket; older than the ring means none. */
  private final long[] previous = new long[REMEMBERED];

  private final long[] newest = new long[BUCKETS];

  /** Serial number of the next frame; starts so that 0 is older than the ring. */
  private long serial = REMEMBERED;

  /** One bit for each of the last 64 segments with payload: came twice. */
  private long payloadHistory;

  private long duplicates;

  /** Is this frame a copy of one that was given before? Remembers it otherwise. */
  public boolean isDuplicate(Headers headers) {
    long fingerprint = fingerprint(headers);
    boolean payload = headers.payloadLength > 0;
    long original = find(fingerprint);
    boolean duplicate = original >= 0 && isCopy(headers, slot(original));
    if (payload) {
      payloadHistory = payloadHistory << 1 | (duplicate ? 1 : 0);
    }
    if (duplicate) {
      used[slot(original)] = true;
      duplicates++;
    } else {
      remember(fingerprint, headers.frame.timeNanos());
    }
    return duplicate;
  }

  /** Duplicates so far. */
  public long duplicates() {
    return duplicates;
  }

  private boolean isCopy(Headers headers, int slot) {
    long apart = Math.abs(headers.frame.timeNanos() - times[slot]);
    if (headers.ipId > 0) {
      return apart <= SAME_ID_NANOS;
    }
    if (apart > NO_ID_NANOS) {
      return false;
    }
    return headers.payloadLength > 0
        || headers.has(Headers.SYN | Headers.FIN)
        || Long.bitCount(payloadHistory) >= MANY_DUPLICATES && !used[slot];
  }

  /** Serial number of the latest remembered frame with this fingerprint, or -1. */
  private long find(long fingerprint) {
    long at = newest[bucket(fingerprint)];
    while (at >= serial - REMEMBERED && at >= REMEMBERED) {
      int slot = slot(at);
      if (fingerprints[slot] == fingerprint) {
        return at;
      }
      at = previous[slot];
    }
    return -1;
  }

  private void remember(long fingerprint, long time) {
    int slot = slot(serial);
    int bucket = bucket(fingerprint);
    fingerprints[slot] = fingerprint;
    times[slot] = time;
    used[slot] = false;
    previous[slot] = newest[bucket];
    newest[bucket] = serial++;
  }

  private static int slot(long serial) {
    return (int) serial & REMEMBERED - 1;
  }

  private static int bucket(long fingerprint) {
    return (int) fingerprint & BUCKETS - 1;
  }

  private static long fingerprint(Headers headers) {
    Frame frame = headers.frame;
    long hash = mix(mix(0, headers.sourceLow), headers.destinationLow);
    if (headers.ipVersion == 6) {
      hash = mix(mix(hash, headers.sourceHigh), headers.destinationHigh);
    }
    hash =
        mix(
            hash,
            (long) headers.protocol << 48 | (long) headers.ipId << 32 | headers.payloadLength);
    // the transport header as a whole: ports, numbers, flags, window, checksum, options
    hash = mix(hash, frame.bytes(), headers.transportStart, headers.payloadStart);
    int payloadEnd = headers.payloadStart + headers.payloadCaptured;
    int firstEnd = Math.min(payloadEnd, headers.payloadStart + PAYLOAD_SAMPLE_BYTES);
    hash = mix(hash, frame.bytes(), headers.payloadStart, firstEnd);
    return mix(
        hash, frame.bytes(), Math.max(firstEnd, payloadEnd - PAYLOAD_SAMPLE_BYTES), payloadEnd);
  }

  private static long mix(long hash, byte[] bytes, int start, int end) {
    long mixed = hash;
    int at = start;
    for (; end - at >= 8; at += 8) {
      mixed = mix(mixed, Wire.s64(bytes, at));
    }
    for (; at < end; at++) {
      mixed = mix(mixed, bytes[at]);
    }
    return mixed;
  }

  /** Multiply and shift with an odd constant (the golden ratio's bits). */
  private static long mix(long hash, long value) {
    long product = (hash ^ value) * 0x9e3779b97f4a7c15L;
    return product ^ product >>> 29;
  }
}
