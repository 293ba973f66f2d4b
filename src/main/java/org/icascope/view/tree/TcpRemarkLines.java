package org.icascope.view.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import org.icascope.flow.SegmentKind;
import org.icascope.flow.SegmentRemark;
import org.icascope.view.frame.ViewedFrame;

/** What a TCP segment is in the light of those before it, in words. */
final class TcpRemarkLines {

  private TcpRemarkLines() {}

  /** Texts by the names of their fields. */
  static Map<String, String> of(ViewedFrame frame) {
    Map<String, String> lines = new LinkedHashMap<>();
    kind(frame.kind(), lines);
    for (SegmentRemark remark : SegmentRemark.values()) {
      if (frame.has(remark)) {
        remark(remark, lines);
      }
    }
    return lines;
  }

  private static void kind(SegmentKind kind, Map<String, String> lines) {
    switch (kind) {
      case NORMAL -> {}
      case KEEP_ALIVE -> add(lines, "keep_alive", "keep-alive");
      case KEEP_ALIVE_ACK -> add(lines, "keep_alive_ack", "ACK to a keep-alive");
      case WINDOW_PROBE -> add(lines, "zero_window_probe", "zero window probe");
      case WINDOW_PROBE_ACK ->
          add(lines, "zero_window_probe_ack", "ACK to a zero window probe, window stays closed");
      case WINDOW_UPDATE -> add(lines, "window_update", "window update");
      case DUPLICATE_ACK -> add(lines, "duplicate_ack", "duplicate ACK");
      case RETRANSMISSION -> add(lines, "retransmission", "retransmission");
      case FAST_RETRANSMISSION ->
          add(lines, "fast_retransmission", "fast retransmission, asked for by duplicate ACKs");
      case SPURIOUS_RETRANSMISSION ->
          add(
              lines,
              "spurious_retransmission",
              "spurious retransmission, the bytes were acknowledged already");
      case OUT_OF_ORDER -> add(lines, "out_of_order", "out of order, a later segment overtook it");
    }
  }

  private static void remark(SegmentRemark remark, Map<String, String> lines) {
    switch (remark) {
      case ZERO_WINDOW -> add(lines, "zero_window", "zero window, the sender takes no more bytes");
      case WINDOW_FULL -> add(lines, "window_full", "window full, the receiver's window ends here");
      case PREVIOUS_NOT_CAPTURED ->
          add(lines, "lost_segment", "bytes before it are not in the capture, or come later");
      case ACKED_UNSEEN ->
          add(
              lines,
              "ack_lost_segment",
              "acknowledges bytes that are not in the capture, or come later");
    }
  }

  private static void add(Map<String, String> lines, String name, String text) {
    lines.put("tcp.analysis." + name, text);
  }
}
