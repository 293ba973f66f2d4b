package org.icascope.view.filter;

import java.util.BitSet;
import java.util.Optional;

/** Reads one set of characters of a regular expression: {@code [^a-f\d]} or {@code \x41}. */
final class RegexClass {

  private final String pattern;
  private int position;
  private boolean negated;

  /**
   * @param position after the [ or the backslash
   */
  RegexClass(String pattern, int position) {
    this.pattern = pattern;
    this.position = position;
  }

  /** Index after the set. */
  int end() {
    return position;
  }

  /** All characters are meant but those of the set. */
  boolean isNegated() {
    return negated;
  }

  BitSet brackets() throws RegexException {
    int open = position - 1;
    negated = take('^');
    BitSet set = new BitSet();
    boolean first = true;
    while (first || position < pattern.length() && pattern.charAt(position) != ']') {
      first = false; // a ] that comes first is a character
      if (position >= pattern.length()) {
        break;
      }
      item(set);
    }
    if (!take(']')) {
      throw new RegexException("the ] of this set is missing", open);
    }
    return set;
  }

  private void item(BitSet set) throws RegexException {
    int start = position;
    if (pattern.startsWith("[:", position)) {
      posix(set);
      return;
    }
    BitSet one = member();
    boolean isRange =
        one.cardinality() == 1
            && position + 1 < pattern.length()
            && pattern.charAt(position) == '-'
            && pattern.charAt(position + 1) != ']';
    if (!isRange) {
      set.or(one);
      return;
    }
    position++;
    BitSet last = member();
    if (last.cardinality() != 1 || last.nextSetBit(0) < one.nextSetBit(0)) {
      throw new RegexException("the range is out of order", start);
    }
    set.set(one.nextSetBit(0), last.nextSetBit(0) + 1);
  }

  private void posix(BitSet set) throws RegexException {
    int end = pattern.indexOf(":]", position);
    Optional<BitSet> known =
        end < 0 ? Optional.empty() : RegexSets.posix(pattern.substring(position + 2, end));
    set.or(known.orElseThrow(() -> new RegexException("no known class", position)));
    position = end + 2;
  }

  private BitSet member() throws RegexException {
    char c = pattern.charAt(position++);
    if (c != '\\') {
      return single(c);
    } else if (position < pattern.length() && pattern.charAt(position) == 'b') {
      position++;
      return single('\b');
    }
    return escape();
  }

  /** The set that follows a backslash. */
  BitSet escape() throws RegexException {
    if (position >= pattern.length()) {
      throw new RegexException("a backslash stands at the end", position);
    }
    char c = pattern.charAt(position++);
    Optional<BitSet> named = RegexSets.escape(c);
    if (named.isPresent()) {
      return named.get();
    }
    int control = "tnrfae".indexOf(c);
    if (control >= 0) {
      return single("\t\n\r\f\u0007\u001b".charAt(control));
    } else if (c == 'x') {
      return single((char) number(16, 2));
    } else if (c == '0') {
      return single((char) number(8, 2));
    } else if (c < 128 && Character.isLetterOrDigit(c)) {
      throw new RegexException("\"\\" + c + "\" is not supported", position - 2);
    }
    return single(c);
  }

  private int number(int radix, int most) {
    int number = 0;
    for (int i = 0; i < most && position < pattern.length(); i++) {
      char c = pattern.charAt(position);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        break;
      }
      number = number * radix + digit;
      position++;
    }
    return number;
  }

  private static BitSet single(char c) {
    BitSet set = new BitSet();
    set.set(c);
    return set;
  }

  private boolean take(char c) {
    boolean taken = position < pattern.length() && pattern.charAt(position) == c;
    position += taken ? 1 : 0;
    return taken;
  }
}
