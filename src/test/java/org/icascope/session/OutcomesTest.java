package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The outcomes of the protocol notes, section 5, and those of the analysis document. */
class OutcomesTest {

  private final Net net = new Net();

  private Tcp bound() {
    return Cgp.bind(net.at(0).cgp(50000), "T1");
  }

  @Test
  void aFinishExchangeIsACleanEnd() {
    bound().at(5).client(Cgp.finishRequest()).server(Cgp.finishResponse()).clientFin().serverFin();
    Found found = net.finishAt(500);
    assertEquals(List.of("session.start", "session.end"), found.types());
    assertEquals(List.of("closed"), found.outcomes());
    assertEquals(Net.nanos(5), found.event(EventDetail.SessionEnd.class).timeNanos());
  }

  @Test
  void aChannelCloseWithStatusZeroAndAFinIsACleanEnd() {
    bound().at(5).client(Cgp.close(0)).clientFin();
    Found found = net.finishAt(500);
    assertEquals(List.of("closed"), found.outcomes());
  }

  @Test
  void aChannelCloseWithAnErrorIsNoCleanEnd() {
    bound().at(5).client(Cgp.close(1)).clientFin();
    assertEquals(List.of("suspended"), net.finishAt(10).outcomes());
  }

  @Test
  void theCloseOfAnotherChannelEndsNothing() {
    // CHANNEL_CLOSE of channel 2 (the second of the client), status 0
    bound().at(5).client(Ledgers.hex("09 08 00 02 00 00 00 00 00 00")).at(6).serverRst();
    assertEquals(List.of("suspended"), net.finishAt(10).outcomes());
  }

  @Test
  void aFinishExchangeWithoutFinIsACleanEndToo() {
    bound().at(5).client(Cgp.finishRequest()).server(Cgp.finishResponse());
    Found found = net.finishAt(500);
    assertEquals(List.of("closed"), found.outcomes());
    assertEquals(List.of("session.start", "session.end"), found.types());
  }

  @Test
  void aSessionInUseAtTheEndOfTheCaptureIsActive() {
    bound().at(5).server(Cgp.data("x"));
    Found found = net.finish();
    assertEquals(List.of("active"), found.outcomes());
    assertEquals(List.of("session.start"), found.types());
  }

  @Test
  void aBreakShortOfTheTimeoutLeavesTheSessionSuspended() {
    bound().at(5).serverRst();
    Found found = net.finishAt(185); // 180 s after the break: not yet longer than the timeout
    assertEquals(List.of("suspended"), found.outcomes());
    assertEquals(List.of("session.start", "cgp.suspend"), found.types());
  }

  @Test
  void aBreakLongerThanTheTimeoutWithoutAnyAttemptIsNoResumeSeen() {
    bound().at(5).serverRst();
    Found found = net.finishAt(185.001);
    assertEquals(List.of("no-resume-seen"), found.outcomes());
    assertEquals(
        List.of("session.start", "cgp.suspend", "cgp.timeout", "session.end"), found.types());
    assertEquals(Net.nanos(185), found.event(EventDetail.Timeout.class).timeNanos());
    assertEquals("possible", found.event(EventDetail.Timeout.class).confidence().label());
  }

  @Test
  void aBreakLongerThanTheTimeoutWithFailedAttemptsIsTimedOut() {
    bound().at(5).serverRst();
    net.at(6).cgp(50001).syn().refuse();
    Found found = net.finishAt(186);
    assertEquals(List.of("timed-out"), found.outcomes());
    assertEquals(Incident.Result.GAVE_UP, found.incident().result());
  }

  @Test
  void aResumeThatIsAcceptedKeepsTheSession() {
    bound().at(5).serverRst();
    Cgp.resume(net.at(6).cgp(50001), 2, "T1", 2, "T2");
    Found found = net.finishAt(8);
    assertEquals(List.of("session.start", "cgp.suspend", "cgp.reconnect"), found.types());
    assertEquals(List.of("active"), found.outcomes());
    assertEquals(List.of("0 primary", "1 resume"), found.roles());
    assertEquals(1, found.cgp().reconnects());
    assertEquals(1000, found.cgp().suspendedMs(), 0.001);
  }

  @Test
  void nextMessageZeroInTheAnswerIsARefusal() {
    bound().at(5).serverRst();
    Cgp.resume(net.at(6).cgp(50001), 2, "T1", 0, "");
    Found found = net.finishAt(400);
    assertEquals(
        List.of("session.start", "cgp.suspend", "cgp.reconnect", "session.end"), found.types());
    assertEquals(List.of("refused"), found.outcomes());
    assertEquals(EventDetail.ResumeResult.REFUSED, found.one(EventDetail.Reconnect.class).result());
    assertEquals(Incident.Result.REFUSED, found.incident().result());
    // nothing worked, so nobody knows how long it lasted
    assertEquals(false, found.incident().outageMs().isPresent());
  }

