package org.icascope.report.siem;

import java.util.List;

/** Forms of records that a SIEM reads. */
public enum SiemFormat {
  /** Elastic Common Schema, one JSON object per line. */
  ECS {
    @Override
    public List<Row> rows(String toolVersion) {
      return EcsMapping.rows(toolVersion);
    }

    @Override
    RecordLine line(String toolVersion) {
      return new JsonLine(rows(toolVersion));
    }
  },
  /** Open Cybersecurity Schema Framework, one JSON object per line. */
  OCSF {
    @Override
    public List<Row> rows(String toolVersion) {
      return OcsfMapping.rows(toolVersion);
    }

    @Override
    RecordLine line(String toolVersion) {
      return new JsonLine(rows(toolVersion));
    }
  },
  /** Common Event Format. */
  CEF {
    @Override
    public List<Row> rows(String toolVersion) {
      return CefMapping.rows(toolVersion);
    }

    @Override
    RecordLine line(String toolVersion) {
      return new CefLine(rows(toolVersion));
    }
  },
  /** RFC 5424 with structured data. */
  SYSLOG {
    @Override
    public List<Row> rows(String toolVersion) {
      return SyslogMapping.rows(toolVersion);
    }

    @Override
    RecordLine line(String toolVersion) {
      return new SyslogLine(rows(toolVersion));
    }
  };

  /** Where each field comes from, in the order in which they are written. */
  public abstract List<Row> rows(String toolVersion);

  abstract RecordLine line(String toolVersion);
}
