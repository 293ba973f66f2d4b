package org.icascope.decode;

import org.icascope.capture.Frame;

/**
 * Recognises frames that were captured twice, as mirror ports deliver them: the same IP packet
 * again within a short time and few frames. Link header, VLAN, TTL and DSCP may differ, so the same
 * packet before and behind a router counts too. What is compared is the innermost IP packet: seen
 * once with and once without a tunnel around it (before and behind its end, or mirrored through
 * ERSPAN or VXLAN beside the port itself), it is still one packet of its flow, and would else look
 * like a retransmission.
 *
 * <p>What tells a duplicate from a retransmission or a repeated ACK:
 *
 * <ul>
 *   <li>IPv4 with a non-zero identification: a host gives each packet it sends another number, so
 *       the same packet with the same number within {@value #SAME_ID_NANOS} ns is a duplicate, and
 *       with another time to live, as a capture of two points has it, within {@value
 *       #OTHER_PLACE_NANOS} ns. Hosts that are seen to repeat their numbers are taken as having
 *       none.
 *   <li>Without it (IPv6, or 0 as RFC 6864 allows): an identical segment with payload, SYN or FIN
 *       in less than {@value #NO_ID_NANOS} ns is one. No host retransmits that fast.
 *   <li>Without it and with none of these: identical ACKs are legitimate. Only when at least
 *       {@value #MANY_DUPLICATES} of the last 64 segments with payload, SYN or FIN were duplicates
 *       does an identical ACK in less than {@value #NO_ID_NANOS} ns count, and no more copies of it
 *       than there were of those segments.
 *   <li>In the trace of a NetScaler the same packet at the two places of its way in (RX, NEW_RX) or
 *       out (TXB, TX), within {@value #SAME_ID_NANOS} ns, is one, whatever it is; what is recorded
 *       twice at one place is judged like everything else.
 * </ul>
 *
 * <p>A packet that the network itself doubled looks the same and is set aside too.
 */
public final class DuplicateFilter {

  /**
   * 20 ms, chosen: copies come microseconds apart, with a router or a loaded switch in between some
   * milliseconds; the smallest retransmission time-outs are 200 ms (Linux, Windows 300 ms), and to
   * use all 65,536 numbers in 20 ms a host would have to send 3 million packets per second.
   */
  static final long SAME_ID_NANOS = 20_000_000;

  /**
   * 150 ms, chosen: a packet that has gone through routers since was recorded at another point, a
   * way through a continent apart; less than the smallest retransmission time-outs all the same.
   */
  static final long OTHER_PLACE_NANOS = 150_000_000;

  /** 1 ms, chosen: below the round trip of most networks, so no answer can have caused it. */
  static final long NO_ID_NANOS = 1_000_000;

  /** Chosen: a mirror of both directions makes 32 of 64, a network that doubles at most a few. */
  static final int MANY_DUPLICATES = 8;

  private static final int REMEMBERED = 1024;
  private static final int BUCKETS = 4096;

  /** Payload bytes at each end that go into the fingerprint. Chosen. */
  private static final int PAYLOAD_SAMPLE_BYTES = 32;

  private final long[] fingerprints = new long[REMEMBERED];
  private final long[] times = new long[REMEMBERED];
  private final int[] copies = new int[REMEMBERED];
  private final int[] timesToLive = new int[REMEMBERED];

  private final AppliancePlaces places = new AppliancePlaces(REMEMBERED);

  private final IdentificationHabits habits = new IdentificationHabits();

  /** Serial number of the frame before with the same bucket; older than the ring means none. */
  private final long[] previous = new long[REMEMBERED];

  private final long[] newest = new long[BUCKETS];

  /** Serial number of the next frame; starts so that 0 is older than the ring. */
  private long serial = REMEMBERED;

  /** One bit for each of the last 64 segments with payload, SYN or FIN: was a duplicate. */
  private long history;

  /** Most copies of such a segment while there were many duplicates. */
  private int usualCopies;

  private long duplicates;

  /** Is this frame a copy of one that was given before? Remembers it otherwise. */
  public boolean isDuplicate(Headers headers) {
    return isDuplicate(headers, fingerprint(headers));
  }

