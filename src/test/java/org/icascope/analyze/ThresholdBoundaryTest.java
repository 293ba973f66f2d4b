package org.icascope.analyze;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.icascope.cli.CommandForTests;
import org.icascope.rules.RuleFile;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;
import org.icascope.session.ConnectFailure;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.icascope.session.Outcome;
import org.icascope.testkit.Launch;
import org.icascope.testkit.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every threshold, at its boundary: the same events or the same capture are told with one value and
 * not with the next one. A threshold without a case here, or one that decides nothing, fails.
 */
class ThresholdBoundaryTest {

  @TempDir Path folder;

  /**
   * @param told with this value there is a finding
   * @param silent with this one there is none
   * @param isTold under rules of that text
   */
  private record Case(double told, double silent, Predicate<String> isTold) {}

  private final Map<Threshold, Case> cases = new EnumMap<>(Threshold.class);

  ThresholdBoundaryTest() {
    outagesAndStorms();
    clocks();
    stalls();
    losses();
    ports();
    launches();
    others();
  }

  @Test
  void everyThresholdHasACase() {
    assertEquals(EnumSet.allOf(Threshold.class), cases.keySet());
  }

  /** The two values are next to each other: one apart, or two parts of a hundred. */
  @ParameterizedTest
  @EnumSource(Threshold.class)
  void oneValueTellsAndTheNextOneIsSilent(Threshold threshold) {
    Case one = cases.get(threshold);
    double apart = Math.abs(one.told - one.silent);
    assertTrue(apart <= 1 || apart <= 0.02 * one.silent, threshold.key());
    assertTrue(one.isTold.test(threshold.key() + " = " + one.told), threshold.key() + " tells");
    assertFalse(one.isTold.test(threshold.key() + " = " + one.silent), threshold.key() + " not");
  }

  private void put(Threshold threshold, double told, double silent, Predicate<String> isTold) {
    cases.put(threshold, new Case(told, silent, isTold));
  }

  // ---- by events ----

  private static Predicate<String> story(String rule, Consumer<Story> how) {
    return rules -> {
      Story story = new Story();
      how.accept(story);
      RuleSettings settings = RuleFile.parse(rules, RuleSettings.standard(), Rules.names());
      return story.findingsUnder(settings).stream().anyMatch(f -> f.rule().equals(rule));
    };
  }

  private static void sessions(Story story, int count) {
    for (int i = 0; i < count; i++) {
      int flow = story.flow(0, Story.client(10 + i), Story.server(1, 2598));
      story.session(0, 1000, flow, 180, false);
    }
  }

  /** Five of twenty sessions break within thirty seconds. */
  private static void storm(Story story) {
    sessions(story, 20);
    for (int i = 0; i < 5; i++) {
      story.broke(100 + 7.5 * i, i, CLIENT_TO_SERVER);
    }
  }

  /** Six sessions end within two seconds and come back. */
  private static void failover(Story story) {
    sessions(story, 6);
    for (int i = 0; i < 6; i++) {
      story.broke(100 + i * 0.4, i, SERVER_TO_CLIENT);
    }
    for (int i = 0; i < 6; i++) {
      int flow = story.flow(121 + i, Story.client(10 + i), Story.server(1, 2598));
      story.reconnect(121 + i, i, i, flow, -1, ResumeResult.RESUMED);
    }
  }

  private static void flapping(Story story) {
    sessions(story, 4);
    for (int i = 0; i < 3; i++) {
      story.broke(100 + 300 * i, 0, CLIENT_TO_SERVER);
    }
  }

  private static void outage(Story story) {
    for (int i = 0; i < 3; i++) {
      story.failure(30 * i, 1 + i, Story.server(1, 2598), ConnectFailure.REFUSED);
    }
  }

  private void outagesAndStorms() {
    String outage = "cgp-service-outage";
    put(Threshold.OUTAGE_CLIENTS, 3, 4, story(outage, ThresholdBoundaryTest::outage));
    put(Threshold.OUTAGE_SECONDS, 60, 59.9, story(outage, ThresholdBoundaryTest::outage));
    String storm = "reconnect-storm";
    put(Threshold.STORM_SESSIONS, 5, 6, story(storm, ThresholdBoundaryTest::storm));
    put(Threshold.STORM_SECONDS, 30, 29.9, story(storm, ThresholdBoundaryTest::storm));
    put(Threshold.STORM_PERCENT, 25, 25.1, story(storm, ThresholdBoundaryTest::storm));
    put(Threshold.FAILOVER_SECONDS, 2, 1.99, story("ha-failover", ThresholdBoundaryTest::failover));
    String flapping = "session-flapping";
    put(Threshold.FLAPPING_BREAKS, 3, 4, story(flapping, ThresholdBoundaryTest::flapping));
    put(Threshold.FLAPPING_SECONDS, 600, 599.9, story(flapping, ThresholdBoundaryTest::flapping));
  }

