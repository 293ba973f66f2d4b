package org.icascope.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.icascope.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

  private static final RuleFile.Names NAMES =
      new RuleFile.Names(List.of("cgp.suspend", "stall"), List.of("session-resumed"));

  private static RuleSettings parse(String text) {
    return RuleFile.parse(text, RuleSettings.standard(), NAMES);
  }

  @Test
  void theFileOfTheProgramHasEveryThresholdWithinItsBounds() {
    assertTrue(RuleSettings.standard().isComplete());
    assertEquals(
        Threshold.values().length,
        RuleSettings.text().lines().filter(l -> !l.startsWith("#") && l.contains("=")).count());
  }

  @Test
  void whatAFileDoesNotNameStaysAsItIs() {
    RuleSettings settings = parse("# mine\r\n\r\n outage.clients = 5 \r\n");
    assertEquals(5, settings.number(Threshold.OUTAGE_CLIENTS));
    assertEquals(60_000_000_000L, settings.nanos(Threshold.OUTAGE_SECONDS));
    assertEquals(3, RuleSettings.standard().number(Threshold.OUTAGE_CLIENTS));
  }

  @Test
  void severitiesOfEventsAndFindingsAreReplaced() {
    RuleSettings settings =
        parse("event.cgp.suspend.severity = ERROR\nfinding.session-resumed.severity=off");
    assertEquals(Severity.ERROR, settings.ofEvent("cgp.suspend", Severity.NOTICE));
    assertEquals(Severity.INFO, settings.ofEvent("stall", Severity.INFO));
    assertEquals(Optional.empty(), settings.ofFinding("session-resumed", Severity.NOTICE));
    assertEquals(Optional.of(Severity.INFO), settings.ofFinding("other", Severity.INFO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          outage.client = 3                         | line 1: no threshold outage.client; the nearest is outage.clients
          outage.clients = many                     | line 1: many is not a number
          outage.clients = 1                        | line 1: outage.clients must be between 2 and 10000
          outage.clients = NaN                      | line 1: outage.clients must be between 2 and 10000
          outage.clients                            | line 1: expected NAME = VALUE
          event.cgp.suspnd.severity = info          | line 1: no event type cgp.suspnd; the nearest is cgp.suspend
          event.severity = info                     | line 1: no event type ; the nearest is stall
          event.stall.severity = off                | line 1: off is no severity: info, notice, warning or error
          finding.session-resume.severity = info    | line 1: no rule session-resume; the nearest is session-resumed
          finding.session-resumed.severity = none   | line 1: none is no severity: info, notice, warning or error, or off
          """)
  void whatIsWrongIsToldInOneLine(String line, String message) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, () -> parse(line)).getMessage());
  }

  @Test
  void aCommentMayFollowAValue() {
    RuleSettings settings = parse("stall.seconds = 30 # my comment\nevent.stall.severity=info#x");
    assertEquals(30, settings.number(Threshold.STALL_SECONDS));
    assertEquals(Severity.INFO, settings.ofEvent("stall", Severity.WARNING));
  }

  @Test
  void aNameThatIsGivenTwiceIsWrong() {
    String twice = "outage.clients = 4\n\noutage.clients = 5";
    assertEquals(
        "line 3: outage.clients is given twice",
        assertThrows(IllegalArgumentException.class, () -> parse(twice)).getMessage());
  }
}
