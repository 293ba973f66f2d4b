package org.icascope.view.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {

  private static final String[] PARTS = {
    "a", "b", "c", "AB", ".", "\\d", "\\w", "\\W", "[a-c]", "[^a]", "[\\d_]", "1", "(?:", "(", ")",
    ")", "|", "*", "+", "?", "{2}", "{1,3}", "^", "$", "\\b", "(?i)", "(?-i)", "*?", "\\.",
        "[[:alpha:]]"
  };

  /** Expected values from java.util.regex, for patterns that both take to mean the same. */
  @Test
  void agreesWithJavaOnRandomPatterns() {
    Random random = new Random(20260302);
    int compared = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder pattern = new StringBuilder();
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        pattern.append(PARTS[random.nextInt(PARTS.length)]);
      }
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append("abcAB1_. \n".charAt(random.nextInt(10)));
      }
      compared += agree(pattern.toString(), text.toString()) ? 1 : 0;
    }
    assertEquals(true, compared > 10_000, "only " + compared);
  }

  private static boolean agree(String pattern, String text) {
    Regex ours;
    Pattern java;
    try {
      ours = Regex.compile(pattern, false);
      java =
          Pattern.compile(
              pattern.replace("[[:alpha:]]", "[a-zA-Z]"),
              Pattern.CASE_INSENSITIVE | Pattern.UNIX_LINES);
    } catch (RegexException | java.util.regex.PatternSyntaxException e) {
      return false;
    }
    assertEquals(java.matcher(text).find(), ours.occursIn(text), pattern + " in " + text);
    return true;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a+)+$", "(a|aa)+$", "(a|a?)+b", "(x+x+)+y", "((a?){30}){30}b", "(.*)*c"})
  void patternsThatExplodeElsewhereEnd(String pattern) throws RegexException {
    Regex regex = Regex.compile(pattern, true);
    String text = "a".repeat(20_000) + "!";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertEquals(false, regex.occursIn(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{1000}){1000}){1000}",
        "(((){1000}){1000}){1000}",
        "(?=a)",
        "(?<=a)",
        "(?!a)",
        "(?>a)",
        "\\1",
        "\\p{L}",
        "a**",
        "*a",
        "a++",
        "[b-a]",
        "[a",
        "(a",
        "a)",
        "a\\",
        "[[:nope:]]",
        "a{3,2}",
        "a{2000}"
      })
  void whatItHasNotIsAnError(String pattern) {
    assertThrows(RegexException.class, () -> Regex.compile(pattern, false));
  }

  @Test
  void manyNestedGroupsAreAnError() {
    assertThrows(
        RegexException.class, () -> Regex.compile("(".repeat(900) + "a" + ")".repeat(900), false));
  }

  @Test
  void bytesHaveCasesOnlyInAscii() throws RegexException {
    assertEquals(true, Regex.compile("A\u00e9", true).occursIn("a\u00e9"));
    assertEquals(false, Regex.compile("A\u00e9", true).occursIn("a\u00c9"));
    assertEquals(true, Regex.compile("A\u00e9", false).occursIn("a\u00c9"));
  }
}
