package org.icascope.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.report.siem.Kind;
import tools.jackson.databind.JsonNode;

/**
 * Names and types of free figures: those that the code writes under a name of its own, by its text,
 * since some need a capture that no sample is; and those that are in records.
 */
final class FigureNames {

  private static final Path SIEM = Path.of("src/main/java/org/icascope/report/siem");
  private static final Path RULES = Path.of("src/main/java/org/icascope/analyze");

  private static final Map<Kind, String> FILES =
      Map.of(
          Kind.SESSION, "SessionFigures",
          Kind.INCIDENT, "IncidentFacts",
          Kind.EVENT, "EventFigures|LaunchFigures|IcmpFigures",
          Kind.FINDING, "FindingFacts");

  private static final Pattern ADDED =
      Pattern.compile(
          "(?:figures\\.(text|number|figure|flag)\\(|(flows)\\(figures,)\\s*\"(\\w+)\"");
  private static final Pattern OF_A_RULE = Pattern.compile("\\.figure\\(\\s*\"(\\w+)\"");
  private static final Pattern MARK = Pattern.compile("\\.mark\\(\"(\\w+)\"");

  private final Map<Kind, Map<String, String>> typeOf = new TreeMap<>();

  FigureNames() throws IOException {
    for (Kind kind : Kind.values()) {
      Map<String, String> types = typeOf.computeIfAbsent(kind, k -> new TreeMap<>());
      Matcher added = ADDED.matcher(text(SIEM, FILES.get(kind)));
      while (added.find()) {
        types.put(added.group(3), type(added.group(1) == null ? "text" : added.group(1)));
      }
      Matcher mark = MARK.matcher(text(SIEM, "Facts"));
      while (mark.find()) {
        types.put(mark.group(1), "boolean");
      }
    }
    Matcher ofRule = OF_A_RULE.matcher(text(RULES, "\\w+"));
    while (ofRule.find()) {
      // a rule counts its servers, whose names are there already
      typeOf.get(Kind.FINDING).putIfAbsent(ofRule.group(1), "number");
    }
  }

  private static String type(String call) {
    return switch (call) {
      case "text" -> "text";
      case "flag" -> "boolean";
      default -> "number";
    };
  }

  private static String text(Path folder, String names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().matches("(" + names + ")\\.java"))
          .sorted()
          .map(FigureNames::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds what a record in ECS form has. */
  void see(JsonNode record) {
    Map<String, String> types =
        typeOf.get(Kind.valueOf(record.at("/icascope/kind").asString().toUpperCase(Locale.ROOT)));
    JsonNode figures = record.at("/icascope/figures");
    for (String name : figures.propertyNames()) {
      String type = typeOf(figures.get(name));
      String known = types.putIfAbsent(name, type);
      if (known != null && !known.equals(type)) {
        throw new IllegalStateException(name + " is " + type + " and " + known);
      }
    }
  }

  private static String typeOf(JsonNode value) {
    return value.isString() ? "text" : value.isBoolean() ? "boolean" : "number";
  }

  String table() {
    StringBuilder table = new StringBuilder("| Records | Type | Names |\n|---|---|---|\n");
    typeOf.forEach(
        (kind, types) -> {
          for (String type : new String[] {"text", "number", "boolean"}) {
            String names =
                types.entrySet().stream()
                    .filter(e -> e.getValue().equals(type))
                    .map(e -> "`" + e.getKey() + "`")
                    .collect(Collectors.joining(", "));
            table.append("| ").append(kind.label()).append(" | ").append(type).append(" | ");
            table.append(names).append(" |\n");
          }
        });
    return table.toString();
  }
}
