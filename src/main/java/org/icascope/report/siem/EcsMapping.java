package org.icascope.report.siem;

import static org.icascope.report.siem.Kind.FINDING;
import static org.icascope.report.siem.Kind.SESSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.report.siem.Fact.Change;
import org.icascope.report.siem.Fact.Host;
import org.icascope.report.siem.Fact.Volume;

/**
 * Where things go in the <a href="https://www.elastic.co/docs/reference/ecs">Elastic Common
 * Schema</a>; what it has no field for goes under {@code icascope}. Fields of one object follow one
 * another.
 */
final class EcsMapping {

  /** The version whose fields are used. */
  static final String VERSION = "8.11.0";

  /** What a list of addresses holds. */
  static final String ADDRESSES = "`client.ip` and `server.ip` of all its flows, 20 at most";

  private EcsMapping() {}

  static List<Row> rows(String toolVersion) {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of("@timestamp", "`time` or `startTime`", (f, s) -> s.text(f.span().startText())));
    rows.add(Row.of("message", "`summary` or `title`", (f, s) -> s.text(f.statement().summary())));
    rows.add(Row.always("ecs.version", VERSION));
    event(rows);
    rows.add(Row.of("log.level", "`severity`", (f, s) -> s.text(f.statement().severity().label())));
    network(rows);
    side(rows, "source", "client", f -> f.place().client(), true);
    side(rows, "destination", "server", f -> f.place().server(), false);
    rows.add(Row.of("related.ip", ADDRESSES, (f, s) -> s.some(f.addresses())));
    rows.add(Row.of("related.user", "`identity.user`", EcsMapping::relatedUser));
    rows.add(Row.always("observer.vendor", "icascope"));
    rows.add(Row.always("observer.product", "icascope"));
    rows.add(Row.always("observer.type", "analyzer"));
    rows.add(Row.of("observer.version", "`tool.version`", (f, s) -> s.text(toolVersion)));
    rows.add(Row.of("file.name", "`captureFile`", (f, s) -> s.text(f.evidence().file())));
    rule(rows);
    EcsOwnFields.add(rows);
    return List.copyOf(rows);
  }

  private static void event(List<Row> rows) {
    rows.add(
        Row.of(
            "event.kind",
            "`alert` for incidents and findings, `event` for sessions and events",
            (f, s) -> s.text(f.kind().alert() ? "alert" : "event")));
    rows.add(
        Row.of(
            "event.category",
            "`network`; and `session` where there is a `sessionUid`",
            (f, s) -> s.texts(f.links().sessions().count() == 0 ? NETWORK : NETWORK_AND_SESSION)));
    rows.add(
        Row.of(
            "event.type",
            "what it says of a connection: `connection` with `start`, `end`, `denied` or `info`",
            (f, s) -> s.texts(types(f.statement().change()))));
    rows.add(
        Row.of(
            "event.action",
            "`type`, `rule`, the word for `cause`, or `session`",
            (f, s) -> s.text(f.statement().type())));
    rows.add(
        Row.of(
            "event.outcome",
            "from `result`, `outcome` or `cause`",
            (f, s) -> s.text(f.statement().outcome().label())));
    rows.add(
        Row.of(
            "event.severity",
            "`severity`",
            (f, s) -> s.number(Scale.ECS.of(f.statement().severity()))));
    rows.add(Row.of("event.id", "`uid`", (f, s) -> s.text(f.uid())));
    rows.add(
        Row.of(
            "event.sequence", "position in the list of its kind", (f, s) -> s.number(f.number())));
    rows.add(
        Row.of("event.start", "`time` or `startTime`", (f, s) -> s.text(f.span().startText())));
    rows.add(Row.of("event.end", "`endTime`", (f, s) -> s.text(f.span().endText())));
    rows.add(
        Row.of(
            "event.duration",
            "`endTime` less `startTime`, nanoseconds",
            (f, s) -> s.number(f.span().endNanos() - f.span().startNanos())));
    rows.add(
        Row.of("event.dataset", "`icascope.` and the kind", (f, s) -> s.text(dataset(f.kind()))));
    rows.add(Row.always("event.module", "icascope"));
    rows.add(Row.always("event.provider", "icascope"));
  }

  private static void network(List<Row> rows) {
    rows.add(
        Row.of(
            "network.type",
            "IP version of `server.ip`",
            (f, s) -> either(f).ifPresent(h -> s.text(h.version() == 4 ? "ipv4" : "ipv6"))));
    rows.add(
        Row.of(
            "network.transport",
            "`transport`",
            (f, s) -> f.place().transport().ifPresent(t -> s.text(t.label()))));
    rows.add(
        Row.of(
            "network.iana_number",
            "`transport`",
            (f, s) ->
                f.place()
                    .transport()
                    .ifPresent(t -> s.text(Integer.toString(t.protocolNumber())))));
    rows.add(
        Row.of(
            "network.protocol",
            "first of `layers`",
            (f, s) -> f.place().layers().stream().findFirst().ifPresent(s::text)));
    rows.add(Row.always("network.application", "citrix-hdx"));
    rows.add(
        Row.of("network.community_id", "`communityId`", (f, s) -> s.text(f.place().communityId())));
    rows.add(
        volume(
            "network.bytes", v -> v.clientPayloadBytes() + v.serverPayloadBytes(), "payloadBytes"));
    rows.add(volume("network.packets", v -> v.clientPackets() + v.serverPackets(), "packets"));
  }

  private static Row volume(String field, Function<Volume, Long> figure, String ours) {
    return Row.of(
        field,
        "sum of `" + ours + "` of its flows",
        SESSION,
        (f, s) -> f.place().volume().ifPresent(v -> s.number(figure.apply(v))));
  }

  private static void side(
      List<Row> rows,
      String side,
      String ours,
      Function<Fact, Optional<Host>> host,
      boolean client) {
    rows.add(
        Row.of(
            side + ".address",
            "`" + ours + ".ip`",
            (f, s) -> host.apply(f).ifPresent(h -> s.text(h.ip()))));
    rows.add(
        Row.of(
            side + ".ip",
            "`" + ours + ".ip`",
            (f, s) -> host.apply(f).ifPresent(h -> s.text(h.ip()))));
    rows.add(
        Row.of(
            side + ".port",
            "`" + ours + ".port`",
            (f, s) -> host.apply(f).ifPresent(h -> h.port().ifPresent(s::number))));
    rows.add(
        volume(
            side + ".bytes",
            v -> client ? v.clientPayloadBytes() : v.serverPayloadBytes(),
            "payloadBytes"));
    rows.add(
        volume(side + ".packets", v -> client ? v.clientPackets() : v.serverPackets(), "packets"));
    if (client) {
      rows.add(name("source.user.name", "user", Identity::user));
      rows.add(name("source.user.domain", "domain", Identity::domain));
    }
  }

  static Row name(String field, String ours, Function<Identity, Optional<String>> taken) {
    return Row.of(
        field,
        "`identity." + ours + "`",
        (f, s) -> f.identity().ifPresent(i -> s.text(taken.apply(i))));
  }

  private static void rule(List<Row> rows) {
    rows.add(
        Row.of("rule.id", "`rule`", FINDING, (f, s) -> f.rule().ifPresent(r -> s.text(r.name()))));
    rows.add(Row.of("rule.name", "`title`", FINDING, (f, s) -> s.text(f.statement().summary())));
    rows.add(
        Row.of(
            "rule.category",
            "`category`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.category()))));
    rows.add(
        Row.of(
            "rule.description",
            "`explanation`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.explanation()))));
  }

  private static final List<String> NETWORK = List.of("network");
  private static final List<String> NETWORK_AND_SESSION = List.of("network", "session");
  private static final List<String> START = List.of("connection", "start");
  private static final List<String> END = List.of("connection", "end");
  private static final List<String> DENIED = List.of("connection", "denied");
  private static final List<String> INFO = List.of("connection", "info");

  private static List<String> types(Change change) {
    return switch (change) {
      case OPENED -> START;
      case CLOSED, RESET -> END;
      case REFUSED -> DENIED;
      case FAILED, TRAFFIC -> INFO;
    };
  }

  private static String dataset(Kind kind) {
    return switch (kind) {
      case SESSION -> "icascope.session";
      case INCIDENT -> "icascope.incident";
      case EVENT -> "icascope.event";
      case FINDING -> "icascope.finding";
    };
  }

  private static Optional<Host> either(Fact fact) {
    return fact.place().server().or(fact.place()::client);
  }

  private static void relatedUser(Fact fact, FieldSink sink) {
    fact.identity().flatMap(Identity::user).ifPresent(user -> sink.texts(List.of(user)));
  }
}
