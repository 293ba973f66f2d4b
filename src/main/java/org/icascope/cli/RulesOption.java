package org.icascope.cli;

import java.nio.charset.StandardCharsets;
import org.icascope.analyze.Rules;
import org.icascope.rules.RuleFile;
import org.icascope.rules.RuleSettings;

/** {@code --rules}: a file with thresholds and severities that replace those of the program. */
final class RulesOption {

  /** Many times what all rules together take (chosen). */
  private static final int MOST_BYTES = 1 << 20;

  private static final String NAME = "--rules";

  private final Given<String> file;

  RulesOption(Options options) {
    file =
        options.text(
            NAME, "FILE", "Thresholds and severities of your own; see 'icascope explain --rules'.");
  }

  private RulesOption() {
    file = Given.never();
  }

  /** Of a command that judges nothing. */
  static RulesOption none() {
    return new RulesOption();
  }

  /**
   * @throws WrongOption when the file cannot be read, or says what is no rule
   */
  RuleSettings settings() {
    if (!file.isPresent()) {
      return RuleSettings.standard();
    }
    String name = file.or("");
    String text = new String(SecretFile.read(NAME, name, MOST_BYTES), StandardCharsets.UTF_8);
    try {
      return RuleFile.parse(text, RuleSettings.standard(), Rules.names());
    } catch (IllegalArgumentException e) {
      throw new WrongOption(NAME, name + ", " + e.getMessage());
    }
  }
}
