package org.icascope.flow;

import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.capture.Frame;
import org.icascope.decode.AddressClaim;
import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;
import org.icascope.model.Pseudonyms;

/**
 * What one side of a flow sent: counters and marks. Frames set aside as duplicates do not count.
 */
public final class FlowSide {

  long packets;
  long payloadBytes;
  long badChecksums; // of all that a host sends, where its card makes them
  int mss = -1;
  int windowScale = -1;
  boolean sack;
  int ttl = -1;
  int dscp = -1;
  private long hardware = -1;
  private FrameMark firstPacket;
  private int largestDatagram;
  private boolean largestWhole;
  SegmentKind segmentKind = SegmentKind.NORMAL;
  int remarks;
  final Coverage coverage = new Coverage();
  private MarkSlot lastPacket = MarkSlot.NONE;
  private MarkSlot lastProgress = MarkSlot.NONE;
  private MarkSlot lastData = MarkSlot.NONE;
  private RareCounts rare = RareCounts.NONE;
  TcpSideState tcp;

  /** What was sent while nobody knows whether a proxy passes it on; null where nobody asks. */
  Bursts bursts;

  FrameMark fin;
  FrameMark rst;
  Reset reset;

  public long packets() {
    return packets;
  }

  /** Payload bytes on the wire, retransmissions included. */
  public long payloadBytes() {
    return payloadBytes;
  }

  /** Segments that carry nothing new, as Wireshark counts {@code tcp.analysis.retransmission}. */
  public long retransmissions() {
    return rare.retransmissions;
  }

  public long fastRetransmissions() {
    return rare.fastRetransmissions;
  }

  /** Retransmissions of bytes that were acknowledged before. */
  public long spuriousRetransmissions() {
    return rare.spuriousRetransmissions;
  }

  /** Segments before which bytes are missing at that moment; they may come later. */
  public long previousNotCaptured() {
    return rare.previousNotCaptured;
  }

  /** Segments that acknowledge bytes of the other side which were not captured up to then. */
  public long ackedUnseen() {
    return rare.ackedUnseen;
  }

  public long outOfOrder() {
    return rare.outOfOrder;
  }

  public long duplicateAcks() {
    return rare.duplicateAcks;
  }

  /** Segments by which this side says that it takes no more bytes. */
  public long zeroWindows() {
    return rare.zeroWindows;
  }

  /** Segments that use up the window which the other side offered. */
  public long windowFull() {
    return rare.windowFull;
  }

  /** Segments that say nothing new but another window, not 0. */
  public long windowUpdates() {
    return rare.windowUpdates;
  }

  /** Single bytes sent while the other side's window was closed. */
  public long windowProbes() {
    return rare.windowProbes;
  }

  /** Answers to window probes: the window is still closed. */
  public long windowProbeAcks() {
    return rare.windowProbeAcks;
  }

  public long keepAlives() {
    return rare.keepAlives;
  }

  public long keepAliveAcks() {
    return rare.keepAliveAcks;
  }

  /** Bytes between the first and the last captured byte that no frame contains. */
  public long missingBytes() {
    return coverage.missingBytes();
  }

  /** The part of {@link #missingBytes()} that was on the wire in a frame cut by the snap length. */
  public long cutBytes() {
    return coverage.cutBytes();
  }

  /**
   * The snap length cut the last bytes that this side sent. {@link #missingBytes()} has them only
   * once others follow.
   */
  public boolean isCutAtEnd() {
    return coverage.isCutAtEnd();
  }

  /** What this side's latest segment was: during {@code onSegment}, the one at hand. */
  public SegmentKind segmentKind() {
    return segmentKind;
  }

  /** All remarks that latest segment bears; see {@link SegmentRemark#in}. */
  public int segmentRemarks() {
    return remarks;
  }

  /** Whether that latest segment bears a remark. */
  public boolean segmentHas(SegmentRemark remark) {
    return remark.in(remarks) == 1;
  }

  /**
   * Sequence number of the SYN, or what it must have been, 0 to 2^32-1; -1 where nothing tells it,
   * and for UDP.
   */
  public long initialSequence() {
    return tcp == null ? -1 : tcp.shownInitial();
  }

  /**
   * Shift count for the window of this side's latest segment; -1 when the handshake was not
   * captured, and for UDP.
   */
  public int windowShift() {
    return tcp == null ? -1 : tcp.windowShift();
  }

  /** Number of the frame whose acknowledgement number the latest segment repeats. */
  public long acknowledgedFirstIn() {
    return tcp == null ? 0 : tcp.acknowledgedFirstIn;
  }

  /** How many duplicate acknowledgements there were of that number up to now. */
  public int duplicateAcksInRow() {
    return tcp == null ? 0 : tcp.duplicateAcks;
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

  /** Ethernet address that the first packet came from, 48 bits, where a Citrix port is used. */
  public OptionalLong hardware() {
    return hardware < 0 ? OptionalLong.empty() : OptionalLong.of(hardware);
  }

  void firstPacket(Headers headers, Pseudonyms pseudonyms) {
    hardware = pseudonyms.hardware(AddressClaim.sourceOf(headers));
    firstPacket = headers.frame().mark();
  }

  /** The first packet, where a Citrix port is used. */
  public Optional<FrameMark> firstPacket() {
    return Optional.ofNullable(firstPacket);
  }

  /** A datagram; those on the way to the largest one so far are looked at. */
  void datagram(Headers headers) {
    if (headers.payloadLength() > largestDatagram && headers.fragments() == 0) {
      largestDatagram = headers.payloadLength();
      largestWhole = headers.mayNotBeFragmented();
    }
  }

  /** Routers must not fragment the largest datagram that came as a whole. */
  public boolean mayNotBeFragmented() {
    return largestWhole;
  }

  void fragmented(Headers headers) {
    rare().fragmented(headers);
  }

  /** Packets that came in fragments, of which all were captured. */
  public long fragmentedPackets() {
    return rare.fragmented;
  }

  /** Bytes of the largest of them, without its IP header. */
  public int largestFragmentedBytes() {
    return rare.largestFragmented;
  }

  /** The last fragment of the first of them. */
  public Optional<FrameMark> firstFragmented() {
    return Optional.ofNullable(rare.firstFragmented);
  }

  /** To write to. */
  RareCounts rare() {
    if (rare == RareCounts.NONE) {
      rare = new RareCounts();
    }
    return rare;
  }

  void packet(Frame frame) {
    lastPacket = lastPacket.own();
    lastPacket.set(frame);
  }

  void progress(int capture, long frame, long timeNanos) {
    lastProgress = lastProgress.own();
    lastProgress.set(capture, frame, timeNanos);
  }

  void progress(Frame frame) {
    progress(frame.capture(), frame.number(), frame.timeNanos());
  }

  void data(int capture, long frame, long timeNanos) {
    lastData = lastData.own();
    lastData.set(capture, frame, timeNanos);
  }

  void data(Frame frame) {
    data(frame.capture(), frame.number(), frame.timeNanos());
  }

  /** The slot of the last packet, to read. */
  MarkSlot latest() {
    return lastPacket;
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

  /** What the first RST is like; of flows that are followed as Citrix traffic. */
  public Optional<Reset> reset() {
    return Optional.ofNullable(reset);
  }

  /** Takes note of what a segment is. */
  void count(SegmentKind kind, int remarks) {
    segmentKind = kind;
    this.remarks = remarks;
    if (kind != SegmentKind.NORMAL) {
      rare().count(kind);
    }
    if (remarks != 0) {
      rare().remarks(remarks);
    }
  }
}
