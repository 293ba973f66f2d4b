package org.icascope.compare;

import java.util.List;
import java.util.Optional;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Transport;
import org.icascope.session.Session;

/**
 * One session seen at both recorders, or connections without one.
 *
 * @param a at the first recorder; absent where the connections belong to none there
 * @param flows connections that are the same at both; none where a gateway stands between
 */
public record SessionPair(
    Optional<Session> a, Optional<Session> b, By by, Confidence confidence, List<FlowPair> flows) {

  /** What shows that both are the same. */
  public enum By {
    TICKET("ticket"),
    SEQUENCE("sequence"),
    CLOCK("clock");

    private final String label;

    By(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }
  }

  public SessionPair {
    flows = List.copyOf(flows);
  }

  /** No TCP connection is the same, but the messages are. */
  public boolean comparesMessages() {
    return flows.isEmpty() && by == By.TICKET;
  }

  /** Both legs of a gateway: the same messages between other hosts. */
  public boolean isOfGateway() {
    return comparesMessages()
        && !(a.map(Session::client).equals(b.map(Session::client))
            && a.map(Session::server).equals(b.map(Session::server)));
  }

  /**
   * The UDP flows of the session at one of the recorders, which no number tells apart packet by
   * packet: EDT sends what was lost under a new number.
   *
   * @param first at the recorder of {@code a}
   */
  List<Flow> datagrams(boolean first, Point point) {
    return (first ? a : b)
        .map(session -> Wanted.flows(session, point)).orElse(List.of()).stream()
            .filter(flow -> flow.transport() == Transport.UDP)
            .toList();
  }

  SessionPair swapped() {
    List<FlowPair> turned =
        flows.stream()
            .map(f -> new FlowPair(f.b(), f.a(), f.confidence(), f.translated()))
            .toList();
    return new SessionPair(b, a, by, confidence, turned);
  }
}
