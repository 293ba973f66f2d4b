package org.icascope.app;

import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;

/**
 * Frames with times that no recorder means: before 1970, or later than nanoseconds in 64 bits reach
 * (April 2262). The latter have the latest time there is ({@code PcapngTime}), so nothing can be
 * concluded from their distance.
 */
final class TimeRange {

  private long before;
  private long after;
  private Optional<FrameMark> first = Optional.empty();

  void add(Frame frame) {
    long nanos = frame.timeNanos();
    if (nanos >= 0 && nanos < Long.MAX_VALUE) {
      return;
    }
    if (nanos < 0) {
      before++;
    } else {
      after++;
    }
    if (first.isEmpty()) {
      first = Optional.of(new FrameMark(frame.capture(), frame.number(), nanos));
    }
  }

  void report(DiagnosticSink sink) {
    if (first.isPresent()) {
      sink.report(
          Diagnostic.of(
              Severity.WARNING,
              "capture.time-range",
              before
                  + " frames have times before 1970 and "
                  + after
                  + " later than the year 2262, as damaged captures have: durations around them are"
                  + " wrong, and a SIEM may refuse their records",
              first.get()));
    }
  }
}
