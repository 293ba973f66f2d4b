package org.icascope.report.json;

import java.util.List;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Spread;
import org.icascope.session.LegEnd;
import org.icascope.session.Link;
import org.icascope.session.Proxied;

/** Both legs of a session through a gateway. */
final class GatewayJson {

  /** How a frame and its time are written. */
  interface Marks {
    void write(String name, FrameMark mark);
  }

  private final Json json;
  private final Marks marks;

  GatewayJson(Json json, Marks marks) {
    this.json = json;
    this.marks = marks;
  }

  void write(Proxied proxied) {
    json.text("leg", proxied.leg().label());
    json.text("confidence", proxied.confidence().label());
    json.array("clientLeg", () -> legs(proxied.clientLeg()));
    json.array("serverLeg", () -> legs(proxied.serverLeg()));
    json.object(
        "delay",
        () -> {
          for (Direction direction : Direction.values()) {
            delay(proxied, direction);
          }
        });
    json.object(
        "sentAgain",
        () -> {
          json.number("clientToGateway", proxied.sentAgain(true, false));
          json.number("gatewayToClient", proxied.sentAgain(true, true));
          json.number("gatewayToServer", proxied.sentAgain(false, true));
          json.number("serverToGateway", proxied.sentAgain(false, false));
        });
    json.array("ends", () -> proxied.ends().forEach(this::end));
    proxied.launch().ifPresent(launch -> json.object("launch", () -> launch(launch)));
  }

  private void legs(List<Flow> flows) {
    for (Flow flow : flows) {
      json.object(
          () -> {
            Document.endpoint(json, "client", flow.client());
            Document.endpoint(json, "server", flow.server());
            Document.packet(json, "first", flow.first().ref());
          });
    }
  }

  private void delay(Proxied proxied, Direction direction) {
    boolean toServer = direction == Direction.CLIENT_TO_SERVER;
    proxied
        .delay(direction)
        .ifPresent(
            spread ->
                json.object(
                    toServer ? "clientToServer" : "serverToClient",
                    () -> {
                      spread(json, spread);
                      json.figure("maximumMs", spread.maximumMs());
                      json.number("unclear", proxied.unclear(direction));
                    }));
  }

  static void spread(Json json, Spread spread) {
    json.figure("medianMs", spread.medianMs());
    json.figure("p95Ms", spread.p95Ms());
    json.number("samples", spread.samples());
  }

  /** How a connection of one of the legs ended. */
  void end(LegEnd end) {
    json.object(
        () -> {
          Link.Leg leg = end.clientLeg() ? Link.Leg.CLIENT_GATEWAY : Link.Leg.GATEWAY_SERVER;
          json.text("leg", leg.label());
          json.text("close", end.close().label());
          json.text("by", end.by().label());
          Document.endpoint(json, "client", end.flow().client());
          Document.endpoint(json, "server", end.flow().server());
          marks.write("at", end.at());
        });
  }

  private void launch(Proxied.Launch launch) {
    Document.endpoint(json, "sta", launch.sta());
    marks.write("request", launch.request());
    marks.write("answer", launch.answer());
    json.text("serverName", launch.name());
    json.text("confidence", launch.confidence().label());
  }
}
