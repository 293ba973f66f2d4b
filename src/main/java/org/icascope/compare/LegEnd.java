package org.icascope.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.session.Session;

/**
 * How a connection of one leg of a gateway ended.
 *
 * @param clientLeg on the leg between client and gateway
 * @param by the gateway closed it, or else the client or server at the end of the leg
 * @param nanos when, by the clock of the client side
 */
public record LegEnd(boolean clientLeg, Flow flow, Close close, By by, FrameMark at, long nanos) {

  /** Who closed. */
  public enum By {
    CLIENT("client"),
    GATEWAY("gateway"),
    SERVER("server");

    private final String label;

    By(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }
  }

  /** All ends of both legs in the order of time. */
  static List<LegEnd> of(SessionPair pair, Windows windows) {
    List<LegEnd> ends = new ArrayList<>();
    pair.a().ifPresent(session -> add(ends, session, windows.near(), true, windows));
    pair.b().ifPresent(session -> add(ends, session, windows.far(), false, windows));
    ends.sort(Comparator.comparingLong(LegEnd::nanos));
    return ends;
  }

  private static void add(
      List<LegEnd> ends, Session session, Point point, boolean clientLeg, Windows windows) {
    for (Session.Connection connection : session.connections()) {
      Flow flow = point.flows().get(connection.flow());
      Optional<FrameMark> closed = flow == null ? Optional.empty() : flow.closed();
      if (closed.isPresent() && flow.closedBy().isPresent()) {
        boolean byClient = flow.closedBy().get() == Direction.CLIENT_TO_SERVER;
        By by = byClient == clientLeg ? (clientLeg ? By.CLIENT : By.SERVER) : By.GATEWAY;
        long time = closed.get().timeNanos();
        long nanos = clientLeg ? time : windows.onNearClock(time);
        ends.add(new LegEnd(clientLeg, flow, flow.close(), by, closed.get(), nanos));
      }
    }
  }
}
