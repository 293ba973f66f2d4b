package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.icascope.model.Confidence;
import org.icascope.session.EventDetail.Probe;
import org.icascope.session.EventDetail.ProbeResult;
import org.junit.jupiter.api.Test;

/** Health checks and scans: reported as such, never as failures. */
class ProbesTest {

  private static final long MONITOR = 0x0a0000c8;

  private final Net net = new Net();

  private Tcp knock(double seconds, int port) {
    return net.at(seconds).tcp(MONITOR, port, Net.SERVER, 2598);
  }

  @Test
  void healthChecksEveryFiveSecondsAreOneProbe() {
    for (int i = 0; i < 10; i++) {
      knock(5 * i, 40000 + i).handshake().clientFin().serverFin();
    }
    Found found = net.finish();
    Probe probe = found.one(Probe.class);
    assertEquals(ProbeResult.OPEN, probe.result());
    assertEquals(10, probe.count());
    assertEquals(OptionalDouble.of(5000), probe.intervalMs());
    assertEquals(List.of("probe"), found.types());
    assertEquals(List.of(), found.tracked().incidents());
  }

  @Test
  void refusedHealthChecksAreAProbeAndNoFailure() {
    for (int i = 0; i < 4; i++) {
      knock(5 * i, 40000 + i).syn().refuse();
    }
    Found found = net.finish();
    assertEquals(List.of("probe"), found.types());
    assertEquals(ProbeResult.REFUSED, found.one(Probe.class).result());
  }

  @Test
  void threeKnocksAreNotASteadySeries() {
    for (int i = 0; i < 3; i++) {
      knock(5 * i, 40000 + i).syn().refuse();
    }
    assertEquals(3, net.finish().count("cgp.connect-failed"));
  }

  @Test
  void aSeriesMayVaryByFifteenPercent() {
    double[] steady = {0, 5, 10.75, 15.75}; // 5, 5.75 and 5 s, the median is 5 s
    for (int i = 0; i < steady.length; i++) {
      knock(steady[i], 40000 + i).syn().refuse();
    }
    assertEquals(List.of("probe"), net.finish().types());
    Net other = new Net();
    double[] unsteady = {0, 5, 10.76, 15.76};
    for (int i = 0; i < unsteady.length; i++) {
      other.at(unsteady[i]).tcp(MONITOR, 40000 + i, Net.SERVER, 2598).syn().refuse();
    }
    assertEquals(4, other.finish().count("cgp.connect-failed"));
  }

  /** A gateway that relays sessions and looks after its servers. */
  @Test
  void healthChecksOfASourceWithSessionsElsewhereAreAProbe() {
    for (int i = 0; i < 4; i++) {
      net.at(5 * i).tcp(Net.CLIENT, 50001 + i, Net.OTHER_SERVER, 2598).syn().refuse();
    }
    Cgp.bind(net.at(20).cgp(50000), "T1");
    assertEquals(List.of("probe", "session.start"), net.finish().types());
  }

  @Test
  void aUserWhoTriesSteadilyIsNoProbe() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).serverRst();
    for (int i = 0; i < 6; i++) {
      net.at(6 + 5 * i).cgp(50001 + i).syn().refuse();
    }
    Found found = net.finish();
    assertEquals(6, found.count("cgp.connect-failed"));
    assertEquals(0, found.count("probe"));
  }

  @Test
  void healthChecksOfBothPortsOfADeadServerAreNotBlockedUsers() {
    for (int i = 0; i < 5; i++) {
      knock(5 * i, 40000 + i).syn().refuse();
      net.at(5 * i + 0.1).tcp(MONITOR, 41000 + i, Net.SERVER, 1494).syn().refuse();
    }
    assertEquals(List.of("probe", "probe"), net.finish().types());
  }

  @Test
  void aScanOverFiveServersIsProbes() {
    for (int i = 0; i < 5; i++) {
      net.at(0.01 * i).tcp(MONITOR, 40000 + i, Net.SERVER + i, 2598).syn().refuse();
    }
    assertEquals(List.of("probe", "probe", "probe", "probe", "probe"), net.finish().types());
    Net four = new Net();
    for (int i = 0; i < 4; i++) {
      four.at(0.01 * i).tcp(MONITOR, 40000 + i, Net.SERVER + i, 2598).syn().refuse();
    }
    assertEquals(4, four.finish().count("cgp.connect-failed"));
  }

  @Test
  void aScanOverThePortsOfAServerIsAProbe() {
    for (int port = 2598 - 31; port <= 2598; port++) {
      net.at(0.01 * port).tcp(MONITOR, 40000, Net.SERVER, port).syn().refuse();
    }
    assertEquals(List.of("probe"), net.finish().types());
    Net fewer = new Net();
    for (int port = 2598 - 30; port <= 2598; port++) {
      fewer.at(0.01 * port).tcp(MONITOR, 40000, Net.SERVER, port).syn().refuse();
    }
    assertEquals(1, fewer.finish().count("cgp.connect-failed"));
  }

  @Test
  void bannerGrabbersAreProbes() {
    net.at(0).tcp(MONITOR, 40000, Net.SERVER, 1494).handshake().server(Ica.banner()).clientRst();
    assertEquals(ProbeResult.BANNER_ONLY, net.finish().one(Probe.class).result());
  }

  @Test
  void checksOfOneServerByResultAreSeveralProbes() {
    for (int i = 0; i < 8; i++) {
      Tcp tcp = knock(5 * i, 40000 + i);
      if (i < 4) {
        tcp.handshake().clientFin().serverFin();
      } else {
        tcp.syn().refuse();
      }
    }
    assertEquals(List.of("probe", "probe"), net.finish().types());
  }

  /** Of a trace with the first 60 bytes of each packet: a session, and not one byte of it. */
  @Test
  void whoSaidWhatWasNotCapturedUsedTheConnection() {
    Cgp.bind(net.at(0).cgp(50000).cut(0), "T1").at(5).clientFin().serverFin();
    assertEquals(List.of(), net.finish().types());
  }

  @Test
  void aUserWhoseSessionsWereNotCapturedIsNoMonitor() {
    Cgp.bind(net.at(0).cgp(50000).cut(0), "T1").at(5).serverRst();
    for (int i = 0; i < 6; i++) {
      net.at(6 + 5 * i).cgp(50001 + i).syn().refuse();
    }
    assertEquals(6, net.finish().count("cgp.connect-failed"));
  }

  @Test
  void aGreetingThatWasNotCapturedIsLikelyOne() {
    Tcp tcp = net.at(0).tcp(MONITOR, 40000, Net.SERVER, 1494).handshake();
    tcp.cut(0).server(Ica.banner()).clientRst();
    Found found = net.finish();
    assertEquals(ProbeResult.BANNER_ONLY, found.one(Probe.class).result());
    assertEquals(Confidence.LIKELY, found.tracked().events().get(0).confidence());
  }
}
