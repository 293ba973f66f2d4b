package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.icascope.samples.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text reports of the samples, read as an answer to the user; expected values by hand. */
class SampleAnswersTest {

  private static final Pattern EVIDENCE = Pattern.compile("^ {2}frames {2}([0-9, ]+).*");

  private static List<String> report(String sample) {
    return CommandForTests.lines("analyze", "--tz", "UTC", "--width", "400", "samples/" + sample);
  }

  private static boolean says(List<String> lines, String part) {
    return lines.stream().anyMatch(line -> line.contains(part));
  }

  static List<String> samples() throws IOException {
    return SampleFiles.captures().stream().map(path -> path.getFileName().toString()).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void evidenceStandsInTheOrderOfFrames(String sample) {
    for (String line : report(sample)) {
      var frames = EVIDENCE.matcher(line);
      if (frames.matches()) {
        List<Integer> numbers =
            List.of(frames.group(1).strip().split(", ")).stream().map(Integer::valueOf).toList();
        assertEquals(numbers.stream().sorted().toList(), numbers, line);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyFindingNamesWhatExplainsIt(String sample) {
    List<String> lines = report(sample);
    int findings = lines.indexOf("Findings");
    for (String line : lines.subList(findings < 0 ? lines.size() : findings, lines.size())) {
      if (line.startsWith("  id      ")) {
        assertFalse(CommandForTests.lines("explain", line.strip().substring(2).strip()).isEmpty());
      }
    }
  }

  @Test
  void aUserWhoWentOnElsewhereIsFollowedThere() {
    // the client of s1 came back without resuming (samples/README.md)
    assertTrue(says(report("resume-refused.pcap"), "refused, back in s2"));
    assertTrue(says(report("server-outage.pcapng"), "suspended, back in s10"));
    assertFalse(says(report("roaming-reconnect.pcapng"), "back in"));
  }

  @Test
  void theTimeUntilARefusalWasSpentSuspended() {
    // RST at 09:30:04.679 (frame 103), refusal at 09:30:06.447 (frame 107), read with tshark
    String row =
        report("resume-refused.pcap").stream()
            .filter(line -> line.startsWith("s1 ") && line.contains("refused, back"))
            .filter(line -> !line.contains("8.5 s"))
            .findFirst()
            .orElseThrow();
    assertTrue(row.contains("1.8 s"), row);
  }

  @Test
  void theAdviceFollowsTheBreakThatHurtMost() {
    List<String> lines = report("three-reconnects.pcapng");
    // of 5.7, 5.1 and 16.0 s the third, which was a dead path, not the reset of the first
    assertTrue(says(lines, "The longest one began when both sides repeated themselves"));
    assertTrue(says(lines, "Look at the path at that time: loss of the link"));
  }

  @Test
  void aFallbackIsProvedByTheFailureToo() {
    // frame 2 is the RST of the server's CGP port, frame 9 the ICA answer on 1494
    assertTrue(says(report("cgp-refused-fallback.pcap"), "  frames  2, 9"));
  }

  @Test
  void aBlockedPortIsNotBlamedWhereItWorkedBefore() {
    // EDT carried the session for 13 s before its path died (samples/README.md)
    assertFalse(says(report("edt-reconnect.pcapng"), "edt-blocked"));
    // here a router said itself that UDP is prohibited (frame 233)
    assertTrue(says(report("icmp-messages.pcap"), "edt-blocked"));
  }

  @Test
  void whoEndedAConnectionOnPurposeIsNamed() {
    List<String> lines = report("netscaler-reset.pcap");
    assertTrue(says(lines, "- session ended on purpose at 09:30:06"), lines::toString);
    assertTrue(says(lines, "The reset bears a code of a NetScaler"));
  }

  @Test
  void aUserWhoMovedIsNotSentToLookForALossyLine() {
    List<String> lines = report("roaming-reconnect.pcapng");
    assertTrue(says(lines, "Nothing to repair when the user moved to another network"));
    assertFalse(says(lines, "loss of the link"));
  }

  @Test
  void advisesOnNoResumeWhereNoneWasPossible() {
    assertTrue(says(report("ica-reconnect.pcap"), "ran without Session Reliability"));
    assertTrue(says(report("resume-refused.pcap"), "The server refused to resume: its event log"));
  }

  @Test
  void lossIsShownByFrames() {
    List<String> lines = report("stall.pcapng");
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("  id      ")) {
        assertTrue(lines.get(i - 2).startsWith("  frames  "), lines.get(i));
      }
    }
  }

  @Test
  void weakEncryptionIsProvedByTheSetUp() {
    // frame 12 is the user interface module, 31 the last module, 41 the seed (icascope packets)
    assertTrue(says(report("clean-session.pcap"), "  frames  12, 31, 41"));
  }
}
