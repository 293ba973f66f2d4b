package org.icascope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A page of the documentation that the program can print, by section. */
final class Manual {

  /** Names of tests, which are of use to who builds the program, and to nobody else. */
  private static final String TEST = "**Shown by**: `";

  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  private Manual() {}

  /** The page about findings, as the build copies it from the folder docs. */
  static Manual ofFindings() {
    return read("findings.md");
  }

  /** The page about events. */
  static Manual ofEvents() {
    return read("events.md");
  }

  private static Manual read(String page) {
    Manual manual = new Manual();
    List<String> section = new ArrayList<>();
    for (String line : text(page).lines().toList()) {
      if (line.startsWith("## ")) {
        section = new ArrayList<>();
        manual.sections.putIfAbsent(line.substring(3).strip(), section);
      } else {
        section.add(line);
      }
    }
    return manual;
  }

  private static String text(String page) {
    try (InputStream in = Manual.class.getResourceAsStream("/org/icascope/docs/" + page)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> titles() {
    return sections.keySet();
  }

  boolean has(String title) {
    return sections.containsKey(title);
  }

  /** The section as it is written. */
  String source(String title) {
    return String.join("\n", sections.get(title));
  }

  /** The word stands in the section, whether in capitals or not, and not in a command alone. */
  boolean says(String title, String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return sections.get(title).stream()
        .filter(line -> !line.startsWith("$ "))
        .anyMatch(line -> plain(line).toLowerCase(Locale.ROOT).contains(wanted));
  }

  /**
   * The lines of a section for a screen: without the targets of links, the marks of labels, and the
   * lines that frame tables and examples.
   */
  List<String> section(String title) {
    List<String> lines = new ArrayList<>();
    for (String line : sections.get(title)) {
      boolean frame = line.startsWith("```") || line.startsWith("|---");
      boolean second = line.isBlank() && !lines.isEmpty() && lines.get(lines.size() - 1).isBlank();
      if (!frame && !second && !line.startsWith(TEST)) {
        lines.add(line.startsWith("|") ? row(line) : plain(line));
      }
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
    }
    lines.add("");
    return lines;
  }

  private static String plain(String line) {
    return line.replaceAll("\\[([^]]*)]\\(\\.\\./samples/[^)]*\\)", "samples/$1")
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .replace("**", "")
        .replaceAll("(?<![\\w*])\\*(\\w[^*]*)\\*", "$1")
        .replace("`", "");
  }

  /** {@code | a | b |} as {@code a: b}. */
  private static String row(String line) {
    String cells = plain(line).replaceAll("^\\| *| *\\|$", "");
    return "  " + cells.replaceFirst(" *\\| *", ": ").replaceAll(" *\\| *", "; ");
  }

  /** What a finding means, in short: the first sentence of its section. */
  String meaning(String rule) {
    String text = section(rule).stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    return text.replaceFirst("^Means: ", "").replaceFirst("[.:;] .*|\\.$", "");
  }
}
