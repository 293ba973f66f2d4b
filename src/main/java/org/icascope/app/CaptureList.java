package org.icascope.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.capture.CaptureSummary;

/**
 * The files of a capture that goes on, by number. Of those to which nothing refers any more only
 * the number stays, four bytes each.
 */
final class CaptureList {

  private final List<CaptureResult> captures = new ArrayList<>();
  private CaptureResult forgotten = unknown(OptionalLong.empty());
  private int firstKept;

  private static CaptureResult unknown(OptionalLong time) {
    return new CaptureResult(
        new CaptureSummary(
            "forgotten",
            Optional.empty(),
            "pcap",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            0,
            0,
            time,
            time,
            6,
            0,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Map.of(),
            0,
            List.of()),
        0);
  }

  /** Number of the next file. */
  int next() {
    return captures.size();
  }

  /** The next file, which is read from now on. */
  void add(CaptureSummary summary) {
    captures.add(new CaptureResult(summary, 0));
    if (forgotten.summary().firstTime().isEmpty()) {
      forgotten = unknown(summary.firstTime());
    }
  }

  /** More is known of the latest file. */
  void update(CaptureSummary summary) {
    complete(summary, 0);
  }

  void complete(CaptureSummary summary, long duplicates) {
    captures.set(captures.size() - 1, new CaptureResult(summary, duplicates));
  }

  CaptureSummary latest() {
    return captures.get(captures.size() - 1).summary();
  }

  /** Time of the last frame of a file; the earliest there is when it is not known any more. */
  long lastNanos(int number) {
    CaptureResult capture = captures.get(number);
    return capture == forgotten
        ? Long.MIN_VALUE
        : capture.summary().lastTime().orElse(Long.MIN_VALUE);
  }

  /** Number of the first one that is not forgotten. */
  int firstKept() {
    return firstKept;
  }

  /** Nothing refers to earlier ones any more. */
  void forgetBefore(int number) {
    for (; firstKept < Math.min(number, captures.size()); firstKept++) {
      captures.set(firstKept, forgotten);
    }
  }

  /** All of them, two at least: numbers of frames never mean those of one file. */
  List<CaptureResult> all() {
    if (captures.size() > 1) {
      return captures;
    }
    List<CaptureResult> two = new ArrayList<>(captures);
    while (two.size() < 2) {
      two.add(forgotten);
    }
    return two;
  }
}
