package org.icascope.app;

import java.util.Locale;
import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;

/** Where the time of the input goes back: everything that is concluded from times suffers then. */
final class TimeSteps {

  /** Queues of a recorder write a frame late by less; chosen. */
  static final long STEP_NANOS = 1_000_000_000;

  private long previousNanos = Long.MIN_VALUE;
  private long steps;
  private long largestNanos;
  private Optional<FrameMark> first = Optional.empty();

  void add(Frame frame) {
    long now = frame.timeNanos();
    if (now < previousNanos && previousNanos - now > STEP_NANOS) {
      steps++;
      largestNanos = Math.max(largestNanos, previousNanos - now);
      if (first.isEmpty()) {
        first = Optional.of(new FrameMark(frame.capture(), frame.number(), now));
      }
    }
    previousNanos = now;
  }

  void report(DiagnosticSink sink) {
    if (first.isPresent()) {
      sink.report(
          Diagnostic.of(
              Severity.WARNING,
              "capture.time-steps",
              String.format(
                  Locale.ROOT,
                  "the time goes back %s, by %.3f s%s: the clock of the recorder was set, or frames"
                      + " are in the wrong order; durations around there are wrong",
                  steps == 1 ? "once" : steps + " times",
                  largestNanos / 1e9,
                  steps == 1 ? "" : " at most"),
              first.get()));
    }
  }
}
