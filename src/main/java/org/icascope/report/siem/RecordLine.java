package org.icascope.report.siem;

import java.io.ByteArrayOutputStream;

/** Puts a record into the form of one format. */
interface RecordLine {

  /** Appends the record, without a line end. */
  void write(Fact fact, ByteArrayOutputStream out);
}
