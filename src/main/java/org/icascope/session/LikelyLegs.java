package org.icascope.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  /** Where more sessions to servers begin after one of a client, it is not looked for. Chosen. */
  private static final int MOST_LOOKED_AT = 200;

  private final List<SessionTrack> servers;
  private final int[] clientsOf;

  /** Sessions to a server that may belong to a client for which not all were looked at. */
  private final BitSet crowded = new BitSet();

  private LikelyLegs(List<SessionTrack> servers) {
    this.servers = servers;
    this.clientsOf = new int[servers.size()];
  }

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
    new LikelyLegs(servers).pairWith(clients);
  }

  private void pairWith(List<SessionTrack> clients) {
    Map<SessionTrack, Integer> only = new LinkedHashMap<>();
    for (SessionTrack client : clients) {
      int[] alike = alike(client);
      for (int server : alike) {
        clientsOf[server]++;
      }
      if (alike.length == 1) {
        only.put(client, alike[0]);
      }
    }
    only.forEach(
        (client, index) -> {
          if (clientsOf[index] == 1 && !crowded.get(index)) {
            SessionTrack server = servers.get(index);
            client.likelyLeg = server;
            server.likelyLeg = client;
          }
        });
  }

  /** Indexes of sessions that may be behind one; none where there are too many to look at all. */
  private int[] alike(SessionTrack client) {
    int from = firstFrom(start(client));
    int to = firstFrom(start(client) + OPENED_NANOS + 1);
    if (to - from > MOST_LOOKED_AT) {
      crowded.set(from, to);
      return new int[0];
    }
    return IntStream.range(from, to).filter(i -> isAlike(client, servers.get(i))).toArray();
  }

  /** Index of the first session to a server that did not begin before a time. */
  private int firstFrom(long nanos) {
    int low = 0;
    int high = servers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(servers.get(middle)) < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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
