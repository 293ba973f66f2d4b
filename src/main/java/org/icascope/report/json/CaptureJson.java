package org.icascope.report.json;

import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.capture.CaptureSummary;
import org.icascope.report.Rfc3339;

/** One file. */
final class CaptureJson {

  private CaptureJson() {}

  static void write(Json json, CaptureResult result) {
    CaptureSummary capture = result.summary();
    json.text("file", capture.file());
    json.text("sha256", capture.sha256());
    json.text("format", capture.format());
    json.text("formatVersion", capture.formatVersion());
    json.text("compression", capture.compression());
    json.texts("linkTypes", capture.linkTypes());
    json.number("packets", capture.packets());
    json.number("bytes", capture.bytes());
    int digits = capture.timeDigits();
    capture.firstTime().ifPresent(t -> json.text("firstTime", Rfc3339.of(t, digits)));
    capture.lastTime().ifPresent(t -> json.text("lastTime", Rfc3339.of(t, digits)));
    json.number("truncatedPackets", capture.truncatedPackets());
    json.number("shortestCutBytes", capture.shortestCut());
    json.number("duplicatePackets", result.duplicatePackets());
    json.number("recorderDrops", capture.recorderDrops());
    if (capture.comments() > 0) {
      json.number("comments", capture.comments());
    }
    json.array("problems", () -> capture.problems().forEach(p -> problem(json, p)));
  }

  private static void problem(Json json, CaptureSummary.Problem problem) {
    json.object(
        () -> {
          json.number("offset", problem.offset());
          json.text("message", problem.message());
        });
  }
}
