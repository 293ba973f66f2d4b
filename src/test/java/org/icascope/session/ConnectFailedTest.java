package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.icascope.model.Confidence;
import org.icascope.session.EventDetail.ConnectFailed;
import org.junit.jupiter.api.Test;

/** Attempts at CGP that lead to nothing, and what is none of them. */
class ConnectFailedTest {

  private final Net net = new Net();

  private static ConnectFailed first(ConnectFailure cause) {
    return new ConnectFailed(cause, false);
  }

  @Test
  void aRstToTheSynIsRefused() {
    net.at(0).cgp(50000).syn().refuse();
    Found found = net.finish();
    assertEquals(first(ConnectFailure.REFUSED), found.one(ConnectFailed.class));
    assertEquals(IncidentCause.CGP_REFUSED, found.incident().cause());
  }

  @Test
  void aSynIsUnansweredAfterThreeSeconds() {
    net.at(0).cgp(50000).syn();
    assertEquals(List.of(), net.finishAt(2.999).types());
    Net longer = new Net();
    longer.at(0).cgp(50000).syn();
    assertEquals(first(ConnectFailure.UNANSWERED), longer.finishAt(3).one(ConnectFailed.class));
  }

  @Test
  void repeatedSynsAreOneAttempt() {
    net.at(0).cgp(50000).syn().at(1).synAgain().at(3).synAgain();
    Found found = net.finishAt(8);
    assertEquals(1, found.count("cgp.connect-failed"));
    assertEquals(Net.nanos(3), found.event(ConnectFailed.class).timeNanos());
  }

  @Test
  void aBindRequestIsUnansweredAfterTenSeconds() {
    net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    assertEquals(List.of(), net.finishAt(9.999).types());
    Net longer = new Net();
    longer.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    assertEquals(first(ConnectFailure.NO_SIGNATURE), longer.finishAt(10).one(ConnectFailed.class));
  }

  @Test
  void aBindResponseThatComesLateIsNoFailure() {
    // the ICA session of the same client made the attempt look given up
    Tcp slow = net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    Ica.setUp(net.at(0.5).ica(50001).handshake());
    Cgp.channel(slow.at(1).server(Cgp.bindResponse("T1")));
    Found found = net.finishAt(5);
    assertEquals(0, found.count("cgp.connect-failed"));
    assertEquals(List.of("active", "active"), found.outcomes());
  }

  @Test
  void anotherUserOfTheAddressWhoReachesIcaElsewhereDoesNotMakeAnAttemptFail() {
    Tcp slow = net.at(0).cgp(50000).handshake().client(Cgp.bindRequest());
    Ica.setUp(net.at(0.5).tcp(Net.CLIENT, 50001, Net.OTHER_SERVER, 1494).handshake());
    Found found = net.finishAt(5);
    assertEquals(0, found.count("cgp.connect-failed"));
  }

  @Test
  void aConnectionWithoutPayloadIsAProbeAndNoFailure() {
    net.at(0).cgp(50000).handshake().clientFin().serverFin();
    assertEquals(List.of("probe"), net.finishAt(20).types());
  }

  @Test
  void aHalfOpenScanIsAProbeAndNoFailure() {
    net.at(0).cgp(50000).syn().synAck().clientRst();
    Found found = net.finishAt(20);
    assertEquals(List.of("probe"), found.types());
    assertEquals(EventDetail.ProbeResult.OPEN, found.one(EventDetail.Probe.class).result());
  }

  @Test
  void otherBytesFromTheClientAreNoCgpAttempt() {
    net.at(0).cgp(50000).handshake().client(Ledgers.hex("47 45 54 20 2f")).serverRst();
    assertEquals(0, net.finishAt(20).count("cgp.connect-failed"));
  }

  @Test
  void anAttemptWhileTheSessionIsInUseSaysNothingAboutIt() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000), "T1");
    net.at(5).cgp(50001).syn().refuse();
    for (int i = 1; i < 10; i++) {
      tcp.at(5 + i).server(Cgp.data("a")).client();
    }
    Found found = net.finish();
    assertEquals(List.of("cgp.connect-failed"), found.story());
    assertEquals(first(ConnectFailure.REFUSED), found.one(ConnectFailed.class));
    assertEquals(List.of("active"), found.outcomes());
  }

  @Test
  void twoSilentKeepAliveIntervalsBeforeAFailedAttemptAreTheLimitForABreak() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).server(Cgp.keepAlive()).client();
    net.at(11).cgp(50001).syn().refuse();
    assertEquals(false, net.finishAt(12).one(ConnectFailed.class).resume());
    Net longer = new Net();
    Cgp.bind(longer.at(0).cgp(50000), "T1").at(5).server(Cgp.keepAlive()).client();
    longer.at(11.001).cgp(50001).syn().refuse();
    Found found = longer.finishAt(12);
    assertEquals(true, found.one(ConnectFailed.class).resume());
    assertEquals(List.of("cgp.suspend", "cgp.connect-failed"), found.story());
  }

  @Test
  void aSharedAddressMakesAnAttemptOfASuspendedSessionOnlyPossible() {
    Tcp first = Cgp.bind(net.at(0).cgp(50000), "T1");
    Tcp second = Cgp.bind(net.at(1).cgp(50001), "U1");
    first.at(2).server(Cgp.data("a")).client();
    second.at(3).server(Cgp.data("b")).client();
    first.at(5).serverRst();
    net.at(6).cgp(50002).syn().refuse();
    second.at(7).server(Cgp.data("b")).client();
    Found found = net.finish();
    assertEquals(true, found.one(ConnectFailed.class).resume());
    assertEquals(Confidence.POSSIBLE, found.event(ConnectFailed.class).confidence());
  }

  @Test
  void aSessionThatResumesLaterIsNotTheSuccessorOfItself() {
    // a second application through ICA while the CGP session waits
    Cgp.bind(net.at(0).cgp(50000), "T1").at(4.9).client(Cgp.keepAlive()).at(5).serverRst();
    Ica.setUp(net.at(7).tcp(Net.CLIENT, 50001, Net.OTHER_SERVER, 1494).handshake());
    Cgp.resume(net.at(10).cgp(50002), 2, "T1", 2, "T2").at(11).server(Cgp.data("a"));
    Found found = net.finish();
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    assertEquals(Incident.Result.RESUMED, found.incident().result());
    assertEquals(5000, found.incident().outageMs().getAsDouble(), 0.001);
    assertEquals(6000, found.incident().freezeMs().getAsDouble(), 0.001);
  }
}
