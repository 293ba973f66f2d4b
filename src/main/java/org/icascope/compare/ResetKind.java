package org.icascope.compare;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.session.Session;

/** What a RST did: most of them break nothing. */
public enum ResetKind {
  /** It ended a connection in use. */
  BREAK("break"),
  /** It refused a connection. */
  ANSWER_TO_SYN("answer-to-syn"),
  /** The session went on over another connection before it: one side cleaned up. */
  AFTER_RESUME("after-resume"),
  /** Nothing was sent over the connection, as with a health check. */
  NO_DATA("no-data");

  private final String label;

  ResetKind(String label) {
    this.label = label;
  }

  /** The name used in JSON. */
  public String label() {
    return label;
  }

  static ResetKind of(Compared compared, Reset reset, Point near, Point far) {
    FlowPair pair = compared.flow().orElseThrow();
    if (pair.a().handshake() == Handshake.REFUSED || pair.b().handshake() == Handshake.REFUSED) {
      return ANSWER_TO_SYN;
    }
    SessionPair sessions = compared.pair();
    if (!hasData(pair.a()) && !hasData(pair.b())) {
      return NO_DATA;
    }
    return isAfterResume(sessions.a(), pair.a(), reset.near(), near.flows())
            || isAfterResume(sessions.b(), pair.b(), reset.far(), far.flows())
        ? AFTER_RESUME
        : BREAK;
  }

  private static boolean hasData(Flow flow) {
    return Stream.of(Direction.values()).anyMatch(d -> flow.side(d).payloadBytes() > 0);
  }

  private static boolean isAfterResume(
      Optional<Session> session, Flow flow, Optional<FrameMark> reset, Map<Integer, Flow> flows) {
    if (session.isEmpty() || reset.isEmpty()) {
      return false;
    }
    OptionalLong next =
        session.get().connections().stream()
            .filter(c -> c.role() != Session.Role.ATTEMPT && c.role() != Session.Role.STREAM)
            .map(c -> flows.get(c.flow()))
            .filter(other -> other != null && other != flow)
            .mapToLong(other -> other.first().timeNanos())
            .filter(start -> start > flow.first().timeNanos())
            .min();
    return next.isPresent() && next.getAsLong() < reset.get().timeNanos();
  }
}
