package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.icascope.model.Severity;
import org.icascope.report.siem.Kind;
import org.icascope.report.siem.Row;
import org.icascope.report.siem.Scale;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemSamples;
import org.icascope.report.siem.Statements;
import org.icascope.session.IncidentCause;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/siem.md are those of the mappings that write the records; {@code
 * -Dgolden.update=true} writes them anew.
 */
class SiemPageTest {

  private static final Path PAGE = Path.of("docs/siem.md");

  @Test
  void theTablesAreThoseOfTheMappings() throws IOException {
    String page = Files.readString(PAGE);
    String expected = page;
    for (SiemFormat format : SiemFormat.values()) {
      String name = format.name().toLowerCase(Locale.ROOT);
      expected = replaced(expected, name, fields(format));
    }
    expected = replaced(expected, "severity", severities());
    expected = replaced(expected, "causes", causes());
    expected = replaced(expected, "figures", figures());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(Files.readString(PAGE), expected, "-Dgolden.update=true writes it anew");
  }

  /** Replaces the table between two comments. */
  private static String replaced(String page, String name, String table) {
    String from = "<!-- table: " + name + " -->\n";
    String to = "<!-- end of " + name + " -->";
    int start = page.indexOf(from) + from.length();
    int end = page.indexOf(to);
    if (start < from.length() || end < start) {
      throw new IllegalStateException("no place for the table of " + name);
    }
    return page.substring(0, start) + table + page.substring(end);
  }

  private static String fields(SiemFormat format) {
    return "| Field | From | Records |\n|---|---|---|\n"
        + format.rows("1").stream().map(SiemPageTest::line).collect(Collectors.joining());
  }

  private static String line(Row row) {
    List<Kind> kinds = Arrays.stream(Kind.values()).filter(row.kinds()::contains).toList();
    String records =
        kinds.size() == Kind.values().length
            ? "all"
            : kinds.stream().map(Kind::label).collect(Collectors.joining(", "));
    return "| `" + row.field() + "` | " + row.ours() + " | " + records + " |\n";
  }

  private static String severities() {
    StringBuilder table = new StringBuilder("| `severity` |");
    for (Scale scale : Scale.values()) {
      table.append(' ').append(scale.name()).append(" |");
    }
    table.append("\n|---|---|---|---|---|\n");
    for (Severity severity : Severity.values()) {
      table.append("| `").append(severity.label()).append("` |");
      for (Scale scale : Scale.values()) {
        table.append(' ').append(scale.of(severity)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  /** Of all samples, and of the code for what no sample shows. */
  private static String figures() throws IOException {
    FigureNames names = new FigureNames();
    SiemSamples.records(SiemFormat.ECS).forEach(names::see);
    return names.table();
  }

  /** They are in the table, and every name has one type. */
  @Test
  void figuresOfScenariosAreKnown() throws IOException {
    FigureNames names = new FigureNames();
    SiemSamples.records(SiemFormat.ECS).forEach(names::see);
    String table = names.table();
    SiemSamples.recordsOfAll(SiemFormat.ECS).forEach(names::see);
    assertEquals(table, names.table());
  }

  private static String causes() {
    return "| Word | `cause` |\n|---|---|\n"
        + Arrays.stream(IncidentCause.values())
            .map(cause -> "| `" + Statements.word(cause) + "` | " + cause.text() + " |\n")
            .collect(Collectors.joining());
  }
}