  /** Used 108 of 180 s. */
  private static void outageOf108Seconds(Story story) {
    int flow = story.flow(0, Story.client(1), Story.server(1, 2598));
    int session = story.session(0, 2000, flow, 180, false);
    int incident =
        story.outage(session, IncidentCause.BOTH_SILENT, 108_000, Incident.Result.RESUMED);
    story.suspend(100, session, 0, incident, CLIENT_TO_SERVER);
  }

  /** Refused 500.5 s after the break. */
  private static void staTicket(Story story) {
    int flow = story.flow(0, Story.client(1), Story.server(1, 2598));
    int session = story.session(0, 2000, flow, 180, true);
    int again = story.flow(600, Story.client(1), Story.server(1, 2598));
    story.event(
        600,
        session,
        again,
        -1,
        new EventDetail.Reconnect(
            OptionalInt.of(flow),
            again,
            1,
            OptionalDouble.of(500_500),
            ResumeResult.REFUSED,
            Optional.of(false),
            Optional.of(false),
            OptionalDouble.empty()));
  }

  /** The old connection carries data for 3.1 s more. */
  private static void overlap(Story story) {
    int old = story.flow(0, 123.1, Story.client(1), Story.server(1, 2598));
    int session = story.session(0, 2000, old, 180, false);
    int flow = story.flow(119, Story.client(1), Story.server(1, 2598));
    story.joins(session, flow);
    story.reconnect(120, session, old, flow, -1, ResumeResult.RESUMED);
  }

  /** CGP was tried 100 s before ICA was set up. */
  private static void tried(Story story) {
    story.flow(100, Story.client(1), Story.server(1, 2598));
    int ica = story.flow(200, Story.client(1), Story.server(1, 1494));
    story.session(200, ica, Outcome.CLOSED, List.of("ica"), Optional.empty());
  }

  private void clocks() {
    put(
        Threshold.BUDGET_PERCENT,
        60,
        60.1,
        story("reliability-budget", ThresholdBoundaryTest::outageOf108Seconds));
    put(
        Threshold.STA_TICKET_SECONDS,
        500.4,
        500.6,
        story("sta-ticket-expired", ThresholdBoundaryTest::staTicket));
    put(
        Threshold.RACE_SECONDS,
        3.09,
        3.1,
        story("duplicate-resume", ThresholdBoundaryTest::overlap));
    put(
        Threshold.RELIABILITY_TRY_SECONDS,
        99,
        100,
        story("ica-without-reliability", ThresholdBoundaryTest::tried));
  }

  // ---- by captures ----

