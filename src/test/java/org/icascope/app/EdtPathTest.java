package org.icascope.app;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.icascope.cli.CommandForTests;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.EdtConversation;
import org.icascope.testkit.network.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What paths do to large EDT packets. */
class EdtPathTest {

  private static final String BLACK_HOLE = "edt-mtu-black-hole";
  private static final String FRAGMENTED = "edt-fragmented";

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("edt-path");
  private final CgpSession session =
      scenario.cgpSession("192.168.20.61:51000", "10.10.5.12:2598", 0.5).overEdt().connect();
  private final EdtConversation edt = (EdtConversation) session.flows().get(0);

  private Told told() throws IOException {
    return Told.of(scenario, folder);
  }

  private void blackHole(int passing, int bytes) {
    edt.largestPassing(SERVER_TO_CLIENT, passing);
    session.idle(0.3).say(SERVER_TO_CLIENT, bytes).idle(2);
    session.say(SERVER_TO_CLIENT, 100).idle(12);
  }

  @Test
  void largePacketsThatNeverArriveWhileSmallOnesDoFallIntoABlackHole() throws IOException {
    blackHole(1300, 1600);
    Told told = told();
    JsonNode finding = told.findings(BLACK_HOLE).get(0);
    assertEquals("error", finding.get("severity").asString());
    assertEquals("likely", finding.get("confidence").asString());
    JsonNode figures = finding.get("figures");
    assertEquals(1456, figures.get("stuckBytes").asInt()); // what fits into 1,500 bytes
    assertTrue(figures.get("largestArrivedBytes").asInt() < 1300, figures.toString());
    assertTrue(figures.get("mostRepeats").asInt() >= 4, figures.toString());
    assertEquals(1, finding.get("freezes").size());
    String explanation = finding.get("explanation").asString();
    assertTrue(explanation.contains("these may not be fragmented"), explanation);
    assertTrue(explanation.contains("is not in the capture"), explanation);
    assertEquals(List.of(), told.rules()); // the standstill is explained
  }

  @Test
  void icmpThatNamesTheSizeIsPartOfIt() throws IOException {
    blackHole(1300, 1600);
    var large =
        edt.recorded().stream().filter(f -> f.bytes().length > 1400).findFirst().orElseThrow();
    double second = (large.timeMicros() - 1_772_443_800_000_000L) / 1e6;
    scenario.network(second + 0.003).icmp("10.9.9.1", large.bytes(), 3, 4, 1360);
    JsonNode finding = told().findings(BLACK_HOLE).get(0);
    assertEquals(1360, finding.get("figures").get("nextHopMtuBytes").asInt());
    assertTrue(finding.get("explanation").asString().contains("10.9.9.1 said so by ICMP"));
  }

  /** Packets as large arrived before, and now nothing does: it is the line. */
  @Test
  void lossOfAllSizesIsNone() throws IOException {
    session.idle(0.3).say(SERVER_TO_CLIENT, 1600).idle(1);
    edt.standingFate(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    session.say(SERVER_TO_CLIENT, 1600).idle(7);
    assertEquals(List.of(), told().findings(BLACK_HOLE));
  }

  /** The first large packet is lost once, as any may be. */
  @Test
  void aLargePacketThatIsLostOnceIsNone() throws IOException {
    edt.nextFates(SERVER_TO_CLIENT, Fate.LOST_BEHIND_RECORDER);
    session.say(SERVER_TO_CLIENT, 1600).idle(7).finish();
    assertEquals(List.of(), told().findings(BLACK_HOLE));
  }

  /** What a record adds to its plain bytes, found by the size of a packet that was recorded. */
  private int overhead() {
    session.idle(0.3).say(SERVER_TO_CLIENT, 600);
    int frame = edt.recorded().stream().mapToInt(f -> f.bytes().length).max().orElseThrow();
    return frame - 14 - 20 - 8 - 16 - 600;
  }

  /** At black-hole.bytes it counts. */
  @Test
  void packetsOf1200BytesAreLarge() throws IOException {
    blackHole(1100, 1200 - overhead());
    JsonNode figures = told().findings(BLACK_HOLE).get(0).get("figures");
    assertEquals(1200, figures.get("stuckBytes").asInt());
  }

  @Test
  void packetsOf1199BytesAreNot() throws IOException {
    blackHole(1100, 1199 - overhead());
    assertEquals(List.of(), told().findings(BLACK_HOLE));
  }

  private void fragments(int packets) {
    edt.fragmentAbove(SERVER_TO_CLIENT, 1400);
    for (int i = 0; i < packets; i++) {
      session.say(SERVER_TO_CLIENT, 1440).idle(0.5); // with what a record adds, below 1,456
    }
    session.idle(1).finish();
  }

  /** 20 is fragmented.packets. */
  @Test
  void steadyFragmentsAreTold() throws IOException {
    fragments(20);
    Told told = told();
    JsonNode finding = told.findings(FRAGMENTED).get(0);
    assertEquals("certain", finding.get("confidence").asString());
    assertEquals("notice", finding.get("severity").asString());
    assertEquals(20, finding.get("figures").get("fragmentedPackets").asInt());
    assertEquals("s1", finding.get("sessions").get(0).asString());
    assertTrue(finding.get("title").asString().contains("from server to client"));
    assertEquals(1, told.findings(FRAGMENTED).size());
  }

  @Test
  void fewerFragmentsAreATryOfWhatThePathTakes() throws IOException {
    fragments(19);
    assertEquals(List.of(), told().findings(FRAGMENTED));
  }

  @Test
  void fragmentsOfLessThanThatPartOfThePacketsAreNot() throws IOException {
    fragments(20);
    Told told = told();
    double percent = told.findings(FRAGMENTED).get(0).get("figures").get("worstPercent").asDouble();
    assertEquals(1, withPercent(percent - 0.01));
    assertEquals(0, withPercent(percent + 0.01));
  }

  /** Findings where fragmented.percent is that. */
  private long withPercent(double percent) throws IOException {
    Path rules = folder.resolve("my.rules");
    Files.writeString(rules, "fragmented.percent = " + percent + "\n");
    String file = folder.resolve("scenario.pcapng").toString();
    String json =
        CommandForTests.run("analyze", "--format", "json", "--rules", rules.toString(), file).out();
    return new JsonMapper()
        .readTree(json)
        .get("findings")
        .valueStream()
        .filter(finding -> finding.get("rule").asString().equals(FRAGMENTED))
        .count();
  }
}
