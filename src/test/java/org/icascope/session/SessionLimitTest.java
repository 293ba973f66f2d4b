package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.icascope.model.Diagnostic;
import org.junit.jupiter.api.Test;

/** More sessions than are remembered, and more connections without one. */
class SessionLimitTest {

  private static final int TOO_MANY = 10;

  private final Net net = Net.ofSessions(2);

  private void twoSessions() {
    Cgp.bind(net.at(0).cgp(50000), "T1").at(5).serverRst();
    Cgp.bind(net.at(5.5).tcp(Net.OTHER_CLIENT, 50000, Net.SERVER, 2598), "T2");
  }

  @Test
  void nothingIsToldOfTheOnesBeyondAndTheOthersGoOn() {
    twoSessions();
    Tcp third = Cgp.bind(net.at(6).tcp(Net.CLIENT + 100, 50000, Net.SERVER, 2598), "T3");
    third.at(6.5).client(Cgp.data("x")).server(Cgp.data("y")).at(7).serverRst();
    Cgp.resume(net.at(7.5).tcp(Net.CLIENT + 100, 50001, Net.SERVER, 2598), 2, "T3", 2, "T4");
    Cgp.resume(net.at(8).cgp(50001), 2, "T1", 2, "T5").at(8.5).server(Cgp.data("z"));
    Found found = net.finishAt(9);
    assertEquals(List.of("active", "active"), found.outcomes());
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    assertEquals(2, found.incident().events().size(), "break and resume");
    assertEquals("0 1 4", serials(found), "the flows of the two sessions, in order");
    assertEquals(2, limits(found), "the session that is new, and its resume");
  }

  @Test
  void aSessionWithoutCgpBeyondIsNotToldEither() {
    twoSessions();
    Ica.setUp(net.at(6).tcp(Net.CLIENT + 100, 50000, Net.SERVER, 1494).handshake())
        .at(7)
        .serverRst();
    Found found = net.finishAt(9);
    assertEquals(2, found.outcomes().size());
    assertEquals(List.of("cgp.suspend"), found.story());
    assertEquals("0 1", serials(found));
    assertEquals(1, limits(found));
  }

  @Test
  void connectionsWithoutASessionAreToldUpToTheirLimit() {
    int flows = FlowTracks.MOST_ALONE + TOO_MANY;
    for (int i = 0; i < flows; i++) {
      Tcp tcp = net.after(0.001).tcp(Net.OTHER_CLIENT + i, 40000, Net.OTHER_SERVER, 2598);
      tcp.handshake().client(Cgp.bindRequest()).serverRst();
    }
    Cgp.bind(net.after(1).cgp(50000), "T1").after(1).serverRst();
    Cgp.resume(net.after(1).cgp(50001), 2, "T1", 2, "T2");
    Found found = net.after(1).finish();
    assertEquals(FlowTracks.MOST_ALONE, found.count("cgp.connect-failed"));
    assertEquals(FlowTracks.MOST_ALONE + 2, found.tracked().flows().size());
    assertEquals(1, found.count("cgp.reconnect"));
    assertEquals(TOO_MANY, limits(found));
  }

  private static String serials(Found found) {
    return found.tracked().flows().keySet().stream()
        .map(flow -> "" + flow.serial())
        .collect(Collectors.joining(" "));
  }

  private static long limits(Found found) {
    return found.diagnostics().stream()
        .map(Diagnostic::code)
        .filter("session.limit"::equals)
        .count();
  }
}
