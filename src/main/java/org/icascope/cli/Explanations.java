package org.icascope.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.icascope.analyze.Rules;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;
import org.icascope.view.filter.NearestNames;

/** Everything that has a name and an explanation: findings, events and thresholds. */
final class Explanations {

  /** Names offered for a word that is none. Chosen: more do not help. */
  private static final int MOST_NAMES = 5;

  /** Shorter words stand in too many sections to be looked for. Chosen. */
  private static final int LEAST_LETTERS = 3;

  private final Manual findings = Manual.ofFindings();
  private final Manual events = Manual.ofEvents();

  /** The first sentence about a finding. */
  String meaning(String rule) {
    return findings.meaning(rule);
  }

  private List<String> names() {
    return Stream.of(Rules.names().rules(), Rules.names().events(), Threshold.keys())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /**
   * The name as it is written, whatever its capitals.
   *
   * @throws WrongOption when there is none such, with what may have been meant
   */
  String named(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return names().stream()
        .filter(lower::equals)
        .findFirst()
        .orElseThrow(() -> new WrongOption("NAME", unknown(OneLine.of(word.strip()))));
  }

  private String unknown(String word) {
    String none =
        word.isEmpty() ? "the name is empty" : "no finding, event or threshold is called " + word;
    List<String> near = NearestNames.of(word, names());
    if (!near.isEmpty()) {
      return none + "; the nearest is " + near.get(0);
    }
    List<String> about = about(word);
    return none
        + (about.isEmpty()
            ? "; 'icascope explain' lists what there is"
            : "; see " + String.join(", ", about));
  }

  /** Names with the word in them, and then findings and events whose section has it. */
  private List<String> about(String word) {
    if (word.length() < LEAST_LETTERS) {
      return List.of();
    }
    Set<String> found = new LinkedHashSet<>();
    String lower = word.toLowerCase(Locale.ROOT);
    names().stream().filter(name -> name.contains(lower)).forEach(found::add);
    Rules.names().rules().stream().filter(r -> findings.says(r, word)).forEach(found::add);
    Rules.names().events().stream().filter(e -> events.says(e, word)).forEach(found::add);
    return found.stream().limit(MOST_NAMES).toList();
  }

  /**
   * All there is to say of a name, the finding before the event that is called so, too.
   *
   * @param name one that {@link #named} gave
   */
  List<String> of(String name) {
    List<String> lines = new ArrayList<>();
    if (findings.has(name)) {
      lines.add(name);
      lines.addAll(findings.section(name));
      thresholds(findings.source(name)).ifPresent(lines::add);
    }
    if (events.has(name)) {
      lines.add(lines.isEmpty() ? name : "The event " + name);
      lines.addAll(events.section(name));
    }
    if (lines.isEmpty()) {
      lines.addAll(threshold(name));
    }
    return lines;
  }

  /** Those that a section names, with the values of the program. */
  private static Optional<String> thresholds(String section) {
    List<String> named =
        Threshold.keys().stream()
            .filter(key -> section.contains("`" + key + "`"))
            .map(Explanations::setting)
            .toList();
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of("Thresholds, as --rules changes them: " + String.join(", ", named) + "\n");
  }

  private static String setting(String key) {
    return RuleSettings.text()
        .lines()
        .filter(l -> l.startsWith(key + " ="))
        .findFirst()
        .orElse(key);
  }

  /** Its lines in the file of rules: the reason before it, and the value. */
  private List<String> threshold(String key) {
    List<String> lines = new ArrayList<>(List.of(key, ""));
    List<String> file = RuleSettings.text().lines().toList();
    int at = file.indexOf(setting(key));
    int from = at;
    while (from > 0 && file.get(from - 1).startsWith("#")) {
      from--;
    }
    lines.addAll(file.subList(from, at + 1));
    lines.add("");
    Rules.names().rules().stream()
        .filter(rule -> findings.source(rule).contains("`" + key + "`"))
        .forEach(rule -> lines.add("Used by: " + rule));
    return lines;
  }
}
