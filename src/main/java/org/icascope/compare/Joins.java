package org.icascope.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.compare.SessionPair.By;
import org.icascope.model.Confidence;
import org.icascope.session.Session;

/**
 * Which sessions of two recorders are the same: by ticket, else by connections that are the same,
 * else, as a mere possibility, by clock and sizes.
 */
public final class Joins {

  /** Pairs whose times and sizes are looked at. Chosen: 2,000 sessions on each side, a second. */
  private static final long MOST_LOOKED_AT = 4_000_000;

  private static final String TOO_MANY =
      "its ticket and its TCP connection were not seen a second time, and there are too many such"
          + " sessions to look for its times and sizes";

  private final Point a;
  private final Point b;
  private final List<SessionPair> pairs = new ArrayList<>();
  private final List<Unjoined> unjoined = new ArrayList<>();
  private final Set<Session> taken = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Session, String> reasons = new IdentityHashMap<>();

  private Joins(Point a, Point b) {
    this.a = a;
    this.b = b;
  }

  /**
   * @param a one recorder
   * @param b the other one; the same where one recorder saw both legs of a gateway
   */
  public static Joins of(Point a, Point b) {
    Joins joins = new Joins(a, b);
    joins.join(FlowJoin.of(a.analysis(), b.analysis()));
    return joins;
  }

  /** Sessions, then connections that belong to none, each in order of first packet at A. */
  public List<SessionPair> pairs() {
    return pairs;
  }

  public List<Unjoined> unjoined() {
    return unjoined;
  }

  private boolean oneTrace() {
    return a.analysis() == b.analysis();
  }

  private void join(List<FlowPair> flows) {
    Map<Integer, Session> ofA = byFlow(a.analysis());
    Map<Integer, Session> ofB = byFlow(b.analysis());
    Map<List<Integer>, List<FlowPair>> bySessions = new LinkedHashMap<>();
    List<FlowPair> single = new ArrayList<>();
    for (FlowPair flow : flows) {
      Session left = ofA.get(flow.a().serial());
      Session right = ofB.get(flow.b().serial());
      if (left == null || right == null) {
        single.add(flow);
      } else {
        bySessions
            .computeIfAbsent(List.of(left.serial(), right.serial()), s -> new ArrayList<>())
            .add(flow);
      }
    }
    bySessions.forEach(this::sameConnections);
    tickets();
    clocks();
    single.stream().map(flow -> single(flow, ofA, ofB)).forEach(pairs::add);
    alone(a);
    if (!oneTrace()) {
      alone(b);
    }
  }

  private static SessionPair single(
      FlowPair flow, Map<Integer, Session> ofA, Map<Integer, Session> ofB) {
    return new SessionPair(
        Optional.ofNullable(ofA.get(flow.a().serial())),
        Optional.ofNullable(ofB.get(flow.b().serial())),
        By.SEQUENCE,
        flow.confidence(),
        List.of(flow));
  }

  private static Map<Integer, Session> byFlow(Analysis analysis) {
    Map<Integer, Session> sessions = new HashMap<>();
    for (Session session : analysis.sessions()) {
      session.connections().forEach(c -> sessions.put(c.flow(), session));
    }
    return sessions;
  }

  private void sameConnections(List<Integer> sessions, List<FlowPair> flows) {
    Session left = a.analysis().sessions().get(sessions.get(0));
    Session right = b.analysis().sessions().get(sessions.get(1));
    if (taken.contains(left) || taken.contains(right)) {
      return;
    }
    boolean ticket =
        left.link().ticketMarks().stream().anyMatch(right.link().ticketMarks()::contains);
    boolean certain =
        ticket || flows.stream().anyMatch(flow -> flow.confidence() == Confidence.CERTAIN);
    add(
        left,
        right,
        ticket ? By.TICKET : By.SEQUENCE,
        certain ? Confidence.CERTAIN : Confidence.LIKELY,
        flows);
  }

  private void add(
      Session left, Session right, By by, Confidence confidence, List<FlowPair> flows) {
    pairs.add(new SessionPair(Optional.of(left), Optional.of(right), by, confidence, flows));
    taken.add(left);
    taken.add(right);
  }

  private List<Session> left(Point point) {
    return point.analysis().sessions().stream().filter(s -> !taken.contains(s)).toList();
  }

  /** Exact, unless several sessions of a recorder have the same one. */
  private void tickets() {
    Map<String, List<Session>> byMark = new HashMap<>();
    for (Session session : left(b)) {
      session
          .link()
          .ticketMarks()
          .forEach(mark -> byMark.computeIfAbsent(mark, m -> new ArrayList<>()).add(session));
    }
    for (Session session : left(a)) {
      List<Session> others =
          session.link().ticketMarks().stream()
              .flatMap(mark -> byMark.getOrDefault(mark, List.of()).stream())
              .filter(other -> other != session && !taken.contains(other))
              .distinct()
              .toList();
      if (others.size() == 1 && !taken.contains(session)) {
        add(session, others.get(0), By.TICKET, Confidence.CERTAIN, List.of());
      } else if (others.size() > 1) {
        reasons.put(session, "several sessions at the other recorder have its ticket");
      }
    }
  }

  private void clocks() {
    if (oneTrace()) {
      return; // all users of one minute would look alike
    }
    if ((long) left(a).size() * left(b).size() > MOST_LOOKED_AT) {
      left(a).forEach(session -> reasons.putIfAbsent(session, TOO_MANY));
      left(b).forEach(session -> reasons.putIfAbsent(session, TOO_MANY));
      return;
    }
    for (Session session : left(a)) {
      List<Session> alike =
          left(b).stream().filter(s -> ClockJoin.isAlike(a, session, b, s)).toList();
      if (alike.size() == 1
          && left(a).stream().filter(s -> ClockJoin.isAlike(a, s, b, alike.get(0))).count() == 1) {
        add(session, alike.get(0), By.CLOCK, Confidence.POSSIBLE, List.of());
      } else if (alike.size() > 1) {
        reasons.put(session, "several sessions at the other recorder have its times and sizes");
      }
    }
  }

  private void alone(Point point) {
    for (Session session : left(point)) {
      String reason = reasons.containsKey(session) ? reasons.get(session) : reason(session);
      unjoined.add(new Unjoined(point.name(), session, reason));
    }
  }

  private String reason(Session session) {
    if (session.cgp().isEmpty()) {
      return "it has no CGP and so no ticket, and its TCP connection was not seen a second time";
    }
    if (session.link().ticketMarks().isEmpty()) {
      return "its ticket was not captured (the capture began later), and its TCP connection was not"
          + " seen a second time";
    }
    return "neither its ticket nor its TCP connection was seen a second time";
  }
}
