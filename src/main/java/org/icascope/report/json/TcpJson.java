package org.icascope.report.json;

import java.util.Optional;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

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
    firstReset(flow).ifPresent(from -> reset(json, flow, from));
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

  private static Optional<Direction> firstReset(Flow flow) {
    Optional<FrameMark> client = flow.side(Direction.CLIENT_TO_SERVER).rst();
    Optional<FrameMark> server = flow.side(Direction.SERVER_TO_CLIENT).rst();
    if (client.isPresent() && server.isPresent()) {
      return Optional.of(
          client.get().timeNanos() <= server.get().timeNanos()
              ? Direction.CLIENT_TO_SERVER
              : Direction.SERVER_TO_CLIENT);
    }
    return client
        .map(mark -> Direction.CLIENT_TO_SERVER)
        .or(() -> server.map(mark -> Direction.SERVER_TO_CLIENT));
  }

  private static void reset(Json json, Flow flow, Direction from) {
    FlowSide side = flow.side(from);
    // where the RST is the only packet of that side, its TTL says nothing about the other packets
    boolean comparable = side.packets() > 1 && side.ttl() >= 0;
    json.object(
        "reset",
        () -> {
          json.text("from", from.sender());
          json.number("ttl", side.rstTtl());
          if (comparable) {
            json.number("peerTtl", side.ttl());
          }
          json.number("windowRaw", side.rstWindow());
          if (comparable && side.rstTtl() != side.ttl()) {
            // one sign of several: a changed route gives another TTL too
            json.text("injected", "possible");
          }
        });
  }
}
