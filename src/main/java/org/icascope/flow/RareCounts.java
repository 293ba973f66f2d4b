package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;

/** What most sides of flows have nothing of, so that a flood of flows does not hold zeros. */
final class RareCounts {

  /** Of a side that has none of it; never written to. */
  static final RareCounts NONE = new RareCounts();

  long retransmissions;
  long fastRetransmissions;
  long outOfOrder;
  long duplicateAcks;
  long spuriousRetransmissions;
  long previousNotCaptured;
  long ackedUnseen;
  long zeroWindows;
  long windowFull;
  long windowUpdates;
  long windowProbes;
  long windowProbeAcks;
  long keepAlives;
  long keepAliveAcks;
  long fragmented;
  int largestFragmented;
  FrameMark firstFragmented;

  void fragmented(Headers headers) {
    fragmented++;
    largestFragmented = Math.max(largestFragmented, headers.packetBytes());
    firstFragmented = firstFragmented == null ? headers.frame().mark() : firstFragmented;
  }

  /**
   * @param remarks bits of the {@link SegmentRemark}s of a segment
   */
  void remarks(int remarks) {
    zeroWindows += SegmentRemark.ZERO_WINDOW.in(remarks);
    windowFull += SegmentRemark.WINDOW_FULL.in(remarks);
    previousNotCaptured += SegmentRemark.PREVIOUS_NOT_CAPTURED.in(remarks);
    ackedUnseen += SegmentRemark.ACKED_UNSEEN.in(remarks);
  }

  void count(SegmentKind kind) {
    switch (kind) {
      case RETRANSMISSION -> retransmissions++;
      case FAST_RETRANSMISSION -> {
        retransmissions++;
        fastRetransmissions++;
      }
      case SPURIOUS_RETRANSMISSION -> {
        retransmissions++;
        spuriousRetransmissions++;
      }
      case OUT_OF_ORDER -> outOfOrder++;
      case DUPLICATE_ACK -> duplicateAcks++;
      case WINDOW_UPDATE -> windowUpdates++;
      case WINDOW_PROBE -> windowProbes++;
      case WINDOW_PROBE_ACK -> windowProbeAcks++;
      case KEEP_ALIVE -> keepAlives++;
      case KEEP_ALIVE_ACK -> keepAliveAcks++;
      case NORMAL -> {}
    }
  }
}
