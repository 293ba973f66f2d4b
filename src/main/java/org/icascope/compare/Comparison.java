package org.icascope.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.Spread;

/**
 * All that two recorders tell together.
 *
 * @param clientSide the recorder nearer to the clients
 * @param positionKnown it was told by times which one that is
 * @param pairs sessions and connections seen at both; in each {@code a} is the client side
 * @param compared connections, and sessions on both legs of a gateway, that were compared
 * @param clock of the server side against that of the client side; absent where nothing matched
 * @param loss over all connections, by direction; without messages
 * @param delay between the recorders, by direction
 * @param beyondClientSide from the recorder of the client side to the client and back
 * @param beyondServerSide from the recorder of the server side to the server and back
 * @param notCompared what was joined and not compared, and why
 */
public record Comparison(
    Point clientSide,
    Point serverSide,
    boolean positionKnown,
    List<SessionPair> pairs,
    List<Compared> compared,
    Optional<Clock> clock,
    Map<Direction, Loss> loss,
    Map<Direction, Spread> delay,
    Optional<Spread> beyondClientSide,
    Optional<Spread> beyondServerSide,
    List<NotCompared> notCompared,
    List<Unjoined> unjoined) {

  /** A pair of which segments were not compared, and the reason in words. */
  public record NotCompared(SessionPair pair, String reason) {}

  /** Its packets are UDP, or some of them: these are not compared one by one. */
  public boolean runsOverEdt(SessionPair pair) {
    return !pair.isOfGateway() // there messages take the place of packets
        && !(pair.datagrams(true, clientSide).isEmpty()
            && pair.datagrams(false, serverSide).isEmpty());
  }

  /** What a reset of a connection did. */
  public ResetKind kind(Compared of, Reset reset) {
    return ResetKind.of(of, reset, clientSide, serverSide);
  }

  /** The recorders ran at the same time, by their clocks, for a while at least. */
  public boolean overlaps() {
    return clientSide.firstNanos() <= serverSide.lastNanos()
        && serverSide.firstNanos() <= clientSide.lastNanos();
  }

  /** TCP connections that were compared segment by segment. */
  public long connections() {
    return compared.stream().filter(c -> c.flow().isPresent()).count();
  }

  /** One recorder saw both legs. */
  public boolean oneTrace() {
    return clientSide.analysis() == serverSide.analysis();
  }

  /** Nothing is the same at both. */
  public boolean isEmpty() {
    return pairs.isEmpty();
  }
}
