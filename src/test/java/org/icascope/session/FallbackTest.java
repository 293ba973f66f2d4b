package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.icascope.model.Confidence;
import org.icascope.session.EventDetail.Fallback1494;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.EventDetail.IcaFailure;
import org.junit.jupiter.api.Test;

class FallbackTest {

  private final Net net = new Net();

  private void refused(double seconds, int port) {
    net.at(seconds).cgp(port).syn().refuse();
  }

  private Tcp icaSession(double seconds, int port) {
    return Ica.setUp(net.at(seconds).ica(port).handshake());
  }

  @Test
  void icaAfterARefusalIsAFallback() {
    refused(0, 50000);
    refused(1, 50001);
    icaSession(2, 50002);
    Found found = net.finishAt(5);
    Fallback1494 fallback = found.one(Fallback1494.class);
    // the delay runs from the first failed attempt
    assertEquals(new Fallback1494(ConnectFailure.REFUSED, 0, 2, OptionalDouble.of(2000)), fallback);
    assertEquals(Confidence.CERTAIN, found.event(Fallback1494.class).confidence());
    assertEquals(Incident.Result.FALLBACK, found.incident().result());
    assertEquals(
        List.of("cgp.connect-failed", "cgp.connect-failed", "fallback.1494"), found.story());
  }

  @Test
  void theWindowIsAHundredAndTwentySecondsFromTheLastFailure() {
    refused(0, 50000);
    icaSession(120, 50001);
    assertEquals(1, net.finishAt(125).count("fallback.1494"));
    Net later = new Net();
    later.at(0).cgp(50000).syn().refuse();
    Ica.setUp(later.at(120.001).ica(50001).handshake());
    assertEquals(0, later.finishAt(125).count("fallback.1494"));
  }

  @Test
  void aUserWhoseSessionBrokeComesBackOn1494() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).serverRst();
    icaSession(125, 50001);
    Found found = net.finishAt(130);
    assertEquals(ConnectFailure.SUSPENDED, found.one(Fallback1494.class).cause());
    assertEquals(List.of("cgp.suspend", "fallback.1494", "ica.reconnect"), found.story());
  }

  @Test
  void aUserWhoComesBackOn1494AfterTwoMinutesReconnectsAndDoesNotFallBack() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).serverRst();
    icaSession(125.001, 50001);
    Found found = net.finishAt(130);
    assertEquals(List.of("cgp.suspend", "ica.reconnect"), found.story());
  }

  @Test
  void anotherServerIsNoFallback() {
    refused(0, 50000);
    Ica.setUp(net.at(2).tcp(Net.CLIENT, 50001, Net.OTHER_SERVER, 1494).handshake());
    assertEquals(0, net.finishAt(5).count("fallback.1494"));
  }

  @Test
  void anotherClientIsNoFallback() {
    refused(0, 50000);
    Ica.setUp(net.at(2).tcp(Net.OTHER_CLIENT, 50001, Net.SERVER, 1494).handshake());
    assertEquals(0, net.finishAt(5).count("fallback.1494"));
  }

  @Test
  void icaThatWasOpenedBeforeTheAttemptIsNoFallback() {
    Tcp ica = net.at(0).ica(50000).handshake();
    refused(0.5, 50001);
    Ica.setUp(ica.at(1));
    assertEquals(0, net.finishAt(5).count("fallback.1494"));
  }

  @Test
  void aBannerAloneIsNoFallback() {
    refused(0, 50000);
    net.at(1).ica(50001).handshake().server(Ica.banner()).clientFin();
    Found found = net.finishAt(5);
    assertEquals(List.of("cgp.connect-failed", "probe"), found.types());
    assertEquals(EventDetail.ProbeResult.BANNER_ONLY, found.one(EventDetail.Probe.class).result());
  }

  @Test
  void anUnansweredAttemptFailsWhenTheClientGoesOnToIca() {
    net.at(0).cgp(50000).syn().at(1).synAgain();
    icaSession(2, 50001);
    Found found = net.finishAt(5);
    assertEquals(ConnectFailure.UNANSWERED, found.one(Fallback1494.class).cause());
    assertEquals(1, found.count("cgp.connect-failed"));
  }

  @Test
  void aRefusedChannelFallsBack() {
    Tcp tcp = net.at(0).cgp(50000).handshake();
    tcp.client(Cgp.bindRequest()).server(Cgp.bindResponse("T1"));
    tcp.client(Cgp.openRequest()).server(Cgp.openResponse(3, 4)).at(1).clientFin();
    icaSession(2, 50001);
    Found found = net.finishAt(5);
    assertEquals(ConnectFailure.CHANNEL_REFUSED, found.one(Fallback1494.class).cause());
    assertEquals(List.of("never-bound", "active"), found.outcomes());
  }

  @Test
  void bothPortsRefusedIsBlocked() {
    refused(0, 50000);
    net.at(1).ica(50001).syn().refuse();
    Found found = net.finishAt(5);
    assertEquals(
        new FallbackBlocked(ConnectFailure.REFUSED, IcaFailure.REFUSED, 0, 1),
        found.one(FallbackBlocked.class));
    assertEquals(Incident.Result.GAVE_UP, found.incident().result());
    assertEquals(2, found.incident().attempts());
  }

  @Test
  void bothPortsUnansweredIsBlocked() {
    net.at(0).cgp(50000).syn().at(1).synAgain().at(3).synAgain();
    net.at(7).ica(50001).syn().at(8).synAgain().at(10).synAgain();
    Found found = net.finishAt(20);
    FallbackBlocked blocked = found.one(FallbackBlocked.class);
    assertEquals(ConnectFailure.UNANSWERED, blocked.cgpCause());
    assertEquals(IcaFailure.UNANSWERED, blocked.icaCause());
  }

  @Test
  void anIcaPortThatOpensAndStaysMuteIsBlockedAfterTenSeconds() {
    refused(0, 50000);
    net.at(1).ica(50001).handshake();
    assertEquals(0, net.finishAt(10.999).count("fallback.blocked"));
    Net longer = new Net();
    longer.at(0).cgp(50000).syn().refuse();
    longer.at(1).ica(50001).handshake();
    Found found = longer.finishAt(11);
    assertEquals(IcaFailure.NO_BANNER, found.one(FallbackBlocked.class).icaCause());
  }

  @Test
  void anIcaPortThatWasTriedAfterAFailureIsNoHealthCheck() {
    refused(0, 50000);
    net.at(1).ica(50001).handshake().at(13).clientFin().serverFin();
    Found found = net.finishAt(14);
    assertEquals(IcaFailure.NO_BANNER, found.one(FallbackBlocked.class).icaCause());
    assertEquals(0, found.count("probe"));
  }

  @Test
  void eachFailureIsBlockedOnce() {
    refused(0, 50000);
    net.at(1).ica(50001).syn().refuse();
    net.at(2).ica(50002).syn().refuse();
    refused(600, 50003);
    net.at(601).ica(50004).syn().refuse();
    Found found = net.finishAt(700);
    assertEquals(2, found.count("fallback.blocked"));
    assertEquals(2, found.tracked().incidents().size());
  }

  @Test
  void whoGetsInAfterAllIsNotBlocked() {
    refused(0, 50000);
    net.at(1).ica(50001).syn().refuse();
    icaSession(2, 50002);
    Found found = net.finishAt(5);
    assertEquals(0, found.count("fallback.blocked"));
    assertEquals(1, found.count("fallback.1494"));
  }
}
