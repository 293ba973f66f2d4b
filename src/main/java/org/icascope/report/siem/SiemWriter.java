package org.icascope.report.siem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.icascope.report.Selection;

/** Writes an analysis as records for a SIEM, one per line, each readable by itself. */
public final class SiemWriter {

  /**
   * Bytes of a record with its line end. Chosen: Splunk cuts lines after 10,000 bytes, syslog
   * receivers after 8,192.
   */
  public static final int MOST_BYTES = 8_000;

  private final RecordLine line;
  private final OutputStream out;
  private final ByteArrayOutputStream record = new ByteArrayOutputStream(MOST_BYTES);

  private SiemWriter(RecordLine line, OutputStream out) {
    this.line = line;
    this.out = out;
  }

  /**
   * Writes all records; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public static void write(
      Selection selection, SiemFormat format, String toolVersion, OutputStream out)
      throws IOException {
    new Facts(selection).tell(new SiemWriter(format.line(toolVersion), out)::record);
  }

  /** A record reaches the stream as a whole or not at all. */
  private void record(Fact fact) throws IOException {
    record.reset();
    line.write(fact, record);
    if (record.size() + 1 >= MOST_BYTES) { // its line end counts
      record.reset();
      line.write(fact.shortened(), record);
    }
    record.write('\n');
    record.writeTo(out);
  }
}
