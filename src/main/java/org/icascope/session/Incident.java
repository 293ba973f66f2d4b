package org.icascope.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One break or failed start as a user felt it; groups events.
 *
 * @param serial number from 0 in time order
 * @param sessions serial numbers of the sessions concerned
 * @param cause plain words from the fixed list in {@link IncidentCause}
 * @param startNanos when it began
 * @param endNanos when it was over, if it was
 * @param outageMs last thing the peer was seen to receive or send, to the resume or fallback that
 *     worked
 * @param freezeMs the same, to the first server data after it: what the user felt
 * @param attempts connection attempts during the incident
 * @param events indices into the list of events
 */
public record Incident(
    int serial,
    List<Integer> sessions,
    IncidentCause cause,
    long startNanos,
    OptionalLong endNanos,
    OptionalDouble outageMs,
    OptionalDouble freezeMs,
    int attempts,
    Result result,
    Optional<String> client,
    Optional<String> server,
    List<Integer> events) {

  public Incident {
    sessions = List.copyOf(sessions);
    events = List.copyOf(events);
  }

  /** How it ended. */
  public enum Result {
    RESUMED("resumed"),
    REFUSED("refused"),
    NEW_SESSION("new-session"),
    FALLBACK("fallback"),
    GAVE_UP("gave-up"),
    UNKNOWN("unknown");

    private final String label;

    Result(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }
  }
}
