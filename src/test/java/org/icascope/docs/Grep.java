package org.icascope.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end {@code | grep -m1 -A3 'text'} of a command: the first line with that text and some lines
 * after it.
 *
 * @param text taken as it stands
 * @param after lines that follow
 */
record Grep(String text, int after) {

  private static final Pattern GREP = Pattern.compile("\\| grep -m1(?: -A(\\d+))? '([^']+)'$");

  static Optional<Grep> in(String command) {
    Matcher grep = GREP.matcher(command);
    if (!grep.find()) {
      return Optional.empty();
    }
    int after = grep.group(1) == null ? 0 : Integer.parseInt(grep.group(1));
    return Optional.of(new Grep(grep.group(2), after));
  }

  static String without(String command) {
    return GREP.matcher(command).replaceFirst("").strip();
  }

  List<String> of(List<String> lines) {
    List<String> shown = new ArrayList<>();
    for (String line : lines) {
      if (shown.isEmpty() ? line.contains(text) : shown.size() <= after) {
        shown.add(line);
      }
    }
    return shown;
  }
}
