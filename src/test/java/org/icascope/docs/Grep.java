package org.icascope.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end {@code | grep -m1 -A3 'text'} of a command: the first line with that text and some lines
 * after it. Or {@code | grep -a -o 'text[ -~]*'}: the text wherever it stands in a file that is
 * none of text, and what can be printed behind it.
 *
 * @param text what is looked for
 * @param after lines that follow
 * @param only the second form
 * @param plain {@code -F}: a point stands for itself; else for any letter, as grep takes it
 */
record Grep(String text, int after, boolean only, boolean plain) {

  private static final Pattern GREP =
      Pattern.compile("\\| grep( -F)? -m1(?: -A(\\d+))? '([^']+)'$");

  /** What grep reads as something else, beside the point. */
  private static final Pattern SPECIAL = Pattern.compile("[*\\[\\]^$\\\\]");

  private static final Pattern ONLY = Pattern.compile("\\| grep -a -o '([^'\\[]+)\\[ -~\\]\\*'$");

  static Optional<Grep> in(String command) {
    Matcher only = ONLY.matcher(command);
    if (only.find()) {
      return Optional.of(new Grep(only.group(1), 0, true, true));
    }
    Matcher grep = GREP.matcher(command);
    if (!grep.find()) {
      return Optional.empty();
    }
    int after = grep.group(2) == null ? 0 : Integer.parseInt(grep.group(2));
    boolean plain = grep.group(1) != null;
    if (!plain && SPECIAL.matcher(grep.group(3)).find()) {
      throw new IllegalArgumentException("needs -F: " + command);
    }
    return Optional.of(new Grep(grep.group(3), after, false, plain));
  }

  static String without(String command) {
    return ONLY.matcher(GREP.matcher(command).replaceFirst("")).replaceFirst("").strip();
  }

  List<String> of(List<String> lines) {
    List<String> shown = new ArrayList<>();
    if (only) {
      Pattern found = Pattern.compile(Pattern.quote(text) + "[ -~]*");
      lines.forEach(line -> found.matcher(line).results().forEach(m -> shown.add(m.group())));
      return shown;
    }
    String regex = Pattern.quote(text);
    Pattern found = Pattern.compile(plain ? regex : regex.replace(".", "\\E.\\Q"));
    for (String line : lines) {
      if (shown.isEmpty() ? found.matcher(line).find() : shown.size() <= after) {
        shown.add(line);
      }
    }
    return shown;
  }
}
