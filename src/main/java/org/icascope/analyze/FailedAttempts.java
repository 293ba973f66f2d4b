package org.icascope.analyze;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.ConnectFailed;

/** Attempts at CGP that failed, by flow. */
final class FailedAttempts {

  private final Map<Integer, Event> byFlow = new HashMap<>();

  FailedAttempts(Facts facts) {
    for (var failed : facts.events(ConnectFailed.class)) {
      failed.event().flow().ifPresent(flow -> byFlow.putIfAbsent(flow, failed.event()));
    }
  }

  Optional<Event> of(int flow) {
    return Optional.ofNullable(byFlow.get(flow));
  }
}
