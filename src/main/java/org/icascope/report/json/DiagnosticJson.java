package org.icascope.report.json;

import java.util.OptionalInt;
import org.icascope.analyze.Analysis.Counted;
import org.icascope.model.Diagnostic;

/** One remark on bytes. */
final class DiagnosticJson {

  /** A full hour has the usual precision. */
  private static final int NO_CAPTURE = -1;

  private final Document document;

  DiagnosticJson(Document document) {
    this.document = document;
  }

  /**
   * @param index position in the list
   */
  void write(Json json, int index) {
    Counted counted = document.analysis().diagnostics().get(index);
    Diagnostic diagnostic = counted.diagnostic();
    json.text("uid", document.ids().diagnosticUid(index));
    json.text("code", diagnostic.code());
    json.text("severity", diagnostic.severity().label());
    json.text("message", diagnostic.message());
    diagnostic.at().ifPresent(packet -> Document.packet(json, "at", packet.ref()));
    diagnostic.flow().ifPresent(flow -> document.flowRef(json, "flow", flow));
    session(diagnostic).ifPresent(session -> document.sessionRef(json, "session", session));
    counted
        .sinceNanos()
        .ifPresent(nanos -> json.text("startTime", document.time(nanos, NO_CAPTURE)));
    json.number("count", counted.count());
  }

  private OptionalInt session(Diagnostic diagnostic) {
    return diagnostic.flow().isPresent()
        ? document.sessionOfFlow(diagnostic.flow().getAsInt())
        : OptionalInt.empty();
  }
}
