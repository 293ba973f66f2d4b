package org.icascope.report.siem;

import static org.icascope.report.siem.Kind.EVENT;
import static org.icascope.report.siem.Kind.FINDING;
import static org.icascope.report.siem.Kind.INCIDENT;
import static org.icascope.report.siem.Kind.SESSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.report.siem.Fact.Change;
import org.icascope.report.siem.Fact.Outcome;

/**
 * Where things go in the <a href="https://schema.ocsf.io">Open Cybersecurity Schema Framework</a>:
 * sessions and events are Network Activity (4001), incidents and findings Detection Finding (2004).
 * What it has no attribute for goes under {@code unmapped}.
 */
final class OcsfMapping {

  /** The version whose attributes are used. */
  static final String VERSION = "1.5.0";

  private static final int NETWORK_ACTIVITY = 4001;
  private static final int DETECTION_FINDING = 2004;
  private static final int CREATE = 1;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private OcsfMapping() {}

  static List<Row> rows(String toolVersion) {
    List<Row> rows = new ArrayList<>();
    classification(rows);
    rows.add(
        Row.of(
            "time",
            "`time` or `startTime`, milliseconds since 1970",
            (f, s) -> s.number(millis(f.span().startNanos()))));
    rows.add(Row.of("start_time", "the same", (f, s) -> s.number(millis(f.span().startNanos()))));
    rows.add(
        Row.of(
            "end_time",
            "`endTime`, milliseconds since 1970",
            (f, s) -> s.number(millis(f.span().endNanos()))));
    rows.add(
        Row.of(
            "duration",
            "`endTime` less `startTime`, milliseconds",
            (f, s) -> s.number(millis(f.span().endNanos()) - millis(f.span().startNanos()))));
    rows.add(Row.of("message", "`summary` or `title`", (f, s) -> s.text(f.statement().summary())));
    status(rows);
    metadata(rows, toolVersion);
    OcsfConnection.network(rows, ACTIVITIES);
    finding(rows);
    unmapped(rows);
    return List.copyOf(rows);
  }

  private static void classification(List<Row> rows) {
    rows.add(
        Row.of(
            "activity_id",
            "what it says of a connection: 1 open, 2 close, 3 reset, 4 fail, 5 refuse, 6 traffic;"
                + " of a finding 1 create",
            (f, s) -> s.number(activity(f))));
    rows.add(
        Row.of(
            "category_uid",
            "4 for sessions and events, 2 for incidents and findings",
            (f, s) -> s.number(f.kind().alert() ? 2 : 4)));
    rows.add(
        Row.of(
            "class_uid",
            "4001 for sessions and events, 2004 for incidents and findings",
            (f, s) -> s.number(classUid(f))));
    rows.add(
        Row.of(
            "type_uid",
            "`class_uid` times 100 and `activity_id`",
            (f, s) -> s.number(classUid(f) * 100L + activity(f))));
    rows.add(
        Row.of(
            "severity_id",
            "`severity`",
            (f, s) -> s.number(Scale.OCSF.of(f.statement().severity()))));
  }

  private static void status(List<Row> rows) {
    rows.add(
        Row.of(
            "status_id",
            "from `result`, `outcome` or `cause`: 1 success, 2 failure, 0 unknown",
            SESSION,
            EVENT,
            (f, s) -> s.number(statusId(f.statement().outcome()))));
    rows.add(
        Row.of(
            "status_detail",
            "`type`, `outcome` or `cause`",
            SESSION,
            EVENT,
            (f, s) -> s.text(f.statement().type())));
    rows.add(
        Row.of(
            "confidence_id",
            "`confidence`: 3 certain, 2 likely, 1 possible",
            INCIDENT,
            FINDING,
            (f, s) -> s.number(3L - f.statement().confidence().ordinal())));
    rows.add(Row.of("is_alert", "always true", INCIDENT, FINDING, (f, s) -> s.flag(true)));
  }

  private static void metadata(List<Row> rows, String toolVersion) {
    rows.add(Row.always("metadata.version", VERSION));
    rows.add(Row.always("metadata.product.name", "icascope"));
    rows.add(Row.always("metadata.product.vendor_name", "icascope"));
    rows.add(Row.of("metadata.product.version", "`tool.version`", (f, s) -> s.text(toolVersion)));
    rows.add(Row.of("metadata.uid", "`uid`", (f, s) -> s.text(f.uid())));
    rows.add(
        Row.of(
            "metadata.correlation_uid",
            "`incidentUid`, else `sessionUid`",
            (f, s) -> s.text(f.links().incidents().first().or(f.links().sessions()::first))));
    rows.add(
        Row.of(
            "metadata.event_code",
            "`type`, `rule`, the word for `cause`, or `session`",
            (f, s) -> s.text(f.statement().type())));
    rows.add(
        Row.of(
            "metadata.sequence",
            "position in the list of its kind",
            (f, s) -> s.number(f.number())));
    rows.add(Row.of("metadata.log_name", "`captureFile`", (f, s) -> s.text(f.evidence().file())));
  }

