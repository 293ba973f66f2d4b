package org.icascope.session;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.flow.Passage;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.Spread;

/**
 * Both legs of a session through a gateway.
 *
 * @param leg that of the session at hand
 * @param clientLeg connections between client and gateway, in time order; encrypted ones that are
 *     no session to us included
 * @param serverLeg connections between gateway and server, in time order
 * @param passages what is known of how the gateway passes on
 * @param confidence that these are the legs of one session
 * @param launch how the gateway learnt where to go, where the input shows it
 */
public record Proxied(
    Link.Leg leg,
    List<Flow> clientLeg,
    List<Flow> serverLeg,
    List<Passage> passages,
    Confidence confidence,
    Optional<Launch> launch) {

  public Proxied {
    clientLeg = List.copyOf(clientLeg);
    serverLeg = List.copyOf(serverLeg);
    passages = List.copyOf(passages);
  }

  /**
   * An STA told the gateway the server.
   *
   * @param sta the STA that was asked
   * @param name of the server, as the STA gave it, where names are wanted and it gave one
   */
  public record Launch(
      Endpoint sta,
      FrameMark request,
      FrameMark answer,
      Optional<String> name,
      Confidence confidence) {}

  /** Connections of one leg. */
  public List<Flow> flows(boolean ofClientLeg) {
    return ofClientLeg ? clientLeg : serverLeg;
  }

  /** What the gateway takes to pass something on in that direction. */
  public Optional<Spread> delay(Direction direction) {
    return Passage.delay(passages, direction);
  }

  /** How often that could not be judged. */
  public long unclear(Direction direction) {
    return passages.stream().mapToLong(passage -> passage.unclear(direction)).sum();
  }

  /**
   * Segments of one leg that were sent again because they or what answers them got lost on it.
   *
   * @param byGateway by the gateway, else by the other end of the leg
   */
  public long sentAgain(boolean ofClientLeg, boolean byGateway) {
    boolean byServer = ofClientLeg == byGateway;
    Direction from = byServer ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER;
    return flows(ofClientLeg).stream()
        .map(flow -> flow.side(from))
        .mapToLong(Proxied::sentAgain)
        .sum();
  }

  private static long sentAgain(FlowSide side) {
    return side.retransmissions() - side.spuriousRetransmissions();
  }

  /** How the connections of both legs ended, in the order of time. */
  public List<LegEnd> ends() {
    return Stream.concat(
            LegEnd.of(clientLeg, true, nanos -> nanos).stream(),
            LegEnd.of(serverLeg, false, nanos -> nanos).stream())
        .sorted(Comparator.comparingLong(LegEnd::nanos))
        .toList();
  }
}
