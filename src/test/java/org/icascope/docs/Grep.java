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
 * @param text taken as it stands
 * @param after lines that follow
 * @param only the second form
 */
record Grep(String text, int after, boolean only) {

  private static final Pattern GREP =
      Pattern.compile("\\| grep(?: -F)? -m1(?: -A(\\d+))? '([^']+)'$");

  private static final Pattern ONLY = Pattern.compile("\\| grep -a -o '([^'\\[]+)\\[ -~\\]\\*'$");

  static Optional<Grep> in(String command) {
    Matcher only = ONLY.matcher(command);
    if (only.find()) {
      return Optional.of(new Grep(only.group(1), 0, true));
    }
    Matcher grep = GREP.matcher(command);
    if (!grep.find()) {
      return Optional.empty();
    }
    int after = grep.group(1) == null ? 0 : Integer.parseInt(grep.group(1));
    return Optional.of(new Grep(grep.group(2), after, false));
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
    for (String line : lines) {
      if (shown.isEmpty() ? line.contains(text) : shown.size() <= after) {
        shown.add(line);
      }
    }
    return shown;
  }
}
