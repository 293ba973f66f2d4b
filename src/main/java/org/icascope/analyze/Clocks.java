package org.icascope.analyze;

import java.util.Optional;
import org.icascope.session.Session;

/**
 * The clocks that run while a session is broken: the timeout of Session Reliability as negotiated,
 * then Auto Client Reconnect, and behind a gateway the life of the STA ticket (sections 1.2 and 1.4
 * of the transport notes, where the defaults are from).
 */
final class Clocks {

  /** Auto Client Reconnect goes on for so long at most, seconds (policy maximum). */
  static final int AUTO_RECONNECT_MOST_SECONDS = 300;

  private Clocks() {}

  /** As the server told it; empty where the bind was not captured or no timeout is in force. */
  static Optional<Integer> timeout(Session.Cgp cgp) {
    return cgp.timeoutSeconds().isPresent() && cgp.timeoutSeconds().getAsInt() > 0
        ? Optional.of(cgp.timeoutSeconds().getAsInt())
        : Optional.empty();
  }

  /** A gateway authorised the connection by a ticket of the STA. */
  static boolean hasStaTicket(Session session) {
    return session.cgp().flatMap(Session.Cgp::staTicket).orElse(false);
  }

  /** What comes when the time of Session Reliability is used up. A sentence with a blank before. */
  static String next(Session session) {
    return " After that only Auto Client Reconnect is left, which sets ICA up anew, for "
        + AUTO_RECONNECT_MOST_SECONDS
        + " s at most"
        + (hasStaTicket(session)
            ? ", and behind a gateway the ticket must still be good by then."
            : ".");
  }
}
