package org.icascope.report.siem;

import static org.icascope.report.siem.Kind.FINDING;
import static org.icascope.report.siem.Kind.SESSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.report.Rfc3339;
import org.icascope.report.siem.Fact.Host;
import org.icascope.report.siem.Fact.Volume;

/**
 * Where things go in a syslog message (RFC 5424): its header, then parameters of two elements of
 * structured data, then the text.
 */
final class SyslogMapping {

  /** Behind the @ stands the enterprise number for examples (RFC 5612): icascope has none. */
  static final String ELEMENT = "icascope@32473";

  /** Free figures have an element of their own, so that their names collide with nothing. */
  static final String FIGURES = "figures@32473";

  static final String PRIORITY = "PRI";
  static final String TIMESTAMP = "TIMESTAMP";
  static final String MESSAGE_ID = "MSGID";
  static final String MESSAGE = "MSG";

  /** Facility local0; the number is that of RFC 5424, table 1. */
  private static final int FACILITY = 16;

  private static final int SEVERITIES = 8;
  private static final long NANOS_PER_MICRO = 1000;
  private static final int MICROSECOND_DIGITS = 6;

  /** Longest MSGID (RFC 5424, section 6). */
  private static final int LONGEST_ID = 32;

  private SyslogMapping() {}

  static List<Row> rows(String toolVersion) {
    List<Row> rows = new ArrayList<>();
    header(rows);
    rows.add(param("kind", "`recordType`", (f, s) -> s.text(f.kind().label())));
    rows.add(param("uid", "`uid`", (f, s) -> s.text(f.uid())));
    rows.add(param("version", "`tool.version`", (f, s) -> s.text(toolVersion)));
    what(rows);
    where(rows);
    joins(rows);
    names(rows);
    rows.add(
        Row.of(
            FIGURES + "/NAME",
            "all other fields by their own names; flows and sessions by `uid`",
            (f, s) -> s.figures(f.figures())));
    rows.add(Row.of(MESSAGE, "`summary` or `title`", (f, s) -> s.text(f.statement().summary())));
    return List.copyOf(rows);
  }

  private static void header(List<Row> rows) {
    rows.add(
        Row.of(
            PRIORITY,
            "128 (facility local0) and the number for `severity`",
            (f, s) -> s.number(FACILITY * SEVERITIES + Scale.SYSLOG.of(f.statement().severity()))));
    rows.add(
        Row.of(
            TIMESTAMP,
            "`time` or `startTime`, six decimals at most",
            (f, s) -> s.text(time(f.span().startNanos()))));
    rows.add(
        Row.of(
            MESSAGE_ID,
            "`type`, `rule`, the word for `cause`, or `session`",
            (f, s) ->
                s.text(
                    f.statement()
                        .type()
                        .substring(0, Math.min(LONGEST_ID, f.statement().type().length())))));
  }

  private static void what(List<Row> rows) {
    rows.add(
        param(
            "type",
            "`type`, `rule`, the word for `cause`, or `session`",
            (f, s) -> s.text(f.statement().type())));
    rows.add(param("severity", "`severity`", (f, s) -> s.text(f.statement().severity().label())));
    rows.add(
        param("confidence", "`confidence`", (f, s) -> s.text(f.statement().confidence().label())));
    rows.add(
        param(
            "outcome",
            "from `result`, `outcome` or `cause`",
            (f, s) -> s.text(f.statement().outcome().label())));
    rows.add(param("end", "`endTime`", (f, s) -> s.text(time(f.span().endNanos()))));
    rows.add(
        Row.of(
            ELEMENT + "/category",
            "`category`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.category()))));
    rows.add(
        Row.of(
            ELEMENT + "/explanation",
            "`explanation`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.explanation()))));
    rows.add(
        Row.of(
            ELEMENT + "/remedy",
            "`remedy`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.remedy()))));
  }

  private static void where(List<Row> rows) {
    side(rows, "client", f -> f.place().client());
    side(rows, "server", f -> f.place().server());
    rows.add(
        param(
            "transport",
            "`transport`",
            (f, s) -> f.place().transport().ifPresent(t -> s.text(t.label()))));
    rows.add(param("layers", "`layers`", (f, s) -> s.some(f.place().layers())));
    rows.add(param("communityId", "`communityId`", (f, s) -> s.text(f.place().communityId())));
    rows.add(volume("clientBytes", "client", Volume::clientPayloadBytes));
    rows.add(volume("serverBytes", "server", Volume::serverPayloadBytes));
  }

  private static void side(List<Row> rows, String side, Function<Fact, Optional<Host>> host) {
    rows.add(
        param(
            side + "Ip",
            "`" + side + ".ip`",
            (f, s) -> host.apply(f).ifPresent(h -> s.text(h.ip()))));
    rows.add(
        param(
            side + "Port",
            "`" + side + ".port`",
            (f, s) -> host.apply(f).ifPresent(h -> h.port().ifPresent(s::number))));
  }

  private static Row volume(String name, String side, Function<Volume, Long> figure) {
    return Row.of(
        ELEMENT + "/" + name,
        "sum of `payloadBytes` of the " + side,
        SESSION,
        (f, s) -> f.place().volume().ifPresent(v -> s.number(figure.apply(v))));
  }

  private static void joins(List<Row> rows) {
    some(rows, "session", f -> f.links().sessions());
    some(rows, "incident", f -> f.links().incidents());
    rows.add(
        param(
            "communityIds", "`communityIds`", (f, s) -> s.some(f.links().communityIds().listed())));
    rows.add(
        param(
            "communityIdCount",
            "how many there are in all",
            (f, s) -> s.number(f.links().communityIds().count())));
    rows.add(param("addresses", EcsMapping.ADDRESSES, (f, s) -> s.some(f.addresses())));
    rows.add(param("file", "`captureFile`", (f, s) -> s.text(f.evidence().file())));
    rows.add(
        param(
            "frames",
            "`frame` of `evidence`, `at`, `detectedAt`, `first` and `last`, 20 at most",
            (f, s) -> s.numbers(f.evidence().frames())));
    rows.add(
        param(
            "frameCount",
            "`evidenceCount`, or how many there are",
            (f, s) -> s.number(f.evidence().total())));
    rows.add(
        param("filter", "`filter`, or one for the flows", (f, s) -> s.text(f.evidence().filter())));
  }

  private static void some(List<Row> rows, String thing, Function<Fact, Fact.Some> some) {
    rows.add(
        param(
            thing + "Uid",
            "`" + thing + "Uid`: all of them, 32 at most",
            (f, s) -> s.some(some.apply(f).listed())));
    rows.add(
        param(
            thing + "Count",
            "how many there are in all",
            (f, s) -> s.number(some.apply(f).count())));
  }

  private static void names(List<Row> rows) {
    rows.add(name("user", Identity::user));
    rows.add(name("domain", Identity::domain));
    rows.add(name("clientName", Identity::clientName));
    rows.add(name("application", Identity::application));
    rows.add(name("launcher", Identity::launcher));
  }

  private static Row name(String name, Function<Identity, Optional<String>> taken) {
    return param(
        name,
        "`identity." + name + "`",
        (f, s) -> f.identity().ifPresent(i -> s.text(taken.apply(i))));
  }

  private static Row param(String name, String ours, Row.Taker taker) {
    return Row.of(ELEMENT + "/" + name, ours, taker);
  }

  /** RFC 5424 allows no more than six decimals. */
  private static String time(long nanos) {
    long micros = Math.floorDiv(nanos, NANOS_PER_MICRO);
    return Rfc3339.of(micros * NANOS_PER_MICRO, MICROSECOND_DIGITS);
  }
}
