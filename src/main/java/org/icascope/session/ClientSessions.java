package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;

/** Which sessions are used from which client address, and which addresses several users share. */
final class ClientSessions {

  /** Sessions at once that are looked at to tell a shared address. Chosen. */
  private static final int MOST_NEIGHBOURS = 8;

  /** Sessions of a client that are looked at for the same, at most: the latest. Chosen. */
  private static final int MOST_TELLING = 256;

  /** A list of this length is worth a look for sessions nobody can come back to. Chosen. */
  private static final int MANY = 64;

  private static final class Client {
    final List<SessionTrack> sessions = new ArrayList<>();

    /** Those of them that began while another one was in use: only they can tell. */
    final List<SessionTrack> telling = new ArrayList<>();

    boolean shared;
  }

  private final Map<IpAddress, Client> clients = new HashMap<>();

  /** The session is used from this client address. */
  void knownAt(SessionTrack session, IpAddress address) {
    Client client = clients.computeIfAbsent(address, a -> new Client());
    List<SessionTrack> list = client.sessions;
    if (list.contains(session)) {
      return;
    }
    if (list.size() >= MANY && Integer.bitCount(list.size()) == 1) { // at each doubling
      isShared(client); // while the sessions that would tell are still there
      list.removeIf(known -> !known.isOpen() && !known.isLost());
      client.telling.removeIf(known -> !known.isOpen() && !known.isLost());
    }
    session.neighbours = neighbours(list, session);
    session.neighboursSince = session.bound.flow.first().timeNanos();
    list.add(session);
    if (!session.neighbours.isEmpty() && !client.shared) {
      tells(client, session);
    }
  }

  private static void tells(Client client, SessionTrack session) {
    if (client.telling.size() >= MOST_TELLING && !isShared(client)) {
      client.telling.remove(0);
    }
    if (!client.shared) {
      client.telling.add(session);
    }
  }

  private static List<SessionTrack> neighbours(List<SessionTrack> list, SessionTrack added) {
    return list.stream()
        .filter(other -> other.isOpen() && !other.isSuspended() && other.wasBound())
        .filter(other -> other.bound.flow.server().equals(added.bound.flow.server()))
        .limit(MOST_NEIGHBOURS)
        .toList();
  }

  /** Sessions used from this address to which somebody may still come back, oldest first. */
  List<SessionTrack> of(IpAddress address) {
    Client client = clients.get(address);
    return client == null ? List.of() : client.sessions;
  }

  /**
   * Two sessions at once with one server come from this address: a gateway or NAT, since one user's
   * client shares a connection to a server.
   */
  boolean isShared(IpAddress address) {
    Client client = clients.get(address);
    return client != null && isShared(client);
  }

  private static boolean isShared(Client client) {
    if (!client.shared && client.telling.stream().anyMatch(ClientSessions::hasNeighbour)) {
      client.shared = true;
      client.telling.clear();
    }
    return client.shared;
  }

  /** Another session was in use, by both its sides, after this one had begun. */
  private static boolean hasNeighbour(SessionTrack session) {
    return session.neighbours.stream()
        .anyMatch(other -> inUse(other.bound.flow, session.neighboursSince));
  }

  private static boolean inUse(Flow flow, long since) {
    Optional<FrameMark> client = flow.side(Direction.CLIENT_TO_SERVER).lastProgress();
    Optional<FrameMark> server = flow.side(Direction.SERVER_TO_CLIENT).lastData();
    return client.filter(mark -> mark.timeNanos() > since).isPresent()
        && server.filter(mark -> mark.timeNanos() > since).isPresent();
  }

  /** Marks those of the sessions whose client addresses turned out to be shared. */
  void markShared(Collection<SessionTrack> sessions) {
    for (SessionTrack session : sessions) {
      session.clientShared =
          session.flows.stream().anyMatch(f -> isShared(f.flow.client().address()));
    }
  }

  /** Nobody comes back to these any more. */
  void forget(Set<SessionTrack> some) {
    for (Client client : clients.values()) {
      client.sessions.removeAll(some);
      client.telling.removeAll(some);
    }
    clients.values().removeIf(client -> client.sessions.isEmpty());
  }
}
