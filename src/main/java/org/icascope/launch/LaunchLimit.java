package org.icascope.launch;

import java.util.HashSet;
import java.util.Set;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;

/** Says once for each kind that no more of it is remembered. */
final class LaunchLimit {

  private final DiagnosticSink diagnostics;
  private final Set<String> told = new HashSet<>();

  LaunchLimit(DiagnosticSink diagnostics) {
    this.diagnostics = diagnostics;
  }

  void told(String what, FrameMark where, int flow) {
    if (told.add(what)) {
      diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "launch.limit",
              "too many " + what + ": of launches from here on less is told",
              where,
              flow));
    }
  }
}