  @Test
  void aResumeRefusedAfterTheTimeoutTellsBoth() {
    bound().at(5).serverRst();
    Cgp.resume(net.at(200).cgp(50001), 2, "T1", 0, "");
    Found found = net.finishAt(210);
    assertEquals(
        List.of("cgp.suspend", "cgp.timeout", "cgp.reconnect", "session.end"), found.story());
    assertEquals(List.of("refused"), found.outcomes());
    assertEquals(Net.nanos(185), found.event(EventDetail.Timeout.class).timeNanos());
  }

  @Test
  void aResumeClosedWithoutAnAnswerIsUnanswered() {
    bound().at(5).serverRst();
    net.at(6).cgp(50001).handshake().client(Cgp.resumeRequest(2, "T1")).at(7).serverFin();
    Found found = net.finishAt(20);
    assertEquals(List.of("cgp.suspend", "cgp.reconnect", "cgp.connect-failed"), found.story());
    EventDetail.ConnectFailed failed = found.one(EventDetail.ConnectFailed.class);
    assertEquals(ConnectFailure.NO_SIGNATURE, failed.cause());
    assertEquals(true, failed.resume());
    assertEquals(List.of("0 primary", "1 attempt"), found.roles());
    assertEquals(List.of("suspended"), found.outcomes());
  }

  @Test
  void aResumeRequestIsToldEvenWhenTheCaptureEndsBeforeAnyAnswer() {
    bound().at(5).serverRst();
    net.at(6).cgp(50001).handshake().client(Cgp.resumeRequest(2, "T1"));
    Found found = net.finishAt(7);
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    assertEquals(
        EventDetail.ResumeResult.UNANSWERED, found.one(EventDetail.Reconnect.class).result());
  }

  @Test
  void aBindRequestWithoutAnswerIsNoSession() {
    net.at(0).cgp(50000).handshake().client(Cgp.bindRequest()).at(4).clientFin();
    Found found = net.finishAt(20);
    assertEquals(List.of("cgp.connect-failed"), found.types());
    assertEquals(
        new EventDetail.ConnectFailed(ConnectFailure.NO_SIGNATURE, false),
        found.one(EventDetail.ConnectFailed.class));
    assertEquals(List.of(), found.outcomes());
  }

  @Test
  void anIcaListenerOnTheCgpPortIsNotCgp() {
    net.at(0).cgp(50000).handshake().client(Cgp.bindRequest()).server(Ica.banner());
    Found found = net.finishAt(20);
    assertEquals(ConnectFailure.NOT_CGP, found.one(EventDetail.ConnectFailed.class).cause());
  }

  @Test
  void otherBytesInAnswerAreNotCgp() {
    net.at(0).cgp(50000).handshake().client(Cgp.bindRequest()).server(Ledgers.hex("16 03 01"));
    Found found = net.finishAt(20);
    assertEquals(ConnectFailure.NOT_CGP, found.one(EventDetail.ConnectFailed.class).cause());
  }

  @Test
  void aRefusedChannelLeavesTheSessionNeverBound() {
    Tcp tcp = net.at(0).cgp(50000).handshake();
    tcp.client(Cgp.bindRequest()).server(Cgp.bindResponse("T1"));
    tcp.client(Cgp.openRequest()).server(Cgp.openResponse(3, 4)).at(1).clientFin();
    Found found = net.finishAt(20);
    assertEquals(List.of("cgp.connect-failed", "session.end"), found.story());
    assertEquals(
        new EventDetail.ConnectFailed(ConnectFailure.CHANNEL_REFUSED, false),
        found.one(EventDetail.ConnectFailed.class));
    assertEquals(List.of("never-bound"), found.outcomes());
  }

  @Test
  void aRefusedChannelWithoutAFinIsNeverBoundAsWell() {
    Tcp tcp = net.at(0).cgp(50000).handshake();
    tcp.client(Cgp.bindRequest()).server(Cgp.bindResponse("T1"));
    tcp.client(Cgp.openRequest()).server(Cgp.openResponse(3, 4));
    assertEquals(List.of("never-bound"), net.finishAt(20).outcomes());
  }

  @Test
  void aRefusedFurtherChannelDoesNotUndoTheFirst() {
    bound().at(1).server(Cgp.openResponse(1, 0)).at(2).serverRst();
    Found found = net.finishAt(20);
    assertEquals(List.of("cgp.connect-failed", "cgp.suspend"), found.story());
    assertEquals(List.of("suspended"), found.outcomes());
  }

  @Test
  void aDirectIcaConnectionClosedByFinIsClosedAndOneResetIsReset() {
    Ica.setUp(net.at(0).ica(50000).handshake()).at(5).clientFin();
    Ica.setUp(net.at(6).tcp(Net.OTHER_CLIENT, 50000, Net.SERVER, 1494).handshake())
        .at(9)
        .serverRst();
    Found found = net.finishAt(20);
    assertEquals(List.of("closed", "reset"), found.outcomes());
    assertEquals(IncidentCause.SERVER_RESET, found.incident().cause());
  }
}
