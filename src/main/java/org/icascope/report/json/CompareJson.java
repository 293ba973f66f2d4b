package org.icascope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import org.icascope.compare.Clock;
import org.icascope.compare.Compared;
import org.icascope.compare.Comparison;
import org.icascope.compare.FlowPair;
import org.icascope.compare.Loss;
import org.icascope.compare.Point;
import org.icascope.compare.Reset;
import org.icascope.compare.SessionPair;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Spread;
import org.icascope.report.Ids;
import org.icascope.report.Rfc3339;
import org.icascope.session.Session;
import tools.jackson.core.JsonGenerator;

/** A comparison as one JSON object, {@code icascope/compare/1}. */
public final class CompareJson {

  private static final String SCHEMA = "icascope/compare/1";

  /** Decimals of times: the finest that files have. */
  private static final int DIGITS = 6;

  private final Json json;
  private final Comparison comparison;
  private final Ids clientSide;
  private final Ids serverSide;

  private CompareJson(Json json, Comparison comparison) {
    this.json = json;
    this.comparison = comparison;
    clientSide = new Ids(comparison.clientSide().analysis());
    serverSide = new Ids(comparison.serverSide().analysis());
  }

  /**
   * Writes the document and a line end; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public static void write(Comparison comparison, DocumentOptions options, OutputStream out)
      throws IOException {
    Generators.unwrapping(
        () -> {
          try (JsonGenerator generator = Generators.indenting(out)) {
            Json json = new Json(generator);
            json.object(() -> new CompareJson(json, comparison).document(options));
            generator.writeRaw('\n');
          }
        });
  }

  private void document(DocumentOptions options) {
    json.text("schema", SCHEMA);
    JsonWriter.tool(json, options);
    if (comparison.clientSide().analysis().traffic().partial()
        || comparison.serverSide().analysis().traffic().partial()) {
      json.flag("partial", true);
    }
    if (comparison.clientSide().analysis().traffic().anonymized()) {
      json.flag("anonymized", true);
    }
    point("clientSide", comparison.clientSide());
    if (!comparison.oneTrace()) {
      point("serverSide", comparison.serverSide());
    }
    json.flag("positionKnown", comparison.positionKnown());
    comparison.clock().ifPresent(clock -> json.object("clock", () -> clock(clock)));
    loss("loss", comparison.loss());
    json.array("legs", this::legs);
    json.array("sessions", () -> comparison.pairs().forEach(p -> json.object(() -> pair(p))));
    json.array(
        "compared", () -> comparison.compared().forEach(c -> json.object(() -> compared(c))));
    json.array(
        "notCompared",
        () ->
            comparison
                .notCompared()
                .forEach(
                    each ->
                        json.object(
                            () -> {
                              ids(each.pair());
                              json.text("reason", each.reason());
                            })));
    json.array(
        "unjoined",
        () ->
            comparison
                .unjoined()
                .forEach(
                    each ->
                        json.object(
                            () -> {
                              json.text("point", each.point());
                              json.text("session", id(each.point(), each.session()));
                              Document.address(json, "client", each.session().client());
                              Document.endpoint(json, "server", each.session().server());
                              json.text("reason", each.reason());
                            })));
  }

  private void point(String name, Point point) {
    json.object(
        name,
        () -> {
          json.text("point", point.name());
          json.array(
              "captures",
              () ->
                  point
                      .analysis()
                      .captures()
                      .forEach(c -> json.object(() -> CaptureJson.write(json, c))));
        });
  }

  private void clock(Clock clock) {
    json.flag("sameRecorder", clock.sameRecorder());
    json.figure("offsetMs", clock.offsetMs());
    json.figure("errorMs", clock.errorMs());
    json.figure("driftPpm", clock.driftPpm());
    if (!clock.sameRecorder()) {
      json.text(
          "assumption",
          clock.errorMs().isPresent()
              ? "the delay is the same both ways"
              : "one direction only: the offset contains the delay");
    }
  }

  private void loss(String name, Map<Direction, Loss> losses) {
    json.object(
        name,
        () -> {
          json.object("clientToServer", () -> loss(losses.get(Direction.CLIENT_TO_SERVER)));
          json.object("serverToClient", () -> loss(losses.get(Direction.SERVER_TO_CLIENT)));
        });
  }

  private void loss(Loss loss) {
    json.number("segments", loss.segments());
    json.number("lost", loss.lost());
    json.number("lostWithPayload", loss.lostData());
    json.number("notRecordedAtReceiver", loss.notRecorded());
    json.number("notRecordedAtSender", loss.missingAtSender());
    json.number("acknowledgements", loss.acknowledgements());
    json.number("acknowledgementsMissing", loss.acknowledgementsMissing());
    json.number("regrouped", loss.regrouped());
    json.number("outside", loss.outside());
    loss.firstLost().ifPresent(mark -> mark("firstLost", mark));
    loss.worst()
        .ifPresent(
            worst ->
                json.object(
                    "worstTenSeconds",
                    () -> {
                      json.text("startTime", Rfc3339.of(worst.startNanos(), 0));
                      json.number("segments", worst.segments());
                      json.number("lost", worst.lost());
                    }));
  }

  private void mark(String name, FrameMark mark) {
    json.object(
        name,
        () -> {
          Document.packet(json, mark.ref());
          json.text("time", Rfc3339.of(mark.timeNanos(), DIGITS));
        });
  }

  private void legs() {
    leg("client", "clientSide", true, comparison.beyondClientSide());
    leg(
        "clientSide",
        "serverSide",
        false,
        Optional.ofNullable(comparison.delay().get(Direction.CLIENT_TO_SERVER)));
    leg(
        "serverSide",
        "clientSide",
        false,
        Optional.ofNullable(comparison.delay().get(Direction.SERVER_TO_CLIENT)));
    leg("serverSide", "server", true, comparison.beyondServerSide());
  }

  private void leg(String from, String to, boolean roundTrip, Optional<Spread> spread) {
    spread.ifPresent(
        found ->
            json.object(
                () -> {
                  json.text("from", from);
                  json.text("to", to);
                  json.flag("roundTrip", roundTrip);
                  GatewayJson.spread(json, found);
                }));
  }

  private String id(String point, Session session) {
    Ids ids = point.equals(comparison.clientSide().name()) ? clientSide : serverSide;
    return ids.session(session.serial()).orElseThrow();
  }

  private void ids(SessionPair pair) {
    pair.a().ifPresent(s -> json.text("clientSide", clientSide.session(s.serial())));
    pair.b().ifPresent(s -> json.text("serverSide", serverSide.session(s.serial())));
  }

  private void pair(SessionPair pair) {
    ids(pair);
    json.text("by", pair.by().label());
    json.text("confidence", pair.confidence().label());
    json.flag("gateway", pair.isOfGateway());
    json.array("connections", () -> pair.flows().forEach(f -> json.object(() -> flows(f))));
  }

  private void flows(FlowPair pair) {
    json.object("clientSide", () -> flow(pair.a()));
    json.object("serverSide", () -> flow(pair.b()));
    json.text("confidence", pair.confidence().label());
    json.flag("translated", pair.translated());
  }

  private void flow(Flow flow) {
    Document.endpoint(json, "client", flow.client());
    Document.endpoint(json, "server", flow.server());
    Document.packet(json, flow.first().ref());
  }

  private void compared(Compared compared) {
    ids(compared.pair());
    json.text("what", compared.flow().isPresent() ? "segments" : "messages");
    compared.flow().ifPresent(flow -> json.object("connection", () -> flows(flow)));
    json.object(
        "matched",
        () -> {
          json.number("clientToServer", compared.matched().get(Direction.CLIENT_TO_SERVER));
          json.number("serverToClient", compared.matched().get(Direction.SERVER_TO_CLIENT));
        });
    loss("loss", compared.loss());
    json.object(
        "delay",
        () -> {
          delay("clientToServer", compared.delay().get(Direction.CLIENT_TO_SERVER));
          delay("serverToClient", compared.delay().get(Direction.SERVER_TO_CLIENT));
        });
    if (compared.flow().isEmpty()) {
      GatewayJson legs = new GatewayJson(json, this::mark);
      json.array("ends", () -> compared.ends().forEach(legs::end));
    }
    json.array(
        "resets", () -> compared.resets().forEach(r -> json.object(() -> reset(compared, r))));
  }

  private void delay(String name, Spread spread) {
    Optional.ofNullable(spread)
        .ifPresent(found -> json.object(name, () -> GatewayJson.spread(json, found)));
  }

  private void reset(Compared compared, Reset reset) {
    json.text("bears", reset.bears().sender());
    json.text("origin", reset.origin().label());
    json.text("confidence", reset.confidence().label());
    json.flag("delivered", reset.delivered());
    json.text("kind", comparison.kind(compared, reset).label());
    reset.near().ifPresent(mark -> mark("clientSide", mark));
    reset.far().ifPresent(mark -> mark("serverSide", mark));
  }
}
