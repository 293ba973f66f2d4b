package org.icascope.report.siem;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.report.siem.Fact.Change;
import org.icascope.report.siem.Fact.Place;
import org.icascope.report.siem.Fact.Span;
import org.icascope.report.siem.Fact.Statement;
import org.icascope.report.siem.Fact.Volume;
import org.icascope.session.Session;

/** Sessions as records. */
final class SessionFacts {

  /** The only type of these records. */
  static final String TYPE = "session";

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private final Surroundings surroundings;
  private final IntPredicate running;
  private final Shown shown;

  /**
   * @param running whether the session at a position goes on, and is told as it stands
   */
  SessionFacts(Surroundings surroundings, IntPredicate running) {
    this.surroundings = surroundings;
    this.running = running;
    this.shown = new Shown(surroundings);
  }

  /**
   * @param index position in the list of sessions
   */
  Fact fact(int index) {
    Session session = surroundings.analysis().sessions().get(index);
    List<Flow> flows =
        session.connections().stream()
            .flatMap(c -> surroundings.flow(c.flow()).stream())
            .map(FlowResult::flow)
            .toList();
    return new Fact(
        Kind.SESSION,
        index + 1,
        id(index, session),
        statement(session),
        Span.of(session.start().timeNanos(), session.end().timeNanos()),
        place(session, flows),
        surroundings.links(session.serial()),
        shown.by(List.of(session.start().ref(), session.end().ref()), 0, shown.filter(flows)),
        SessionFigures.of(session),
        Optional.empty(),
        surroundings.identity(session.serial()));
  }

  /** What is loaded by its id, once for each, must not keep the first hour for the whole. */
  private String id(int index, Session session) {
    String uid = surroundings.ids().sessionUid(session.serial()).orElse("");
    return running.test(index)
        ? uid + "-" + Math.floorDiv(session.end().timeNanos(), HOUR_NANOS)
        : uid;
  }

  private static Statement statement(Session session) {
    int resumes = session.cgp().map(Session.Cgp::reconnects).orElse(0);
    String summary =
        session.client()
            + " had a session with "
            + session.server()
            + " ("
            + session.stack()
            + "), at the end "
            + session.outcome().label()
            + (resumes == 0 ? "" : ", " + resumes + (resumes == 1 ? " resume" : " resumes"));
    return new Statement(
        TYPE,
        CleanText.of(summary, Statements.LONGEST_SUMMARY),
        Severity.INFO,
        Confidence.CERTAIN,
        SessionWords.outcome(session.outcome()),
        Change.TRAFFIC);
  }

  private Place place(Session session, List<Flow> flows) {
    Place place = surroundings.place(session);
    return new Place(
        place.client(),
        place.server(),
        place.transport(),
        place.layers(),
        place.communityId(),
        flows.isEmpty() ? Optional.empty() : Optional.of(volume(flows)));
  }

  private static Volume volume(List<Flow> flows) {
    long clientPackets = 0;
    long clientBytes = 0;
    long serverPackets = 0;
    long serverBytes = 0;
    for (Flow flow : flows) {
      FlowSide client = flow.side(Direction.CLIENT_TO_SERVER);
      FlowSide server = flow.side(Direction.SERVER_TO_CLIENT);
      clientPackets += client.packets();
      clientBytes += client.payloadBytes();
      serverPackets += server.packets();
      serverBytes += server.payloadBytes();
    }
    return new Volume(clientPackets, clientBytes, serverPackets, serverBytes);
  }
}
