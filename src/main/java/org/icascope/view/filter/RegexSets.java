package org.icascope.view.filter;

import java.util.BitSet;
import java.util.Optional;

/** Sets of characters in regular expressions. None of the shared ones is ever changed. */
final class RegexSets {

  /** Number of UTF-16 units. */
  static final int ALL = 0x10000;

  static final BitSet WORD = of("azAZ09__");
  private static final BitSet DIGIT = of("09");
  private static final BitSet SPACE = of("\t\r  ");

  private RegexSets() {}

  /** Pairs of first and last characters. */
  private static BitSet of(String pairs) {
    BitSet set = new BitSet();
    for (int i = 0; i < pairs.length(); i += 2) {
      set.set(pairs.charAt(i), pairs.charAt(i + 1) + 1);
    }
    return set;
  }

  /** {@code \d}, {@code \S} and the like by their letter. */
  static Optional<BitSet> escape(char letter) {
    return switch (letter) {
      case 'd' -> Optional.of(DIGIT);
      case 'D' -> Optional.of(not(DIGIT));
      case 'w' -> Optional.of(WORD);
      case 'W' -> Optional.of(not(WORD));
      case 's' -> Optional.of(SPACE);
      case 'S' -> Optional.of(not(SPACE));
      default -> Optional.empty();
    };
  }

  /** The classes of POSIX by their names, in ASCII. */
  static Optional<BitSet> posix(String name) {
    return switch (name) {
      case "alpha" -> Optional.of(of("azAZ"));
      case "digit" -> Optional.of(DIGIT);
      case "alnum" -> Optional.of(of("azAZ09"));
      case "upper" -> Optional.of(of("AZ"));
      case "lower" -> Optional.of(of("az"));
      case "space" -> Optional.of(SPACE);
      case "xdigit" -> Optional.of(of("09afAF"));
      case "punct" -> Optional.of(of("!/:@[`{~"));
      case "print" -> Optional.of(of(" ~"));
      case "cntrl" -> Optional.of(of("\0\u001f\u007f\u007f"));
      case "word" -> Optional.of(WORD);
      default -> Optional.empty();
    };
  }

  static BitSet not(BitSet set) {
    BitSet others = (BitSet) set.clone();
    others.flip(0, ALL);
    return others;
  }

  /**
   * Adds the other case of all letters.
   *
   * @param onlyAscii of those from a to z alone
   */
  static BitSet bothCases(BitSet set, boolean onlyAscii) {
    BitSet both = (BitSet) set.clone();
    for (int c = set.nextSetBit(0); c >= 0; c = set.nextSetBit(c + 1)) {
      if (!onlyAscii || c < 128) {
        both.set(Character.toLowerCase((char) c));
        both.set(Character.toUpperCase((char) c));
      }
    }
    return both;
  }
}
