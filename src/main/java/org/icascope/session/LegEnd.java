package org.icascope.session;

import java.util.Collection;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

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

  /**
   * All ends of one leg.
   *
   * @param clock makes times of the clock of the client side from those of the leg
   */
  public static List<LegEnd> of(
      Collection<Flow> flows, boolean clientLeg, LongUnaryOperator clock) {
    return flows.stream()
        .filter(flow -> flow.closed().isPresent() && flow.closedBy().isPresent())
        .map(flow -> of(flow, clientLeg, clock))
        .toList();
  }

  private static LegEnd of(Flow flow, boolean clientLeg, LongUnaryOperator clock) {
    boolean byClient = flow.closedBy().orElseThrow() == Direction.CLIENT_TO_SERVER;
    By by = byClient == clientLeg ? (clientLeg ? By.CLIENT : By.SERVER) : By.GATEWAY;
    FrameMark at = flow.closed().orElseThrow();
    return new LegEnd(clientLeg, flow, flow.close(), by, at, clock.applyAsLong(at.timeNanos()));
  }
}
