package org.icascope.report.json;

import java.util.OptionalInt;
import org.icascope.analyze.Analysis.Counted;
import org.icascope.model.Diagnostic;

/** One remark on bytes. */
final class DiagnosticJson {

  private final Document document;

  DiagnosticJson(Document document) {
    this.document = document;
  }

  void write(Json json, Counted counted) {
    Diagnostic diagnostic = counted.diagnostic();
    json.text("code", diagnostic.code());
    json.text("severity", diagnostic.severity().label());
    json.text("message", diagnostic.message());
    diagnostic.at().ifPresent(packet -> Document.packet(json, "at", packet));
    diagnostic.flow().ifPresent(flow -> document.flowRef(json, "flow", flow));
    session(diagnostic).ifPresent(session -> document.sessionRef(json, "session", session));
    json.number("count", counted.count());
  }

  private OptionalInt session(Diagnostic diagnostic) {
    return diagnostic.flow().isPresent()
        ? document.sessionOfFlow(diagnostic.flow().getAsInt())
        : OptionalInt.empty();
  }
}
