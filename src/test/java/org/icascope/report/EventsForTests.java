package org.icascope.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.session.ConnectFailure;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.Outcome;

/** The events of {@link AnalysisForTests}: of most types one, nothing plausible. */
final class EventsForTests {

  private EventsForTests() {}

  static Event event(
      long frame,
      long micros,
      OptionalInt session,
      OptionalInt flow,
      OptionalInt incident,
      Severity severity,
      EventDetail detail) {
    return new Event(
        AnalysisForTests.START + micros * 1000,
        new PacketRef(0, frame),
        detail instanceof EventDetail.Timeout
            ? Optional.of(new PacketRef(0, frame + 1))
            : Optional.empty(),
        session,
        flow,
        incident,
        severity,
        detail instanceof EventDetail.IcaReconnect ? Confidence.LIKELY : Confidence.CERTAIN,
        "What happened: " + detail.type() + ".",
        detail);
  }

  static List<Event> all() {
    OptionalInt none = OptionalInt.empty();
    OptionalInt zero = OptionalInt.of(0);
    OptionalInt resumed = OptionalInt.of(2);
    OptionalInt failed = OptionalInt.of(5);
    OptionalInt fallback = OptionalInt.of(3);
    OptionalInt second = OptionalInt.of(1);
    return List.of(
        event(4, 2000, zero, zero, none, Severity.INFO, new EventDetail.SessionStart()),
        event(100, 20_000_000, zero, zero, zero, Severity.NOTICE, suspend()),
        event(123, 21_000_000, zero, resumed, zero, Severity.NOTICE, reconnect()),
        event(124, 21_100_000, zero, resumed, zero, Severity.INFO, replay()),
        event(125, 21_200_000, zero, resumed, none, Severity.INFO, endOfSession()),
        event(126, 21_300_000, zero, none, none, Severity.ERROR, new EventDetail.Timeout(180)),
        event(391, 89_001_000, none, failed, none, Severity.WARNING, connectFailed()),
        event(391, 89_001_000, none, failed, none, Severity.ERROR, blocked()),
        event(400, 90_000_000, second, fallback, none, Severity.WARNING, fallback()),
        event(401, 90_000_100, second, fallback, none, Severity.WARNING, icaReconnect()),
        event(500, 99_000_000, none, OptionalInt.of(6), none, Severity.INFO, probe()));
  }

  private static EventDetail suspend() {
    return new EventDetail.Suspend(
        EventDetail.SuspendCause.RESET,
        Optional.of(Direction.SERVER_TO_CLIENT),
        OptionalDouble.of(10_000),
        Optional.of(AnalysisForTests.mark(90, 10_000_000)),
        Optional.of(AnalysisForTests.mark(100, 20_000_000)));
  }

  private static EventDetail reconnect() {
    return new EventDetail.Reconnect(
        OptionalInt.of(0),
        2,
        1,
        OptionalDouble.of(727.997),
        EventDetail.ResumeResult.RESUMED,
        Optional.of(false),
        Optional.of(true),
        OptionalDouble.of(7.979));
  }

  private static EventDetail replay() {
    return new EventDetail.Replay(
        Direction.SERVER_TO_CLIENT,
        264,
        4_294_967_295L,
        4,
        66,
        OptionalLong.of(5),
        EventDetail.Verified.IDENTICAL,
        2,
        33,
        OptionalDouble.of(12.5));
  }

  private static EventDetail endOfSession() {
    return new EventDetail.SessionEnd(Outcome.CLOSED);
  }

  private static EventDetail connectFailed() {
    return new EventDetail.ConnectFailed(ConnectFailure.REFUSED, true);
  }

  private static EventDetail blocked() {
    return new EventDetail.FallbackBlocked(
        ConnectFailure.REFUSED, EventDetail.IcaFailure.NO_BANNER, 5, 3);
  }

  private static EventDetail fallback() {
    return new EventDetail.Fallback1494(ConnectFailure.REFUSED, 5, 3, OptionalDouble.of(1000));
  }

  private static EventDetail icaReconnect() {
    return new EventDetail.IcaReconnect(
        0, OptionalDouble.of(69_000), EventDetail.ReconnectKind.ACR, "The set-up says so.");
  }

  private static EventDetail probe() {
    return new EventDetail.Probe(
        EventDetail.ProbeResult.BANNER_ONLY,
        "2001:db8::99",
        "[2001:db8::5]:2598",
        40,
        OptionalDouble.of(5000),
        AnalysisForTests.mark(500, 99_000_000),
        AnalysisForTests.mark(501, 99_500_000));
  }
}
