package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Set;
import org.icascope.report.Selection;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.JsonWriter;
import org.icascope.report.json.NdjsonWriter;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemWriter;
import org.icascope.report.table.TableFormat;
import org.icascope.report.table.TableKind;
import org.icascope.report.table.TableWriter;
import org.icascope.report.text.TextReport;

/** Writes a report in the form asked for. */
final class ReportOutput {

  private final OutputOptions options;
  private final Environment environment;

  ReportOutput(OutputOptions options, Environment environment) {
    this.options = options;
    this.environment = environment;
  }

  /**
   * @param timelines sessions whose timelines were asked for
   */
  void write(Selection selection, Set<Integer> timelines) throws IOException {
    options.destination().write(environment, to -> write(selection, timelines, to));
  }

  private void write(Selection selection, Set<Integer> timelines, Environment environment)
      throws IOException {
    OutputStream out = new BufferedOutputStream(environment.out(), 1 << 16);
    switch (options.format()) {
      case TEXT -> {
        PrintWriter text = new PrintWriter(new OutputStreamWriter(out, environment.charset()));
        new TextReport(options.text(environment, timelines)).write(selection, text);
        text.flush();
      }
      case JSON -> JsonWriter.write(selection, document(), out);
      case NDJSON -> NdjsonWriter.write(selection, document(), out);
      case CSV -> TableWriter.write(selection, table(), TableFormat.CSV, out);
      case TSV -> TableWriter.write(selection, table(), TableFormat.TSV, out);
      case ECS -> siem(selection, SiemFormat.ECS, out);
      case OCSF -> siem(selection, SiemFormat.OCSF, out);
      case CEF -> siem(selection, SiemFormat.CEF, out);
      case SYSLOG -> siem(selection, SiemFormat.SYSLOG, out);
    }
    out.flush();
  }

  private static void siem(Selection selection, SiemFormat format, OutputStream out)
      throws IOException {
    SiemWriter.write(selection, format, ProgramVersion.number(), out);
  }

  private static DocumentOptions document() {
    return new DocumentOptions(ProgramVersion.number());
  }

  private TableKind table() {
    return switch (options.table()) {
      case SESSIONS -> TableKind.SESSIONS;
      case EVENTS -> TableKind.EVENTS;
    };
  }
}
