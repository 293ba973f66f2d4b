package org.icascope.report.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as the sentences they are made of. */
final class Sentences {

  private static final Pattern BETWEEN = Pattern.compile("(?<=[.?!]) +(?=[A-Z])");

  private Sentences() {}

  static List<String> of(String text) {
    return List.of(BETWEEN.split(text.strip()));
  }

  /** The texts without the sentences that an earlier one has; those left empty are left out. */
  static List<String> once(Collection<String> texts) {
    Set<String> said = new HashSet<>();
    List<String> left = new ArrayList<>();
    for (String text : texts) {
      List<String> fresh = of(text).stream().filter(said::add).toList();
      if (!fresh.isEmpty()) {
        left.add(String.join(" ", fresh));
      }
    }
    return left;
  }
}
