package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links and names in the documentation lead somewhere. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  /** A class named in code: a word with two humps or more that ends in no dot. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`");

  static Stream<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkPointsToAFileAndAHeadingThatExist(MarkdownPage page) {
    List<String> broken = new ArrayList<>();
    Matcher link = LINK.matcher(String.join("\n", page.prose()));
    while (link.find()) {
      String target = link.group(1);
      if (!target.matches("[a-z]+:.*") && !exists(page, target)) {
        broken.add(target);
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean exists(MarkdownPage page, String target) {
    String[] parts = target.split("#", 2);
    Path file =
        parts[0].isEmpty()
            ? page.file()
            : page.file().toAbsolutePath().getParent().resolve(parts[0]);
    if (!Files.exists(file)) {
      return false;
    }
    return parts.length == 1 || anchors(MarkdownPage.read(file)).contains(parts[1]);
  }

  /** As the usual Markdown renderers make them from headings. */
  private static Set<String> anchors(MarkdownPage page) {
    return page.prose().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+\\s+", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\w\\- ]", "").strip().replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyClassNamedExists(MarkdownPage page) throws IOException {
    Set<String> known = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src"))) {
      sources
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .forEach(name -> known.add(name.substring(0, name.length() - ".java".length())));
    }
    Set<String> unknown = new TreeSet<>();
    Matcher name = CLASS_NAME.matcher(String.join("\n", page.prose()));
    while (name.find()) {
      if (!known.contains(name.group(1))) {
        unknown.add(name.group(1));
      }
    }
    assertEquals(Set.of(), unknown);
  }
}
