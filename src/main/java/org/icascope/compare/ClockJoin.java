package org.icascope.compare;

import java.util.Objects;
import java.util.stream.Stream;
import org.icascope.model.Direction;
import org.icascope.session.Session;

/** Sessions that begin and end at about the same time and carry about as much. */
final class ClockJoin {

  /** Recorders are assumed to run no further apart. Chosen: hosts that have some time service. */
  private static final long APART_NANOS = 5_000_000_000L;

  /** Sizes may differ by so large a part: another layer of headers, lost segments. Chosen. */
  private static final double SIZES = 0.05;

  /** Sessions with less say nothing by their size. Chosen. */
  private static final long LEAST_BYTES = 2_000;

  private ClockJoin() {}

  static boolean isAlike(Point a, Session left, Point b, Session right) {
    return Math.abs(left.start().timeNanos() - right.start().timeNanos()) <= APART_NANOS
        && Math.abs(left.end().timeNanos() - right.end().timeNanos()) <= APART_NANOS
        && Stream.of(Direction.values()).allMatch(d -> isAlike(a, left, b, right, d))
        && !areOtherUsers(left, right);
  }

  private static boolean isAlike(
      Point a, Session left, Point b, Session right, Direction direction) {
    long first = bytes(a, left, direction);
    long second = bytes(b, right, direction);
    return Math.min(first, second) >= LEAST_BYTES
        && Math.abs(first - second) <= SIZES * Math.max(first, second);
  }

  /** Both have tickets, and these differ: so do the sessions. */
  private static boolean areOtherUsers(Session left, Session right) {
    return !left.link().ticketMarks().isEmpty() && !right.link().ticketMarks().isEmpty();
  }

  private static long bytes(Point point, Session session, Direction direction) {
    return session.connections().stream()
        .map(connection -> point.flows().get(connection.flow()))
        .filter(Objects::nonNull) // flows that only share a port are not listed
        .mapToLong(flow -> flow.side(direction).payloadBytes())
        .sum();
  }
}
