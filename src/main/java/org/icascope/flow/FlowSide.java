package org.icascope.flow;

import java.util.Optional;
import org.icascope.model.FrameMark;

/**
 * What one side of a flow sent: counters and marks. Frames set aside as duplicates do not count.
 */
public final class FlowSide {

  long packets;
  long payloadBytes;
  long retransmissions;
  long fastRetransmissions;
  long outOfOrder;
  long duplicateAcks;
  long zeroWindows;
  long keepAlives;
  long badChecksums;
  int mss = -1;
  int windowScale = -1;
  boolean sack;
  int ttl = -1;
  int dscp = -1;
  SegmentKind segmentKind = SegmentKind.NORMAL;
  final Coverage coverage = new Coverage();
  final MarkSlot lastPacket = new MarkSlot();
  final MarkSlot lastProgress = new MarkSlot();
  final MarkSlot lastData = new MarkSlot();
  FrameMark fin;
  FrameMark rst;
  int rstWindow;
  int rstTtl;

  public long packets() {
    return packets;
  }

  /** Payload bytes on the wire, retransmissions included. */
  public long payloadBytes() {
    return payloadBytes;
  }

  /** Segments that carry nothing new, as Wireshark counts {@code tcp.analysis.retransmission}. */
  public long retransmissions() {
    return retransmissions;
  }

  public long fastRetransmissions() {
    return fastRetransmissions;
  }

  public long outOfOrder() {
    return outOfOrder;
  }

  public long duplicateAcks() {
    return duplicateAcks;
  }

  public long zeroWindows() {
    return zeroWindows;
  }

  public long keepAlives() {
    return keepAlives;
  }

  /** Bytes between the first and the last captured byte that no frame contains. */
  public long missingBytes() {
    return coverage.missingBytes();
  }

  /** The part of {@link #missingBytes()} that was on the wire in a frame cut by the snap length. */
  public long cutBytes() {
    return coverage.cutBytes();
  }

  /** What this side's latest segment was: during {@code onSegment}, the one at hand. */
  public SegmentKind segmentKind() {
    return segmentKind;
  }

  /** Complete segments whose checksum is wrong. */
  public long badChecksums() {
    return badChecksums;
  }

  /** Maximum segment size of the SYN in bytes, or -1. */
  public int mss() {
    return mss;
  }

  /** Window scale of the SYN as shift count, or -1. */
  public int windowScale() {
    return windowScale;
  }

  /** The SYN permits selective acknowledgements. */
  public boolean sack() {
    return sack;
  }

  /** Time to live of the first packet, or -1. */
  public int ttl() {
    return ttl;
  }

  /** DSCP of the first packet with payload (else of the first packet), or -1. */
  public int dscp() {
    return dscp;
  }

  /** Last packet of any kind. */
  public Optional<FrameMark> lastPacket() {
    return lastPacket.toOptional();
  }

  /**
   * Last packet that brought something new: data, acknowledgement, SYN, FIN or RST; no
   * retransmission, window probe or keep-alive.
   */
  public Optional<FrameMark> lastProgress() {
    return lastProgress.toOptional();
  }

  /** Last packet with new payload. */
  public Optional<FrameMark> lastData() {
    return lastData.toOptional();
  }

  /** First FIN. */
  public Optional<FrameMark> fin() {
    return Optional.ofNullable(fin);
  }

  /** First RST. */
  public Optional<FrameMark> rst() {
    return Optional.ofNullable(rst);
  }

  /** Raw window field of the first RST. */
  public int rstWindow() {
    return rstWindow;
  }

  /** Time to live of the first RST. */
  public int rstTtl() {
    return rstTtl;
  }
}
