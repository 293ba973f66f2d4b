package org.icascope.cli;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.icascope.report.text.TextOptions;

/** How the result looks. */
final class OutputOptions {

  /** Forms of output. */
  enum Format {
    TEXT,
    JSON,
    NDJSON,
    CSV,
    TSV,
    ECS,
    OCSF,
    CEF,
    SYSLOG
  }

  /** Forms of which every line can be read alone. */
  private static final Set<Format> LINES =
      EnumSet.of(Format.NDJSON, Format.ECS, Format.OCSF, Format.CEF, Format.SYSLOG);

  /** What {@code csv} and {@code tsv} list. */
  enum Table {
    SESSIONS,
    EVENTS
  }

  private final Given<Format> format;
  private final Given<Table> table;
  private final Given<Boolean> quiet;
  private final Given<Boolean> all;
  private final ZoneOption zone;
  private final ColorOption color;
  private final Given<Integer> width;
  private final Destination destination;

  OutputOptions(Options options) {
    format =
        options.value(
            "--format",
            "FORMAT",
            Format.class,
            "text (default), json, ndjson, csv, tsv; for a SIEM ecs, ocsf, cef, syslog.");
    table =
        options.value(
            "--table",
            "TABLE",
            Table.class,
            "What csv and tsv list: sessions (default) or events.");
    quiet = options.flag("-q", "Only the first screen; no progress.");
    all = options.flag("--all", "Every session in the table, every timeline.");
    zone = new ZoneOption(options);
    color = new ColorOption(options);
    width =
        options.value(
            "--width",
            "COLUMNS",
            Integer.class,
            "Columns of text, 40 to 1000; default: those of the terminal.");
    destination = new Destination(options);
  }

  Destination destination() {
    return destination;
  }

  boolean quiet() {
    return quiet.or(false);
  }

  Format format() {
    return format.or(Format.TEXT);
  }

  Table table() {
    return table.or(Table.SESSIONS);
  }

  /**
   * @param inputs as the user named them, which are never written to
   * @throws WrongOption when values make no sense
   */
  void check(List<String> inputs) {
    if (table.isPresent() && format() != Format.CSV && format() != Format.TSV) {
      throw new WrongOption("--table", "goes with --format csv or tsv");
    }
    int columns = width.or(TextOptions.LEAST_WIDTH);
    if (columns < TextOptions.LEAST_WIDTH || columns > 1000) {
      throw new WrongOption(
          "--width", "expected " + TextOptions.LEAST_WIDTH + " to 1000, got " + columns);
    }
    zone.check();
    destination.check(LINES.contains(format()), inputs);
  }

  ZoneId zone() {
    return zone.zone();
  }

  TextOptions text(Environment environment, Set<Integer> timelines) {
    return new TextOptions(
        width.value().orElseGet(() -> environment.columns(TextOptions.LEAST_WIDTH)),
        color.wanted(environment),
        zone(),
        all.or(false),
        quiet(),
        timelines);
  }
}
