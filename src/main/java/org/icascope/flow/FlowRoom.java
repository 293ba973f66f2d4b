package org.icascope.flow;

import static org.icascope.flow.FlowRanks.STAYS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.icascope.decode.Headers;
import org.icascope.flow.FlowRanks.Closed;
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
  void heard(FlowState state, boolean isAnswer) {
    state.unanswered = !isAnswer;
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
  void closed(FlowState state) {
    unanswered -= state.unanswered ? 1 : 0;
  }

  /** A session is made of it, or it is one of EDT. */
  private static boolean isFollowed(FlowState state) {
    return state.flow.course != null;
  }

  private static boolean isPassedOver(FlowState state) {
    return state.flow.isAside() || !state.flow.payloadWanted;
  }

  /** A side of a flow sends payload for the first time. */
  void readable(FlowState state) {
    state.hasPayload = true;
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
    long before = headers.frame().timeNanos() - STRAGGLERS_NANOS;
    FlowRanks ranks = ranks(5, state -> state.isRead() ? rankOfRead(state, before) : STAYS);
    int read = ranks.found();
    if (read > most) {
      read -= ranks.close(0, read - most + most / PART).count();
    }
    if (read > most) {
      Closed closed = ranks.closeFrom(1, read - most + most / PART);
      tell(headers, most + " flows at a time whose content is read", closed);
      read -= closed.count();
    }
    readable = 0;
    countAt = Math.max(most / COUNTS, most - read);
  }

  private static int rankOfRead(FlowState state, long before) {
    if (isFollowed(state)) {
      return 4;
    }
    if (isOver(state)) {
      return state.lastNanos < before ? 0 : 1;
    }
    return state.unanswered ? 2 : 3;
  }

  /** Before a flow is added, that of {@code headers}. */
  void make(Headers headers) {
    if (index.size() >= maximumFlows()) {
      dropClosed(headers);
      makeForFlows(headers);
    } else if (unanswered >= limits.maximumUnanswered()) {
      int room = Math.max(1, limits.maximumUnanswered() / PART);
      FlowRanks ranks = ranks(2, state -> !state.unanswered ? STAYS : isFollowed(state) ? 1 : 0);
      String what = limits.maximumUnanswered() + " flows at a time of which one side was heard";
      tell(headers, what, ranks.closeFrom(0, room));
    } else if (index.isFull()) {
      dropClosed(headers);
      index.growIfCrowded();
    }
  }

  private void makeForFlows(Headers headers) {
    int excess = index.size() + Math.max(1, maximumFlows() / PART) - maximumFlows();
    if (excess <= 0) {
      return;
    }
    long before = headers.frame().timeNanos() - STRAGGLERS_NANOS;
    FlowRanks ranks = ranks(3, state -> isFollowed(state) ? STAYS : rankOfSilent(state, before));
    excess -= ranks.close(0, excess).count();
    if (excess == 0) {
      return;
    }
    int half = unanswered / 2;
    Closed closed = ranks.close(1, excess);
    closed = closed.and(ranks.close(2, Math.min(half, excess - closed.count())));
    if (closed.count() < excess) {
      FlowRanks others = ranks(3, state -> isFollowed(state) ? 2 : isPassedOver(state) ? 0 : 1);
      closed = closed.and(others.closeFrom(0, excess - closed.count()));
    }
    tell(headers, maximumFlows() + " flows at a time", closed);
  }

  private static int rankOfSilent(FlowState state, long before) {
    if (isOver(state)) {
      return state.lastNanos < before ? 0 : 1;
    }
    return state.unanswered ? 2 : STAYS;
  }

  private FlowRanks ranks(int count, ToIntFunction<FlowState> rank) {
    return new FlowRanks(index, count, rank, close);
  }

  private void dropClosed(Headers headers) {
    long before = headers.frame().timeNanos() - limits.closedIdleNanos();
    states(state -> state.lastNanos < before && state.flow.close != Close.NONE).forEach(close);
  }

  private static boolean isOver(FlowState state) {
    Flow flow = state.flow;
    return flow.close == Close.RST
        || flow.close == Close.FIN // looked at first: it is no further away than the flow
            && flow.clientSide.fin != null
            && flow.serverSide.fin != null;
  }

  private void tell(Headers headers, String what, Closed closed) {
    diagnostics.report(
        Diagnostic.of(
            Severity.WARNING,
            "flow.limit",
            "more than " + what + ": " + closed.count() + " that are missed least were closed",
            headers.frame().mark(),
            closed.first()));
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
