package org.icascope.report;

import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;

/**
 * The time all captures cover together.
 *
 * @param firstNanos earliest time of a frame, nanoseconds since 1970
 * @param lastNanos latest time of a frame, nanoseconds since 1970
 */
public record CaptureSpan(long firstNanos, long lastNanos) {

  /** Empty when no capture holds a frame. */
  public static Optional<CaptureSpan> of(Analysis analysis) {
    OptionalLong first =
        analysis.captures().stream()
            .map(CaptureResult::summary)
            .flatMapToLong(c -> c.firstTime().stream())
            .min();
    OptionalLong last =
        analysis.captures().stream()
            .map(CaptureResult::summary)
            .flatMapToLong(c -> c.lastTime().stream())
            .max();
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : Optional.of(new CaptureSpan(first.getAsLong(), last.getAsLong()));
  }
}
