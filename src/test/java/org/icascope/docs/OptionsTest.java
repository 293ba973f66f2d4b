package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.cli.CommandForTests;
import org.junit.jupiter.api.Test;

/** The help of commands and the documentation know the same options. */
class OptionsTest {

  private static final Pattern IN_HELP =
      Pattern.compile("^ {2,6}(-\\w)?(?:, (-\\w))?(?:, )?(--[a-z-]+)?");
  private static final Pattern IN_CODE =
      Pattern.compile("(?<![\\w-])(--[a-z][a-z-]+|-[a-zA-Z])\\b");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private static Set<String> inHelp(String command) {
    var help = CommandForTests.run(List.of(command, "--help")).out();
    Set<String> options = new TreeSet<>();
    for (String line : help.lines().toList()) {
      Matcher option = IN_HELP.matcher(line);
      if (option.find()) {
        for (int group = 1; group <= 3; group++) {
          if (option.group(group) != null) {
            options.add(option.group(group));
          }
        }
      }
    }
    return options;
  }

  /** Options in the first column of the tables of a page. */
  private static Set<String> inReference(String page) {
    Set<String> options = new TreeSet<>();
    for (String line : MarkdownPage.read(Path.of(page)).prose()) {
      if (line.startsWith("| `-")) {
        add(line.substring(0, line.indexOf('|', 1)), options);
      }
    }
    return options;
  }

  private static void add(String text, Set<String> options) {
    Matcher option = IN_CODE.matcher(text);
    while (option.find()) {
      options.add(option.group(1));
    }
  }

  @Test
  void theReferenceListsEveryOptionAndNoOther() {
    for (String command :
        List.of("analyze", "show", "export", "capture", "inventory", "compare", "ports", "watch")) {
      Set<String> reference = inReference("docs/" + command + ".md");
      assertEquals(inHelp(command), reference, command);
    }
    Set<String> both = inHelp("packets");
    both.addAll(inHelp("follow"));
    assertEquals(both, inReference("docs/packets.md"));
  }

  @Test
  void noPageNamesAnOptionThatDoesNotExist() {
    for (String page : List.of("README.md", "docs/analyze.md", "docs/json.md")) {
      Set<String> named = new TreeSet<>();
      for (String line : MarkdownPage.read(Path.of(page)).prose()) {
        Matcher code = CODE.matcher(line);
        while (code.find()) {
          if (code.group(1).startsWith("-") && !code.group(1).matches("-[DX].*")) {
            add(code.group(1), named);
          }
        }
      }
      CommandForTests.NAMES.forEach(command -> named.removeAll(inHelp(command)));
      assertEquals(Set.of(), named, page);
    }
  }
}
