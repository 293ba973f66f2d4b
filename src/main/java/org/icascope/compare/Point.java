package org.icascope.compare;

import java.util.Map;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis;
import org.icascope.capture.CaptureSummary;
import org.icascope.flow.Flow;

/**
 * One recorder.
 *
 * @param flows by serial number
 * @param name {@code A} or {@code B}, in the order in which the files were named
 */
public record Point(String name, Analysis analysis, Map<Integer, Flow> flows) {

  /** What one run found out at it. */
  public static Point of(String name, Analysis analysis) {
    return new Point(
        name,
        analysis,
        analysis.flows().stream()
            .map(Analysis.FlowResult::flow)
            .collect(Collectors.toMap(Flow::serial, flow -> flow)));
  }

  /** Time of its first frame. */
  long firstNanos() {
    return analysis.captures().stream()
        .map(Analysis.CaptureResult::summary)
        .flatMap(summary -> summary.firstTime().stream().boxed())
        .min(Long::compare)
        .orElse(0L);
  }

  /** Time of its last frame. */
  long lastNanos() {
    return analysis.captures().stream()
        .map(Analysis.CaptureResult::summary)
        .flatMap(summary -> summary.lastTime().stream().boxed())
        .max(Long::compare)
        .orElse(0L);
  }

  /** Names of its files. */
  public String files() {
    return String.join(
        ", ",
        analysis.captures().stream()
            .map(Analysis.CaptureResult::summary)
            .map(CaptureSummary::file)
            .toList());
  }
}
