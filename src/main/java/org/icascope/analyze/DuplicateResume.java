package org.icascope.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.rules.Threshold;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Session;

/**
 * {@code duplicate-resume}: two connections of one session at the same time, both of which go on
 * for longer than a race takes (case 22 of the transport notes).
 */
final class DuplicateResume implements Rule {

  static final String RULE = "duplicate-resume";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    for (Session session : facts.sessions()) {
      if (session.connections().size() > 1) {
        examine(facts, session, out);
      }
    }
  }

  private static void examine(Facts facts, Session session, Consumer<Finding> out) {
    long race = facts.settings().nanos(Threshold.RACE_SECONDS);
    List<Observed<Reconnect>> doubled = new ArrayList<>();
    long longest = 0;
    for (var event : facts.eventsOfSession(session.serial())) {
      if (event.detail() instanceof Reconnect reconnect
          && reconnect.result() == ResumeResult.RESUMED
          && !SessionMigrated.isOne(facts, event)) {
        long overlap =
            Math.max(
                overlap(facts, reconnect, event.timeNanos()),
                besides(facts, reconnect, event.timeNanos()));
        if (overlap > race) {
          doubled.add(new Observed<>(event, reconnect));
          longest = Math.max(longest, overlap);
        }
      }
    }
    if (!doubled.isEmpty()) {
      out.accept(finding(facts, session, doubled, longest));
    }
  }

  /** How long the old connection still carried data after the session had left it. */
  private static long overlap(Facts facts, Reconnect reconnect, long resumed) {
    Optional<Flow> from =
        reconnect.fromFlow().isPresent()
            ? facts.flow(reconnect.fromFlow().getAsInt())
            : Optional.empty();
    return from.flatMap(flow -> flow.side(Direction.SERVER_TO_CLIENT).lastData())
        .map(last -> last.timeNanos() - resumed)
        .orElse(0L);
  }

  /**
   * How long EDT and TCP, begun as a race, were both open after both had resumed the session. Which
   * of them carries data does not matter; a race ends with one of them closed.
   */
  private static long besides(Facts facts, Reconnect reconnect, long resumed) {
    Optional<Flow> from =
        reconnect.fromFlow().isPresent()
            ? facts.flow(reconnect.fromFlow().getAsInt())
            : Optional.empty();
    Optional<Flow> to = facts.flow(reconnect.toFlow());
    if (from.isEmpty() || to.isEmpty() || from.get().transport() == to.get().transport()) {
      return 0;
    }
    long apart = to.get().first().timeNanos() - from.get().first().timeNanos();
    long race = facts.settings().nanos(Threshold.RACE_SECONDS);
    return Math.abs(apart) > race
        ? 0
        : Math.min(openUntil(from.get()), openUntil(to.get())) - resumed;
  }

  /** Until when both sides, or for TCP nobody, said otherwise. */
  private static long openUntil(Flow flow) {
    long closed = flow.closed().map(FrameMark::timeNanos).orElse(Long.MAX_VALUE);
    if (flow.transport() == Transport.TCP) {
      return closed;
    }
    long client = heard(flow, Direction.CLIENT_TO_SERVER);
    return Math.min(closed, Math.min(client, heard(flow, Direction.SERVER_TO_CLIENT)));
  }

  private static long heard(Flow flow, Direction direction) {
    return flow.side(direction).lastPacket().map(FrameMark::timeNanos).orElse(0L);
  }

  private static Finding finding(
      Facts facts, Session session, List<Observed<Reconnect>> doubled, long longest) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    for (Observed<Reconnect> resume : doubled) {
      draft.restsOn(resume.event());
      resume.detail().fromFlow().ifPresent(draft::flow);
    }
    boolean race =
        doubled.stream().allMatch(r -> besides(facts, r.detail(), r.event().timeNanos()) > 0);
    draft.figure("resumes", doubled.size()).figure("longestOverlapMs", longest / 1e6);
    return draft.finding(
        Severity.NOTICE,
        new Advice(
            "The session of "
                + session.client()
                + " with "
                + session.server()
                + " was on two connections at once for "
                + Words.duration(longest / 1e6),
            race
                ? "EDT and TCP were begun side by side, the session was resumed on both, and neither"
                    + " was closed: the one that lost the race should have been dropped at once."
                : "The client resumed the session on a new connection while the server still sent on"
                    + " the old one: it had not noticed the break yet, or the break went one way"
                    + " only.",
            race
                ? "Look for a firewall or gateway that swallows the end of one of them, and for a"
                    + " newer version of the client."
                : "Look for loss in one direction, and for a gateway that keeps the old connection"
                    + " alive in the client's name.",
            Optional.of("Does a capture at the server show the client's packets of that time?")));
  }
}
