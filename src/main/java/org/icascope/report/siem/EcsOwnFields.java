package org.icascope.report.siem;

import static org.icascope.report.siem.Kind.FINDING;

import java.util.List;
import java.util.function.Function;
import org.icascope.dissect.ica.IcaConnection.Identity;

/** The part of {@link EcsMapping} for which the schema has no fields, under one name. */
final class EcsOwnFields {

  private EcsOwnFields() {}

  static void add(List<Row> rows) {
    rows.add(Row.of("icascope.kind", "`recordType`", (f, s) -> s.text(f.kind().label())));
    rows.add(
        Row.of(
            "icascope.confidence",
            "`confidence`",
            (f, s) -> s.text(f.statement().confidence().label())));
    rows.add(Row.of("icascope.layers", "`layers`", (f, s) -> s.some(f.place().layers())));
    some(rows, "session", f -> f.links().sessions());
    some(rows, "incident", f -> f.links().incidents());
    rows.add(
        Row.of(
            "icascope.community_ids",
            "`communityIds`",
            (f, s) -> s.some(f.links().communityIds().listed())));
    rows.add(
        Row.of(
            "icascope.community_id_count",
            "how many there are in all",
            (f, s) -> s.number(f.links().communityIds().count())));
    rows.add(
        Row.of("icascope.evidence.file", "`captureFile`", (f, s) -> s.text(f.evidence().file())));
    rows.add(
        Row.of(
            "icascope.evidence.frames",
            "`frame` of `evidence`, `at`, `detectedAt`, `first` and `last`, 20 at most",
            (f, s) -> s.numbers(f.evidence().frames())));
    rows.add(
        Row.of(
            "icascope.evidence.total",
            "`evidenceCount`, or how many there are",
            (f, s) -> s.number(f.evidence().total())));
    rows.add(
        Row.of(
            "icascope.filter",
            "`filter`, or one for the flows",
            (f, s) -> s.text(f.evidence().filter())));
    rows.add(
        Row.of(
            "icascope.remedy",
            "`remedy`",
            FINDING,
            (f, s) -> f.rule().ifPresent(r -> s.text(r.remedy()))));
    rows.add(EcsMapping.name("icascope.identity.client_name", "clientName", Identity::clientName));
    rows.add(
        EcsMapping.name("icascope.identity.application", "application", Identity::application));
    rows.add(EcsMapping.name("icascope.identity.launcher", "launcher", Identity::launcher));
    rows.add(
        Row.of(
            "icascope.figures",
            "all other fields by their own names; flows and sessions by `uid`",
            (f, s) -> s.figures(f.figures())));
  }

  private static void some(List<Row> rows, String thing, Function<Fact, Fact.Some> some) {
    rows.add(
        Row.of(
            "icascope." + thing + ".uid",
            "`" + thing + "Uid`: the first of them",
            (f, s) -> s.text(some.apply(f).first())));
    rows.add(
        Row.of(
            "icascope." + thing + ".uids",
            "`uid`s of all of them, 32 at most",
            (f, s) -> s.some(some.apply(f).listed())));
    rows.add(
        Row.of(
            "icascope." + thing + ".count",
            "how many there are in all",
            (f, s) -> s.number(some.apply(f).count())));
  }
}
