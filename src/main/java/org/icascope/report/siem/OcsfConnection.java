package org.icascope.report.siem;

import static org.icascope.report.siem.Kind.SESSION;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.report.siem.Fact.Host;
import org.icascope.report.siem.Fact.Volume;

/** The part of {@link OcsfMapping} that is about a connection and its two ends. */
final class OcsfConnection {

  private OcsfConnection() {}

  /** Application, connection and traffic of an activity. */
  static void network(List<Row> rows, Set<Kind> kinds) {
    rows.add(new Row("app_name", "always `citrix-hdx`", kinds, (f, s) -> s.text("citrix-hdx")));
    connection(rows, "", kinds);
    rows.add(volume("traffic.bytes", v -> v.clientPayloadBytes() + v.serverPayloadBytes()));
    rows.add(volume("traffic.bytes_out", Volume::clientPayloadBytes));
    rows.add(volume("traffic.bytes_in", Volume::serverPayloadBytes));
    rows.add(volume("traffic.packets", v -> v.clientPackets() + v.serverPackets()));
    rows.add(volume("traffic.packets_out", Volume::clientPackets));
    rows.add(volume("traffic.packets_in", Volume::serverPackets));
  }

  private static Row volume(String field, Function<Volume, Long> figure) {
    return Row.of(
        field,
        "sum of `payloadBytes` or `packets` of its flows; out is from the client",
        SESSION,
        (f, s) -> f.place().volume().ifPresent(v -> s.number(figure.apply(v))));
  }

  /** The connection, of an activity itself, of a finding as evidence. */
  static void connection(List<Row> rows, String in, Set<Kind> kinds) {
    rows.add(
        new Row(
            in + "connection_info.direction_id",
            "always 0: unknown",
            kinds,
            (f, s) -> s.number(0)));
    rows.add(
        new Row(
            in + "connection_info.community_uid",
            "`communityId`",
            kinds,
            (f, s) -> s.text(f.place().communityId())));
    rows.add(
        new Row(
            in + "connection_info.protocol_name",
            "`transport`",
            kinds,
            (f, s) -> f.place().transport().ifPresent(t -> s.text(t.label()))));
    rows.add(
        new Row(
            in + "connection_info.protocol_num",
            "`transport`",
            kinds,
            (f, s) -> f.place().transport().ifPresent(t -> s.number(t.protocolNumber()))));
    rows.add(
        new Row(
            in + "connection_info.protocol_ver_id",
            "IP version of `server.ip`",
            kinds,
            (f, s) ->
                f.place().server().or(f.place()::client).ifPresent(h -> s.number(h.version()))));
    side(rows, in + "dst_endpoint.", "server", kinds, f -> f.place().server());
    side(rows, in + "src_endpoint.", "client", kinds, f -> f.place().client());
    rows.add(name(in + "src_endpoint.name", "clientName", kinds, Identity::clientName));
    rows.add(name(in + "src_endpoint.owner.name", "user", kinds, Identity::user));
    // the schema wants a name in every user
    rows.add(
        new Row(
            in + "src_endpoint.owner.domain",
            "`identity.domain`, where there is a `user`",
            kinds,
            (f, s) ->
                f.identity().filter(i -> i.user().isPresent()).ifPresent(i -> s.text(i.domain()))));
  }

  private static void side(
      List<Row> rows,
      String in,
      String ours,
      Set<Kind> kinds,
      Function<Fact, Optional<Host>> host) {
    rows.add(
        new Row(
            in + "ip",
            "`" + ours + ".ip`",
            kinds,
            (f, s) -> host.apply(f).ifPresent(h -> s.text(h.ip()))));
    rows.add(
        new Row(
            in + "port",
            "`" + ours + ".port`",
            kinds,
            (f, s) -> host.apply(f).ifPresent(h -> h.port().ifPresent(s::number))));
  }

  static Row name(
      String field, String ours, Set<Kind> kinds, Function<Identity, Optional<String>> taken) {
    return new Row(
        field,
        "`identity." + ours + "`",
        kinds,
        (f, s) -> f.identity().ifPresent(i -> s.text(taken.apply(i))));
  }
}
