package org.icascope.flow;

import org.icascope.decode.Headers;

/**
 * Finds the {@link SegmentRemark}s of a TCP segment. Every comparison is with what was captured so
 * far, so it comes before {@link TcpAnalysis} remembers the segment.
 */
final class TcpRemarks {

  private static final int SYN_FIN_RST = Headers.SYN | Headers.FIN | Headers.RST;

  private TcpRemarks() {}

  /** Returns the bits of the remarks. */
  static int of(TcpSideState sender, TcpSideState receiver, Headers headers, SegmentKind kind) {
    int remarks = kind == SegmentKind.WINDOW_PROBE ? 0 : ofNumbers(sender, receiver, headers);
    if (headers.has(Headers.ACK) && receiver.acknowledgesUnseen((int) headers.acknowledgement())) {
      remarks |= SegmentRemark.ACKED_UNSEEN.bit();
    }
    return remarks;
  }

  private static int ofNumbers(TcpSideState sender, TcpSideState receiver, Headers headers) {
    int remarks = 0;
    if (headers.window() == 0 && !headers.has(SYN_FIN_RST)) {
      remarks |= SegmentRemark.ZERO_WINDOW.bit();
    }
    if (sender.nextKnown
        && (int) headers.sequence() - sender.next > 0
        && !headers.has(Headers.RST)) { // resets may bear any number
      remarks |= SegmentRemark.PREVIOUS_NOT_CAPTURED.bit();
    }
    if (headers.payloadLength() > 0 && fillsWindow(receiver, headers)) {
      remarks |= SegmentRemark.WINDOW_FULL.bit();
    }
    return remarks;
  }

  private static boolean fillsWindow(TcpSideState receiver, Headers headers) {
    int shift = receiver.windowShift();
    int end = (int) headers.sequence() + headers.payloadLength();
    return shift >= 0
        && receiver.acknowledged
        && !headers.has(SYN_FIN_RST)
        && end == receiver.lastAcknowledgement + (receiver.window << shift);
  }
}
