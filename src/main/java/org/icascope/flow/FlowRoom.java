package org.icascope.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.icascope.decode.Headers;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;

/**
 * Makes room in the table of flows. Those that ended long ago go without a word, and as many as
 * needed of those that both sides closed and of which no session is made. When there are still too
 * many, those go that are missed least: flows that were closed just now; flows of which only one
 * side was heard, but not their newer half, which may be about to be answered; flows that nobody
 * looks into any more; then others; and last those that a session is made of. Of each kind the ones
 * idle longest go first. So a flood of half-open flows drives no quiet session out. Likewise where
 * the content of too many is read.
 */
final class FlowRoom {

  /** Closed at a time: a tenth, so that the search pays off. */
  private static final int PART = 10;

  /** Flows keep a quarter of their room, whatever else takes some. Chosen. */
  private static final int LEAST_PART = 4;

  /** Chosen: what was still on its way when both sides had closed has arrived by then. */
  private static final long STRAGGLERS_NANOS = 10_000_000_000L;

  /** So much payload later at the earliest is counted again: there may be so much too many. */
  private static final int COUNTS = 16;

  private final FlowIndex index;
  private final FlowLimits limits;
  private final DiagnosticSink diagnostics;
  private final Consumer<FlowState> close;
  private int unanswered;
  private int displaced;

  /** Sides whose first payload came since the flows whose content is read were counted. */
  private int readable;

  /** So many of these, and there may be too many such flows. */
  private int countAt;

  /** When the flows that were found were last heard of; used again, as a flood asks often. */
  private long[] times = new long[0];

  /**
   * @param close takes a flow out of the table
   */
  FlowRoom(
      FlowIndex index, FlowLimits limits, DiagnosticSink diagnostics, Consumer<FlowState> close) {
    this.index = index;
    this.limits = limits;
    this.diagnostics = diagnostics;
    this.close = close;
    this.countAt = limits.maximumRead();
  }

  /**
   * A side of a flow is heard for the first time.
   *
   * @param isAnswer the other one was heard before
   */
  void heard(boolean isAnswer) {
    unanswered += isAnswer ? -1 : 1;
  }

  /** Something else takes the room of so many flows. */
  void displace(int flows) {
    displaced = flows;
  }

  private int maximumFlows() {
    int most = limits.maximumFlows();
    return Math.max(most / LEAST_PART, most - displaced);
  }

  /** A flow is taken out of the table. */
  void closed(Flow flow) {
    unanswered -= isUnanswered(flow) ? 1 : 0;
  }

  private static boolean isUnanswered(Flow flow) {
    return flow.clientSide.packets == 0 || flow.serverSide.packets == 0;
  }

  /** A session is made of it, or it is one of EDT. */
  private static boolean isFollowed(Flow flow) {
    return flow.course != null;
  }

  private static boolean isPassedOver(Flow flow) {
    return flow.isAside() || !flow.payloadWanted;
  }

  /** A side of a flow sends payload for the first time. */
  void readable() {
    readable++;
  }

  /** A frame is dealt with, by whoever looks at it. */
  void afterFrame(Headers headers) {
    if (readable >= countAt) {
      makeForContent(headers);
    }
  }

  private void makeForContent(Headers headers) {
    int most = limits.maximumRead();
    int read = read();
    if (read > most) {
      int excess = read - most + most / PART;
      long before = headers.frame().timeNanos() - STRAGGLERS_NANOS;
      Dropped over = new Dropped();
      over.idle(flow -> flow.isRead() && isDone(flow) && flow.lastNanos() < before, excess);
      read -= over.count;
    }
    if (read > most) {
      int excess = read - most + most / PART;
      Dropped dropped = new Dropped();
      dropped.idle(flow -> flow.isRead() && isDone(flow), excess);
      dropped.idle(flow -> flow.isRead() && isMissedLeast(flow), excess);
      dropped.idle(flow -> flow.isRead() && !isFollowed(flow), excess);
      dropped.idle(Flow::isRead, excess);
      tell(headers, most + " flows at a time whose content is read", dropped.count, dropped.first);
      read -= dropped.count;
    }
    readable = 0;
    countAt = Math.max(most / COUNTS, most - read);
  }

  /** Flows whose content is read. */
  private int read() {
    int[] read = new int[1];
    index.forEach(state -> read[0] += state.flow.isRead() ? 1 : 0);
    return read[0];
  }

