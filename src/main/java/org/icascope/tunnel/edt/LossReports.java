package org.icascope.tunnel.edt;

import org.icascope.reassembly.Chunk;

/**
 * Counts the packets of one direction that their receiver reports as lost. Each number counts once:
 * a receiver repeats its report until the packet comes.
 */
final class LossReports {

  /** A longer range is no loss but damage. Chosen: four times the window that was seen. */
  private static final int MOST_IN_RANGE = 1 << 16;

  private boolean started;
  private int highest;

  /**
   * Reads a report.
   *
   * @param packet a NAK
   * @return packets that were not reported before, or -1 when the report makes no sense
   */
  long count(Chunk packet) {
    int words = (packet.length() - EdtHeader.BYTES) / 4;
    long lost = 0;
    for (int i = 0; i < words; i++) {
      int word = word(packet, i);
      int from = word & 0x7fffffff;
      int to = from;
      if (word < 0) {
        if (++i == words) {
          return packet.cutBytes() > 0 ? lost : -1;
        }
        to = word(packet, i);
      }
      int range = EdtHeader.distance(from, to);
      if (to < 0 || range < 0 || range >= MOST_IN_RANGE) {
        return -1;
      }
      lost += fresh(from, to);
    }
    return lost;
  }

  /** The number, or a higher one, was reported. */
  boolean cover(int sequence) {
    return started && EdtHeader.distance(sequence, highest) >= 0;
  }

  private static int word(Chunk packet, int index) {
    return EdtHeader.word(packet, EdtHeader.BYTES + 4 * index);
  }

  /** Numbers of a range that are higher than all before. */
  private long fresh(int from, int to) {
    if (!started) {
      started = true;
      highest = from - 1 & 0x7fffffff;
    }
    int beyond = EdtHeader.distance(highest, to);
    if (beyond <= 0) {
      return 0;
    }
    highest = to;
    return Math.min(beyond, EdtHeader.distance(from, to) + 1L);
  }
}
