package org.icascope.view.info;

import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;
import org.icascope.decode.Headers;
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
  byte[] note = {};
  String protocol = "";
  Summary.Mood mood = Summary.Mood.PLAIN;
  final LineBuffer info = new LineBuffer();

  void take(ViewedFrame viewed, long base) {
    Frame frame = viewed.frame();
    capture = frame.capture();
    number = frame.number();
    timeNanos = frame.timeNanos();
    timeBase = base;
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

  /**
   * @param behind what follows the words of TCP; may be empty
   */
  void plain(ViewedFrame viewed, byte[] behind) {
    Headers headers = viewed.partialHeaders();
    plainTcp = true;
    note = behind;
    protocol = "TCP";
    mood = Summary.Mood.PLAIN;
    sourcePort = headers.sourcePort();
    destinationPort = headers.destinationPort();
    flags = headers.flags();
    sequence = TcpInfo.sequence(viewed);
    acknowledgement = TcpInfo.acknowledgement(viewed);
    window = TcpInfo.window(viewed);
    payloadLength = headers.payloadLength();
  }

  void text(Summary summary) {
    plainTcp = false;
    protocol = summary.protocol();
    mood = summary.mood();
    info.clear().raw(summary.info());
  }
}
