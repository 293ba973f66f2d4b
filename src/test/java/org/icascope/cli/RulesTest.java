package org.icascope.cli;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.analyze.Rules;
import org.icascope.rules.RuleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code analyze --rules} and {@code explain}. */
class RulesTest {

  private static final String OUTAGE = "samples/server-outage.pcapng";

  @TempDir Path folder;

  private String rules(String text) throws IOException {
    return Files.writeString(folder.resolve("my.rules"), text).toString();
  }

  private static String json(String... arguments) {
    return String.join("\n", CommandForTests.lines(arguments));
  }

  /** The sample has twelve clients that fail: five that were thrown out, seven that start. */
  @Test
  void aThresholdIsReplacedAtItsBoundary() throws IOException {
    String told = "\"rule\" : \"cgp-service-outage\"";
    assertTrue(
        json("analyze", "--format", "json", "--rules", rules("outage.clients = 12"), OUTAGE)
            .contains(told));
    assertFalse(
        json("analyze", "--format", "json", "--rules", rules("outage.clients = 13"), OUTAGE)
            .contains(told));
  }

  @Test
  void aFindingIsSwitchedOffAndAnEventCalledMoreSevere() throws IOException {
    String file =
        rules("finding.session-resumed.severity = off\nevent.session.start.severity=error");
    String json =
        json("analyze", "--format", "json", "--rules", file, "samples/three-reconnects.pcapng");
    assertFalse(json.contains("session-resumed"));
    assertTrue(json.contains("\"severity\" : \"error\""));
  }

  @Test
  void whatIsWrongInAFileIsToldWithItsLine() throws IOException {
    String file = rules("outage.clients = 3\noutage.second = 5\n");
    var result = CommandForTests.run("analyze", "--rules", file, OUTAGE);
    assertEquals(2, result.exitCode());
    assertTrue(
        result.err().contains("line 2: no threshold outage.second; the nearest is outage.seconds"),
        result.err());
  }

  @Test
  void explainPrintsTheSectionOfAFindingOrAnEvent() {
    List<String> finding = CommandForTests.lines("explain", "reliability-timeout");
    assertEquals("reliability-timeout", finding.get(0));
    assertTrue(finding.get(2).startsWith("Means: a session was suspended"), finding.get(2));
    List<String> event = CommandForTests.lines("explain", "cgp.suspend");
    assertTrue(String.join(" ", event).contains("silentBeforeCloseMs"), event::toString);
  }

  @Test
  void explainListsWhatThereIsToExplain() {
    List<String> lines = CommandForTests.lines("explain");
    assertTrue(
        lines.contains(
            "websocket-refused         browser clients were refused the WebSocket that"
                + " carries their session"),
        lines::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blah   | called blah; 'icascope explain' lists what there is
          storm  | called storm; see reconnect-storm, storm.sessions
          10000  | called 10000; see netscaler-parse-error
          ''     | the name is empty; 'icascope explain' lists what there is
          frozen | called frozen; see session-resumed, stall
          icascope | called icascope; 'icascope explain' lists what there is
          stalls | called stalls; the nearest is stall
          """)
  void aWordThatIsNoNameFindsWhatIsAboutIt(String word, String told) {
    var result = CommandForTests.run("explain", word);
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains(told), result.err());
  }

  @Test
  void capitalsDoNotMatterAndWhatIsFindingAndEventIsBoth() {
    List<String> stall = CommandForTests.lines("explain", "Stall");
    assertEquals("stall", stall.get(0));
    assertTrue(stall.contains("The event stall"), stall::toString);
    assertTrue(
        stall.contains(
            "Thresholds, as --rules changes them: stall.seconds = 3, stall.keep-alives = 4"),
        stall::toString);
  }

  @Test
  void aSectionStandsAlone() {
    List<String> list = CommandForTests.lines("explain");
    list.forEach(line -> assertFalse(line.contains("  the same"), line));
    Rules.names()
        .rules()
        .forEach(
            rule ->
                CommandForTests.lines("explain", rule)
                    .forEach(line -> assertFalse(line.matches("\\w+: as for .*"), line)));
  }

  @Test
  void aThresholdIsExplainedWithItsReasonAndValue() {
    List<String> lines = CommandForTests.lines("explain", "stall.seconds");
    assertEquals("stall.seconds", lines.get(0));
    assertTrue(lines.contains("stall.seconds = 3"), lines::toString);
    assertTrue(lines.contains("Used by: stall"), lines::toString);
    assertTrue(lines.get(2).startsWith("# stall: bytes wait"), lines::toString);
  }

  @Test
  void whatIsPrintedIsNoMarkdownAndNamesNoTest() {
    for (String name :
        Stream.concat(Rules.names().rules().stream(), Rules.names().events().stream()).toList()) {
      for (String line : CommandForTests.lines("explain", name)) {
        assertFalse(line.startsWith("|") || line.equals("console"), line);
        assertFalse(line.matches("Shown by: \\w+Test|.*```.*"), line);
      }
    }
  }

  @Test
  void aNameBesideRulesIsNotDroppedSilently() {
    var result = CommandForTests.run("explain", "--rules", "stall");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("--rules: prints the whole file"), result.err());
  }

  @Test
  void theFileOfRulesCanBePrintedAndGivenBack() throws IOException {
    String printed = json("explain", "--rules") + "\n";
    assertEquals(RuleSettings.text(), printed);
    assertEquals(
        json("analyze", "--format", "json", OUTAGE),
        json("analyze", "--format", "json", "--rules", rules(printed), OUTAGE));
  }

  /** What Notepad saves, and what PowerShell redirects, both ways round. */
  @Test
  void aFileFromWindowsIsReadInItsEncoding() throws IOException {
    String text = RuleSettings.text().replace("\n", "\r\n").replace("clients = 3", "clients = 13");
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      Path file = folder.resolve(charset + ".rules");
      Files.write(file, ("\ufeff" + text).getBytes(charset));
      assertFalse(
          json("analyze", "--format", "json", "--rules", file.toString(), OUTAGE)
              .contains("\"rule\" : \"cgp-service-outage\""),
          charset::toString);
    }
  }

  @Test
  void anUnknownNameIsOneLineWithTheNearestOne() {
    var result = CommandForTests.run("explain", "relibility-timeout");
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("the nearest is reliability-timeout"), result.err());
  }
}
