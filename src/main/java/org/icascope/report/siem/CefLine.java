package org.icascope.report.siem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Records in the Common Event Format: {@code CEF:0|vendor|product|version|class|name|severity|} and
 * pairs of key and value. In the header {@code |} and {@code \} are escaped, in values {@code =}
 * and {@code \}; line ends are in no text of a fact.
 */
final class CefLine extends TextLine {

  private final List<Row> rows;
  private final StringBuilder line = new StringBuilder();
  private Row current;
  private boolean first;

  CefLine(List<Row> rows) {
    this.rows = rows;
  }

  @Override
  public void write(Fact fact, ByteArrayOutputStream out) {
    line.setLength(0);
    line.append("CEF:0|");
    first = true;
    for (Row row : rows) {
      if (row.kinds().contains(fact.kind())) {
        current = row;
        row.taker().take(fact, this);
      }
    }
    out.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void text(String value) {
    if (current.field().startsWith(CefMapping.HEADER)) {
      escaped(value, '|');
      line.append('|');
      return;
    }
    line.append(first ? "" : " ").append(current.field()).append('=');
    first = false;
    escaped(value, '=');
  }

  private void escaped(String value, char delimiter) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == delimiter || c == '\\') {
        line.append('\\');
      }
      line.append(c);
    }
  }

  @Override
  public void figures(Figures figures) {
    text(PairText.of(figures));
  }
}
