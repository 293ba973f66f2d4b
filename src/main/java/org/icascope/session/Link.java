package org.icascope.session;

import java.util.List;
import java.util.OptionalInt;
import org.icascope.model.Confidence;

/**
 * Another session of the input that is the same user's on the other side of a gateway or NAT: both
 * got the same reconnect ticket, or the trace of a NetScaler names their connections together.
 *
 * @param session serial number of the other one
 * @param confidence of the link
 * @param ticketMarks keyed marks of the tickets, by which sessions of two runs with the same key
 *     are compared; never shown
 */
public record Link(Leg leg, OptionalInt session, Confidence confidence, List<String> ticketMarks) {

  /** No other one. */
  public static final Link NONE =
      new Link(Leg.UNKNOWN, OptionalInt.empty(), Confidence.CERTAIN, List.of());

  public Link {
    ticketMarks = List.copyOf(ticketMarks);
  }

  /** Which part of the way a session was seen on. */
  public enum Leg {
    CLIENT_GATEWAY("client-gateway"),
    GATEWAY_SERVER("gateway-server"),
    UNKNOWN("unknown");

    private final String label;

    Leg(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }
  }
}
