package org.icascope.tunnel.edt;

import java.util.Map;
import java.util.TreeMap;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.Layer;

/**
 * Puts the data packets of one direction in order by their 31-bit numbers. What is in order passes
 * through without a copy.
 *
 * <p>A hole becomes a gap when the receiver has acknowledged what lies in it and no frame has
 * filled it within a moment of capture time; when too much waits behind it; or at the end. How many
 * bytes a packet carried that was never captured, nobody knows: such a gap is given as {@link
 * #UNKNOWN_BYTES}, longer than any message, so that no reader goes on counting inside one.
 */
final class EdtStream {

  /** What became of a packet. */
  enum Fate {
    /** It was not there before. */
    NEW,
    /** The same number came before. */
    REPEATED,
    /** So far ahead of all others that it is damaged, unless the next one follows it. */
    FAR,
    /** From before the first packet that was seen, or given up as lost: nobody can tell. */
    LATE
  }

  /** Length of a gap of unknown length: larger than any message or frame of CGP and ICA. */
  static final long UNKNOWN_BYTES = 1L << 32;

  /**
   * Packets ahead of the others, at most, for one packet alone to be believed: a false one would
   * make all that follow late. Chosen: the window that was seen, four times.
   */
  private static final long MOST_AHEAD = 1 << 16;

  private record Waiting(byte[] bytes, int cutBytes, FrameMark mark, long[] acknowledgedNanos) {

    long cost() {
      return bytes.length + EdtLimits.PACKET_BYTES;
    }

    boolean acknowledgedBefore(long nanos) {
      return acknowledgedNanos[0] <= nanos;
    }
  }

  private final Direction direction;
  private final Layer inner;
  private final EdtLimits.Used used;
  private final Chunk chunk = new Chunk();
  private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
  private final GivenUp givenUp = new GivenUp();
  private boolean started;
  private boolean hasData;

  /** Number of the next packet to give on; not wrapped. */
  private long next;

  /** Number of the last packet that was not believed. */
  private long far = Long.MIN_VALUE;

  private long first;
  private long offset;
  private long pendingBytes;

  /** The receiver has everything before; packets that wait up to here know since when. */
  private long acknowledged = Long.MIN_VALUE;

  EdtStream(Direction direction, Layer inner, EdtLimits.Used used) {
    this.direction = direction;
    this.inner = inner;
    this.used = used;
  }

  /** The handshake says which number comes first; the last one before data counts. */
  void begin(int sequence) {
    if (!hasData) {
      started = true;
      next = sequence;
      first = sequence;
      acknowledged = Long.MIN_VALUE;
    }
  }

  /** A data packet was seen. */
  boolean hasData() {
    return hasData;
  }

  /** Heap bytes that wait. */
  long pendingBytes() {
    return pendingBytes;
  }

  Fate accept(int sequence, Chunk packet) {
    if (!started) {
      begin(sequence);
    }
    hasData = true;
    long number = unwrap(sequence);
    if (number == next) {
      deliver(packet);
      if (!waiting.isEmpty()) {
        drain();
      }
      return Fate.NEW;
    }
    if (number < next) {
      return number < first || givenUp.contains(number) ? Fate.LATE : Fate.REPEATED;
    }
    if (number > highest() + MOST_AHEAD && number != far + 1) {
      far = number;
      return Fate.FAR;
    }
    return keep(number, packet) ? Fate.NEW : Fate.REPEATED;
  }

  /** The highest number that was seen, or the next one if that is higher. */
  private long highest() {
    return waiting.isEmpty() ? next : waiting.lastKey();
  }

  private long unwrap(int sequence) {
    return next + EdtHeader.distance((int) next, sequence);
  }

  private boolean keep(long number, Chunk packet) {
    if (waiting.containsKey(number)) {
      return false;
    }
    byte[] bytes = new byte[packet.length() - EdtHeader.BYTES];
    System.arraycopy(packet.bytes(), packet.start() + EdtHeader.BYTES, bytes, 0, bytes.length);
    long since = number <= acknowledged ? packet.timeNanos() : Long.MAX_VALUE;
    Waiting kept = new Waiting(bytes, packet.cutBytes(), packet.mark(), new long[] {since});
    waiting.put(number, kept);
    cost(kept.cost());
    return true;
  }

  private void cost(long change) {
    pendingBytes += change;
    used.add(change);
  }

  /**
   * The receiver has everything before {@code sequence}, as a packet at {@code nanos} shows.
   *
   * @return whether that was not known before
   */
  boolean acknowledge(int sequence, long nanos) {
    if (!started) {
      return false;
    }
    long number = unwrap(sequence);
    if (number <= acknowledged || number > highest() + MOST_AHEAD) {
      return false;
    }
    if (!waiting.isEmpty()) {
      waiting
          .subMap(Math.max(acknowledged, next), false, Math.max(number, next), true)
          .values()
          .forEach(kept -> kept.acknowledgedNanos[0] = nanos);
    }
    acknowledged = number;
    return true;
  }

  /** How far a number is ahead of all that were captured; 0 for the one that comes next. */
  long ahead(int sequence) {
    return started ? unwrap(sequence) - end() : 0;
  }

  /** One past the highest number that was captured. */
  private long end() {
    return waiting.isEmpty() ? next : waiting.lastKey() + 1;
  }

  /** The receiver has this packet and all before. */
  boolean isAcknowledged(int sequence) {
    return unwrap(sequence) < acknowledged;
  }

  /** The receiver has packets that were not captured. */
  boolean isUnseenAcknowledged() {
    return acknowledged > end();
  }

  /** The receiver has everything that was captured. */
  boolean isAllAcknowledged() {
    return acknowledged >= next && (waiting.isEmpty() || acknowledged > waiting.lastKey());
  }

  /** The first hole lies in what the receiver acknowledged before {@code nanos}. */
  boolean isOverdue(long nanos) {
    return !waiting.isEmpty() && waiting.firstEntry().getValue().acknowledgedBefore(nanos);
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Gives up the first hole and gives on what follows it. Something must be waiting. */
  void skipHole() {
    Map.Entry<Long, Waiting> after = waiting.firstEntry();
    givenUp.add(next, after.getKey());
    next = after.getKey();
    gap(UNKNOWN_BYTES, after.getValue().mark);
    drain();
  }

  /** Nobody wants what waits: it no longer counts. */
  void abandon() {
    waiting.clear();
    cost(-pendingBytes);
  }

  private void drain() {
    while (!waiting.isEmpty() && waiting.firstKey() == next) {
      Waiting kept = waiting.pollFirstEntry().getValue();
      cost(-kept.cost());
      chunk.bytes(kept.bytes, 0, kept.bytes.length);
      chunk.origin(kept.mark.capture(), kept.mark.frame(), kept.mark.timeNanos());
      give(kept.cutBytes);
    }
  }

  private void deliver(Chunk packet) {
    chunk.bytes(
        packet.bytes(), packet.start() + EdtHeader.BYTES, packet.length() - EdtHeader.BYTES);
    chunk.origin(packet.capture(), packet.frame(), packet.timeNanos());
    give(packet.cutBytes());
  }

  /** Gives on the payload in {@link #chunk}; the length of what the snap length cut is known. */
  private void give(int cutBytes) {
    next++;
    if (chunk.length() > 0) {
      chunk.place(offset, true);
      offset += chunk.length();
      inner.onChunk(direction, chunk);
    }
    if (cutBytes > 0) {
      gap(cutBytes, chunk.mark());
    }
  }

  private void gap(long bytes, FrameMark where) {
    long from = offset;
    offset += bytes;
    inner.onGap(direction, from, bytes, where);
  }
}
