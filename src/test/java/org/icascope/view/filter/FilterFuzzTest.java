package org.icascope.view.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text, it compiles and answers, or the one exception points into it. */
class FilterFuzzTest {

  private static final long SEED = 20260302;

  private static final String[] TOKENS = {
    "cgp",
    "tcp",
    "tcp.port",
    "tcp.len",
    "ip.addr",
    "ipv6.addr",
    "eth.src",
    "frame",
    "frame.time",
    "frame.time_delta",
    "http.host",
    "cgp.blob",
    "tcp.flags.syn",
    "cgp.reliability.secret_ticket",
    "cgp.command",
    "nope",
    "80",
    "0x1f",
    "017",
    "0b1",
    "1.5",
    "-",
    "+",
    "*",
    "/",
    "%",
    "&",
    "==",
    "!=",
    "===",
    "!==",
    "~=",
    "<",
    ">",
    "<=",
    ">=",
    "contains",
    "matches",
    "~",
    "in",
    "{",
    "}",
    "(",
    ")",
    ",",
    "..",
    "&&",
    "||",
    "^^",
    "!",
    "not",
    "and",
    "or",
    "xor",
    "any",
    "all",
    "[0:2]",
    "[-1]",
    "[1,3-5,9:]",
    "[:]",
    "[-2147483648:1]",
    "\"a\"",
    "\"(a|b)*\"",
    "r\"\\d\"",
    "'a'",
    "aa:bb",
    "10.0.0.0/8",
    "::1",
    "fe80::/10",
    "True",
    "BIND_REQUEST",
    "\"2026-03-02\"",
    "len",
    "count",
    "max",
    "min",
    "abs",
    "string",
    "lower",
    "upper",
    "9223372036854775807",
    "\u00e9",
    "\ud83d",
    "#"
  };

  private static final FrameForTests FRAME =
      new FrameForTests()
          .with("frame", "00010203")
          .with("tcp", "")
          .with("tcp.port", "80", "0")
          .with("tcp.len", "-1")
          .with("ip.addr", "10.0.0.1", "::1")
          .with("eth.src", "00:00:83:00:00:01")
          .with("frame.time", "1")
          .with("frame.time_delta", "0.5")
          .with("http.host", "a\ud83d", "")
          .with("cgp.blob", "", "6161")
          .with("tcp.flags.syn", "1")
          .with("cgp.command", "1");

  @Test
  void randomTokensCompileOrAreRefusedInOneWay() {
    Random random = new Random(SEED);
    int valid = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder filter = new StringBuilder();
      for (int n = 1 + random.nextInt(10); n > 0; n--) {
        filter.append(TOKENS[random.nextInt(TOKENS.length)]);
        filter.append(random.nextInt(8) == 0 ? "" : " ");
      }
      valid += compiles(filter.toString()) ? 1 : 0;
    }
    assertTrue(valid > 1_000, "only " + valid + " were valid, seed " + SEED);
  }

  @Test
  void changedFiltersCompileOrAreRefusedInOneWay() {
    Random random = new Random(SEED);
    int valid = 0;
    for (String filter : ExpressionsForTests.VALID) {
      assertEquals(true, compiles(filter), filter);
      for (int i = 0; i < 1_000; i++) {
        StringBuilder changed = new StringBuilder(filter);
        for (int n = 1 + random.nextInt(3); n > 0 && changed.length() > 0; n--) {
          change(changed, random);
        }
        valid += compiles(changed.toString()) ? 1 : 0;
      }
    }
    assertTrue(valid > 1_000, "only " + valid + " were valid, seed " + SEED);
  }

  private static void change(StringBuilder filter, Random random) {
    int at = random.nextInt(filter.length());
    char c = (char) (random.nextInt(20) == 0 ? random.nextInt(0x10000) : random.nextInt(128));
    switch (random.nextInt(4)) {
      case 0 -> filter.deleteCharAt(at);
      case 1 -> filter.setCharAt(at, c);
      case 2 -> filter.insert(at, c);
      default -> filter.insert(at, filter.substring(random.nextInt(at + 1), at));
    }
  }

  private static boolean compiles(String filter) {
    try {
      DisplayFilter.compile(filter, CatalogForTests.CATALOG).matches(FRAME);
      return true;
    } catch (FilterException e) {
      assertTrue(e.column() >= 0 && e.column() <= filter.length(), filter);
      assertEquals(1, e.getMessage().lines().count(), filter);
      assertEquals(2, e.caret(filter).split("\n", -1).length, filter);
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(filter, e);
    }
  }
}
