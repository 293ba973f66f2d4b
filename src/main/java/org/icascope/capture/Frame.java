package org.icascope.capture;

import java.util.ArrayList;
import java.util.List;
import org.icascope.model.FrameMark;

/**
 * Cursor on one frame of a capture file. Readers fill the same object again and again: what it
 * shows is valid until the next call of {@link FrameSource#next}.
 */
public final class Frame {

  private byte[] bytes = new byte[0];
  private int start;
  private int capturedLength;
  private int originalLength;
  private long timeNanos;
  private int linkType;
  private int capture;
  private long number;
  private int sourceInterface;
  private int optionsStart;
  private int optionsEnd;
  private boolean optionsBig;
  private long droppedBefore = -1;
  private int traceHeaderBytes;

  /** Buffer that holds the frame among other things; read only from {@link #start()} on. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index in {@link #bytes()} of the first byte of the link layer. */
  public int start() {
    return start;
  }

  /** Bytes stored in the file. */
  public int capturedLength() {
    return capturedLength;
  }

  /** Bytes on the wire; never less than {@link #capturedLength()}. */
  public int originalLength() {
    return originalLength;
  }

  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  public long timeNanos() {
    return timeNanos;
  }

  /** Link type as in the pcap registry (LINKTYPE_ numbers, tcpdump.org/linktypes.html). */
  public int linkType() {
    return linkType;
  }

  /** Index of the capture file in the order given, from 0. */
  public int capture() {
    return capture;
  }

  /** Number of the frame in its file, from 1. */
  public long number() {
    return number;
  }

  /** Index of the interface in {@link CaptureSet#interfaces}, 0 for most formats. */
  public int sourceInterface() {
    return sourceInterface;
  }

  /**
   * The options of its pcapng block; allocates. Copies of the bytes that are made elsewhere have
   * none: ask where the frame is read.
   */
  public List<PcapngOption> options() {
    List<PcapngOption> options = new ArrayList<>();
    if (droppedBefore >= 0) {
      options.add(OptionOrder.dropCount(droppedBefore));
    }
    if (optionsEnd > optionsStart) {
      var all = new PcapngOptions().of(bytes, optionsStart, optionsEnd, optionsBig);
      options.addAll(OptionOrder.ofFrame(all));
    }
    return options;
  }

  /** Bytes in front of the frame that {@link NstraceHeader} reads; 0 for other formats. */
  int traceHeaderBytes() {
    return traceHeaderBytes;
  }

  /**
   * Where inside a NetScaler it was recorded, which may record a packet at two places on its way: 1
   * TX and 2 TXB on the way out, 3 RX and 4 NEW_RX on the way in; 0 for other formats.
   */
  public int traceStage() {
    return traceHeaderBytes == 0 ? 0 : 1 + (bytes[start - traceHeaderBytes] & 3);
  }

  /** The NetScaler whose trace it is sent the frame. */
  public boolean isTraceOutbound() {
    return traceStage() == 1 || traceStage() == 2;
  }

  /** Number that a NetScaler has for the frame's TCP connection (PcbDevNo); 0 for none. */
  public long traceConnection() {
    return traceNumber(NstraceField.PCB);
  }

  /**
   * Number of the other connection of the same proxied session, where this frame of a NetScaler
   * trace says so; else 0.
   */
  public long traceLinkedConnection() {
    return traceNumber(NstraceField.LINKED_PCB);
  }

  private long traceNumber(NstraceField field) {
    if (traceHeaderBytes == 0) {
      return 0;
    }
    int header = start - traceHeaderBytes;
    int place = NstraceLayout.of(bytes, header).at(field);
    return place == NstraceLayout.ABSENT ? 0 : Numbers.u32(bytes, header + place, false);
  }

  /**
   * Bytes that a copy takes: those of the frame, what a NetScaler trace has in front of them, and
   * the options of a pcapng block behind them.
   */
  public int storedLength() {
    return Math.max(start + capturedLength, optionsEnd) - start + traceHeaderBytes;
  }

  /** Makes another object the same frame, which does not depend on any window. */
  public void copyTo(Frame copy, byte[] buffer) {
    int from = start - traceHeaderBytes;
    System.arraycopy(bytes, from, buffer, 0, storedLength());
    copy.bytes(buffer, traceHeaderBytes, capturedLength, originalLength)
        .traceHeader(traceHeaderBytes)
        .meta(timeNanos, linkType)
        .number(capture, number)
        .source(sourceInterface, droppedBefore);
    if (optionsEnd > optionsStart) {
      copy.options(optionsStart - from, optionsEnd - from, optionsBig);
    }
  }

  /** The same in memory of its own. */
  public Frame copy() {
    Frame copy = new Frame();
    copyTo(copy, new byte[storedLength()]);
    return copy;
  }

  public FrameMark mark() {
    return new FrameMark(capture, number, timeNanos);
  }

  /** Where the bytes are. */
  public Frame bytes(byte[] buffer, int start, int capturedLength, int originalLength) {
    this.bytes = buffer;
    this.start = start;
    this.capturedLength = capturedLength;
    this.originalLength = Math.max(capturedLength, originalLength);
    this.sourceInterface = 0;
    this.optionsStart = 0;
    this.optionsEnd = 0;
    this.droppedBefore = -1;
    this.traceHeaderBytes = 0;
    return this;
  }

  /** What a NetScaler trace says of the frame stands right in front of it. */
  Frame traceHeader(int length) {
    this.traceHeaderBytes = length;
    return this;
  }

  /** When and on what kind of link the frame was captured. */
  public Frame meta(long timeNanos, int linkType) {
    this.timeNanos = timeNanos;
    this.linkType = linkType;
    return this;
  }

  /** On which interface of its file, and how many were lost before it, -1 where it does not say. */
  Frame source(int index, long dropped) {
    this.sourceInterface = index;
    this.droppedBefore = dropped;
    return this;
  }

  /** Where the options of its block lie, in the buffer of the frame and behind it. */
  Frame options(int from, int to, boolean big) {
    this.optionsStart = from;
    this.optionsEnd = to;
    this.optionsBig = big;
    return this;
  }

  /** Takes over all that another frame shows, the buffer included. */
  Frame show(Frame other) {
    bytes(other.bytes, other.start, other.capturedLength, other.originalLength);
    meta(other.timeNanos, other.linkType);
    source(other.sourceInterface, other.droppedBefore).traceHeader(other.traceHeaderBytes);
    return options(other.optionsStart, other.optionsEnd, other.optionsBig);
  }

  /** Which frame it is. */
  public Frame number(int capture, long number) {
    this.capture = capture;
    this.number = number;
    return this;
  }
}
