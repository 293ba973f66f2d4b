package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;
import org.icascope.session.Session;

/** Sessions by what is to be said about them, for rules that speak once of many. */
final class SecurityGroups {

  /** Servers named in the text; the others are counted. Chosen. */
  private static final int SERVERS_SHOWN = 3;

  private SecurityGroups() {}

  /** Sessions of the same kind, in order. Those without a kind are left out. */
  static <K> Map<K, List<Session>> of(Facts facts, Function<Session, Optional<K>> kind) {
    Map<K, List<Session>> groups = new LinkedHashMap<>();
    for (Session session : facts.sessions()) {
      kind.apply(session)
          .ifPresent(k -> groups.computeIfAbsent(k, n -> new ArrayList<>()).add(session));
    }
    return groups;
  }

  /** Nothing around CGP or ICA encrypts. */
  static boolean isInTheOpen(Session session) {
    return !session.layers().contains("tls") && !session.layers().contains("dtls");
  }

  /** A connection of the session crosses the Internet. */
  static boolean crosses(Facts facts, Session session) {
    return flows(facts, session).stream().anyMatch(PublicAddress::crosses);
  }

  private static List<Flow> flows(Facts facts, Session session) {
    return session.connections().stream().flatMap(c -> facts.flow(c.flow()).stream()).toList();
  }

  /** A draft about these sessions, shown by the frames of their ICA set-up. */
  static Draft draft(Facts facts, String rule, List<Session> sessions) {
    Draft draft = new Draft(facts, rule, Category.SECURITY);
    for (Session session : sessions) {
      draft.session(session.serial());
      List<FrameMark> shown = session.icaSetUp();
      (shown.isEmpty() ? List.of(session.start()) : shown).forEach(draft::shownBy);
    }
    return draft.figure("sessions", sessions.size()).figure("servers", servers(sessions).size());
  }

  private static Set<String> servers(List<Session> sessions) {
    return sessions.stream()
        .map(s -> s.server().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@code 10.0.0.1:2598, 10.0.0.2:2598 and 7 others}. */
  static String named(List<Session> sessions) {
    Set<String> servers = servers(sessions);
    String named = servers.stream().limit(SERVERS_SHOWN).collect(Collectors.joining(", "));
    int more = servers.size() - SERVERS_SHOWN;
    return more > 0 ? named + " and " + Words.count(more, "other server") : named;
  }
}
