package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.FallbackTcp;
import org.icascope.session.EventDetail.TransportRace;
import org.junit.jupiter.api.Test;

/** EDT and TCP side by side. Flows are numbered in order of first packet, from 0. */
class TransportRacesTest {

  private final Net net = new Net();

  @Test
  void anEdtAttemptThatLosesWithoutAnAnswerIsAFallbackWithItsCost() {
    net.at(0).edt(50000).request().at(1).request();
    Cgp.bind(net.at(2.5).cgp(50001), "T1");
    Found found = net.finishAt(10);
    assertEquals(new FallbackTcp(0, 1, OptionalDouble.of(2500)), found.one(FallbackTcp.class));
    assertEquals(List.of("fallback.tcp"), found.story());
    assertEquals(Severity.NOTICE, found.event(FallbackTcp.class).severity());
    assertEquals(List.of("0 attempt", "1 primary"), found.roles());
    assertEquals("TCP > CGP > ICA", found.session().stack());
    assertEquals(List.of(), found.tracked().incidents());
    assertEquals(List.of(), found.session().notDecoded());
  }

  @Test
  void severalAttemptsAreOneFallbackThatBeginsWithTheFirst() {
    net.at(0).edt(50000).request();
    net.at(1).edt(50001).request();
    Cgp.bind(net.at(3).cgp(50002), "T1");
    FallbackTcp fallback = net.finishAt(10).one(FallbackTcp.class);
    assertEquals(new FallbackTcp(0, 2, OptionalDouble.of(3000)), fallback);
  }

  @Test
  void anEdtAttemptThatWasAnsweredButLostIsARace() {
    net.at(0).edt(50000).request();
    Tcp tcp = net.at(0.5).cgp(50001);
    tcp.handshake();
    net.at(0.75).edt(50000).handshake();
    Cgp.channel(tcp.at(0.8).client(Cgp.bindRequest()).server(Cgp.bindResponse("T1")));
    net.at(1).edt(50000).clientShutdown();
    Found found = net.finishAt(10);
    assertEquals(new TransportRace("tcp", OptionalDouble.of(250)), found.one(TransportRace.class));
    assertEquals(List.of("transport.race"), found.story());
    assertEquals(Severity.INFO, found.event(TransportRace.class).severity());
    assertEquals(List.of("0 race-loser", "1 primary"), found.roles());
    assertEquals("TCP > CGP > ICA", found.session().stack());
  }

  @Test
  void aTcpConnectionThatLosesIsNoProbeAndNoFailure() {
    net.at(0).edt(50000).handshake();
    Tcp tcp = net.at(0.25).cgp(50001).handshake();
    net.at(0.3);
    bindOnly(net.edt(50000));
    tcp.at(0.4).clientRst();
    Found found = net.finishAt(10);
    assertEquals(new TransportRace("edt", OptionalDouble.of(250)), found.one(TransportRace.class));
    assertEquals(0, found.count("probe"));
    assertEquals(0, found.count("cgp.connect-failed"));
    assertEquals(List.of("0 primary", "1 race-loser"), found.roles());
    assertEquals("UDP > EDT > CGP > ICA", found.session().stack());
  }

  @Test
  void aTcpAttemptWithoutAnswerBesideEdtHasNoMargin() {
    net.at(0).edt(50000).handshake();
    net.at(0.25).cgp(50001).syn();
    net.at(0.3);
    bindOnly(net.edt(50000));
    Found found = net.finishAt(10);
    assertEquals(new TransportRace("edt", OptionalDouble.empty()), found.one(TransportRace.class));
    assertEquals(0, found.count("cgp.connect-failed"));
  }

  private static void bindOnly(Edt edt) {
    edt.client(Cgp.bindRequest())
        .server(Cgp.bindResponse("T1"))
        .client(Cgp.openRequest())
        .server(Cgp.openResponse(0, 0));
  }

  @Test
  void aRetryOfEdtBesideARunningSessionIsNothing() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000), "T1");
    net.at(300).edt(50001).request().at(302).request().at(304).request();
    tcp.at(310).client(Cgp.keepAlive()).server(Cgp.keepAlive());
    Found found = net.finishAt(311);
    assertEquals(List.of("session.start"), found.types());
  }

  @Test
  void anEdtAttemptLongBeforeHasNothingToDoWithIt() {
    net.at(0).edt(50000).request().at(4).request();
    Cgp.bind(net.at(40).cgp(50001), "T1");
    Found found = net.finishAt(45);
    assertEquals(0, found.count("fallback.tcp"));
    assertEquals(1, found.count("cgp.connect-failed"));
  }

  @Test
  void anotherServerOrClientIsNoFallback() {
    net.at(0).edt(50000).request().at(4).request();
    Cgp.bind(net.at(5).tcp(Net.CLIENT, 50001, Net.OTHER_SERVER, 2598), "T1");
    Cgp.bind(net.at(5).tcp(Net.OTHER_CLIENT, 50001, Net.SERVER, 2598), "T2");
    assertEquals(0, net.finishAt(10).count("fallback.tcp"));
  }

  @Test
  void aResumeOverTcpAfterEdtWasTriedIsAFallbackInItsIncident() {
    net.at(0).edt(50000).bind("T1").client(Cgp.data("a"));
    net.at(20).edt(50001).request().at(21).request();
    Cgp.resume(net.at(22).cgp(50002), 2, "T1", 3, "T2");
    Found found = net.finishAt(25);
    assertEquals(List.of("cgp.suspend", "cgp.reconnect", "fallback.tcp"), found.story());
    assertEquals(new FallbackTcp(1, 2, OptionalDouble.of(2000)), found.one(FallbackTcp.class));
    assertEquals(List.of("0 primary", "1 attempt", "2 migrated"), found.roles());
    assertEquals(3, found.incident().events().size());
  }

  @Test
  void whenNeitherWorksBothHaveFailed() {
    net.at(0).edt(50000).request().at(4).request();
    net.at(5).cgp(50001).syn().refuse();
    Found found = net.finishAt(10);
    assertEquals(List.of("cgp.connect-failed", "cgp.connect-failed"), found.types());
  }
}
