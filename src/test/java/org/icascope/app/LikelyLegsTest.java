package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.icascope.model.Confidence;
import org.icascope.session.Link.Leg;
import org.icascope.session.Session;
import org.icascope.testkit.ProxyTrace;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.junit.jupiter.api.Test;

/** Legs in a NetScaler trace without PcbDevNo, of sessions without CGP: time and size tell. */
class LikelyLegsTest {

  private static final String GATEWAY = "10.1.1.100:1494";
  private static final String SERVER = "10.10.5.31:1494";

  private final ProxyTrace trace = new ProxyTrace();
  private int users;

  /** A user whose session goes through the appliance, with so many seconds of work. */
  private void user(double begin, double serverBegins, int seconds, boolean toServer) {
    users++;
    String client = "10.1.1.7:" + (50000 + users);
    String inside = "10.10.5.200:" + (41000 + users);
    Scenario scenario = new Scenario("likely");
    scenario.icaSession(client, GATEWAY, begin).connect().run(seconds).finish();
    List<Seen> frames = TwoPoints.of(scenario.frames());
    trace.leg(frames, true, 0, i -> 0);
    List<Seen> behind = TwoPoints.otherConnection(frames, client, inside, GATEWAY, SERVER);
    long later = Math.round((serverBegins - begin) * 1e6);
    if (toServer) {
      trace.leg(behind.stream().map(f -> f.at(later)).toList(), false, 0, i -> 0);
    }
  }

  private List<Session> sessions() throws IOException {
    return AnalysisForTests.of(trace.file().bytes()).sessions();
  }

  private static void assertLinked(Session client, Session server) {
    assertEquals(OptionalInt.of(server.serial()), client.link().session());
    assertEquals(Leg.CLIENT_GATEWAY, client.link().leg());
    assertEquals(Confidence.LIKELY, client.link().confidence());
    assertEquals(OptionalInt.of(client.serial()), server.link().session());
    assertEquals(Leg.GATEWAY_SERVER, server.link().leg());
    assertEquals(Confidence.LIKELY, server.link().confidence());
  }

  @Test
  void sessionsAlikeInTimeAndSizeAreLikelyLinked() throws IOException {
    user(0, 0.3, 3, true);
    List<Session> sessions = sessions();
    assertEquals(2, sessions.size());
    assertLinked(sessions.get(0), sessions.get(1));
  }

  @Test
  void anotherSessionAtTheSameTimeWithOtherSizeDoesNotMatter() throws IOException {
    user(0, 0.3, 3, true);
    user(0.1, 0.4, 30, true);
    List<Session> sessions = sessions();
    assertEquals(4, sessions.size());
    assertLinked(sessions.get(0), sessions.get(2));
    assertLinked(sessions.get(1), sessions.get(3));
  }

  /** Two users begin and end together, with as many bytes: which is whose? */
  @Test
  void ofTwoSessionsAtOnceNoneIsLinked() throws IOException {
    user(0, 0.3, 3, true);
    user(0.1, 0.4, 3, true);
    List<Session> sessions = sessions();
    assertEquals(4, sessions.size());
    sessions.forEach(session -> assertEquals(OptionalInt.empty(), session.link().session()));
  }

  /** Of one of them the appliance has no connection to a server; the other one is not his. */
  @Test
  void aFalseFriendMakesTheTrueOneDoubtful() throws IOException {
    user(0, 0.3, 3, true);
    user(0.1, 0.4, 3, false);
    List<Session> sessions = sessions();
    assertEquals(3, sessions.size());
    sessions.forEach(session -> assertEquals(OptionalInt.empty(), session.link().session()));
  }

  /** Another 200 begin between a false friend and the true one: not all can be looked at. */
  @Test
  void inACrowdNoneIsLinked() throws IOException {
    Scenario small = new Scenario("small");
    small.icaSession("10.1.1.9:1", GATEWAY, 0.5).connect().run(20).finish();
    List<Seen> frames = TwoPoints.of(small.frames());
    for (int i = 0; i < 200; i++) {
      String inside = "10.10.5.201:" + (2000 + i);
      trace.leg(
          TwoPoints.otherConnection(frames, "10.1.1.9:1", inside, GATEWAY, SERVER),
          false,
          0,
          k -> 0);
    }
    user(0, 0.3, 3, true); // not his in truth, we say
    Scenario late = new Scenario("likely");
    late.icaSession("10.1.1.7:50001", GATEWAY, 0).connect().run(3).finish();
    List<Seen> behind =
        TwoPoints.otherConnection(
            TwoPoints.of(late.frames()), "10.1.1.7:50001", "10.10.5.200:41999", GATEWAY, SERVER);
    trace.leg(behind.stream().map(f -> f.at(1_500_000)).toList(), false, 0, i -> 0);
    List<Session> sessions = sessions();
    assertEquals(203, sessions.size());
    assertEquals(List.of(), sessions.stream().filter(s -> s.link().session().isPresent()).toList());
  }

  /** The appliance asks the server after the client asked it, and before the user gives up. */
  @Test
  void whatDoesNotFollowIsNotLinked() throws IOException {
    user(1, 0.9, 3, true);
    user(20, 26, 3, true);
    List<Session> sessions = sessions();
    assertEquals(4, sessions.size());
    assertEquals(List.of(), sessions.stream().filter(s -> s.link().session().isPresent()).toList());
  }
}