  /**
   * The same, without a look at the bytes of the frame.
   *
   * @param fingerprint {@link #fingerprint} of the same headers, maybe from another thread
   */
  public boolean isDuplicate(Headers headers, long fingerprint) {
    boolean numbered = headers.ipId > 0 && habits.isDistinctive(headers, fingerprint);
    int stage = AppliancePlaces.stageOf(headers);
    long original = find(fingerprint, stage);
    if (original >= 0
        && places.awaits(slot(original), stage)
        && isRecent(headers, slot(original))) {
      places.seen(slot(original), stage);
      duplicates++;
      return true; // and nothing is learnt about the network
    }
    boolean duplicate = original >= 0 && isCopy(headers, numbered, slot(original));
    if (duplicate) {
      copies[slot(original)]++;
      duplicates++;
    } else {
      remember(fingerprint, headers, stage);
    }
    if (isTelling(headers)) {
      learn(duplicate ? copies[slot(original)] : 0);
    }
    return duplicate;
  }

  /** What a NetScaler recorded at one of two places only. */
  public AppliancePlaces places() {
    return places;
  }

  /** Duplicates so far. */
  public long duplicates() {
    return duplicates;
  }

  /** No host sends such a segment twice within a moment. */
  private static boolean isTelling(Headers headers) {
    return headers.payloadLength > 0 || headers.has(Headers.SYN | Headers.FIN);
  }

  private void learn(int copiesNow) {
    history = history << 1 | (copiesNow > 0 ? 1 : 0);
    usualCopies = manyDuplicates() ? Math.max(usualCopies, copiesNow) : 1;
  }

  private boolean manyDuplicates() {
    return Long.bitCount(history) >= MANY_DUPLICATES;
  }

  private boolean isCopy(Headers headers, boolean numbered, int slot) {
    long apart = Math.abs(headers.frame.timeNanos() - times[slot]);
    if (numbered) {
      return apart <= SAME_ID_NANOS
          || apart <= OTHER_PLACE_NANOS && headers.ttl != timesToLive[slot];
    }
    return apart < NO_ID_NANOS
        && (isTelling(headers) || manyDuplicates() && copies[slot] < usualCopies);
  }

  private boolean isRecent(Headers headers, int slot) {
    return Math.abs(headers.frame.timeNanos() - times[slot]) <= SAME_ID_NANOS;
  }

  /**
   * Serial number of the latest remembered frame with this fingerprint, or -1; in the trace of a
   * NetScaler one that waits for this place comes first.
   */
  private long find(long fingerprint, int stage) {
    long latest = -1;
    long at = newest[bucket(fingerprint)];
    while (at >= serial - REMEMBERED && at >= REMEMBERED) {
      int slot = slot(at);
      if (fingerprints[slot] == fingerprint) {
        if (stage == AppliancePlaces.NONE || places.awaits(slot, stage)) {
          return at;
        }
        latest = Math.max(latest, at);
      }
      at = previous[slot];
    }
    return latest;
  }

  private void remember(long fingerprint, Headers headers, int stage) {
    int slot = slot(serial);
    int bucket = bucket(fingerprint);
    fingerprints[slot] = fingerprint;
    times[slot] = headers.frame.timeNanos();
    timesToLive[slot] = headers.ttl;
    copies[slot] = 0;
    places.remember(slot, stage, headers);
    previous[slot] = newest[bucket];
    newest[bucket] = serial++;
  }

  private static int slot(long serial) {
    return (int) serial & REMEMBERED - 1;
  }

  private static int bucket(long fingerprint) {
    return (int) fingerprint & BUCKETS - 1;
  }

  /** What copies have in common, and hardly any other two frames. */
  public static long fingerprint(Headers headers) {
    Frame frame = headers.frame;
    long hash = (long) headers.protocol << 48 | (long) headers.ipId << 32 | headers.payloadLength;
    // mixed before addresses are added, or that of a host and its numbers could undo each other
    hash = mix(mix(0, hash), headers.sourceLow << 32 ^ headers.destinationLow);
    if (headers.ipVersion == 6) {
      hash = mix(mix(mix(hash, headers.sourceLow), headers.sourceHigh), headers.destinationHigh);
    }
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
    int last = end - Long.BYTES;
    for (int at = start; at < last; at += Long.BYTES) {
      mixed = mix(mixed, Wire.anyOrder64(bytes, at));
    }
    if (last >= start) {
      return mix(mixed, Wire.anyOrder64(bytes, last)); // may take some bytes a second time
    }
    for (int at = start; at < end; at++) {
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
