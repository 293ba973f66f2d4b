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
   * The events that have to do with a session or, without one, with flows; in time order.
   *
   * @param session serial number of a session
   * @param flows serial numbers of flows
   */
  public static List<Note> of(Analysis analysis, OptionalInt session, Set<Integer> flows) {
    return analysis.events().stream()
        .filter(
            event ->
                session.isPresent()
                    ? event.session().equals(session)
                    : event.flow().isPresent() && flows.contains(event.flow().getAsInt()))
        .map(event -> new Note(event.timeNanos(), event.at(), event.type(), event.summary()))
        .toList();
  }
}
