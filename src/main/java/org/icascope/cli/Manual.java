package org.icascope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pages of the documentation that the program can print, by section. */
final class Manual {

  /** As the build copies them from the folder docs. */
  private static final List<String> PAGES = List.of("findings.md", "events.md");

  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  Manual() {
    PAGES.forEach(this::read);
  }

  private void read(String page) {
    List<String> section = new ArrayList<>();
    for (String line : text(page).lines().toList()) {
      if (line.startsWith("## ")) {
        section = new ArrayList<>();
        sections.putIfAbsent(line.substring(3).strip(), section);
      } else {
        section.add(line);
      }
    }
  }

  private static String text(String page) {
    try (InputStream in = Manual.class.getResourceAsStream("/org/icascope/docs/" + page)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String title) {
    return sections.containsKey(title);
  }

  /** The lines of a section for a screen: without the targets of links and the marks of labels. */
  List<String> section(String title) {
    return sections.get(title).stream().map(Manual::plain).toList();
  }

  private static String plain(String line) {
    return line.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("**", "").replace("`", "");
  }

  /** What a finding means, in short: the first sentence of its section. */
  String meaning(String rule) {
    String text = section(rule).stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    return text.replaceFirst("^Means: ", "").replaceFirst("[.:;] .*|\\.$", "");
  }
}
