package org.icascope.view.info;

import org.icascope.decode.Headers;
import org.icascope.flow.SegmentKind;
import org.icascope.model.Transport;
import org.icascope.view.frame.ViewedFrame;

/**
 * What the columns protocol and info say of a frame by its headers and first bytes, as a good
 * dissector of Wireshark writes it. What depends on units, of this frame or before, is left to
 * {@link UnitColumns}, which needs no more than a {@link Line}: another thread can add it.
 */
final class InfoColumns {

  private static final int UNUSUAL = Headers.SYN | Headers.RST | Headers.URG;

  private InfoColumns() {}

  /** Fills in what a line says, but for units. */
  static void fill(ViewedFrame frame, Line line) {
    line.plainTcp = isPlainTcp(frame);
    line.mayBePart = mayBePart(frame);
    if (line.plainTcp) {
      line.plain(frame);
    } else {
      text(frame, line);
    }
  }

  private static void text(ViewedFrame frame, Line line) {
    Summary summary = line.summary;
    summary.begin();
    if (!frame.isDecoded()) {
      OtherInfo.fill(frame, summary);
      return;
    }
    boolean tcp = frame.partialHeaders().protocol() == Transport.TCP.protocolNumber();
    if (frame.isDuplicate()) {
      summary.info().text("[captured twice] ");
    } else if (tcp && frame.isInFlow()) {
      TcpInfo.remarks(frame, summary);
    }
    if (frame.units().isEmpty()) {
      bare(frame, tcp, line);
    }
  }

  /** There is nothing to say but ports, flags and numbers: nearly all frames are such. */
  private static boolean isPlainTcp(ViewedFrame frame) {
    Headers headers = frame.partialHeaders();
    return frame.isInFlow()
        && headers.protocol() == Transport.TCP.protocolNumber()
        && frame.isUnremarkable()
        && frame.units().isEmpty()
        && (headers.flags() & UNUSUAL) == 0
        && !TcpInfo.hasOptions(headers)
        && (headers.payloadLength() == 0 || !HttpInfo.is(headers));
  }

  /** A segment that brings something new of a flow in which there may be units. */
  private static boolean mayBePart(ViewedFrame frame) {
    return frame.isPayloadWanted()
        && frame.partialHeaders().payloadLength() > 0
        && frame.partialHeaders().protocol() == Transport.TCP.protocolNumber()
        && (frame.kind() == SegmentKind.NORMAL || frame.kind() == SegmentKind.OUT_OF_ORDER);
  }

  private static boolean isFresh(ViewedFrame frame) {
    return frame.partialHeaders().payloadCaptured() > 0 && frame.isUnremarkable();
  }

  private static void bare(ViewedFrame frame, boolean tcp, Line line) {
    Headers headers = frame.partialHeaders();
    Summary summary = line.summary;
    if (tcp && isFresh(frame) && HttpInfo.say(headers, summary.info())) {
      summary.protocol("HTTP");
      line.mayBePart = false;
    } else if (tcp) {
      summary.protocol("TCP");
      TcpInfo.append(frame, summary.info());
    } else {
      summary.protocol("UDP");
      LineBuffer info = summary.info();
      info.number(headers.sourcePort()).raw(Words.ARROW).number(headers.destinationPort());
      info.raw(Words.LEN).number(headers.payloadLength());
    }
  }
}
