package org.icascope.report.json;

import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.flow.Reset;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;

/** What TCP adds to a flow: handshake, close, times, counters of both sides, the first RST. */
final class TcpJson {

  private TcpJson() {}

  static void write(Json json, Flow flow) {
    json.text("handshake", flow.handshake().label());
    json.text("close", flow.close().label());
    json.text("closedBy", flow.closedBy().map(Direction::sender));
    if (flow.portsReused()) {
      json.flag("portsReused", true);
    }
    json.figure("handshakeRttMs", flow.handshakeRttMillis());
    json.figure("synToSynAckMs", flow.synToSynAckMillis());
    json.figure("synAckToAckMs", flow.synAckToAckMillis());
    json.figure("dataRttMs", flow.dataRttMillis());
    boolean synSeen = flow.syn().isPresent();
    boolean synAckSeen = flow.synAck().isPresent();
    side(json, "clientToServer", flow.side(Direction.CLIENT_TO_SERVER), synSeen);
    side(json, "serverToClient", flow.side(Direction.SERVER_TO_CLIENT), synAckSeen);
    flow.firstReset().ifPresent(reset -> reset(json, reset));
  }

  private static void side(Json json, String name, FlowSide side, boolean synSeen) {
    json.object(
        name,
        () -> {
          json.number("retransmissions", side.retransmissions());
          json.number("fastRetransmissions", side.fastRetransmissions());
          json.number("spuriousRetransmissions", side.spuriousRetransmissions());
          json.number("outOfOrder", side.outOfOrder());
          json.number("duplicateAcks", side.duplicateAcks());
          json.number("zeroWindows", side.zeroWindows());
          json.number("zeroWindowProbes", side.windowProbes());
          json.number("zeroWindowProbeAcks", side.windowProbeAcks());
          json.number("windowFull", side.windowFull());
          json.number("windowUpdates", side.windowUpdates());
          json.number("keepAlives", side.keepAlives());
          json.number("keepAliveAcks", side.keepAliveAcks());
          json.number("previousSegmentNotCaptured", side.previousNotCaptured());
          json.number("ackedUnseenSegments", side.ackedUnseen());
          json.number("missingBytes", side.missingBytes());
          json.number("cutBytes", side.cutBytes());
          json.number("badChecksums", side.badChecksums());
          json.numberIfKnown("mss", side.mss());
          json.numberIfKnown("windowScale", side.windowScale());
          if (synSeen) {
            json.flag("sack", side.sack());
          }
          json.numberIfKnown("ttl", side.ttl());
          json.numberIfKnown("dscp", side.dscp());
        });
  }

  private static void reset(Json json, Reset reset) {
    json.object(
        "reset",
        () -> {
          json.text("from", reset.from().sender());
          json.number("ttl", reset.ttl());
          json.number("peerTtl", reset.peerTtl());
          json.number("windowRaw", reset.window());
          json.text("injected", reset.injected().map(Confidence::label));
        });
  }
}
