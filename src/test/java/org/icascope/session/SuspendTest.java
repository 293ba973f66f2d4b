package org.icascope.session;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.icascope.session.EventDetail.SuspendCause;
import org.junit.jupiter.api.Test;

/** Definitions of cgp.suspend and of incidents, by hand count of the times in each test. */
class SuspendTest {

  private final Net net = new Net();

  private Tcp bound() {
    return Cgp.bind(net.at(0).cgp(50000), "T1");
  }

  private Tcp resumed(double seconds) {
    return Cgp.resume(net.at(seconds).cgp(50001), 2, "T1", 2, "T2");
  }

  @Test
  void aResetInTheMiddleOfTalkingCausesTheBreak() {
    bound().at(4.9).client(Cgp.keepAlive()).at(5).serverRst();
    resumed(6);
    Found found = net.finish();
    EventDetail.Suspend suspend = found.one(EventDetail.Suspend.class);
    assertEquals(SuspendCause.RESET, suspend.cause());
    assertEquals(Optional.of(SERVER_TO_CLIENT), suspend.closedBy());
    assertEquals(OptionalDouble.of(100), suspend.silentBeforeCloseMs());
    assertEquals(IncidentCause.SERVER_RESET, found.incident().cause());
    assertEquals(Net.nanos(5), found.event(EventDetail.Suspend.class).timeNanos());
  }

  @Test
  void aResetAfterTenSilentSecondsCleansUp() {
    bound().at(5).server(Cgp.keepAlive()).at(15).clientRst();
    resumed(16);
    Found found = net.finish();
    EventDetail.Suspend suspend = found.one(EventDetail.Suspend.class);
    assertEquals(SuspendCause.RESET, suspend.cause());
    assertEquals(Optional.of(CLIENT_TO_SERVER), suspend.closedBy());
    assertEquals(OptionalDouble.of(10_000), suspend.silentBeforeCloseMs());
    assertEquals(IncidentCause.SERVER_SILENT, found.incident().cause());
    // the server was heard of last at 5; the resume worked at 16
    assertEquals(OptionalDouble.of(11_000), found.incident().outageMs());
  }

  @Test
  void fiveSilentSecondsBeforeAResetAreTheLimitOfCleaningUp() {
    bound().at(5).server(Cgp.keepAlive()).at(9.999).clientRst();
    Net second = new Net();
    Cgp.bind(second.at(0).cgp(50000), "T1").at(5).server(Cgp.keepAlive()).at(10).clientRst();
    assertEquals(IncidentCause.CLIENT_RESET, net.finishAt(11).incident().cause());
    assertEquals(IncidentCause.SERVER_SILENT, second.finishAt(11).incident().cause());
  }

  @Test
  void aResetOfAnIdleSessionWithoutKeepAlivesIsTheCause() {
    Tcp tcp = net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    Cgp.channel(tcp.server(Cgp.bindResponse(0, "T1", 180, 0))).at(600).serverRst();
    resumed(601);
    Found found = net.finish();
    assertEquals(IncidentCause.SERVER_RESET, found.incident().cause());
    assertEquals(OptionalDouble.of(1_000), found.incident().outageMs());
  }

  @Test
  void aResetAfterUnansweredDataCleansUpAlsoWithoutKeepAlives() {
    Tcp tcp = net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    Cgp.channel(tcp.server(Cgp.bindResponse(0, "T1", 180, 0)));
    tcp.at(50).client(Cgp.data("a")).at(60).clientRst();
    Found found = net.finishAt(61);
    assertEquals(IncidentCause.SERVER_SILENT, found.incident().cause());
  }

  @Test
  void aFinWithoutFinishIsABreak() {
    bound().at(4.9).server(Cgp.keepAlive()).at(5).clientFin().serverFin();
    Found found = net.finishAt(8);
    assertEquals(SuspendCause.FIN, found.one(EventDetail.Suspend.class).cause());
    assertEquals(IncidentCause.CLIENT_CLOSED, found.incident().cause());
  }

  @Test
  void aNewConnectionWithoutAnyEndOfTheOldOneIsSilence() {
    bound().at(5).server(Cgp.data("a")).client();
    resumed(17);
    Found found = net.finish();
    EventDetail.Suspend suspend = found.one(EventDetail.Suspend.class);
    assertEquals(SuspendCause.SILENCE, suspend.cause());
    assertEquals(Optional.empty(), suspend.closedBy());
    assertEquals(Net.nanos(5), found.event(EventDetail.Suspend.class).timeNanos());
    assertEquals(OptionalDouble.of(12_000), found.incident().outageMs());
    assertEquals(IncidentCause.BOTH_SILENT, found.incident().cause());
  }

