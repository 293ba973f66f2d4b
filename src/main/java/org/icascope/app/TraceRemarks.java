package org.icascope.app;

import org.icascope.capture.NstraceRecords;
import org.icascope.decode.AppliancePlaces;
import org.icascope.decode.AppliancePlaces.Missing;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;

/** Says what NetScaler traces hold beside frames. */
final class TraceRemarks {

  private TraceRemarks() {}

  static void report(NstraceRecords records, DiagnosticSink sink) {
    long unknown = records.unknown().values().stream().mapToLong(Long::longValue).sum();
    if (unknown > 0) {
      String types = String.join(", ", records.unknown().keySet());
      say(
          sink,
          Severity.NOTICE,
          "capture.unknown-records",
          unknown + " records of types that are not known were passed over: " + types);
    }
    if (records.decrypted() > 0) {
      say(
          sink,
          Severity.WARNING,
          "capture.decrypted-copies",
          records.decrypted()
              + " packets are copies that the appliance decrypted (SSLPLAIN), with numbers of their"
              + " own; they are counted and not decoded");
    }
    if (records.dropped() > 0) {
      say(
          sink,
          Severity.WARNING,
          "capture.dropped-by-appliance",
          records.dropped()
              + " packets bear an error code: the NetScaler did not take them; nstrace.err != 0"
              + " shows them");
    }
    if (records.withoutFrame() > 0) {
      say(
          sink,
          Severity.WARNING,
          "capture.no-link-header",
          records.withoutFrame()
              + " packets were recorded without their link header; they are counted and not"
              + " decoded");
    }
  }

  /** Nothing says that a packet was dropped: it is what its absence looks like. */
  static void report(AppliancePlaces places, DiagnosticSink sink) {
    places
        .notTaken()
        .ifPresent(
            missing ->
                likelyDropped(sink, missing, "were received (RX) and not taken on (NEW_RX)"));
    places
        .notSent()
        .ifPresent(
            missing ->
                likelyDropped(sink, missing, "were put into the buffer (TXB) and not sent (TX)"));
  }

  private static void likelyDropped(DiagnosticSink sink, Missing missing, String what) {
    sink.report(
        Diagnostic.of(
            Severity.NOTICE,
            "capture.likely-dropped",
            missing.count()
                + " packets "
                + what
                + ", unlike "
                + missing.both()
                + " others: the NetScaler likely dropped them, or did not record them twice",
            missing.first()));
  }

  private static void say(DiagnosticSink sink, Severity severity, String code, String message) {
    sink.report(Diagnostic.of(severity, code, message));
  }
}
