package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Captures that hold one direction only, or begin in the middle of a session. */
class PartlySeenTest {

  private final Net net = new Net();

  private static void talk(Tcp tcp, double from) {
    for (int i = 0; i < 6; i++) {
      tcp.at(from + 0.1 * i).server(Cgp.data("s")).client(Cgp.data("c"));
    }
  }

  @Test
  void theClientsSideAloneShowsSessionBreakAndResume() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000).onlyClientSeen(), "T1");
    talk(tcp, 1);
    tcp.at(5).clientRst();
    Tcp fresh = Cgp.resume(net.at(6).cgp(50001).onlyClientSeen(), 8, "T1", 8, "T2");
    talk(fresh, 7);
    Found found = net.finish();
    assertEquals(1, found.tracked().sessions().size());
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    assertEquals(List.of("active"), found.outcomes());
    assertFalse(found.cgp().trackedClientToServer().isPresent());
  }

  @Test
  void theServersSideAloneShowsASession() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000).onlyServerSeen(), "T1");
    talk(tcp, 1);
    Found found = net.finish();
    assertEquals(List.of("session.start"), found.types());
    assertEquals(7, found.cgp().trackedServerToClient().getAsLong());
    assertEquals(180, found.cgp().timeoutSeconds().getAsInt());
  }

  @Test
  void aSessionThatWasRunningIsNeverCalledAReconnect() {
    talk(net.at(0).cgp(50000), 0);
    Found found = net.finish();
    assertEquals(List.of(), found.types());
    assertEquals(true, found.session().alreadyRunning());
    assertEquals("cgp", found.session().reliability());
    assertFalse(found.cgp().trackedClientToServer().isPresent());
    assertFalse(found.cgp().timeoutSeconds().isPresent());
  }

  @Test
  void aResumeAfterTheStartOfTheCaptureJoinsTheOnlySessionOfTheHosts() {
    Tcp tcp = net.at(0).cgp(50000);
    talk(tcp, 0);
    tcp.at(5).serverRst();
    Cgp.resume(net.at(6).cgp(50001), 90, "T7", 80, "T8");
    Found found = net.finish();
    assertEquals(List.of("0 primary", "1 resume"), found.roles());
    assertEquals("likely", found.event(EventDetail.Reconnect.class).confidence().label());
  }

  /** Found in a ring whose oldest files were written over meanwhile. */
  @Test
  void anAttemptBeforeAnythingWasBoundResumesNothingThatWasBoundLater() {
    Tcp lost = net.at(0).cgp(50000).client(Cgp.resumeRequest(90, "T1"));
    Cgp.resume(net.at(1).cgp(50001), 90, "T1", 80, "T2");
    lost.at(3).serverRst();
    Found found = net.finish();
    assertEquals(1, found.tracked().sessions().size());
    List<EventDetail.Reconnect> resumes = found.all(EventDetail.Reconnect.class);
    assertEquals(2, resumes.size());
    assertEquals(true, resumes.stream().allMatch(resume -> resume.fromFlow().isEmpty()));
  }

  @Test
  void ofTwoRunningSessionsBehindOneAddressNoneIsJoinedWithoutATicket() {
    Tcp first = net.at(0).cgp(50000);
    Tcp second = net.at(0).cgp(50001);
    talk(first, 0);
    talk(second, 0.05);
    first.at(5).serverRst();
    second.at(5).serverRst();
    Cgp.resume(net.at(6).cgp(50002), 90, "T7", 80, "T8");
    Found found = net.finish();
    assertEquals(3, found.tracked().sessions().size());
    assertEquals(true, found.one(EventDetail.Reconnect.class).fromFlow().isEmpty());
  }

  @Test
  void aLateFragmentOfAnUnknownProtocolOnTheCgpPortIsNoSession() {
    Tcp tcp = net.at(0).cgp(50000);
    byte[] noise = new byte[1000];
    new java.util.Random(7).nextBytes(noise);
    for (int i = 0; i < 50; i++) {
      tcp.at(i).server(noise).client(noise);
    }
    Found found = net.finish();
    assertEquals(List.of(), found.tracked().sessions());
    assertEquals(List.of(), found.types());
  }

  @Test
  void anIcaReconnectIsNoResume() {
    Ica.setUp(net.at(0).ica(50000).handshake()).at(5).serverRst();
    Ica.setUp(net.at(8).ica(50001).handshake());
    Found found = net.finishAt(10);
    assertEquals(List.of("session.end", "ica.reconnect"), found.story());
    EventDetail.IcaReconnect reconnect = found.one(EventDetail.IcaReconnect.class);
    assertEquals(0, reconnect.fromSession());
    assertEquals(3000, reconnect.gapMs().getAsDouble(), 0.001);
    assertEquals(Incident.Result.NEW_SESSION, found.incident().result());
  }

  @Test
  void aNewSessionAfterACleanEndIsNoReconnect() {
    Ica.setUp(net.at(0).ica(50000).handshake()).at(5).clientFin().serverFin();
    Ica.setUp(net.at(8).ica(50001).handshake());
    assertEquals(0, net.finishAt(10).count("ica.reconnect"));
  }

  @Test
  void aSetUpTenMinutesAfterTheLossIsNoReconnect() {
    Ica.setUp(net.at(0).ica(50000).handshake()).at(5).serverRst();
    Ica.setUp(net.at(605.001).ica(50001).handshake());
    assertEquals(0, net.finishAt(610).count("ica.reconnect"));
  }
}