  /** Before a flow is added, that of {@code headers}. */
  void make(Headers headers) {
    if (index.size() >= maximumFlows()) {
      dropClosed(headers);
      int room = Math.max(1, maximumFlows() / PART);
      dropOver(headers, index.size() + room - maximumFlows());
      int excess = index.size() + room - maximumFlows();
      if (excess > 0) {
        tell(headers, maximumFlows() + " flows at a time", excess, drop(excess));
      }
    } else if (unanswered >= limits.maximumUnanswered()) {
      int room = Math.max(1, limits.maximumUnanswered() / PART);
      Dropped dropped = new Dropped();
      dropped.idle(FlowRoom::isMissedLeast, room);
      dropped.idle(FlowRoom::isUnanswered, room);
      String what = limits.maximumUnanswered() + " flows at a time of which one side was heard";
      tell(headers, what, dropped.count, dropped.first);
    } else if (index.isFull()) {
      dropClosed(headers);
      index.growIfCrowded();
    }
  }

  private void dropClosed(Headers headers) {
    long before = headers.frame().timeNanos() - limits.closedIdleNanos();
    states(state -> state.flow.close != Close.NONE && state.lastNanos() < before).forEach(close);
  }

  private void dropOver(Headers headers, int excess) {
    long before = headers.frame().timeNanos() - STRAGGLERS_NANOS;
    new Dropped().idle(flow -> isDone(flow) && flow.lastNanos() < before, excess);
  }

  private static boolean isOver(Flow flow) {
    return flow.close == Close.RST
        || flow.clientSide.fin().isPresent() && flow.serverSide.fin().isPresent();
  }

  private static boolean isDone(Flow flow) {
    return isOver(flow) && !isFollowed(flow);
  }

  private static boolean isMissedLeast(Flow flow) {
    return isUnanswered(flow) && !isFollowed(flow);
  }

  /** Returns the number of the flow that went first. */
  private int drop(int excess) {
    Dropped dropped = new Dropped();
    int half = unanswered / 2;
    dropped.idle(FlowRoom::isDone, excess);
    dropped.idle(FlowRoom::isMissedLeast, Math.min(dropped.count + half, excess));
    dropped.idle(flow -> isPassedOver(flow) && !isFollowed(flow), excess);
    dropped.idle(flow -> !isFollowed(flow), excess);
    dropped.idle(flow -> true, excess);
    return dropped.first;
  }

  /** Flows that are closed to make room. */
  private final class Dropped {
    private int count;
    private int first;

    /** Closes flows of a kind, those idle longest, until there are {@code most} in all. */
    private void idle(Predicate<Flow> kind, int most) {
      if (count >= most) {
        return;
      }
      List<FlowState> found = new ArrayList<>(index.size());
      if (times.length < index.size()) {
        times = new long[index.size()];
      }
      index.forEach(
          state -> {
            if (kind.test(state.flow)) {
              times[found.size()] = state.lastNanos();
              found.add(state);
            }
          });
      int some = Math.min(most - count, found.size());
      if (some == 0) {
        return;
      }
      List<FlowState> idle = noLaterThan(found, some);
      idle.sort(
          Comparator.comparingLong(FlowState::lastNanos)
              .thenComparingInt(state -> state.flow.serial));
      first = count == 0 ? idle.get(0).flow.serial : first;
      idle.subList(0, some).forEach(close);
      count += some;
    }
  }

  /** Flows that were last heard of as early as the first {@code some}, in any order. */
  private List<FlowState> noLaterThan(List<FlowState> found, int some) {
    long[] sorted = Arrays.copyOf(times, found.size()); // numbers: much faster than the flows
    Arrays.sort(sorted);
    List<FlowState> early = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      if (times[i] <= sorted[some - 1]) {
        early.add(found.get(i));
      }
    }
    return early;
  }

  private void tell(Headers headers, String what, int count, int serial) {
    diagnostics.report(
        Diagnostic.of(
            Severity.WARNING,
            "flow.limit",
            "more than " + what + ": " + count + " that are missed least were closed",
            headers.frame().mark(),
            serial));
  }

  /** Flows of a kind, in order of first frame. */
  List<FlowState> states(Predicate<FlowState> kind) {
    List<FlowState> states = new ArrayList<>();
    index.forEach(
        state -> {
          if (kind.test(state)) {
            states.add(state);
          }
        });
    states.sort(Comparator.comparingInt(state -> state.flow.serial));
    return states;
  }
}
