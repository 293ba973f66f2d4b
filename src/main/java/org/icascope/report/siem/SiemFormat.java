package org.icascope.report.siem;

import java.util.List;
import java.util.function.Function;

/** Forms of records that a SIEM reads. */
public enum SiemFormat {
  /** Elastic Common Schema, one JSON object per line. */
  ECS(EcsMapping::rows, JsonLine::new),
  /** Open Cybersecurity Schema Framework, one JSON object per line. */
  OCSF(OcsfMapping::rows, JsonLine::new),
  /** Common Event Format. */
  CEF(CefMapping::rows, CefLine::new),
  /** RFC 5424 with structured data. */
  SYSLOG(SyslogMapping::rows, SyslogLine::new);

  private final Function<String, List<Row>> rows;
  private final Function<List<Row>, RecordLine> line;

  SiemFormat(Function<String, List<Row>> rows, Function<List<Row>, RecordLine> line) {
    this.rows = rows;
    this.line = line;
  }

  /** Where each field comes from, in the order in which they are written. */
  public List<Row> rows(String toolVersion) {
    return rows.apply(toolVersion);
  }

  RecordLine line(String toolVersion) {
    return line.apply(rows(toolVersion));
  }
}
