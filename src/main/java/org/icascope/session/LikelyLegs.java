package org.icascope.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;

/**
 * Both legs of a session in the trace of a NetScaler that names no connections, and has not the
 * tickets of both: the appliance opens its connection shortly after the client did, both end
 * together, and as many bytes go through. Only what is alike with exactly one other is joined.
 */
final class LikelyLegs {

  /** How long an appliance may take to ask a server. Chosen: less than a user waits. */
  private static final long OPENED_NANOS = 5_000_000_000L;

  /** Chosen: one end follows the other but for what is still under way. */
  private static final long ENDED_NANOS = 2_000_000_000L;

  /** Sessions with less have little that is their own. Chosen: less than an ICA set-up. */
  private static final long LEAST_BYTES = 2_000;

  /**
   * Bytes may differ by one part in so many. Chosen: what the gateway itself says in the tunnel.
   */
  private static final long PART = 20;

  /** Sessions to the server that are looked at for one of a client. Chosen. */
  private static final int MOST_LOOKED_AT = 1_000;

  private LikelyLegs() {}

  static void pair(List<SessionTrack> sessions) {
    List<SessionTrack> clients = new ArrayList<>();
    List<SessionTrack> servers = new ArrayList<>();
    for (SessionTrack session : sessions) {
      Direction appliance = first(session).appliance().orElse(null);
      if (appliance != null && Links.otherOf(session) == null && bytes(session) >= LEAST_BYTES) {
        (appliance == Direction.SERVER_TO_CLIENT ? clients : servers).add(session);
      }
    }
    servers.sort(Comparator.comparingLong(LikelyLegs::start));
    Map<SessionTrack, List<SessionTrack>> ofServer = new HashMap<>();
    Map<SessionTrack, List<SessionTrack>> ofClient = new HashMap<>();
    for (SessionTrack client : clients) {
      for (SessionTrack server : alike(client, servers)) {
        ofClient.computeIfAbsent(client, c -> new ArrayList<>()).add(server);
        ofServer.computeIfAbsent(server, s -> new ArrayList<>()).add(client);
      }
    }
    ofClient.forEach(
        (client, some) -> {
          if (some.size() == 1 && ofServer.get(some.get(0)).size() == 1) {
            client.likelyLeg = some.get(0);
            some.get(0).likelyLeg = client;
          }
        });
  }

  private static List<SessionTrack> alike(SessionTrack client, List<SessionTrack> servers) {
    int low = 0;
    int high = servers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(servers.get(middle)) < start(client)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return servers.stream()
        .skip(low)
        .limit(MOST_LOOKED_AT)
        .takeWhile(server -> start(server) - start(client) <= OPENED_NANOS)
        .filter(server -> isAlike(client, server))
        .toList();
  }

  private static boolean isAlike(SessionTrack client, SessionTrack server) {
    boolean otherUsers = !client.tickets.isEmpty() && !server.tickets.isEmpty(); // they differ
    return !otherUsers
        && Math.abs(end(client) - end(server)) <= ENDED_NANOS
        && isAlike(
            bytes(client, Direction.CLIENT_TO_SERVER), bytes(server, Direction.CLIENT_TO_SERVER))
        && isAlike(
            bytes(client, Direction.SERVER_TO_CLIENT), bytes(server, Direction.SERVER_TO_CLIENT));
  }

  private static boolean isAlike(long bytes, long others) {
    return Math.abs(bytes - others) <= Math.max(bytes, others) / PART;
  }

  private static Flow first(SessionTrack session) {
    return session.flows.get(0).flow;
  }

  private static long start(SessionTrack session) {
    return first(session).first().timeNanos();
  }

  private static long end(SessionTrack session) {
    return session.flows.stream()
        .mapToLong(flow -> flow.flow.last().timeNanos())
        .max()
        .orElseThrow();
  }

  private static long bytes(SessionTrack session) {
    return bytes(session, Direction.CLIENT_TO_SERVER) + bytes(session, Direction.SERVER_TO_CLIENT);
  }

  private static long bytes(SessionTrack session, Direction direction) {
    return session.flows.stream().mapToLong(flow -> flow.flow.side(direction).payloadBytes()).sum();
  }
}
