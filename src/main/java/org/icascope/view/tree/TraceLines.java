package org.icascope.view.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.capture.NstraceHeader;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;
import org.icascope.view.frame.ViewedFrame;

/** The node of what a NetScaler trace says of a packet. Its bytes are none of the frame. */
final class TraceLines {

  private static final List<String> HEXADECIMAL =
      List.of(
          "nstrace.dir",
          "nstrace.pdevno",
          "nstrace.l_pdevno",
          "nstrace.activity",
          "nstrace.capflags",
          "nstrace.err",
          "nstrace.app",
          "nstrace.flags",
          "nstrace.cluster.flags");

  /** In the order of the record; those that it does not have are left out. */
  private static final List<String> LINES =
      List.of(
          "nstrace.dir",
          "nstrace.nicno",
          "nstrace.activity",
          "nstrace.activity.perfcollection",
          "nstrace.activity.pcbzombie",
          "nstrace.activity.natpcbzombie",
          "nstrace.activity.lbstatssync",
          "nstrace.activity.statsreq",
          "nstrace.capflags",
          "nstrace.capflags.dbg",
          "nstrace.capflags.int",
          "nstrace.capflags.skipnwhdr",
          "nstrace.err",
          "nstrace.app",
          "nstrace.coreid",
          "nstrace.vlan",
          "nstrace.pdevno",
          "nstrace.l_pdevno",
          "nstrace.snode",
          "nstrace.dnode",
          "nstrace.flags",
          "nstrace.flags.fp",
          "nstrace.flags.fr",
          "nstrace.flags.dfd",
          "nstrace.flags.srss",
          "nstrace.flags.rssh",
          "nstrace.flags.res",
          "nstrace.src_vm",
          "nstrace.dst_vm",
          "nstrace.sndcwnd",
          "nstrace.rtt",
          "nstrace.tsrecent",
          "nstrace.httpabort",
          "nstrace.cluster.snode",
          "nstrace.cluster.dnode",
          "nstrace.cluster.flags",
          "nstrace.cluster.flags.fp",
          "nstrace.cluster.flags.fr",
          "nstrace.cluster.flags.dfd",
          "nstrace.cluster.flags.srss",
          "nstrace.cluster.flags.rssh",
          "nstrace.cluster.flags.res",
          "nstrace.vmnames.srcvmname",
          "nstrace.vmnames.dstvmnames",
          "nstrace.tcpdbg2.sndCwnd",
          "nstrace.tcpdbg2.ssthresh",
          "nstrace.tcpdbg2.maxsndbuf",
          "nstrace.tcpdbg2.maxrcvbuff",
          "nstrace.tcpdbg2.bwEstimate",
          "nstrace.tcpdbg2.rtt",
          "nstrace.tcpdbg2.Ospckcnt",
          "nstrace.tcpdbg2.tsRecent",
          "nstrace.tcpdbg2.cfgSndBuf",
          "nstrace.tcpdbg2.flavour",
          "nstrace.tcpcc.lastmaxcwnd",
          "nstrace.tcpcc.losscwnd",
          "nstrace.tcpcc.lasttime",
          "nstrace.tcpcc.lastcwnd",
          "nstrace.sslrec.seq",
          "nstrace.inforec.info");

  private TraceLines() {}

  /** Empty for a frame of another format. */
  static Optional<Draft> of(ViewedFrame viewed, FrameFields fields) {
    return NstraceHeader.of(viewed.frame()).map(header -> draft(header, fields));
  }

  private static Draft draft(NstraceHeader header, FrameFields fields) {
    Draft draft = new Draft("NetScaler Packet Trace " + header.version()).field("ns");
    Map<String, Draft> numbers = new HashMap<>(); // below which their bits stand
    for (String name : LINES) {
      Fields.catalog()
          .find(name)
          .ifPresent(
              field ->
                  fields.values(
                      field,
                      value ->
                          numbers.put(
                              name,
                              numbers
                                  .getOrDefault(parent(name), draft)
                                  .child(field.title() + ": " + text(name, value, header))
                                  .value(name, value))));
    }
    return draft;
  }

  private static String parent(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static String text(String name, FieldValue value, NstraceHeader header) {
    if (value instanceof FieldValue.Text text) {
      return ValueText.text(text.value());
    }
    if (value instanceof FieldValue.Truth truth) {
      return truth.value() ? "Set" : "Not set";
    }
    long number = ((FieldValue.Whole) value).value();
    String shown = HEXADECIMAL.contains(name) ? "0x%02x".formatted(number) : Long.toString(number);
    return name.equals("nstrace.dir") ? header.operationName() + " (" + shown + ")" : shown;
  }
}
