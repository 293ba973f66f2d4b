package org.icascope.view.info;

import org.icascope.decode.Headers;
import org.icascope.flow.SegmentKind;
import org.icascope.flow.SegmentRemark;
import org.icascope.view.frame.ViewedFrame;

/** TCP segments as tshark 4.0 writes them: ports, flags, numbers from 0 at the SYN on, options. */
final class TcpInfo {

  private static final String[] FLAG_NAMES = {
    "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
  };

  private static final int FLAGS_MASK = 0x1ff;
  private static final byte[][] FLAGS = flags();
  private static final int HEADER_BYTES = 20;

  private TcpInfo() {}

  private static byte[][] flags() {
    byte[][] texts = new byte[FLAGS_MASK + 1][];
    for (int bits = 0; bits < texts.length; bits++) {
      StringBuilder names = new StringBuilder();
      for (int i = 0; i < FLAG_NAMES.length; i++) {
        if ((bits >> i & 1) == 1) {
          names.append(names.length() == 0 ? "" : ", ").append(FLAG_NAMES[i]);
        }
      }
      texts[bits] = Words.of(bits == 0 ? "<None>" : names.toString());
    }
    return texts;
  }

  static void append(ViewedFrame frame, LineBuffer info) {
    Headers headers = frame.partialHeaders();
    info.number(headers.sourcePort()).raw(Words.ARROW).number(headers.destinationPort());
    info.sign(' ').sign('[');
    flags(headers.flags(), sequence(frame), info);
    if (headers.has(Headers.ACK)) {
      info.raw(Words.ACK).number(acknowledgement(frame));
    }
    info.raw(Words.WIN).number(window(frame));
    if (headers.has(Headers.URG)) {
      int at = headers.transportStart();
      byte[] bytes = headers.frame().bytes();
      info.raw(Words.URG).number((bytes[at + 18] & 0xff) << 8 | bytes[at + 19] & 0xff);
    }
    info.raw(Words.LEN).number(headers.payloadLength());
    if (hasOptions(headers)) {
      TcpOptions.append(frame, info);
    }
  }

  static void flags(int flags, long sequence, LineBuffer info) {
    info.raw(FLAGS[flags & FLAGS_MASK]).raw(Words.SEQ).number(sequence);
  }

  static boolean hasOptions(Headers headers) {
    return headers.payloadStart() - headers.transportStart() > HEADER_BYTES;
  }

  static long sequence(ViewedFrame frame) {
    return shown(frame, frame.relativeSequence(), frame.partialHeaders().sequence());
  }

  static long acknowledgement(ViewedFrame frame) {
    return shown(frame, frame.relativeAcknowledgement(), frame.partialHeaders().acknowledgement());
  }

  static long window(ViewedFrame frame) {
    int shift = Math.max(0, frame.isInFlow() ? frame.windowShift() : 0);
    return (long) frame.partialHeaders().window() << shift;
  }

  /** Frames that were captured twice belong to no flow, so their numbers stay as they are. */
  private static long shown(ViewedFrame frame, long relative, long absolute) {
    return !frame.isInFlow() || relative < 0 ? absolute : relative;
  }

  /** What the segment is in the light of those before it: goes in front. */
  static void remarks(ViewedFrame frame, Summary summary) {
    int ends = frame.partialHeaders().flags() & (Headers.RST | Headers.SYN);
    if (ends == 0 && frame.isUnremarkable()) {
      return;
    }
    LineBuffer info = summary.info();
    SegmentKind kind = frame.kind();
    if (frame.partialHeaders().has(Headers.RST)) {
      summary.mood(Summary.Mood.RESET);
    }
    if (kind == SegmentKind.WINDOW_PROBE_ACK) {
      info.text("[TCP ZeroWindowProbeAck] ");
    }
    remark(frame, SegmentRemark.ZERO_WINDOW, "[TCP ZeroWindow] ", summary);
    if (kind != SegmentKind.NORMAL && kind != SegmentKind.WINDOW_PROBE_ACK) {
      kind(frame, kind, summary);
    }
    remark(frame, SegmentRemark.WINDOW_FULL, "[TCP Window Full] ", summary);
    remark(frame, SegmentRemark.ACKED_UNSEEN, "[TCP ACKed unseen segment] ", summary);
    remark(
        frame,
        SegmentRemark.PREVIOUS_NOT_CAPTURED,
        "[TCP Previous segment not captured] ",
        summary);
    retransmission(kind, summary);
    boolean first = (frame.partialHeaders().flags() & (Headers.SYN | Headers.ACK)) == Headers.SYN;
    if (first && frame.relativeSequence() == 0 && frame.flow().get().portsReused()) {
      info.text("[TCP Port numbers reused] ");
    }
  }

  private static void remark(
      ViewedFrame frame, SegmentRemark remark, String text, Summary summary) {
    if (frame.has(remark)) {
      summary.info().text(text);
      summary.mood(Summary.Mood.TROUBLE);
    }
  }

  private static void kind(ViewedFrame frame, SegmentKind kind, Summary summary) {
    LineBuffer info = summary.info();
    switch (kind) {
      case WINDOW_PROBE -> info.text("[TCP ZeroWindowProbe] ");
      case DUPLICATE_ACK -> {
        info.text("[TCP Dup ACK ").number(frame.acknowledgedFirstIn());
        info.sign('#').number(frame.duplicateAck()).text("] ");
      }
      case KEEP_ALIVE -> info.text("[TCP Keep-Alive] ");
      case KEEP_ALIVE_ACK -> info.text("[TCP Keep-Alive ACK] ");
      case WINDOW_UPDATE -> info.text("[TCP Window Update] ");
      default -> {
        return;
      }
    }
    summary.mood(Summary.Mood.TROUBLE);
  }

  private static void retransmission(SegmentKind kind, Summary summary) {
    LineBuffer info = summary.info();
    switch (kind) {
      case OUT_OF_ORDER -> info.text("[TCP Out-Of-Order] ");
      case SPURIOUS_RETRANSMISSION -> info.text("[TCP Spurious Retransmission] ");
      case FAST_RETRANSMISSION -> info.text("[TCP Fast Retransmission] ");
      case RETRANSMISSION -> info.text("[TCP Retransmission] ");
      default -> {
        return;
      }
    }
    summary.mood(Summary.Mood.TROUBLE);
  }
}
