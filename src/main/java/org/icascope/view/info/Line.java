package org.icascope.view.info;

import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;
import org.icascope.decode.Headers;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/**
 * What one line of the list says, before it is text; independent of the frame, so that another
 * thread can write it. Used again and again.
 */
final class Line {

  /** Addresses of Ethernet in place of those of IP. */
  static final int ETHERNET = 1;

  private static final int ETHERNET_BYTES = 14;

  int capture;
  long number;
  long timeNanos;
  long timeBase;
  int length;

  /** Version of IP, {@link #ETHERNET}, or 0 without addresses. */
  int addressKind;

  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;

  /** Tells directions of flows apart; -1 without a flow. */
  int flowKey;

  /** The info are the words of TCP, made of the numbers here; else it is text. */
  boolean plainTcp;

  int sourcePort;
  int destinationPort;
  int flags;
  long sequence;
  long acknowledgement;
  long window;
  int payloadLength;

  /** The frame is listed; others only tell what frames after them need to know. */
  boolean listed;

  /** The segment may be a part of a unit that a later one completes. */
  boolean mayBePart;

  /** Serial number of the flow, -1 without one. */
  int flowSerial;

  /** What it says where it is not {@link #plainTcp}. */
  final Summary summary = new Summary();

  /** The units that end in the frame, until they are part of the text. */
  final List<Unit> units = new ArrayList<>(0);

  /** Of a line that is listed: what the time counts from. */
  Line listed(long base) {
    listed = true;
    timeBase = base;
    return this;
  }

  Line unlisted() {
    listed = false;
    return this;
  }

  void take(ViewedFrame viewed) {
    flowSerial = viewed.flowSerial();
    List<Unit> ended = viewed.units();
    for (int i = 0; i < ended.size(); i++) {
      units.add(ended.get(i));
    }
    InfoColumns.fill(viewed, this);
    if (listed) {
      columns(viewed);
    }
  }

  /** Bytes of the units, which stay in memory with the line. */
  int unitBytes() {
    int bytes = 0;
    for (int i = 0; i < units.size(); i++) {
      bytes += units.get(i).bytes().length;
    }
    return bytes;
  }

  /** All columns but protocol and info. */
  private void columns(ViewedFrame viewed) {
    Frame frame = viewed.frame();
    capture = frame.capture();
    number = frame.number();
    timeNanos = frame.timeNanos();
    length = frame.originalLength();
    flowKey = viewed.isInFlow() ? 2 * viewed.flowSerial() + viewed.direction().ordinal() : -1;
    Headers headers = viewed.partialHeaders();
    addressKind = headers.ipVersion();
    if (addressKind != 0) {
      sourceHigh = headers.sourceHigh();
      sourceLow = headers.sourceLow();
      destinationHigh = headers.destinationHigh();
      destinationLow = headers.destinationLow();
    } else if (frame.linkType() == LinkTypes.ETHERNET && frame.capturedLength() >= ETHERNET_BYTES) {
      addressKind = ETHERNET;
      destinationLow = hardware(frame, 0);
      sourceLow = hardware(frame, 6);
    }
  }

  private static long hardware(Frame frame, int offset) {
    long address = 0;
    for (int i = 0; i < 6; i++) {
      address = address << 8 | frame.bytes()[frame.start() + offset + i] & 0xff;
    }
    return address;
  }

  void plain(ViewedFrame viewed) {
    Headers headers = viewed.partialHeaders();
    sourcePort = headers.sourcePort();
    destinationPort = headers.destinationPort();
    flags = headers.flags();
    sequence = TcpInfo.sequence(viewed);
    acknowledgement = TcpInfo.acknowledgement(viewed);
    window = TcpInfo.window(viewed);
    payloadLength = headers.payloadLength();
  }
}