  private static final Set<Kind> ACTIVITIES = Set.of(SESSION, EVENT);
  private static final Set<Kind> JUDGEMENTS = Set.of(INCIDENT, FINDING);

  private static void finding(List<Row> rows) {
    rows.add(Row.of("finding_info.uid", "`uid`", INCIDENT, FINDING, (f, s) -> s.text(f.uid())));
    rows.add(
        Row.of(
            "finding_info.title",
            "`summary` or `title`",
            INCIDENT,
            FINDING,
            (f, s) -> s.text(f.statement().summary())));
    rows.add(
        Row.of(
            "finding_info.desc",
            "`explanation`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.explanation()))));
    rows.add(
        Row.of(
            "finding_info.types",
            "`category`; of an incident `incident`",
            INCIDENT,
            FINDING,
            (f, s) ->
                s.texts(List.of(f.rule().map(Fact.Rule::category).orElse(f.kind().label())))));
    rows.add(
        Row.of(
            "finding_info.first_seen_time",
            "`startTime`, milliseconds since 1970",
            INCIDENT,
            FINDING,
            (f, s) -> s.number(millis(f.span().startNanos()))));
    rows.add(
        Row.of(
            "finding_info.last_seen_time",
            "`endTime`, milliseconds since 1970",
            INCIDENT,
            FINDING,
            (f, s) -> s.number(millis(f.span().endNanos()))));
    rows.add(
        Row.of(
            "finding_info.analytic.uid",
            "`rule`, or the word for `cause`",
            INCIDENT,
            FINDING,
            (f, s) -> s.text(f.statement().type())));
    rows.add(
        Row.of(
            "finding_info.analytic.type_id",
            "always 1: rule",
            INCIDENT,
            FINDING,
            (f, s) -> s.number(1)));
    rows.add(
        Row.of(
            "remediation.desc",
            "`remedy`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.remedy()))));
    OcsfConnection.connection(rows, "evidences[].", JUDGEMENTS);
  }

  private static void unmapped(List<Row> rows) {
    rows.add(Row.of("unmapped.kind", "`recordType`", (f, s) -> s.text(f.kind().label())));
    some(rows, "session", f -> f.links().sessions());
    some(rows, "incident", f -> f.links().incidents());
    rows.add(
        Row.of(
            "unmapped.community_ids",
            "`communityIds`",
            (f, s) -> s.some(f.links().communityIds().listed())));
    rows.add(
        Row.of(
            "unmapped.community_id_count",
            "how many there are in all",
            (f, s) -> s.number(f.links().communityIds().count())));
    rows.add(Row.of("unmapped.addresses", EcsMapping.ADDRESSES, (f, s) -> s.some(f.addresses())));
    rows.add(Row.of("unmapped.layers", "`layers`", (f, s) -> s.some(f.place().layers())));
    rows.add(
        Row.of("unmapped.evidence.file", "`captureFile`", (f, s) -> s.text(f.evidence().file())));
    rows.add(
        Row.of(
            "unmapped.evidence.frames",
            "`frame` of `evidence`, `at`, `detectedAt`, `first` and `last`, 20 at most",
            (f, s) -> s.numbers(f.evidence().frames())));
    rows.add(
        Row.of(
            "unmapped.evidence.total",
            "`evidenceCount`, or how many there are",
            (f, s) -> s.number(f.evidence().total())));
    rows.add(
        Row.of(
            "unmapped.filter",
            "`filter`, or one for the flows",
            (f, s) -> s.text(f.evidence().filter())));
    Set<Kind> all = Set.of(Kind.values());
    rows.add(
        OcsfConnection.name("unmapped.application", "application", all, Identity::application));
    rows.add(OcsfConnection.name("unmapped.launcher", "launcher", all, Identity::launcher));
    rows.add(
        Row.of(
            "unmapped.figures",
            "all other fields by their own names; flows and sessions by `uid`",
            (f, s) -> s.figures(f.figures())));
  }

  private static void some(List<Row> rows, String thing, Function<Fact, Fact.Some> some) {
    rows.add(
        Row.of(
            "unmapped." + thing + "_uids",
            "`uid`s of all of them, 32 at most",
            (f, s) -> s.some(some.apply(f).listed())));
    rows.add(
        Row.of(
            "unmapped." + thing + "_count",
            "how many there are in all",
            (f, s) -> s.number(some.apply(f).count())));
  }

  private static long millis(long nanos) {
    return Math.floorDiv(nanos, NANOS_PER_MILLI);
  }

  private static int classUid(Fact fact) {
    return fact.kind().alert() ? DETECTION_FINDING : NETWORK_ACTIVITY;
  }

  private static int activity(Fact fact) {
    return fact.kind().alert() ? CREATE : activity(fact.statement().change());
  }

  private static int activity(Change change) {
    return switch (change) {
      case OPENED -> 1;
      case CLOSED -> 2;
      case RESET -> 3;
      case FAILED -> 4;
      case REFUSED -> 5;
      case TRAFFIC -> 6;
    };
  }

  private static int statusId(Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> 1;
      case FAILURE -> 2;
      case UNKNOWN -> 0;
    };
  }
}
