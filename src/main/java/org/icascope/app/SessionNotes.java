package org.icascope.app;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.view.follow.Note;

/** The events of a session, or of flows, as what happened between the messages. */
public final class SessionNotes {

  private SessionNotes() {}

  /**
   * The events that have to do with sessions, or with flows; in time order.
   *
   * @param sessions serial numbers of sessions
   * @param flows serial numbers of flows
   */
  public static List<Note> of(Analysis analysis, Set<Integer> sessions, Set<Integer> flows) {
    return analysis.events().stream()
        .filter(event -> isOneOf(sessions, event.session()) || isOneOf(flows, event.flow()))
        .map(event -> new Note(event.timeNanos(), event.at(), event.type(), event.summary()))
        .toList();
  }

  private static boolean isOneOf(Set<Integer> numbers, OptionalInt number) {
    return number.isPresent() && numbers.contains(number.getAsInt());
  }
}