  @Test
  void aResetOfTheOldConnectionAfterTheResumeChangesNothing() {
    Tcp old = bound().at(5).server(Cgp.data("a")).client();
    Tcp fresh = resumed(17);
    old.at(17.5).clientRst();
    fresh.at(18).server(Cgp.data("b"));
    Found found = net.finish();
    assertEquals(List.of("cgp.suspend", "cgp.reconnect", "cgp.replay"), found.story());
    assertEquals(SuspendCause.SILENCE, found.one(EventDetail.Suspend.class).cause());
    assertEquals(List.of("active"), found.outcomes());
  }

  @Test
  void aResetBetweenTheNewSynAndTheResumeIsNotTheCause() {
    // "when a RST was captured on it before the next connection attempt of that client"
    Tcp old = bound().at(5).server(Cgp.data("a")).client();
    Tcp fresh = net.at(17).cgp(50001).handshake();
    old.at(17.1).clientRst();
    fresh.at(17.2).client(Cgp.resumeRequest(3, "T1")).server(Cgp.bindResponse(2, "T2"));
    Found found = net.finish();
    assertEquals(SuspendCause.SILENCE, found.one(EventDetail.Suspend.class).cause());
    assertEquals(Net.nanos(5), found.event(EventDetail.Suspend.class).timeNanos());
    assertEquals(12_200, found.one(EventDetail.Reconnect.class).gapMs().getAsDouble(), 0.001);
    assertEquals(12_200, found.incident().outageMs().getAsDouble(), 0.001);
    assertEquals(1, found.tracked().incidents().size());
  }

  @Test
  void whoSentLongerTellsWhoFellSilent() {
    bound().at(5).server(Cgp.data("a")).client().at(9).client(Cgp.data("b"));
    resumed(17);
    Found found = net.finish();
    assertEquals(IncidentCause.SERVER_SILENT, found.incident().cause());
  }

  @Test
  void silenceOfFiveKeepAliveIntervalsAtTheEndIsABreak() {
    bound().at(5).server(Cgp.keepAlive()).client();
    assertEquals(List.of("active"), net.finishAt(20).outcomes());
    Net longer = new Net();
    Cgp.bind(longer.at(0).cgp(50000), "T1").at(5).server(Cgp.keepAlive()).client();
    Found found = longer.finishAt(20.001);
    assertEquals(List.of("suspended"), found.outcomes());
    assertEquals(SuspendCause.SILENCE, found.one(EventDetail.Suspend.class).cause());
    assertEquals(Net.nanos(5), found.event(EventDetail.Suspend.class).timeNanos());
  }

  @Test
  void silenceWithoutKeepAlivesAtTheEndIsNoBreak() {
    Tcp tcp = net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    Cgp.channel(tcp.server(Cgp.bindResponse(0, "T1", 180, 0)));
    assertEquals(List.of("active"), net.finishAt(1000).outcomes());
  }

  @Test
  void theFreezeLastsUntilTheFirstServerDataAfterTheResume() {
    bound().at(4).server(Cgp.data("a")).client().at(5).serverRst();
    Tcp fresh = Cgp.resume(net.at(8).cgp(50001), 3, "T1", 2, "T2");
    fresh.at(8.5).client(Cgp.data("c")).server(Cgp.keepAlive()).at(9).server(Cgp.data("b"));
    Found found = net.finish();
    // the reset is at 5, the BIND_RESPONSE at 8, server data at 9
    assertEquals(OptionalDouble.of(3_000), found.incident().outageMs());
    assertEquals(OptionalDouble.of(4_000), found.incident().freezeMs());
    assertEquals(Incident.Result.RESUMED, found.incident().result());
    assertEquals(1, found.incident().attempts());
  }

  @Test
  void everyAttemptOfABreakCounts() {
    bound().at(5).serverRst();
    net.at(6).cgp(50001).syn().refuse();
    net.at(7).cgp(50002).handshake().client(Cgp.resumeRequest(2, "T1")).at(8).serverRst();
    Cgp.resume(net.at(9).cgp(50003), 2, "T1", 2, "T2");
    Found found = net.finish();
    assertEquals(3, found.incident().attempts());
    assertEquals(
        List.of(
            "cgp.suspend",
            "cgp.connect-failed",
            "cgp.reconnect",
            "cgp.connect-failed",
            "cgp.reconnect"),
        found.story());
    assertEquals(List.of("0 primary", "1 attempt", "2 attempt", "3 resume"), found.roles());
  }

  @Test
  void theEndOfACaptureIsNoBreak() {
    bound().at(5).server(Cgp.data("a"));
    assertEquals(List.of("session.start"), net.finish().types());
  }
}
