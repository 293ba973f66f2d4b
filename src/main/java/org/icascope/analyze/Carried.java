package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Course;
import org.icascope.flow.CourseSide;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Transport;
import org.icascope.session.Session;

/**
 * One direction of a TCP or EDT connection that carries, or tried to carry, a session.
 *
 * @param direction of the bytes
 * @param side what the sender of these bytes did
 */
record Carried(Session session, Flow flow, Course course, Direction direction, CourseSide side) {

  /** Both directions of every connection that is followed, in the order of sessions. */
  static List<Carried> of(Facts facts) {
    List<Carried> all = new ArrayList<>();
    for (Session session : facts.sessions()) {
      for (Session.Connection connection : session.connections()) {
        facts
            .flow(connection.flow())
            .ifPresent(
                flow ->
                    flow.course()
                        .ifPresent(
                            course -> {
                              for (Direction way : Direction.values()) {
                                CourseSide side = course.side(way);
                                all.add(new Carried(session, flow, course, way, side));
                              }
                            }));
      }
    }
    return all;
  }

  /** In datagrams, otherwise over TCP. */
  boolean isEdt() {
    return flow.transport() == Transport.UDP;
  }

  Endpoint server() {
    return flow.server();
  }

  /** {@code from server to client}. */
  static String way(Direction direction) {
    return "from " + direction.sender() + " to " + direction.opposite().sender();
  }

  /** By what the rule groups by, in order of appearance. */
  static <K> void add(Map<K, List<Carried>> groups, K key, Carried one) {
    groups.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
  }

  static <K> Map<K, List<Carried>> groups() {
    return new LinkedHashMap<>();
  }

  static long sessions(List<Carried> group) {
    return group.stream().map(Carried::session).distinct().count();
  }

  /** {@code the session of 10.0.0.1 with 10.0.0.2:2598}, {@code 3 sessions with 10.0.0.2:2598}. */
  static String whose(List<Carried> group) {
    Carried first = group.get(0);
    long sessions = sessions(group);
    return sessions == 1
        ? "the session of " + first.flow.client().address() + " with " + first.server()
        : sessions + " sessions with " + first.server();
  }

  static void into(Draft draft, List<Carried> group) {
    for (Carried one : group) {
      draft.flow(one.flow.serial()).session(one.session.serial()).server(one.server());
    }
  }
}
