package org.icascope.view.field;

import static org.icascope.view.field.LowerField.when;

import java.util.List;
import java.util.function.ToLongFunction;
import org.icascope.decode.Headers;
import org.icascope.flow.Flow;
import org.icascope.flow.SegmentKind;
import org.icascope.flow.SegmentRemark;
import org.icascope.view.field.LinkFields.Table;
import org.icascope.view.frame.ViewedFrame;

/** What a TCP segment is in the light of those before it, by the names of Wireshark. */
final class TcpAnalysisFields {

  private final Table table;

  private TcpAnalysisFields(Table table) {
    this.table = table;
  }

  static void addTo(Table table) {
    TcpAnalysisFields fields = new TcpAnalysisFields(table);
    fields.kinds();
    fields.remarks();
    fields.numbers();
  }

  private void kinds() {
    kind("fast_retransmission", SegmentKind.FAST_RETRANSMISSION);
    kind("spurious_retransmission", SegmentKind.SPURIOUS_RETRANSMISSION);
    kind("out_of_order", SegmentKind.OUT_OF_ORDER);
    kind("duplicate_ack", SegmentKind.DUPLICATE_ACK);
    kind("keep_alive", SegmentKind.KEEP_ALIVE);
    kind("keep_alive_ack", SegmentKind.KEEP_ALIVE_ACK);
    kind("zero_window_probe", SegmentKind.WINDOW_PROBE);
    kind("zero_window_probe_ack", SegmentKind.WINDOW_PROBE_ACK);
    kind("window_update", SegmentKind.WINDOW_UPDATE);
  }

  private void remarks() {
    remark("zero_window", SegmentRemark.ZERO_WINDOW);
    remark("window_full", SegmentRemark.WINDOW_FULL);
    remark("lost_segment", SegmentRemark.PREVIOUS_NOT_CAPTURED);
    remark("ack_lost_segment", SegmentRemark.ACKED_UNSEEN);
    table.add(
        "tcp.analysis.retransmission",
        when(
            frame ->
                frame.kind() == SegmentKind.RETRANSMISSION
                    || frame.kind() == SegmentKind.FAST_RETRANSMISSION
                    || frame.kind() == SegmentKind.SPURIOUS_RETRANSMISSION));
    table.add(
        "tcp.analysis.flags",
        when(
            frame ->
                frame.kind() != SegmentKind.NORMAL
                    || reusesPorts(frame)
                    || List.of(SegmentRemark.values()).stream().anyMatch(frame::has)));
  }

  private void numbers() {
    table.add("tcp.analysis.reused_ports", when(TcpAnalysisFields::reusesPorts));
    table.add("tcp.analysis.duplicate_ack_num", ofDuplicate(ViewedFrame::duplicateAck));
    table.add("tcp.analysis.duplicate_ack_frame", ofDuplicate(ViewedFrame::acknowledgedFirstIn));
  }

  private static boolean reusesPorts(ViewedFrame frame) {
    return frame.flow().filter(Flow::portsReused).isPresent()
        && frame.partialHeaders().has(Headers.SYN)
        && !frame.partialHeaders().has(Headers.ACK)
        && frame.relativeSequence() == 0;
  }

  private static LowerField.Reader ofDuplicate(ToLongFunction<ViewedFrame> number) {
    return (at, sink) -> {
      if (at.frame().kind() == SegmentKind.DUPLICATE_ACK) {
        sink.accept(new FieldValue.Whole(number.applyAsLong(at.frame())));
      }
    };
  }

  private void kind(String name, SegmentKind kind) {
    table.add("tcp.analysis." + name, when(frame -> frame.kind() == kind));
  }

  private void remark(String name, SegmentRemark remark) {
    table.add("tcp.analysis." + name, when(frame -> frame.has(remark)));
  }
}
