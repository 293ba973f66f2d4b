package org.icascope.report.text;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.model.Confidence;
import org.icascope.session.Incident;
import org.icascope.session.Link;
import org.icascope.session.Session;

/** One user's break that was seen twice is an incident of two sessions: says so. */
final class LegsText {

  private LegsText() {}

  /** Which sessions with incidents are one to their user; empty where none are. */
  static String of(List<Session> sessions, List<Incident> incidents) {
    Set<Integer> broke =
        incidents.stream().flatMap(i -> i.sessions().stream()).collect(Collectors.toSet());
    List<Session> firsts =
        sessions.stream()
            .filter(s -> broke.contains(s.serial()))
            .filter(s -> s.link().session().stream().anyMatch(o -> o > s.serial()))
            .filter(s -> broke.contains(s.link().session().getAsInt()))
            .toList();
    if (firsts.isEmpty()) {
      return "";
    }
    if (firsts.size() > 1) {
      return "; "
          + Units.count(firsts.size(), "pair")
          + " of these sessions are one session each, seen twice";
    }
    Session one = firsts.get(0);
    boolean sure = one.link().confidence() == Confidence.CERTAIN;
    return "; "
        + Facts.id(one)
        + " and "
        + Facts.sessionId(one.link().session().getAsInt())
        + " are "
        + (sure ? "" : "likely ")
        + (one.link().leg() == Link.Leg.UNKNOWN
            ? "one session, seen twice"
            : "both legs of one session");
  }
}
