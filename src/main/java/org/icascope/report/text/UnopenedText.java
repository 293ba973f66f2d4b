package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.icascope.analyze.Analysis.Unopened;
import org.icascope.model.Endpoint;
import org.icascope.session.Session;

/** Encrypted connections that stayed closed, put together by server. */
final class UnopenedText {

  /** Servers that are named one by one. Chosen: the next lines say what to do. */
  private static final int MOST_NAMED = 2;

  private record Key(Endpoint server, String layer, String reason) {
    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof Key o
          && server.equals(o.server)
          && layer.equals(o.layer)
          && reason.equals(o.reason);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * server.hashCode() + layer.hashCode()) + reason.hashCode();
    }
  }

  /**
   * Connections to one server.
   *
   * @param reason what would open them; empty when there were no keys at all
   */
  record Group(Endpoint server, String layer, String reason, long connections) {

    /** {@code 3 TLS connections to 203.0.113.10:443}. */
    String name() {
      return Units.count(connections, layer.toUpperCase(Locale.ROOT) + " connection")
          + " to "
          + server;
    }
  }

  private UnopenedText() {}

  /** Those for which the keys that were given are of no use; most connections first. */
  static List<Group> withKeys(Facts facts) {
    return groups(
        facts.selection().unopened().stream().filter(u -> u.reason().isPresent()).toList(), true);
  }

  /** All of them, whatever the reason; most connections first. */
  static List<Group> all(Facts facts) {
    return groups(facts.selection().unopened(), false);
  }

  private static List<Group> groups(List<Unopened> all, boolean byReason) {
    Map<Key, Long> counts = new LinkedHashMap<>();
    for (Unopened one : all) {
      String reason = byReason ? one.reason().orElse("") : "";
      counts.merge(new Key(one.server(), one.layer(), reason), one.connections(), Long::sum);
    }
    List<Group> groups = new ArrayList<>();
    counts.forEach((key, n) -> groups.add(new Group(key.server, key.layer, key.reason, n)));
    groups.sort(Comparator.comparingLong(Group::connections).reversed());
    return groups;
  }

  /** {@code 2 TLS connections to 203.0.113.10:443 and 5 to other servers}. */
  static String names(List<Group> groups) {
    List<String> names = new ArrayList<>();
    groups.stream().limit(MOST_NAMED).forEach(group -> names.add(group.name()));
    long more = groups.stream().skip(MOST_NAMED).mapToLong(Group::connections).sum();
    return String.join(", ", names) + (more == 0 ? "" : " and " + Units.count(more) + " to others");
  }

  static long connections(List<Group> groups) {
    return groups.stream().mapToLong(Group::connections).sum();
  }

  /**
   * What seems to be missing of a session may lie in a connection to the same server that could not
   * be opened. The client may have had another address then.
   */
  static boolean mayHide(Facts facts, Session session) {
    return facts.analysis().traffic().unopened().stream()
        .anyMatch(closed -> closed.server().equals(session.server()));
  }

  /** To go behind what is not in the capture; empty where all connections were opened. */
  static String orUnopened(Facts facts, List<Session> sessions) {
    return sessions.stream().anyMatch(session -> mayHide(facts, session))
        ? " or in a connection that could not be opened"
        : "";
  }
}
