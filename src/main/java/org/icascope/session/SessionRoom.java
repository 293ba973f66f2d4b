package org.icascope.session;

import java.util.Collection;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;

/** How many sessions are remembered, and how many connections they may have beside the first. */
final class SessionRoom {

  /** Connections that take as much room as a session. Measured: 8 kB with its flow and events. */
  private static final int CONNECTIONS_PER_SESSION = 2;

  /** Of so many sessions one leaves its room to connections of the others. Chosen. */
  private static final int RESERVED_PART = 8;

  /** A session with more connections shares half of the room with others like it. Chosen. */
  static final int FEW = 64;

  private final int most;
  private final int reserved;
  private final DiagnosticSink diagnostics;
  private int further;

  /**
   * @param most sessions
   * @param diagnostics is told what there is no room for
   */
  SessionRoom(int most, DiagnosticSink diagnostics) {
    this.most = most;
    this.diagnostics = diagnostics;
    this.reserved = FEW + most / RESERVED_PART * CONNECTIONS_PER_SESSION;
  }

  /** One more session, if there is room beside so many. */
  boolean takeSession(int sessions) {
    if (hasRoom(sessions)) {
      return true;
    }
    tell(
        sessions < most
            ? "more sessions and connections of them than are remembered"
            : "more than " + most + " sessions");
    return false;
  }

  private boolean hasRoom(int sessions) {
    int beyondReserve = Math.max(0, further - reserved);
    return CONNECTIONS_PER_SESSION * sessions + beyondReserve < CONNECTIONS_PER_SESSION * most;
  }

  /** One more connection of a session beside the first, if there is room. */
  boolean takeConnection(SessionTrack session, int sessions) {
    boolean few = session.flows.size() <= FEW;
    boolean fits = further < reserved || hasRoom(sessions);
    if (session.beyondLimit || fits && (few || further < Math.max(FEW, most / 2))) {
      further += session.beyondLimit ? 0 : 1;
      return true;
    }
    tell(
        few
            ? "more sessions and connections of them than are remembered"
            : "sessions with more than " + FEW + " connections have too many");
    return false;
  }

  private void tell(String what) {
    diagnostics.report(
        Diagnostic.of(
            Severity.WARNING,
            "session.limit",
            what + ": the others are not reported; a larger heap takes more"));
  }

  /** What is remembered, in sessions. */
  int taken(int sessions) {
    return sessions + further / CONNECTIONS_PER_SESSION;
  }

  /** Some were forgotten. */
  void left(Collection<SessionTrack> remaining) {
    further = remaining.stream().mapToInt(session -> session.flows.size() - 1).sum();
  }
}
