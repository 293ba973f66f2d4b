package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToLongBiFunction;
import org.icascope.session.Link.Leg;
import org.icascope.session.Session;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;
import org.junit.jupiter.api.Test;

/** Sessions whose connections the trace of a NetScaler joins; their tickets are not the same. */
class TwoLegsTest {

  private static final long MICROS = 1000;
  private static final long CLIENT_LEG = 0x1000;
  private static final long SERVER_LEG = 0x1003;
  private static final String GATEWAY = "10.1.1.100:2598";
  private static final String SERVER = "10.10.5.31:2598";

  private static List<Seen> session(String client, String server, double atSecond) {
    Scenario scenario = new Scenario("leg of " + client);
    scenario.cgpSession(client, server, atSecond).connect().run(1).finish();
    return TwoPoints.of(scenario.frames());
  }

  /** A frame has the number of its connection, by the server; of the pair, who names the other. */
  private static NstraceWriter trace(List<List<Seen>> legs, ToLongBiFunction<Long, Integer> link) {
    List<Seen> all = new ArrayList<>();
    legs.forEach(all::addAll);
    all.sort(Comparator.comparingLong(Seen::timeMicros));
    NstraceWriter file = new NstraceWriter("3.5").signature();
    int count = 0;
    for (Seen frame : all) {
      boolean gateway = frame.source().equals(GATEWAY) || frame.destination().equals(GATEWAY);
      long own = gateway ? CLIENT_LEG : SERVER_LEG;
      boolean inbound = frame.toServer() == gateway;
      About about = inbound ? About.in(own) : About.out(own);
      long other = link.applyAsLong(own, count++);
      file.packet35(about.linked(other), frame.timeMicros() * MICROS, frame.bytes());
    }
    return file.fill();
  }

  private static List<Session> sessions(NstraceWriter file) throws IOException {
    return AnalysisForTests.of(file.bytes()).sessions();
  }

  private static List<List<Seen>> bothLegs() {
    return List.of(
        session("10.1.1.7:50001", GATEWAY, 0), session("10.10.5.200:41000", SERVER, 0.2));
  }

  private static void assertLinked(NstraceWriter file) throws IOException {
    List<Session> sessions = sessions(file);
    assertEquals(2, sessions.size());
    assertEquals(Leg.CLIENT_GATEWAY, sessions.get(0).link().leg());
    assertEquals(OptionalInt.of(1), sessions.get(0).link().session());
    assertEquals(Leg.GATEWAY_SERVER, sessions.get(1).link().leg());
    assertEquals(OptionalInt.of(0), sessions.get(1).link().session());
  }

  @Test
  void onePacketThatNamesTheOtherConnectionLinksTheSessions() throws IOException {
    int late = 60; // packets of both were seen by then
    assertLinked(trace(bothLegs(), (own, i) -> i >= late && own == SERVER_LEG ? CLIENT_LEG : 0));
    assertLinked(trace(bothLegs(), (own, i) -> i >= late && own == CLIENT_LEG ? SERVER_LEG : 0));
  }

  @Test
  void theOtherConnectionMayComeAfterItWasNamed() throws IOException {
    assertLinked(trace(bothLegs(), (own, i) -> i == 0 ? SERVER_LEG : 0));
  }

  @Test
  void withoutALinkOtherTicketsAreOtherSessions() throws IOException {
    List<Session> sessions = sessions(trace(bothLegs(), (own, i) -> 0));
    assertEquals(2, sessions.size());
    assertEquals(OptionalInt.empty(), sessions.get(0).link().session());
  }

  @Test
  void aNumberMeansTheConnectionThatHasItAtThatTime() throws IOException {
    List<List<Seen>> apart =
        List.of(session("10.1.1.7:50001", GATEWAY, 0), session("10.10.5.200:41000", SERVER, 60));
    // the client's connection has long been closed when its number is named
    List<Session> sessions = sessions(trace(apart, (own, i) -> own == SERVER_LEG ? CLIENT_LEG : 0));
    assertEquals(2, sessions.size());
    assertEquals(OptionalInt.empty(), sessions.get(0).link().session());
    assertEquals(OptionalInt.empty(), sessions.get(1).link().session());
  }
}
