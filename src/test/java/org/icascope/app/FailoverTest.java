package org.icascope.app;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A failover, and what Ethernet addresses say about it. */
class FailoverTest {

  private static final String ADDRESS = "10.10.5.30";
  private static final String OTHER = "10.10.5.31";
  private static final byte[] NEW = {2, 9, 9, 9, 9, 1};
  private static final byte[] ROUTER = {2, 8, 8, 8, 8, 1};
  private static final byte[] NEW_ROUTER = {2, 8, 8, 8, 8, 2};

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("failover");

  /** Six sessions break after 20 s and come back a second later; two others go on. */
  private JsonNode finding() throws IOException {
    for (int i = 0; i < 6; i++) {
      scenario
          .cgpSession("192.168.20." + (61 + i) + ":51000", ADDRESS + ":2598", 0.5 + 0.3 * i)
          .connect()
          .runUntil(20)
          .breakByReset(SERVER_TO_CLIENT)
          .idle(1)
          .resume(51001)
          .run(3)
          .finish();
    }
    for (int i = 0; i < 2; i++) {
      scenario
          .cgpSession("192.168.20." + (81 + i) + ":51000", OTHER + ":2598", 0.5 + 0.3 * i)
          .connect()
          .runUntil(24)
          .finish();
    }
    return Told.of(scenario, folder).findings("ha-failover").get(0);
  }

  private static boolean names(JsonNode finding, int frame) {
    return finding.get("evidence").valueStream().anyMatch(at -> at.get("frame").asInt() == frame);
  }

  @Test
  void anotherEthernetAddressIsProof() throws IOException {
    scenario.network(20.5).takeOver(ADDRESS, NEW);
    JsonNode finding = finding();
    assertEquals("certain", finding.get("confidence").asString());
    String explanation = finding.get("explanation").asString();
    assertTrue(explanation.contains("02:00:0a:0a:05:1e in frame "), explanation);
    assertTrue(explanation.contains("02:09:09:09:09:01 in frame "), explanation);
    int after = Integer.parseInt(explanation.replaceAll(".*09:01 in frame (\\d+).*", "$1"));
    assertTrue(names(finding, after), finding.toString());
  }

  @Test
  void anAnnouncementIsProof() throws IOException {
    CapturedFrame claim = scenario.network(20.4).claim(ADDRESS, NEW);
    JsonNode finding = finding();
    assertEquals("certain", finding.get("confidence").asString());
    assertTrue(names(finding, claim.number()), finding.toString());
    assertTrue(
        finding
            .get("explanation")
            .asString()
            .contains("announced itself in frame " + claim.number()));
  }

  @Test
  void theSameEthernetAddressProvesNothing() throws IOException {
    scenario.network(20.4).claim(ADDRESS, new byte[] {2, 0, 10, 10, 5, 30});
    JsonNode finding = finding();
    assertEquals("likely", finding.get("confidence").asString());
    assertTrue(!finding.get("explanation").asString().contains("Ethernet"));
  }

  /** Behind a router all servers have its address, and it is the router that changed. */
  @Test
  void theChangeOfARouterIsNoProof() throws IOException {
    scenario.network(0).takeOver(ADDRESS, ROUTER);
    scenario.network(0).takeOver(OTHER, ROUTER);
    scenario.network(20.5).takeOver(ROUTER, NEW_ROUTER);
    JsonNode finding = finding();
    assertEquals("likely", finding.get("confidence").asString());
    assertTrue(finding.get("explanation").asString().contains("it may be a router's"));
  }
}
