package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.model.IpAddress;
import org.icascope.session.Event;

/**
 * Failed attempts that follow each other with pauses of a minute at most.
 *
 * @param failures in time order, at least one
 */
record FailureRun(List<Failure> failures) {

  /** Clients that must fail within {@link #WINDOW_NANOS} to be called several. Chosen. */
  private static final int FEWEST_CLIENTS = 3;

  static final long WINDOW_NANOS = 60_000_000_000L;

  /** A failed attempt and whose it was. */
  record Failure(Event event, IpAddress client) {
    long time() {
      return event.timeNanos();
    }
  }

  static List<FailureRun> of(List<Failure> failures) {
    List<Failure> sorted =
        failures.stream().sorted(Comparator.comparingLong(Failure::time)).toList();
    List<FailureRun> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).time() - sorted.get(i - 1).time() > WINDOW_NANOS) {
        runs.add(new FailureRun(sorted.subList(start, i)));
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

  /** The event lies within the run or a minute before or after it. */
  boolean near(Event event) {
    return event.timeNanos() >= start() - WINDOW_NANOS && event.timeNanos() <= end() + WINDOW_NANOS;
  }

  long clients() {
    return failures.stream().map(Failure::client).distinct().count();
  }

  /** Several clients failed within some window of one minute. */
  boolean isOfSeveralClients() {
    Map<IpAddress, Integer> inWindow = new HashMap<>();
    int oldest = 0;
    for (Failure failure : failures) {
      inWindow.merge(failure.client(), 1, Integer::sum);
      while (failure.time() - failures.get(oldest).time() > WINDOW_NANOS) {
        inWindow.computeIfPresent(failures.get(oldest).client(), (c, n) -> n == 1 ? null : n - 1);
        oldest++;
      }
      if (inWindow.size() >= FEWEST_CLIENTS) {
        return true;
      }
    }
    return false;
  }
}
