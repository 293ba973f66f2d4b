package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Spread;
import org.icascope.session.Proxied;
import org.icascope.session.Session;
import org.icascope.testkit.ProxyTrace;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.junit.jupiter.api.Test;

/** The delay inside an appliance where it is told late, or never, what belongs together. */
class DelayAfterwardsTest {

  private static final String GATEWAY = "10.1.1.100:1494";
  private static final String SERVER = "10.10.5.31:1494";
  private static final String CLIENT = "10.1.1.7:50001";
  private static final String INSIDE = "10.10.5.200:41001";
  private static final long DELAY_MICROS = 700;
  private static final long NUMBER = 0x1000;
  private static final long OTHER = 0x1003;

  private static List<Seen> clientLeg(int seconds) {
    Scenario scenario = new Scenario("delay");
    scenario.icaSession(CLIENT, GATEWAY, 0).connect().run(seconds).finish();
    return TwoPoints.of(scenario.frames());
  }

  /** Whatever goes to the server is there later, and what comes from it was there before. */
  private static Proxied proxied(
      List<Seen> clientLeg, long number, long other, IntToLongFunction linked) throws IOException {
    List<Seen> serverLeg =
        TwoPoints.otherConnection(clientLeg, CLIENT, INSIDE, GATEWAY, SERVER).stream()
            .map(f -> f.at(f.toServer() ? DELAY_MICROS : -DELAY_MICROS))
            .toList();
    byte[] file =
        new ProxyTrace()
            .leg(clientLeg, true, number, linked)
            .leg(serverLeg, false, other, i -> 0)
            .file()
            .bytes();
    List<Session> all = AnalysisForTests.of(file).sessions();
    assertEquals(2, all.size());
    return all.get(0).proxied().orElseThrow();
  }

  private static void assertSame(Proxied expected, Proxied found) {
    for (Direction direction : Direction.values()) {
      assertEquals(expected.delay(direction), found.delay(direction));
      assertEquals(expected.unclear(direction), found.unclear(direction));
    }
  }

  private static void assertIsDelay(Spread spread) {
    assertEquals(DELAY_MICROS / 1e3, spread.medianMs());
    assertEquals(DELAY_MICROS / 1e3, spread.p95Ms());
    assertEquals(DELAY_MICROS / 1e3, spread.maximumMs());
    assertTrue(spread.samples() > 5, spread.toString());
  }

  /** What is told by the first packet is followed packet by packet. */
  @Test
  void whatIsNamedLateOrNeverIsToldAsWhatIsNamedFirst() throws IOException {
    List<Seen> frames = clientLeg(5);
    Proxied first = proxied(frames, NUMBER, OTHER, i -> OTHER);
    Proxied late = proxied(frames, NUMBER, OTHER, i -> i == frames.size() * 2 / 3 ? OTHER : 0);
    Proxied never = proxied(frames, 0, 0, i -> 0);
    for (Direction direction : Direction.values()) {
      assertIsDelay(first.delay(direction).orElseThrow());
    }
    assertSame(first, late);
    assertSame(first, never);
    assertEquals(Confidence.CERTAIN, late.confidence());
    assertEquals(Confidence.LIKELY, never.confidence());
  }

  @Test
  void ofALongSessionSomeSecondsAreRemembered() throws IOException {
    Proxied never = proxied(clientLeg(400), 0, 0, i -> 0);
    for (Direction direction : Direction.values()) {
      Spread spread = never.delay(direction).orElseThrow();
      assertIsDelay(spread);
      assertTrue(spread.samples() <= 128, spread.toString());
      assertEquals(0, never.unclear(direction));
    }
  }
}
