package org.icascope.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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

  /** The file, where one is given. */
  Optional<String> file() {
    return file.value();
  }

  /**
   * @throws WrongOption when the file cannot be read, or says what is no rule
   */
  RuleSettings settings() {
    if (!file.isPresent()) {
      return RuleSettings.standard();
    }
    String name = file.or("");
    String text = text(SecretFile.read(NAME, name, MOST_BYTES));
    try {
      return RuleFile.parse(text, RuleSettings.standard(), Rules.names());
    } catch (IllegalArgumentException e) {
      throw new WrongOption(NAME, name + ", " + e.getMessage());
    }
  }

  /**
   * UTF-8, or what Windows makes of it: Notepad puts a byte order mark in front, and PowerShell
   * writes what it redirects in UTF-16.
   */
  static String text(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    Charset charset =
        first == 0xfffe || first == 0xfeff ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    String text = new String(bytes, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
