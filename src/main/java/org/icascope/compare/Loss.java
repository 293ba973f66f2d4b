package org.icascope.compare;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icascope.model.FrameMark;

/**
 * What got lost between the recorders in one direction. Only segments count that the other recorder
 * would have seen while it ran.
 */
public final class Loss {

  /** Length of the parts of time of which the worst one is told; the issue's. */
  public static final long PART_NANOS = 10_000_000_000L;

  private long segments;
  private long acknowledgements;
  private long acknowledgementsMissing;
  private long lost;
  private long lostData;
  private long notRecorded;
  private long missingAtSender;
  private long regrouped;
  private long outside;
  private Optional<FrameMark> firstLost = Optional.empty();
  private final Map<Long, long[]> parts = new TreeMap<>();

  /** The worst part: its start by the clock of the client side, what was sent in it, what lost. */
  public record Worst(long startNanos, long segments, long lost) {}

  /** A segment with nothing but an acknowledgement, that both saw, or should have. */
  void addAcknowledgement(boolean missing) {
    acknowledgements++;
    acknowledgementsMissing += missing ? 1 : 0;
  }

  /** Another segment that both saw, or should have. */
  void addSent(long nearNanos) {
    segments++;
    part(nearNanos)[0]++;
  }

  void addLost(long nearNanos, boolean withPayload, FrameMark where) {
    lost++;
    lostData += withPayload ? 1 : 0;
    part(nearNanos)[1]++;
    if (firstLost.isEmpty() || where.timeNanos() < firstLost.get().timeNanos()) {
      firstLost = Optional.of(where);
    }
  }

  private long[] part(long nearNanos) {
    return parts.computeIfAbsent(Math.floorDiv(nearNanos, PART_NANOS), p -> new long[2]);
  }

  void addNotRecorded() {
    notRecorded++;
  }

  void addMissingAtSender() {
    missingAtSender++;
  }

  void addRegrouped(int count) {
    regrouped += count;
  }

  void addOutside() {
    outside++;
  }

  /** Segments with nothing but an acknowledgement, which are not among the others. */
  public long acknowledgements() {
    return acknowledgements;
  }

  /** Of those: lost, or not recorded; nothing would tell. */
  public long acknowledgementsMissing() {
    return acknowledgementsMissing;
  }

  /**
   * Segments with payload, SYN, FIN or RST seen at the recorder nearer to the sender while both
   * recorders ran.
   */
  public long segments() {
    return segments;
  }

  /** Of them those that the recorder nearer to the receiver did not see. */
  public long lost() {
    return lost;
  }

  /** Of the lost ones those with payload. */
  public long lostData() {
    return lostData;
  }

  /** Not seen there either, yet the receiver acknowledged them: that recorder missed them. */
  public long notRecorded() {
    return notRecorded;
  }

  /** Seen only nearer to the receiver: the recorder nearer to the sender missed them. */
  public long missingAtSender() {
    return missingAtSender;
  }

  /** Cut or joined on the way, so that bytes and not segments were compared. */
  public long regrouped() {
    return regrouped;
  }

  /** Seen at one recorder while the other one did not run, so that nothing can be said. */
  public long outside() {
    return outside;
  }

  /** The first lost one, where it was seen. */
  public Optional<FrameMark> firstLost() {
    return firstLost;
  }

  /** Absent where nothing was lost. */
  public Optional<Worst> worst() {
    Optional<Worst> worst = Optional.empty();
    for (Map.Entry<Long, long[]> part : parts.entrySet()) {
      long[] counts = part.getValue();
      if (counts[1] > worst.map(Worst::lost).orElse(0L)) {
        worst = Optional.of(new Worst(part.getKey() * PART_NANOS, counts[0], counts[1]));
      }
    }
    return worst;
  }
}
