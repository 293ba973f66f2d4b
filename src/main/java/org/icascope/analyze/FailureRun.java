package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.model.IpAddress;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;
import org.icascope.session.Event;

/**
 * Failed attempts that follow each other with no longer pauses than {@link
 * Threshold#OUTAGE_SECONDS}.
 *
 * @param failures in time order, at least one
 * @param windowNanos that longest pause
 */
record FailureRun(List<Failure> failures, long windowNanos) {

  /** A failed attempt and whose it was. */
  record Failure(Event event, IpAddress client) {
    long time() {
      return event.timeNanos();
    }
  }

  static List<FailureRun> of(List<Failure> failures, RuleSettings settings) {
    long window = settings.nanos(Threshold.OUTAGE_SECONDS);
    List<Failure> sorted =
        failures.stream().sorted(Comparator.comparingLong(Failure::time)).toList();
    List<FailureRun> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).time() - sorted.get(i - 1).time() > window) {
        runs.add(new FailureRun(sorted.subList(start, i), window));
        start = i;
      }
    }
    return runs;
  }

  long start() {
    return failures.get(0).time();
  }

  long end() {
    return failures.get(failures.size() - 1).time();
  }

  /** The event lies within the run, or no further from it than its pauses may be long. */
  boolean near(Event event) {
    return event.timeNanos() >= start() - windowNanos && event.timeNanos() <= end() + windowNanos;
  }

  long clients() {
    return failures.stream().map(Failure::client).distinct().count();
  }

  /** Enough clients failed within some window of that length. */
  boolean isOfSeveralClients(RuleSettings settings) {
    Map<IpAddress, Integer> inWindow = new HashMap<>();
    int oldest = 0;
    for (Failure failure : failures) {
      inWindow.merge(failure.client(), 1, Integer::sum);
      while (failure.time() - failures.get(oldest).time() > windowNanos) {
        inWindow.computeIfPresent(failures.get(oldest).client(), (c, n) -> n == 1 ? null : n - 1);
        oldest++;
      }
      if (inWindow.size() >= settings.number(Threshold.OUTAGE_CLIENTS)) {
        return true;
      }
    }
    return false;
  }
}
