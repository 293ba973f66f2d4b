package org.icascope.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.icascope.report.text.TextOptions;
import picocli.CommandLine.Option;

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

  /** When to use colors. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (default), json, ndjson, csv or tsv.")
  private Format format;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "What csv and tsv list: sessions (default) or events.")
  private Optional<Table> table = Optional.empty();

  @Option(names = "-q", description = "Only the first screen; no progress.")
  private boolean quiet;

  @Option(names = "--all", description = "Every session in the table, every timeline.")
  private boolean all;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "Time zone of times read and shown: UTC, Europe/Berlin, +02:00.")
  private Optional<String> zone = Optional.empty();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto (default), always or never.")
  private Color color;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "Columns of text, 40 to 1000; default: those of the terminal.")
  private Optional<Integer> width = Optional.empty();

  boolean quiet() {
    return quiet;
  }

  Format format() {
    return format;
  }

  Table table() {
    return table.orElse(Table.SESSIONS);
  }

  /**
   * @throws WrongOption when values make no sense
   */
  void check() {
    if (table.isPresent() && format != Format.CSV && format != Format.TSV) {
      throw new WrongOption("--table", "goes with --format csv or tsv");
    }
    if (width.isPresent() && (width.get() < TextOptions.LEAST_WIDTH || width.get() > 1000)) {
      throw new WrongOption(
          "--width", "expected " + TextOptions.LEAST_WIDTH + " to 1000, got " + width.get());
    }
    zone();
  }

  ZoneId zone() {
    try {
      return zone.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    } catch (DateTimeException e) {
      throw new WrongOption(
          "--tz", "not a time zone (UTC, Europe/Berlin, +02:00): " + zone.orElse(""));
    }
  }

  TextOptions text(Environment environment, Set<Integer> timelines) {
    return new TextOptions(
        width.orElseGet(() -> environment.columns(TextOptions.LEAST_WIDTH)),
        color == Color.ALWAYS || color == Color.AUTO && environment.wantsColor(),
        zone(),
        all,
        quiet,
        timelines);
  }
}
