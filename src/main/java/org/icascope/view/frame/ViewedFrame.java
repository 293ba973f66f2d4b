package org.icascope.view.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.flow.SegmentKind;
import org.icascope.flow.SegmentRemark;
import org.icascope.model.Direction;

/** One frame with all that is known of it. The object is filled again and again. */
public final class ViewedFrame {

  /** Frames are seldom longer. */
  static final int LEAST_COPY_BYTES = 1536;

  private Frame frame = new Frame();
  private byte[] own = {};
  private boolean bringsBytes;
  private Headers headers = new Headers();
  private boolean decoded;
  private boolean duplicate;
  private int headerBytes;
  private Flow flow;
  private Direction direction;
  private long streamOffset;
  private long acknowledgedOffset;
  private SegmentKind kind = SegmentKind.NORMAL;
  private int remarks;
  private long relativeSequence;
  private long relativeAcknowledgement;
  private int windowShift;
  private long acknowledgedFirstIn;
  private int duplicateAck;
  private final List<Unit> units = new ArrayList<>();
  private final List<Unit> unitsToRead = Collections.unmodifiableList(units);

  /** For each unit the smallest depth of a unit around it. */
  private int[] outermost = new int[4];

  /** Its payload waits for bytes before it. */
  private boolean waiting;

  /** Number, time, lengths and bytes. */
  public Frame frame() {
    return frame;
  }

  /** Link layer to TCP or UDP; absent for frames of other kinds, and those that are cut. */
  public Optional<Headers> headers() {
    return decoded ? Optional.of(headers) : Optional.empty();
  }

  /** There are {@link #headers()}. */
  public boolean isDecoded() {
    return decoded;
  }

  /** There is a {@link #flow()}. */
  public boolean isInFlow() {
    return flow != null;
  }

  boolean isOf(Flow other) {
    return flow != null && flow == other;
  }

  /** Serial number of its flow; -1 without one. */
  public int flowSerial() {
    return flow == null ? -1 : flow.serial();
  }

  /** The stages had a use for the payload of its flow when it came, or came to have one. */
  public boolean isPayloadWanted() {
    return flow != null && flow.payloadWanted();
  }

  /** Nothing that {@link #kind()} or {@link #has} would tell. */
  public boolean isUnremarkable() {
    return remarks == 0 && kind == SegmentKind.NORMAL;
  }

  /** Bytes at its start that are headers, as far as they could be read. */
  public int headerBytes() {
    return headerBytes;
  }

  /** The same frame was captured before, and counts once. */
  public boolean isDuplicate() {
    return duplicate;
  }

  /** Absent where {@link #headers()} is absent, and for duplicates. */
  public Optional<Flow> flow() {
    return Optional.ofNullable(flow);
  }

  /** Meaningful where {@link #flow()} is present. */
  public Direction direction() {
    return direction;
  }

  /**
   * Offset of the first payload byte in its direction, 0 being the byte after the SYN; for UDP the
   * bytes of the datagrams before.
   */
  public long streamOffset() {
    return streamOffset;
  }

  /**
   * Offset up to which the sender has everything of the other direction; {@link Long#MIN_VALUE}
   * where that is not known.
   */
  public long acknowledgedOffset() {
    return acknowledgedOffset;
  }

  /** What the TCP segment is in the light of those before it. */
  public SegmentKind kind() {
    return kind;
  }

  public boolean has(SegmentRemark remark) {
    return remark.in(remarks) == 1;
  }

  /**
   * TCP sequence number from 0 at the SYN on, modulo 2^32, as Wireshark shows it; -1 where nothing
   * tells the initial one.
   */
  public long relativeSequence() {
    return relativeSequence;
  }

  /** TCP acknowledgement number, likewise. */
  public long relativeAcknowledgement() {
    return relativeAcknowledgement;
  }

  /** What the window field of the TCP header is to be shifted by; -1 when that is not known. */
  public int windowShift() {
    return windowShift;
  }

  /** Of a duplicate acknowledgement: the frame whose number it repeats. */
  public long acknowledgedFirstIn() {
    return acknowledgedFirstIn;
  }

  /** Of a duplicate acknowledgement: which one it is in a row, from 1. */
  public int duplicateAck() {
    return duplicateAck;
  }

