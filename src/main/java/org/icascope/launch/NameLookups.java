package org.icascope.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icascope.flow.Flow;
import org.icascope.flow.PayloadWatch;
import org.icascope.model.Direction;
import org.icascope.model.Pseudonyms;

/**
 * DNS queries for the names that STAs gave, and no others: until the first such name datagrams are
 * not even read.
 */
final class NameLookups {

  static final int PORT = 53;

  /** Names. Chosen: as many servers as a site has. */
  static final int MOST_NAMES = 1_000;

  /** Queries kept for each of them, the latest, some 300 bytes each. Chosen. */
  static final int MOST_QUERIES = 64;

  private final LaunchLimit limit;
  private final Pseudonyms pseudonyms;
  private final Map<String, List<NameLookup>> wanted = new HashMap<>();

  NameLookups(LaunchLimit limit, Pseudonyms pseudonyms) {
    this.limit = limit;
    this.pseudonyms = pseudonyms;
  }

  /** From now on queries for it are remembered. */
  void want(String name, StaExchange exchange) {
    if (wanted.size() < MOST_NAMES) {
      wanted.computeIfAbsent(name, n -> new ArrayList<>(2));
    } else if (!wanted.containsKey(name)) {
      limit.told("names of servers", exchange.answer(), exchange.flow().serial());
    }
  }

  /** An STA gave a name. */
  boolean isLooking() {
    return !wanted.isEmpty();
  }

  /** Looks on, if the flow is to a name server. */
  void onFlowOpened(Flow flow) {
    if (flow.server().port() == PORT) {
      flow.watch(new Watch(this, flow));
    }
  }

  private record Watch(NameLookups lookups, Flow flow) implements PayloadWatch {

    @Override
    public void onPayload(
        Direction direction, byte[] bytes, int start, int length, long timeNanos) {
      if (!lookups.wanted.isEmpty()) {
        DnsMessage.of(bytes, start, length)
            .filter(message -> message.answer() == (direction == Direction.SERVER_TO_CLIENT))
            .ifPresent(message -> lookups.onMessage(flow, message));
      }
    }
  }

  private void onMessage(Flow flow, DnsMessage message) {
    List<NameLookup> queries = queries(message.name());
    if (message.answer()) {
      queries.stream()
          .filter(query -> query.isAnsweredBy(flow, message))
          .findFirst()
          .ifPresent(query -> query.answer(message, flow.last(), pseudonyms));
    } else if (queries != NOT_WANTED) {
      queries.stream()
          .filter(query -> query.isAnsweredBy(flow, message))
          .findFirst()
          .ifPresentOrElse(
              NameLookup::repeat, () -> add(queries, new NameLookup(flow, message, flow.last())));
    }
  }

  private static final List<NameLookup> NOT_WANTED = List.of();

  /** A name without dots is completed by whoever asks. */
  private List<NameLookup> queries(String name) {
    List<NameLookup> whole = wanted.get(name);
    if (whole != null) {
      return whole;
    }
    int dot = name.indexOf('.');
    return dot < 0 ? NOT_WANTED : wanted.getOrDefault(name.substring(0, dot), NOT_WANTED);
  }

  private void add(List<NameLookup> queries, NameLookup query) {
    if (queries.size() >= MOST_QUERIES) {
      queries.remove(0);
      limit.told("queries for one name", query.sent(), query.flow().serial());
    }
    queries.add(query);
  }

  /**
   * Queries for names that nobody waits for any more, which are forgotten by this.
   *
   * @param needed names that somebody waits for
   */
  Map<String, List<NameLookup>> take(Set<String> needed) {
    Map<String, List<NameLookup>> taken = new HashMap<>(wanted);
    taken.keySet().removeAll(needed);
    wanted.keySet().retainAll(needed);
    return taken;
  }

  /** Queries for a name, in the order in which they were sent. */
  List<NameLookup> of(String name) {
    return List.copyOf(wanted.getOrDefault(name, NOT_WANTED));
  }
}
