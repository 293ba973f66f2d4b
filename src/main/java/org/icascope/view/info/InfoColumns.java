package org.icascope.view.info;

import org.icascope.decode.Headers;
import org.icascope.model.Transport;
import org.icascope.view.frame.ViewedFrame;

/**
 * The columns protocol and info of a frame, as a good dissector of Wireshark writes them. Frames
 * have to come in their order: what was seen of a flow before tells what a segment belongs to.
 */
public final class InfoColumns {

  private static final int UNUSUAL = Headers.SYN | Headers.RST | Headers.URG;

  private final UnitColumns units = new UnitColumns();
  private final Summary summary = new Summary();

  /** What there is to say of a frame; valid until the next call. */
  public Summary of(ViewedFrame frame) {
    summary.begin();
    if (!frame.isDecoded()) {
      OtherInfo.fill(frame, summary);
    } else {
      boolean tcp = frame.partialHeaders().protocol() == Transport.TCP.protocolNumber();
      if (frame.isDuplicate()) {
        summary.info().text("[captured twice] ");
      } else if (tcp && frame.isInFlow()) {
        TcpInfo.remarks(frame, summary);
      }
      if (frame.units().isEmpty()) {
        bare(frame, tcp);
      } else {
        units.fill(frame, summary);
      }
    }
    return summary;
  }

  /** There is nothing to say but ports, flags and numbers: nearly all frames are such. */
  boolean isPlainTcp(ViewedFrame frame) {
    Headers headers = frame.partialHeaders();
    return frame.isInFlow()
        && headers.protocol() == Transport.TCP.protocolNumber()
        && frame.isUnremarkable()
        && frame.units().isEmpty()
        && (headers.flags() & UNUSUAL) == 0
        && !TcpInfo.hasOptions(headers)
        && (headers.payloadLength() == 0 || !HttpInfo.is(headers));
  }

  /** What is to be said behind those of a segment without units; may be empty. */
  byte[] note(ViewedFrame frame) {
    return units.partOfUnit(frame);
  }

  private static boolean isFresh(ViewedFrame frame) {
    return frame.partialHeaders().payloadCaptured() > 0 && frame.isUnremarkable();
  }

  private void bare(ViewedFrame frame, boolean tcp) {
    Headers headers = frame.partialHeaders();
    if (tcp && isFresh(frame) && HttpInfo.say(headers, summary.info())) {
      summary.protocol("HTTP");
    } else if (tcp) {
      summary.protocol("TCP");
      TcpInfo.append(frame, summary.info());
      summary.info().raw(units.partOfUnit(frame));
    } else {
      summary.protocol("UDP");
      LineBuffer info = summary.info();
      info.number(headers.sourcePort()).raw(Words.ARROW).number(headers.destinationPort());
      info.raw(Words.LEN).number(headers.payloadLength());
    }
  }
}
