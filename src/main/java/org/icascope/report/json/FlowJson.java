package org.icascope.report.json;

import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.CommunityId;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.model.Direction;
import org.icascope.model.Transport;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.edt.EdtFacts;

/** One TCP or UDP flow. */
final class FlowJson {

  private final Document document;

  FlowJson(Document document) {
    this.document = document;
  }

  void write(Json json, FlowResult result) {
    Flow flow = result.flow();
    document.flowRef(json, "id", flow.serial());
    json.text("uid", document.ids().flowUid(flow.serial()));
    json.text("transport", flow.transport().label());
    Document.endpoint(json, "client", flow.client());
    Document.endpoint(json, "server", flow.server());
    if (!flow.clientCertain()) {
      json.flag("clientAssumed", true);
    }
    json.text("communityId", CommunityId.of(flow));
    boolean tcp = flow.transport() == Transport.TCP;
    if (tcp && document.singleFile()) {
      json.number("tcpStream", flow.streamNumber());
    }
    Document.packet(json, "first", flow.first().ref());
    Document.packet(json, "last", flow.last().ref());
    json.text("startTime", document.time(flow.first()));
    json.text("endTime", document.time(flow.last()));
    json.texts("layers", result.layers());
    json.number("vlan", flow.vlan());
    volume(json, "clientToServer", flow.side(Direction.CLIENT_TO_SERVER));
    volume(json, "serverToClient", flow.side(Direction.SERVER_TO_CLIENT));
    if (tcp) {
      json.object("tcp", () -> TcpJson.write(json, flow));
    }
    result.tunnels().forEach(facts -> tunnel(json, facts));
  }

  private static void tunnel(Json json, TunnelFacts facts) {
    if (facts instanceof EdtFacts edt) {
      json.object("edt", () -> EdtJson.write(json, edt));
    }
  }

  private static void volume(Json json, String name, FlowSide side) {
    json.object(
        name,
        () -> {
          json.number("packets", side.packets());
          json.number("payloadBytes", side.payloadBytes());
        });
  }
}
