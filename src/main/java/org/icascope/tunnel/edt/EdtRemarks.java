package org.icascope.tunnel.edt;

import org.icascope.model.Diagnostic;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelContext;

/** Diagnostics about the packets of one EDT connection. */
final class EdtRemarks {

  private final TunnelContext context;

  EdtRemarks(TunnelContext context) {
    this.context = context;
  }

  void malformed(Chunk packet) {
    remark(
        Severity.WARNING,
        "edt.malformed",
        "a datagram of " + (packet.length() + packet.cutBytes()) + " bytes is no EDT packet",
        packet);
  }

  void far(Chunk packet) {
    remark(
        Severity.WARNING,
        "edt.malformed",
        "a data packet is numbered far beyond all others, and none follows it: it is passed over",
        packet);
  }

  void unknownType(int type, Chunk packet) {
    remark(
        Severity.NOTICE,
        "edt.undecoded",
        String.format("control packet of unknown type 0x%04x", type),
        packet);
  }

  void otherConnection(Chunk packet) {
    remark(
        Severity.NOTICE,
        "edt.undecoded",
        "a packet of another EDT connection between the same ports is not decoded",
        packet);
  }

  void limit(long waitingBytes, Chunk packet) {
    remark(
        Severity.WARNING,
        "edt.limit",
        "a hole was given up because " + waitingBytes + " bytes were waiting behind it",
        packet);
  }

  private void remark(Severity severity, String code, String message, Chunk packet) {
    context
        .diagnostics()
        .report(Diagnostic.of(severity, code, message, packet.mark(), context.flow().serial()));
  }
}
