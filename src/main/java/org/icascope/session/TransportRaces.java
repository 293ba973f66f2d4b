package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.flow.ClientAtServer;
import org.icascope.model.Confidence;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.model.Transport;

/**
 * Adaptive transport: a client tries EDT and TCP side by side, or one after the other, and goes on
 * with what works. Judged at the end of the input, when it is known what came of every attempt.
 */
final class TransportRaces {

  /**
   * An EDT attempt was given up for the TCP connection that follows within this time. Chosen: field
   * reports tell of 2 to 5 s, and EDT attempts repeat themselves for some seconds.
   */
  private static final long GIVEN_UP_NANOS = 30_000_000_000L;

  /** A TCP attempt runs beside an EDT one that begins this much later at most. Chosen. */
  private static final long HEAD_START_NANOS = 5_000_000_000L;

  /** What one client tried with one listener, in order of first packet. */
  private static final class Lane {
    final List<FlowTrack> edt = new ArrayList<>();
    final List<FlowTrack> tcp = new ArrayList<>();
  }

  private final Tracking tracking;
  private final Attempts attempts;
  private final Set<SessionTrack> undecided = new HashSet<>();

  TransportRaces(Tracking tracking, Attempts attempts) {
    this.tracking = tracking;
    this.attempts = attempts;
  }

  /** An EDT attempt of which it will be known at the end only whether it failed. */
  boolean awaits(FlowTrack flow) {
    return isAttempt(flow);
  }

  private static boolean isAttempt(FlowTrack flow) {
    return flow.edt().filter(edt -> !edt.midStream()).isPresent() && flow.clientKind == null;
  }

  /**
   * @param ready attempts that nothing can change any more: at the end of the input all of them
   */
  void finish(Collection<FlowTrack> flows, Predicate<FlowTrack> ready) {
    undecided.clear();
    Map<ClientAtServer, Lane> lanes = new LinkedHashMap<>();
    for (FlowTrack flow : flows) {
      if (flow.edt().isPresent()) {
        lanes.computeIfAbsent(pair(flow), p -> new Lane()).edt.add(flow);
      }
    }
    if (lanes.isEmpty()) {
      return;
    }
    for (FlowTrack flow : flows) {
      Lane lane = flow.flow.transport() == Transport.TCP ? lanes.get(pair(flow)) : null;
      if (lane != null) {
        lane.tcp.add(flow);
      }
    }
    lanes.values().forEach(lane -> judge(lane, flow -> !flow.raced && ready.test(flow)));
    flows.stream().filter(ready).forEach(flow -> flow.raced = true);
    lanes.values().forEach(this::findUndecided);
  }

  /**
   * An attempt that is not judged yet may turn out to belong to the session. A session is known by
   * its first connection, so nothing of this one may be told before that.
   */
  boolean isUndecided(SessionTrack session) {
    return undecided.contains(session);
  }

  private void findUndecided(Lane lane) {
    List<FlowTrack> edtAttempts = unjudged(lane.edt);
    List<FlowTrack> tcpAttempts = unjudged(lane.tcp);
    for (FlowTrack winner : edtAttempts.isEmpty() ? List.<FlowTrack>of() : lane.tcp) {
      long begun = winner.flow.first().timeNanos();
      mayGain(winner, edtAttempts, flow -> begun - flow.flow.last().timeNanos() <= GIVEN_UP_NANOS);
    }
    for (FlowTrack winner : tcpAttempts.isEmpty() ? List.<FlowTrack>of() : lane.edt) {
      long begun = winner.flow.first().timeNanos();
      mayGain(
          winner, tcpAttempts, flow -> begun - flow.flow.first().timeNanos() <= HEAD_START_NANOS);
    }
  }

  private static List<FlowTrack> unjudged(List<FlowTrack> some) {
    return some.stream()
        .filter(flow -> !flow.raced && flow.session == null && flow.workedFrom().isEmpty())
        .toList();
  }

  private void mayGain(FlowTrack winner, List<FlowTrack> some, Predicate<FlowTrack> near) {
    Optional<FrameMark> works = winner.workedFrom();
    if (winner.session != null && !winner.session.settled && works.isPresent()) {
      long latest = works.get().timeNanos();
      if (some.stream().anyMatch(f -> f.flow.first().timeNanos() <= latest && near.test(f))) {
        undecided.add(winner.session);
      }
    }
  }

  private static ClientAtServer pair(FlowTrack flow) {
    return ClientAtServer.of(flow.flow);
  }

