package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.TestCaptures;
import org.junit.jupiter.api.Test;

/** What the text says of the made captures, whose story is known (their expected.json). */
class ScenarioReportTest {

  private static String report(String file, String... options) {
    return run(TestCaptures.folder("scenarios").resolve(file), options);
  }

  private static String run(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("analyze", "--tz", "UTC"));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--width")) {
      arguments.addAll(List.of("--width", "400"));
    }
    arguments.add(file.toString());
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return result.out();
  }

  private static void says(String text, String part) {
    assertTrue(text.contains(part), text);
  }

  @Test
  void bothClosedWaysInAreNamed() {
    String text = report("11-all-blocked.pcap", "-q");

    says(text, "10.50.11.5:2598: 2598 refused, 1494 unanswered; the client gave up after 2 att");
  }

  @Test
  void edtThatWasGivenUpIsNamedWithItsCost() {
    String text = report("29-edt-fallback-to-tcp.pcap", "-q");

    says(text, "No break, but something to look at: 2 Citrix sessions.");
    // the expected results: 2,099.744 ms and 2,499.744 ms from first EDT to first TCP packet
    says(
        text,
        "- EDT given up: 2 connections over TCP after EDT had been tried in vain, 2.1 to 2.5 s");
  }

  @Test
  void aSessionInAWebSocketIsReadLikeAnyOther() {
    String text = report("15-browser-websocket.pcap", "--all-flows");

    says(text, "s1 10.20.15.151 > 10.50.15.5:8008, TCP > WebSocket > CGP > ICA");
    says(text, "1 incident in 1 of 1 session (all recovered):");
    says(text, "s1 10.20.15.151 > 10.50.15.5:8008: the server side reset the connection; resumed;");
  }

  @Test
  void aResumeWithoutItsBreakIsAReconnect() {
    String text = report("26-split-files_00003.pcap");

    says(text, "1 reconnect whose break is not in this capture; 2 Citrix sessions.");
    says(text, "- resumed at 10:17:04, s2 100.71.8.23 > 10.50.3.5:2598.");
    says(text, "was resumed; its break was not seen");
    assertFalse(text.contains("Nothing wrong"), text);
  }

  @Test
  void theLimitThatRanOutIsNamed() {
    String text = report("06-resume-unanswered-timeout.pcap", "-q");

    says(text, "the limit of 180 s to come back ran out (10 attempts in all).");
  }

  @Test
  void aNewSessionAfterARefusalIsTold() {
    String text = report("05-resume-refused.pcap", "-q");

    says(text, "1 incident in 1 of 2 sessions (none resumed, 1 back in a new session):");
    says(text, "refused to resume; the user was back in a new session (s2) 3.6 s after the loss.");
  }

  @Test
  void theFirstScreenSaysWhenTheClientCameBackFromElsewhere() {
    says(report("03-three-reconnects.pcap", "-q"), "resumed from another address (100.71.8.23);");
    says(report("22-gateway-failover.pcap", "-q"), "resumed through another server (10.50.22.");
  }

  @Test
  void namesAskedForAreInTheTableAndAboveTheTimeline() {
    Path file = Path.of("samples", "roaming-reconnect.pcapng");
    String without = run(file);
    String with = run(file, "--names");

    assertFalse(without.contains("client name"), without);
    says(with, "  names:  ");
    says(with, "client name ");
  }

  @Test
  void oneSessionAskedForHasItsOwnFindingsOnly() {
    Path file = Path.of("samples", "server-outage.pcapng");
    String text = run(file, "--session", "s2");

    says(run(file), "\nFindings\n");
    // s2 ran through: all there is to say is a remark
    assertFalse(text.matches("(?s).*\n(notice|warning|error): .*"), text);
    says(run(file, "--session", "s1"), "\nFindings\n");
  }

  @Test
  void whatEndsAfterTheWindowIsNotHeldAgainstIt() {
    Path file = Path.of("samples", "server-outage.pcapng");
    String text = run(file, "--to", "09:30:20", "-q");

    says(text, "Nothing wrong: ");
    assertFalse(text.contains("without a clean end"), text);
  }

  @Test
  void noSentenceIsAdvisedTwice() {
    Path file = Path.of("samples", "server-outage.pcapng");
    String text = run(file, "-q", "--client", "192.168.20.61");

    String advice = "Check on the server that Session Reliability is enabled";
    assertEquals(text.indexOf(advice), text.lastIndexOf(advice), text);
    says(run(file), "without session reliability (3.1 s after the first failed attempt)");
  }

  @Test
  void aFailedStartIsNotCountedAsASession() {
    String text = report("10-not-cgp.pcap", "-q");

    says(
        text, "2 incidents: 1 in 1 of 1 session, 1 start that led to no session (1 recovered, 1 n");
    says(text, "- start failed at 15:32:58,");
    says(text, "the capture does not show what the client did next.");
  }

  @Test
  void onlySessionsThatBrokeAreCalledSuspended() {
    says(report("13-cgp-service-outage.pcap", "-q"), "- 5 sessions suspended within 1.4 s");
  }

  @Test
  void aLongFilterIsCutAndNextIsNot() {
    Path file = Path.of("samples", "server-outage.pcapng");
    String text = run(file, "--width", "40");
    List<String> lines = text.lines().toList();

    assertEquals(List.of(), lines.stream().filter(l -> l.length() > 40).toList());
    says(text, "          ... (whole: --format json)");
  }
}
