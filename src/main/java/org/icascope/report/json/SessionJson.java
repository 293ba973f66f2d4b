package org.icascope.report.json;

import java.util.List;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.session.Link;
import org.icascope.session.Session;
import org.icascope.session.Session.Cgp;
import org.icascope.session.Session.Connection;
import org.icascope.session.Session.NotDecoded;
import org.icascope.session.Session.Setup;

/** One user session. */
final class SessionJson {

  private final Document document;

  SessionJson(Document document) {
    this.document = document;
  }

  void write(Json json, Session session) {
    document.sessionRef(json, "id", session.serial());
    json.text("uid", document.ids().sessionUid(session.serial()));
    Document.address(json, "client", session.client());
    Document.endpoint(json, "server", session.server());
    List<Connection> listed =
        session.connections().stream().filter(c -> document.flow(c.flow()).isPresent()).toList();
    json.texts("flows", document.flowIds(listed.stream().map(Connection::flow).toList()));
    json.array("connections", () -> listed.forEach(c -> connection(json, c)));
    Document.packet(json, "first", session.start().ref());
    Document.packet(json, "last", session.end().ref());
    json.text("startTime", document.time(session.start()));
    json.text("endTime", document.time(session.end()));
    json.text("reliability", session.reliability());
    json.text("outcome", session.outcome().label());
    json.texts("layers", session.layers());
    json.text("stack", session.stack());
    json.text("citrixStack", session.citrixStack());
    json.flag("alreadyRunning", session.alreadyRunning());
    json.flag("clientShared", session.clientShared());
    session.link().session().ifPresent(other -> link(json, session.link(), other));
    session
        .proxied()
        .ifPresent(
            proxied -> {
              GatewayJson gateway =
                  new GatewayJson(json, (name, mark) -> document.mark(json, name, mark));
              json.object("gateway", () -> gateway.write(proxied));
            });
    json.object("setup", () -> setup(json, session.setup()));
    session.cgp().ifPresent(cgp -> json.object("cgp", () -> cgp(json, cgp)));
    session.ica().ifPresent(ica -> json.object("ica", () -> IcaJson.write(json, ica)));
    session
        .ica()
        .flatMap(ica -> ica.identity())
        .ifPresent(identity -> json.object("identity", () -> identity(json, identity)));
    json.array("notDecoded", () -> session.notDecoded().forEach(n -> notDecoded(json, n)));
  }

  /** The other leg of a gateway, where the input has both. */
  private void link(Json json, Link link, int other) {
    json.text("leg", link.leg().label());
    json.object(
        "linkedSession",
        () -> {
          document.sessionRef(json, "session", other);
          json.text("confidence", link.confidence().label());
        });
  }

  private void connection(Json json, Connection connection) {
    json.object(
        () -> {
          document.flowRef(json, "flow", connection.flow());
          json.text("role", connection.role().label());
        });
  }

  private static void setup(Json json, Setup setup) {
    json.figure("tcpMs", setup.tcpMs());
    json.figure("tlsMs", setup.tlsMs());
    json.figure("bindMs", setup.bindMs());
    json.figure("channelOpenMs", setup.channelOpenMs());
    json.figure("icaInitMs", setup.icaInitMs());
    json.figure("firstDataMs", setup.firstDataMs());
  }

  private static void cgp(Json json, Cgp cgp) {
    json.number("timeoutSeconds", cgp.timeoutSeconds());
    json.number("clientKeepAliveMs", cgp.clientKeepAliveMs());
    json.number("serverKeepAliveMs", cgp.serverKeepAliveMs());
    json.number("messagesPerAck", cgp.messagesPerAck());
    json.text("destination", cgp.destination());
    json.flag("staTicket", cgp.staTicket());
    json.number("reconnects", cgp.reconnects());
    json.figure("suspendedMs", cgp.suspendedMs());
    json.object(
        "trackedMessages",
        () -> {
          json.number("clientToServer", cgp.trackedClientToServer());
          json.number("serverToClient", cgp.trackedServerToClient());
        });
    if (cgp.numbersAssumed()) {
      json.flag("numbersAssumed", true);
    }
    json.text("ticketFingerprint", cgp.ticketFingerprint());
  }

  private static void identity(Json json, Identity identity) {
    json.text("user", identity.user());
    json.text("domain", identity.domain());
    json.text("clientName", identity.clientName());
    json.text("application", identity.application());
    json.text("launcher", identity.launcher());
  }

  private static void notDecoded(Json json, NotDecoded notDecoded) {
    json.object(
        () -> {
          json.text("layer", notDecoded.layer());
          json.text("reason", notDecoded.reason());
          json.text("unlock", notDecoded.unlock());
          json.text("confidence", notDecoded.confidence().label());
        });
  }
}
