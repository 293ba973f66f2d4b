package org.icascope.report.siem;

import static org.icascope.report.siem.Kind.FINDING;
import static org.icascope.report.siem.Kind.SESSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.report.siem.Fact.Host;
import org.icascope.report.siem.Fact.Volume;

/**
 * Where things go in the Common Event Format, version 0 (ArcSight, "Implementing ArcSight Common
 * Event Format"): the seven fields of the header first, then keys of its extension dictionary. Each
 * is cut to the length that the dictionary allows.
 */
final class CefMapping {

  /** What the names of fields of the header begin with. */
  static final String HEADER = "header ";

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int NAME_LENGTH = 512;
  private static final int ACTION_LENGTH = 63;
  private static final int MESSAGE_LENGTH = 1023;
  private static final int CUSTOM_LENGTH = 4000;

  private CefMapping() {}

  static List<Row> rows(String toolVersion) {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.always(HEADER + "Device Vendor", "icascope"));
    rows.add(Row.always(HEADER + "Device Product", "icascope"));
    rows.add(Row.of(HEADER + "Device Version", "`tool.version`", (f, s) -> s.text(toolVersion)));
    rows.add(
        Row.of(
            HEADER + "Device Event Class ID",
            "`type`, `rule`, the word for `cause`, or `session`",
            (f, s) -> s.text(f.statement().type())));
    rows.add(
        Row.of(
            HEADER + "Name",
            "`summary` or `title`",
            (f, s) -> s.text(CleanText.cut(f.statement().summary(), NAME_LENGTH))));
    rows.add(
        Row.of(
            HEADER + "Severity",
            "`severity`",
            (f, s) -> s.number(Scale.CEF.of(f.statement().severity()))));
    what(rows);
    where(rows);
    names(rows);
    custom(rows);
    return List.copyOf(rows);
  }

  private static void what(List<Row> rows) {
    rows.add(millis("rt", "`time` or `startTime`", f -> f.span().startNanos()));
    rows.add(millis("start", "the same", f -> f.span().startNanos()));
    rows.add(millis("end", "`endTime`", f -> f.span().endNanos()));
    rows.add(Row.of("externalId", "`uid`", (f, s) -> s.text(f.uid())));
    rows.add(
        Row.of(
            "cat", "`icascope.` and the kind", (f, s) -> s.text("icascope." + f.kind().label())));
    rows.add(
        Row.of(
            "act",
            "`type`, `rule`, the word for `cause`, or `session`",
            (f, s) -> s.text(CleanText.cut(f.statement().type(), ACTION_LENGTH))));
    rows.add(
        Row.of(
            "outcome",
            "from `result`, `outcome` or `cause`",
            (f, s) -> s.text(f.statement().outcome().label())));
    rows.add(
        Row.of(
            "reason",
            "`category`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.category()))));
    rows.add(
        Row.of(
            "msg",
            "`explanation`, else `summary`",
            (f, s) ->
                s.text(
                    CleanText.cut(
                        f.rule().map(Fact.Rule::explanation).orElse(f.statement().summary()),
                        MESSAGE_LENGTH))));
    rows.add(Row.of("fname", "`captureFile`", (f, s) -> s.text(f.evidence().file())));
  }

  private static Row millis(String key, String ours, Function<Fact, Long> nanos) {
    return Row.of(
        key,
        ours + ", milliseconds since 1970",
        (f, s) -> s.number(Math.floorDiv(nanos.apply(f), NANOS_PER_MILLI)));
  }

  private static void where(List<Row> rows) {
    rows.add(
        Row.of(
            "proto",
            "`transport`",
            (f, s) ->
                f.place().transport().ifPresent(t -> s.text(t.label().toUpperCase(Locale.ROOT)))));
    rows.add(
        Row.of(
            "app",
            "first of `layers`",
            (f, s) -> f.place().layers().stream().findFirst().ifPresent(s::text)));
    side(rows, "src", "spt", "client", f -> f.place().client());
    side(rows, "dst", "dpt", "server", f -> f.place().server());
    six(rows, "c6a2", "Source IPv6 Address", "client", f -> f.place().client());
    six(rows, "c6a3", "Destination IPv6 Address", "server", f -> f.place().server());
    // the dictionary has "in" for what flows from source to destination
    rows.add(volume("in", "client", Volume::clientPayloadBytes));
    rows.add(volume("out", "server", Volume::serverPayloadBytes));
  }

  private static void side(
      List<Row> rows,
      String address,
      String port,
      String ours,
      Function<Fact, Optional<Host>> host) {
    rows.add(
        Row.of(
            address,
            "`" + ours + ".ip`, IPv4",
            (f, s) -> host.apply(f).filter(h -> h.version() == 4).ifPresent(h -> s.text(h.ip()))));
    rows.add(
        Row.of(
            port,
            "`" + ours + ".port`",
            (f, s) -> host.apply(f).ifPresent(h -> h.port().ifPresent(s::number))));
  }

  private static void six(
      List<Row> rows, String key, String label, String ours, Function<Fact, Optional<Host>> host) {
    labelled(
        rows,
        key,
        label,
        "`" + ours + ".ip`, IPv6",
        f -> host.apply(f).filter(h -> h.version() == 6).map(Host::ip));
  }

  private static Row volume(String key, String side, Function<Volume, Long> figure) {
    return Row.of(
        key,
        "sum of `payloadBytes` of the " + side,
        SESSION,
        (f, s) -> f.place().volume().ifPresent(v -> s.number(figure.apply(v))));
  }

  private static void names(List<Row> rows) {
    rows.add(name("suser", "user", Identity::user));
    rows.add(name("sntdom", "domain", Identity::domain));
    rows.add(name("shost", "clientName", Identity::clientName));
    rows.add(name("sproc", "application", Identity::application));
  }

  private static Row name(String key, String ours, Function<Identity, Optional<String>> taken) {
    return Row.of(
        key,
        "`identity." + ours + "`",
        (f, s) -> f.identity().ifPresent(i -> s.text(taken.apply(i))));
  }

  /** Custom strings and numbers, each with the label that tells what it is. */
  private static void custom(List<Row> rows) {
    labelled(rows, "cs1", "sessionUid", "`sessionUid`", f -> joined(f.links().sessions()));
    labelled(rows, "cs2", "incidentUid", "`incidentUid`", f -> joined(f.links().incidents()));
    labelled(rows, "cs3", "communityIds", "`communityIds`", f -> joined(f.links().communityIds()));
    labelled(
        rows,
        "cs4",
        "frames",
        "`frame` of `evidence`, `at`, `detectedAt`, `first` and `last`, 20 at most",
        f ->
            f.evidence().frames().isEmpty()
                ? Optional.empty()
                : Optional.of(TextLine.joined(f.evidence().frames())));
    labelled(rows, "cs5", "filter", "`filter`, or one for the flows", f -> f.evidence().filter());
    labelled(
        rows,
        "cs6",
        "figures",
        "all other fields, as `name:value`",
        f ->
            f.figures().isEmpty()
                ? Optional.empty()
                : Optional.of(CleanText.cut(PairText.of(f.figures()), CUSTOM_LENGTH)));
    count(rows, "cn1", "frameCount", "`evidenceCount`, or how many", f -> f.evidence().total());
    count(
        rows,
        "cn2",
        "communityIdCount",
        "how many `communityIds` there are",
        f -> (long) f.links().communityIds().count());
    count(
        rows,
        "cn3",
        "sessionCount",
        "how many sessions there are",
        f -> (long) f.links().sessions().count());
    labelled(
        rows,
        "flexString1",
        "confidence",
        "`confidence`",
        f -> Optional.of(f.statement().confidence().label()));
  }

  private static Optional<String> joined(Fact.Some some) {
    return some.count() == 0 ? Optional.empty() : Optional.of(String.join(" ", some.listed()));
  }

  private static void labelled(
      List<Row> rows,
      String key,
      String label,
      String ours,
      Function<Fact, Optional<String>> taken) {
    rows.add(Row.of(key, ours, (f, s) -> s.text(taken.apply(f))));
    rows.add(
        Row.of(
            key + "Label",
            "`" + label + "`, beside `" + key + "`",
            (f, s) -> {
              if (taken.apply(f).isPresent()) {
                s.text(label);
              }
            }));
  }

  private static void count(
      List<Row> rows, String key, String label, String ours, Function<Fact, Long> taken) {
    rows.add(Row.of(key, ours, (f, s) -> s.number(taken.apply(f))));
    rows.add(Row.always(key + "Label", label));
  }
}