  private JsonNode document(String rules, byte[] bytes) {
    try {
      Path capture = Files.write(folder.resolve("boundary.pcap"), bytes);
      Path file = Files.writeString(folder.resolve("my.rules"), rules + "\n");
      return new JsonMapper()
          .readTree(
              CommandForTests.run(
                      "analyze", "--format", "json", "--rules", file.toString(), capture.toString())
                  .out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Predicate<String> capture(String rule, Consumer<Scenario> how) {
    return capture(rule, how, finding -> true);
  }

  private Predicate<String> capture(
      String rule, Consumer<Scenario> how, Predicate<JsonNode> which) {
    return rules -> {
      Scenario scenario = new Scenario("boundary");
      how.accept(scenario);
      return isTold(rule, document(rules, scenario.pcapng()), which);
    };
  }

  private static boolean isTold(String rule, JsonNode document, Predicate<JsonNode> which) {
    return document
        .get("findings")
        .valueStream()
        .filter(finding -> finding.get("rule").asString().equals(rule))
        .anyMatch(which);
  }

  /** The gateway tries the server three seconds after the answer of the STA; 4 SYNs. */
  private static void lateLaunch(Scenario scenario) {
    Launch.at(scenario, "10.10.6.5", 41000, 1)
        .redeem("10.10.7.21:80", "A", "10.10.5.18:2598")
        .idle(3)
        .unanswered("10.10.5.18:2598", 4);
  }

  private static void failingSta(Scenario scenario) {
    Launch.at(scenario, "10.10.6.5", 41000, 1)
        .redeemWithStatus("10.10.7.21:80", "A", 503)
        .redeemWithStatus("10.10.7.21:80", "B", 503);
  }

  private void launches() {
    String unreachable = "vda-unreachable";
    put(
        Threshold.LAUNCH_SECONDS,
        3.1,
        3.0,
        capture(unreachable, ThresholdBoundaryTest::lateLaunch));
    put(Threshold.UNREACHABLE_SYNS, 4, 5, capture(unreachable, ThresholdBoundaryTest::lateLaunch));
    put(Threshold.STA_FAILURES, 2, 3, capture("sta-failed", ThresholdBoundaryTest::failingSta));
  }

  private void stalls() {
    put(Threshold.STALL_SECONDS, 4.55, 4.56, capture("stall", BoundaryCaptures::stall));
    put(Threshold.STALL_KEEP_ALIVES, 5.3, 5.4, capture("stall", BoundaryCaptures::silent));
    put(
        Threshold.ZERO_WINDOW_SECONDS,
        1.49,
        1.52,
        capture("zero-window", BoundaryCaptures::zeroWindow));
    put(
        Threshold.IDLE_SECONDS,
        100,
        100.1,
        capture("firewall-idle-timeout", BoundaryCaptures::forgottenOnce));
    put(
        Threshold.IDLE_SPREAD_PERCENT,
        10.1,
        9.9,
        capture(
            "firewall-idle-reset",
            BoundaryCaptures::idleResets,
            finding -> finding.get("confidence").asString().equals("likely")));
  }

  /** 6 of 312 segments, 1.923 %; in ten seconds 12 of 27, 44.44 %; 20 of 78 packets, 25.64 %. */
  private void losses() {
    String loss = "packet-loss";
    put(Threshold.LOSS_PERCENT, 1.92, 1.93, capture(loss, BoundaryCaptures::loss));
    put(Threshold.LOSS_SEGMENTS, 312, 313, capture(loss, BoundaryCaptures::loss));
    put(Threshold.LOSS_WORST_PERCENT, 44.4, 44.5, capture(loss, BoundaryCaptures::burst));
    put(Threshold.LOSS_WORST_SEGMENTS, 12, 13, capture(loss, BoundaryCaptures::burst));
    put(
        Threshold.STUCK_REPEATS,
        5,
        6,
        capture("segment-never-accepted", BoundaryCaptures::refusedSegment));
    put(Threshold.ONE_WAY_SEGMENTS, 8, 9, capture("one-way-loss", BoundaryCaptures::oneWay));
    put(
        Threshold.BLACK_HOLE_BYTES,
        1460,
        1461,
        capture("tcp-mtu-black-hole", BoundaryCaptures::blackHole));
    String fragmented = "edt-fragmented";
    put(Threshold.FRAGMENTED_PACKETS, 20, 21, capture(fragmented, BoundaryCaptures::fragments));
    put(Threshold.FRAGMENTED_PERCENT, 25.6, 25.7, capture(fragmented, BoundaryCaptures::fragments));
  }

  /** The last byte of both addresses differs in the fourth bit from behind. */
  private void ports() {
    String rule = "no-way-back";
    put(Threshold.NO_WAY_BACK_SECONDS, 60.5, 60.4, capture(rule, BoundaryCaptures::apart));
    put(
        Threshold.NETWORK_IPV4_BITS,
        28,
        29,
        capture(rule, BoundaryCaptures.closed("10.1.1.7", "10.1.1.8", "10.10.5.31")));
    put(
        Threshold.NETWORK_IPV6_BITS,
        124,
        125,
        capture(rule, BoundaryCaptures.closed("[fd00::7]", "[fd00::8]", "[fd00:1::1]")));
  }

  /** As in their own tests, which show the captures at length. */
  private void others() {
    put(
        Threshold.MULTI_STREAM_ATTEMPTS,
        3,
        4,
        capture("multi-stream-partial", BoundaryCaptures::stream));
    put(
        Threshold.TLS_HELLO_SECONDS,
        5,
        5.1,
        capture("tls-handshake-failed", BoundaryCaptures::silentTls));
    put(
        Threshold.MASKED_SECONDS,
        396,
        397,
        rules ->
            isTold(
                "keep-alive-masks-client", document(rules, BoundaryCaptures.masked()), f -> true));
  }
}
