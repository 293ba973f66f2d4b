package org.icascope.launch;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;

/**
 * A request to an STA and what came of it.
 *
 * @param request frame of its first byte
 * @param answer frame of the last byte of the answer; where none came the last frame of the flow
 * @param status HTTP status of the answer
 * @param ticket fingerprint of the ticket to be redeemed, with the key of this run
 * @param authority fingerprint of the id under which the STA issued a ticket, likewise
 */
public record StaExchange(
    Flow flow,
    Asked asked,
    Result result,
    FrameMark request,
    FrameMark answer,
    OptionalInt status,
    Optional<String> ticket,
    Optional<String> authority,
    Optional<StaTarget> target) {

  /** What was asked for. */
  public enum Asked {
    /** A new ticket, by StoreFront, or by a gateway that looks whether the STA is there. */
    TICKET,
    /** What is behind a ticket, by a gateway. */
    DATA,
    OTHER
  }

  /** What came back. */
  public enum Result {
    GRANTED,
    /** Status 200, and nothing of what was asked for. */
    NOTHING,
    /** Another status than 200. */
    STATUS,
    /** No answer until the connection or the capture ended. */
    UNANSWERED
  }
}