  /**
   * Headers as far as they could be read, for frames without {@link #headers()}: see {@link
   * Headers#restProtocol()}.
   */
  public Headers partialHeaders() {
    return headers;
  }

  /** The units that this frame completes, outermost layer first where one lies in the other. */
  public List<Unit> units() {
    return unitsToRead;
  }

  boolean isWaiting() {
    return waiting;
  }

  void waiting(boolean waits) {
    waiting = waits;
  }

  void begin(Frame next, Headers itsHeaders) {
    frame = next;
    headers = itsHeaders;
    decoded = false;
    headerBytes = 0;
    duplicate = false;
    flow = null;
    direction = null;
    streamOffset = 0;
    acknowledgedOffset = Long.MIN_VALUE;
    kind = SegmentKind.NORMAL;
    remarks = 0;
    waiting = false;
    if (!units.isEmpty()) {
      units.clear();
    }
  }

  void headerBytes(int count) {
    headerBytes = count;
  }

  void decoded() {
    decoded = true;
  }

  void duplicate() {
    duplicate = true;
  }

  void segment(Flow of, Direction sent, long offset, long acknowledged) {
    flow = of;
    direction = sent;
    streamOffset = offset;
    acknowledgedOffset = acknowledged;
    FlowSide side = of.side(sent);
    kind = side.segmentKind();
    remarks = side.segmentRemarks();
    relativeSequence = relative(headers.sequence(), side);
    relativeAcknowledgement = relative(headers.acknowledgement(), of.side(sent.opposite()));
    windowShift = side.windowShift();
    acknowledgedFirstIn = side.acknowledgedFirstIn();
    duplicateAck = side.duplicateAcksInRow();
  }

  private static long relative(long number, FlowSide side) {
    long initial = side.initialSequence();
    return initial < 0 ? -1 : number - initial & 0xffffffffL;
  }

  /** What a unit holds is complete before it is: it goes in front of that. */
  void add(Unit unit) {
    int count = units.size();
    if (count == outermost.length) {
      outermost = Arrays.copyOf(outermost, 2 * count);
    }
    int at = count;
    while (at > 0 && isInside(at - 1, unit)) {
      at--;
      outermost[at] = unit.depth();
    }
    units.add(at, unit);
    System.arraycopy(outermost, at, outermost, at + 1, count - at);
    outermost[at] = Integer.MAX_VALUE;
  }

  /** The unit at an index is deeper than the given one, and no other one of that depth has it. */
  private boolean isInside(int index, Unit unit) {
    return units.get(index).depth() > unit.depth()
        && outermost[index] > unit.depth()
        && units.get(index).flow() == unit.flow();
  }

  /** Bytes of it may become part of units, now or later. */
  boolean mayBringBytes() {
    return bringsBytes;
  }

  /** Memory that a copy takes for the bytes of its frame. */
  int ownBytes() {
    return own.length;
  }

  /** Makes another object a copy that does not depend on the window of the input. */
  void copyTo(ViewedFrame copy) {
    int length = frame.storedLength();
    if (copy.own.length < length) {
      copy.own = new byte[Math.max(length, LEAST_COPY_BYTES)];
    }
    frame.copyTo(copy.frame, copy.own);
    copy.bringsBytes = flow != null && flow.payloadWanted();
    copy.headers.copyOf(headers, frame, copy.frame);
    copy.decoded = decoded;
    copy.headerBytes = headerBytes;
    copy.duplicate = duplicate;
    copy.flow = flow;
    copy.direction = direction;
    copy.streamOffset = streamOffset;
    copy.acknowledgedOffset = acknowledgedOffset;
    copy.kind = kind;
    copy.remarks = remarks;
    copy.relativeSequence = relativeSequence;
    copy.relativeAcknowledgement = relativeAcknowledgement;
    copy.windowShift = windowShift;
    copy.acknowledgedFirstIn = acknowledgedFirstIn;
    copy.duplicateAck = duplicateAck;
    copy.waiting = waiting;
    copy.units.clear();
    copy.units.addAll(units);
    copy.outermost = Arrays.copyOf(outermost, outermost.length);
  }
}