  private void judge(Lane lane, Predicate<FlowTrack> ready) {
    lane.edt.sort(Comparator.comparingInt(flow -> flow.flow.serial()));
    lane.tcp.sort(Comparator.comparingInt(flow -> flow.flow.serial()));
    List<FlowTrack> open = new ArrayList<>(lane.edt);
    open.removeIf(flow -> flow.workedFrom().isPresent() || flow.edt().get().midStream());
    open.removeIf(ready.negate());
    lane.tcp.forEach(winner -> wonByTcp(winner, open));
    List<FlowTrack> tcpAttempts = new ArrayList<>(lane.tcp);
    tcpAttempts.removeIf(flow -> flow.workedFrom().isPresent() || flow.isResume());
    tcpAttempts.removeIf(ready.negate());
    lane.edt.forEach(winner -> wonByEdt(winner, tcpAttempts));
    List<FlowTrack> bound = new ArrayList<>(lane.tcp);
    bound.addAll(lane.edt);
    bound.removeIf(flow -> !flow.isBound()); // few of many, when somebody knocks without end
    for (FlowTrack flow : open) {
      if (isRetry(flow, bound)) {
        attempts.excuse(flow);
      }
    }
  }

  /** TCP worked: what became of the EDT attempts around its beginning? */
  private void wonByTcp(FlowTrack winner, List<FlowTrack> open) {
    Optional<FrameMark> works = winner.workedFrom();
    if (works.isEmpty()) {
      return;
    }
    long begun = winner.flow.first().timeNanos();
    open.removeIf(flow -> begun - flow.flow.last().timeNanos() > GIVEN_UP_NANOS);
    FlowTrack failed = null;
    for (FlowTrack flow : List.copyOf(open)) {
      if (flow.flow.first().timeNanos() > works.get().timeNanos()) {
        break; // those that follow began later still
      }
      open.remove(flow);
      if (isAttempt(flow) && flow.edt().get().established().isPresent()) {
        lost(flow, winner, works.get());
      } else {
        failed = failed == null ? flow : failed;
        gaveUp(flow, winner);
      }
    }
    if (failed != null) {
      fellBack(failed, winner, works.get());
    }
  }

  private void gaveUp(FlowTrack flow, FlowTrack winner) {
    if (isAttempt(flow)) {
      attempts.excuse(flow);
    }
    if (winner.session != null) {
      winner.session.add(flow, Session.Role.ATTEMPT);
    }
  }

  /** EDT worked: TCP connections that began beside it and led to nothing were dropped for it. */
  private void wonByEdt(FlowTrack winner, List<FlowTrack> open) {
    Optional<FrameMark> works = winner.workedFrom();
    if (works.isEmpty()) {
      return;
    }
    long begun = winner.flow.first().timeNanos();
    open.removeIf(flow -> begun - flow.flow.first().timeNanos() > HEAD_START_NANOS);
    for (FlowTrack flow : List.copyOf(open)) {
      if (flow.flow.first().timeNanos() > works.get().timeNanos()) {
        break;
      }
      open.remove(flow);
      lost(flow, winner, works.get());
    }
  }

  /** The client tries again from time to time whether the other transport works now. */
  private static boolean isRetry(FlowTrack flow, List<FlowTrack> bound) {
    return isAttempt(flow) && bound.stream().anyMatch(other -> runsBeside(other, flow));
  }

  private static boolean runsBeside(FlowTrack running, FlowTrack flow) {
    long begun = flow.flow.first().timeNanos();
    return running.workedFrom().orElse(running.flow.first()).timeNanos() < begun
        && running.lastProgress().timeNanos() > begun;
  }

  private void lost(FlowTrack loser, FlowTrack winner, FrameMark works) {
    attempts.excuse(loser);
    if (winner.session != null) {
      winner.session.add(loser, Session.Role.RACE_LOSER);
    }
    Optional<FrameMark> won = readyAt(winner);
    OptionalDouble margin =
        readyAt(loser)
            .map(ready -> OptionalDouble.of(won.orElse(works).millisUntil(ready)))
            .orElse(OptionalDouble.empty());
    EventDetail.TransportRace detail = new EventDetail.TransportRace(transport(winner), margin);
    add(works, Severity.INFO, detail, Sentences.race(detail, loser), winner, loser);
  }

  private void fellBack(FlowTrack failed, FlowTrack to, FrameMark works) {
    EventDetail.FallbackTcp detail =
        new EventDetail.FallbackTcp(
            failed.flow.serial(),
            to.flow.serial(),
            OptionalDouble.of(failed.flow.first().millisUntil(to.flow.first())));
    EventLog.Draft draft =
        add(works, Severity.NOTICE, detail, Sentences.fallbackTcp(detail, to), to, to);
    if (to.incident != null) {
      to.incident.add(draft);
    }
  }

  private EventLog.Draft add(
      FrameMark at,
      Severity severity,
      EventDetail detail,
      String summary,
      FlowTrack winner,
      FlowTrack subject) {
    Confidence confidence =
        tracking.clients.isShared(winner.flow.client().address())
            ? Confidence.POSSIBLE
            : Confidence.CERTAIN;
    return tracking
        .log
        .add(When.at(at), severity, confidence, detail, summary)
        .of(winner.session, subject);
  }

  /** When the server had answered. */
  private static Optional<FrameMark> readyAt(FlowTrack flow) {
    return flow.edt().isPresent() ? flow.edt().get().established() : flow.flow.synAck();
  }

  private static String transport(FlowTrack flow) {
    return flow.edt().isPresent() ? "edt" : "tcp";
  }
}
