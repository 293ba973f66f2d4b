package org.icascope.report.siem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Records as syslog messages (RFC 5424): {@code <PRI>1 TIMESTAMP - icascope - MSGID [data] text}.
 * Host and process are left out: nobody sent this message, and the output is the same on every
 * machine.
 */
final class SyslogLine extends TextLine {

  /** Longest name of a parameter (RFC 5424, section 6.3.2). */
  private static final int LONGEST_NAME = 32;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final List<Row> rows;
  private final StringBuilder line = new StringBuilder();
  private final TextFigureSink figureSink = this::parameter;
  private String field = "";

  SyslogLine(List<Row> rows) {
    this.rows = rows;
  }

  @Override
  public void write(Fact fact, ByteArrayOutputStream out) {
    line.setLength(0);
    for (Row row : rows) {
      if (row.kinds().contains(fact.kind())) {
        field = row.field();
        row.taker().take(fact, this);
      }
    }
    out.writeBytes(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void text(String value) {
    switch (field) {
      case SyslogMapping.PRIORITY -> line.append('<').append(value).append(">1 ");
      case SyslogMapping.TIMESTAMP -> line.append(value).append(" - icascope - ");
      case SyslogMapping.MESSAGE_ID ->
          line.append(value).append(" [").append(SyslogMapping.ELEMENT);
      case SyslogMapping.MESSAGE -> message(value);
      default -> parameter(field.substring(SyslogMapping.ELEMENT.length() + 1), value);
    }
  }

  /** A text that is not all ASCII begins with a byte order mark (RFC 5424, section 6.4). */
  private void message(String value) {
    line.append("] ");
    if (!CleanText.isPlain(value)) {
      line.append(BYTE_ORDER_MARK);
    }
    line.append(value);
  }

  @Override
  public void figures(Figures figures) {
    if (!figures.isEmpty()) {
      line.append("][").append(SyslogMapping.FIGURES);
      figures.tell(figureSink);
    }
  }

  private void parameter(String name, String value) {
    line.append(' ').append(name, 0, Math.min(name.length(), LONGEST_NAME)).append("=\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\' || c == ']') {
        line.append('\\');
      }
      line.append(c);
    }
    line.append('"');
  }
}
