package org.icascope.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.icascope.rules.RuleFile;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/** Files of rules. */
final class RulesTarget implements FuzzTarget {

  private static final RuleFile.Names NAMES =
      new RuleFile.Names(List.of("cgp.suspend", "stall"), List.of("session-resumed"));

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public int gateRuns() {
    return 2_000;
  }

  @Override
  public List<byte[]> seeds() {
    String own =
        "# mine\r\n outage.clients = 5 # more\nevent.stall.severity = error\n"
            + "finding.session-resumed.severity = off\n";
    return List.of(
        own.getBytes(StandardCharsets.UTF_8), RuleSettings.text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int mostBytes() {
    return 12_000;
  }

  @Override
  public void fuzz(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      RuleSettings settings = RuleFile.parse(text, RuleSettings.standard(), NAMES);
      for (Threshold threshold : Threshold.values()) {
        double number = settings.number(threshold);
        Check.that(number >= threshold.least() && number <= threshold.most(), threshold.key());
      }
    } catch (IllegalArgumentException e) { // as declared, for the one line of a complaint
      Check.that(e.getMessage().startsWith("line "), e.getMessage());
      Check.range(e.getMessage().length(), 1, 500, "length of a message");
      Check.that(e.getMessage().lines().count() == 1, "a message is one line");
    }
  }
}
