package org.icascope.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icascope.model.Severity;

/** All thresholds, and the severities that differ from those of the program. Immutable. */
public final class RuleSettings {

  /** The file that holds the values of the program, beside this class. */
  public static final String FILE = "rules.properties";

  private final Map<Threshold, Double> numbers;
  private final Map<String, Severity> events;
  private final Map<String, Optional<Severity>> findings;

  private RuleSettings(
      Map<Threshold, Double> numbers,
      Map<String, Severity> events,
      Map<String, Optional<Severity>> findings) {
    this.numbers = numbers;
    this.events = events;
    this.findings = findings;
  }

  private static final class Standard {
    static final RuleSettings SETTINGS =
        RuleFile.parse(text(), empty(), new RuleFile.Names(List.of(), List.of()));

    private static RuleSettings empty() {
      return new RuleSettings(new EnumMap<>(Threshold.class), Map.of(), Map.of());
    }
  }

  /** What the program comes with. */
  public static RuleSettings standard() {
    return Standard.SETTINGS;
  }

  /** The file that the program comes with, as it is. */
  public static String text() {
    try (InputStream in = RuleSettings.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the unit that the name of the threshold ends in. */
  public double number(Threshold threshold) {
    return numbers.get(threshold);
  }

  /** A threshold in seconds, as nanoseconds. */
  public long nanos(Threshold threshold) {
    return Math.round(number(threshold) * 1e9);
  }

  /**
   * @param type the name of an event type, {@code cgp.suspend}
   * @param usual what the program would say
   */
  public Severity ofEvent(String type, Severity usual) {
    return events.getOrDefault(type, usual);
  }

  /**
   * @param rule the name of a rule, {@code session-resumed}
   * @param usual what the program would say
   * @return empty when nobody wants to know
   */
  public Optional<Severity> ofFinding(String rule, Severity usual) {
    return findings.getOrDefault(rule, Optional.of(usual));
  }

  RuleSettings with(Threshold threshold, double value) {
    Map<Threshold, Double> changed = new EnumMap<>(Threshold.class);
    changed.putAll(numbers);
    changed.put(threshold, value);
    return new RuleSettings(changed, events, findings);
  }

  RuleSettings withEvent(String type, Severity severity) {
    Map<String, Severity> changed = new TreeMap<>(events);
    changed.put(type, severity);
    return new RuleSettings(numbers, changed, findings);
  }

  RuleSettings withFinding(String rule, Optional<Severity> severity) {
    Map<String, Optional<Severity>> changed = new TreeMap<>(findings);
    changed.put(rule, severity);
    return new RuleSettings(numbers, events, changed);
  }

  boolean isComplete() {
    return numbers.size() == Threshold.values().length;
  }
}
