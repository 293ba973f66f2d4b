package org.icascope.cli;

import java.time.ZoneId;
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
    TSV
  }

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

  OutputOptions(Options options) {
    format =
        options.value(
            "--format", "FORMAT", Format.class, "text (default), json, ndjson, csv or tsv.");
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
   * @throws WrongOption when values make no sense
   */
  void check() {
    if (table.isPresent() && format() != Format.CSV && format() != Format.TSV) {
      throw new WrongOption("--table", "goes with --format csv or tsv");
    }
    int columns = width.or(TextOptions.LEAST_WIDTH);
    if (columns < TextOptions.LEAST_WIDTH || columns > 1000) {
      throw new WrongOption(
          "--width", "expected " + TextOptions.LEAST_WIDTH + " to 1000, got " + columns);
    }
    zone.check();
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
