package org.icascope.flood;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;

/**
 * A session that begins before a flood, is quiet, breaks, is resumed and closed while or after it.
 */
final class HonestSession {

  private HonestSession() {}

  static List<CapturedFrame> frames() {
    Scenario scenario = new Scenario("honest");
    scenario
        .cgpSession("192.168.20.47:50001", "10.10.5.12:2598")
        .connect()
        .run(4)
        .idle(12)
        .run(1)
        .breakBySilence()
        .idle(7)
        .resume(50_002)
        .run(3)
        .breakByReset(SERVER_TO_CLIENT)
        .idle(1)
        .resume(50_003)
        .idle(9)
        .run(3)
        .finish();
    return scenario.frames();
  }
}
