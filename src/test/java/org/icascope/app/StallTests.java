package org.icascope.app;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that freezes, over TCP or EDT, and what must be the same over both. */
abstract class StallTests {

  @TempDir Path folder;

  final Scenario scenario = new Scenario("stall");
  final CgpSession session;

  /**
   * @param over chooses what it runs over
   */
  StallTests(UnaryOperator<CgpSession> over) {
    session =
        over.apply(scenario.cgpSession("192.168.20.61:51000", "10.10.5.12:2598", 0.5))
            .connect()
            .run(12);
  }

  final Told told() throws IOException {
    return Told.of(scenario, folder);
  }

  /** A screen is lost for so long; what the client sends, its keep-alives too, arrives. */
  final void loseScreens(double seconds) {
    session.idle(0.2);
    session.flows().get(0).standingFate(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    session.say(SERVER_TO_CLIENT, 300).idle(seconds);
    session.flows().get(0).standingFate(SERVER_TO_CLIENT, Fate.DELIVERED);
    session.idle(11).run(12);
  }

  /** The third repetition, after 2.1 s, arrives: below the 3 s of stall.seconds. */
  @Test
  void lossThatIsRepairedSoonerIsNone() throws IOException {
    loseScreens(1.5);
    session.finish();
    assertEquals(List.of(), told().events("stall"));
  }

  @Test
  void anIdleSessionStandsNotStill() throws IOException {
    session.idle(60).run(1).finish();
    assertEquals(List.of(), told().rules());
  }

  @Test
  void theTimeOfABreakIsNoStall() throws IOException {
    session.breakBySilence().idle(8).resume(51001).run(3).finish();
    Told told = told();
    assertEquals(1, told.events("cgp.suspend").size());
    assertEquals(List.of(), told.events("stall"));
    assertEquals(List.of(), told.rules());
  }
}
