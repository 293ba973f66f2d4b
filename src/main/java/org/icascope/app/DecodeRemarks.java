package org.icascope.app;

import org.icascope.decode.DecodeCounts;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;

/** Says what of the input never reached the flow stage, and why. */
final class DecodeRemarks {

  private DecodeRemarks() {}

  static void report(DecodeCounts counts, DiagnosticSink sink) {
    if (counts.unsupportedLinkType() > 0) {
      String types = String.join(", ", counts.unsupportedLinkTypes().keySet());
      say(
          sink,
          Severity.WARNING,
          "decode.link-type",
          counts.unsupportedLinkType()
              + " frames are not decoded because of their link type: "
              + types);
    }
    if (counts.fragments() > 0) {
      say(
          sink,
          Severity.WARNING,
          "decode.fragments",
          counts.fragments() + " IP fragments could not be put together and are not decoded");
    }
    if (counts.fragmentsOverLimit() > 0) {
      say(
          sink,
          Severity.WARNING,
          "decode.limit",
          counts.fragmentsOverLimit() + " IP fragments were dropped: too many wait for the rest");
    }
    if (counts.cutHeaders() > 0) {
      say(
          sink,
          Severity.WARNING,
          "decode.cut-headers",
          counts.cutHeaders()
              + " frames are cut by the snap length before their TCP or UDP header");
    }
    if (counts.malformed() > 0) {
      say(
          sink,
          Severity.NOTICE,
          "decode.malformed",
          counts.malformed() + " frames have headers that contradict themselves");
    }
  }

  private static void say(DiagnosticSink sink, Severity severity, String code, String message) {
    sink.report(Diagnostic.of(severity, code, message));
  }
}
