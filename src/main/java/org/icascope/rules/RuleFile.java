package org.icascope.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.icascope.model.EditDistance;
import org.icascope.model.Severity;

/** Reads the lines of a rules file. */
public final class RuleFile {

  private static final String EVENT = "event.";
  private static final String FINDING = "finding.";
  private static final String SEVERITY = ".severity";
  private static final String OFF = "off";

  private final Names names;
  private final Set<String> seen = new HashSet<>();
  private RuleSettings settings;

  private RuleFile(RuleSettings base, Names names) {
    this.settings = base;
    this.names = names;
  }

  /**
   * What may be named besides thresholds.
   *
   * @param events types of events
   * @param rules names of rules
   */
  public record Names(List<String> events, List<String> rules) {}

  /**
   * Replaces what the text names.
   *
   * @param text lines {@code NAME = VALUE}; what follows a # says nothing
   * @throws IllegalArgumentException one line that tells where and what is wrong
   */
  public static RuleSettings parse(String text, RuleSettings base, Names names) {
    RuleFile file = new RuleFile(base, names);
    String[] lines = text.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      try {
        file.line(lines[i].strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return file.settings;
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("expected NAME = VALUE");
    }
    String name = line.substring(0, equals).strip();
    String value = withoutComment(line.substring(equals + 1)).strip();
    if (!seen.add(name)) {
      throw new IllegalArgumentException(name + " is given twice");
    }
    if (name.startsWith(EVENT) && name.endsWith(SEVERITY)) {
      String type = middle(name, EVENT);
      known("event type", type, names.events);
      settings = settings.withEvent(type, severity(value, ""));
    } else if (name.startsWith(FINDING) && name.endsWith(SEVERITY)) {
      String rule = middle(name, FINDING);
      known("rule", rule, names.rules);
      boolean off = value.equalsIgnoreCase(OFF);
      settings =
          settings.withFinding(
              rule, off ? Optional.empty() : Optional.of(severity(value, ", or " + OFF)));
    } else {
      known("threshold", name, Threshold.keys());
      Threshold threshold = Threshold.of(name).orElseThrow();
      settings = settings.with(threshold, number(threshold, value));
    }
  }

  /** No value has a # in it. */
  private static String withoutComment(String value) {
    int comment = value.indexOf('#');
    return comment < 0 ? value : value.substring(0, comment);
  }

  private static String middle(String name, String before) {
    int end = name.length() - SEVERITY.length();
    return end < before.length() ? "" : name.substring(before.length(), end);
  }

  private static void known(String kind, String name, List<String> known) {
    if (!known.contains(name)) {
      String nearest =
          known.stream()
              .min(Comparator.comparingInt(other -> EditDistance.between(shortened(name), other)))
              .map(other -> "; the nearest is " + other)
              .orElse("");
      throw new IllegalArgumentException("no " + kind + " " + shortened(name) + nearest);
    }
  }

  /** Of a line that is no name at all. */
  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "..." : name;
  }

  private static Severity severity(String value, String orElse) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.label().equals(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    shortened(value) + " is no severity: info, notice, warning or error" + orElse));
  }

  private static double number(Threshold threshold, String value) {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(shortened(value) + " is not a number", e);
    }
    if (!(number >= threshold.least() && number <= threshold.most())) {
      throw new IllegalArgumentException(
          threshold.key()
              + " must be between "
              + plain(threshold.least())
              + " and "
              + plain(threshold.most()));
    }
    return number;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
