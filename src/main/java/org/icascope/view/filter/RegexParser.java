package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.icascope.view.filter.RegexNode.Assertion;

/**
 * Reads regular expressions as PCRE writes them, without what only a backtracking engine has:
 * references back, looking ahead and behind, atomic groups.
 */
final class RegexParser {

  /** Chosen: groups in groups. */
  private static final int MAX_DEPTH = 100;

  /** Chosen. */
  private static final int MAX_REPEAT = 1000;

  private final String pattern;
  private final boolean bytes;
  private int position;
  private int depth;
  private boolean anyCase = true;
  private boolean dotAll;
  private boolean multiline;

  private RegexParser(String pattern, boolean bytes) {
    this.pattern = pattern;
    this.bytes = bytes;
  }

  static RegexNode parse(String pattern, boolean bytes) throws RegexException {
    RegexParser parser = new RegexParser(pattern, bytes);
    RegexNode node = parser.choice();
    if (parser.position < pattern.length()) {
      throw parser.error("this ) closes nothing");
    }
    return node;
  }

  private RegexNode choice() throws RegexException {
    boolean[] flags = {anyCase, dotAll, multiline};
    List<RegexNode> parts = new ArrayList<>();
    do {
      parts.add(sequence());
    } while (take('|'));
    // flags set inside a group end with it
    anyCase = flags[0];
    dotAll = flags[1];
    multiline = flags[2];
    return parts.size() == 1 ? parts.get(0) : new RegexNode.Choice(parts);
  }

  private RegexNode sequence() throws RegexException {
    List<RegexNode> parts = new ArrayList<>();
    while (position < pattern.length() && !at('|') && !at(')')) {
      parts.add(repeated(atom()));
    }
    return new RegexNode.Sequence(parts);
  }

  private RegexNode repeated(RegexNode atom) throws RegexException {
    RegexNode node = atom;
    while (position < pattern.length()) {
      if (take('*')) {
        node = new RegexNode.Repeat(node, 0, RegexNode.UNLIMITED);
      } else if (take('+')) {
        node = new RegexNode.Repeat(node, 1, RegexNode.UNLIMITED);
      } else if (take('?')) {
        node = new RegexNode.Repeat(node, 0, 1);
      } else if (isCounted()) {
        node = counted(node);
      } else {
        return node;
      }
      if (at('+')) {
        throw error("possessive repetitions are not supported");
      }
      take('?'); // lazy or not makes no difference to whether it occurs
      if (at('*') || at('?') || at('+') || isCounted()) {
        throw error("nothing to repeat");
      }
    }
    return node;
  }

  /** As PCRE, a { that starts no repetition is a character. */
  private boolean isCounted() {
    return at('{') && pattern.substring(position).matches("(?s)\\{\\d{1,9}(,\\d{0,9})?\\}.*");
  }

  private RegexNode counted(RegexNode node) throws RegexException {
    int start = position;
    int end = pattern.indexOf('}', position);
    String[] numbers = pattern.substring(position + 1, end).split(",", -1);
    int least = Integer.parseInt(numbers[0]);
    int most = least;
    if (numbers.length > 1) {
      most = numbers[1].isEmpty() ? RegexNode.UNLIMITED : Integer.parseInt(numbers[1]);
    }
    if (least > MAX_REPEAT || most > MAX_REPEAT) {
      throw new RegexException("at most " + MAX_REPEAT + " repetitions", start);
    } else if (most != RegexNode.UNLIMITED && most < least) {
      throw new RegexException("the numbers of the repetition are out of order", start);
    }
    position = end + 1;
    return new RegexNode.Repeat(node, least, most);
  }

  private RegexNode atom() throws RegexException {
    if (isCounted()) {
      throw error("nothing to repeat");
    }
    char c = pattern.charAt(position++);
    return switch (c) {
      case '(' -> group();
      case '[' -> one(new RegexClass(pattern, position), true);
      case '.' -> new RegexNode.OneOf(dotAll ? all() : RegexSets.not(single('\n')));
      case '^' -> new RegexNode.Position(multiline ? Assertion.LINE_START : Assertion.START);
      case '$' ->
          new RegexNode.Position(multiline ? Assertion.LINE_END : Assertion.END_OR_LAST_LINE_FEED);
      case '\\' -> escape();
      case '*', '+', '?' -> {
        position--;
        throw error("nothing to repeat");
      }
      default -> literal(c);
    };
  }

  private RegexNode group() throws RegexException {
    int open = position - 1;
    if (++depth > MAX_DEPTH) {
      throw error("groups are nested too deeply");
    }
    boolean[] outer = {anyCase, dotAll, multiline};
    boolean flagsOnly = take('?') && groupKind();
    RegexNode node = new RegexNode.Sequence(List.of());
    if (!flagsOnly) {
      node = choice();
      if (!take(')')) {
        throw new RegexException("the ) of this group is missing", open);
      }
      anyCase = outer[0];
      dotAll = outer[1];
      multiline = outer[2];
    }
    depth--;
    return node;
  }

  /** What follows {@code (?}; true where that is the whole group, as in {@code (?-i)}. */
  private boolean groupKind() throws RegexException {
    if (take(':')) {
      return false;
    }
    int name = at('P') ? position + 1 : position;
    if (pattern.startsWith("<", name) && pattern.substring(name).matches("(?s)<\\w+>.*")) {
      position = pattern.indexOf('>', name) + 1;
      return false;
    }
    boolean on = true;
    while (position < pattern.length()) {
      char c = pattern.charAt(position++);
      switch (c) {
        case '-' -> on = false;
        case 'i' -> anyCase = on;
        case 's' -> dotAll = on;
        case 'm' -> multiline = on;
        case ')' -> {
          return true;
        }
        case ':' -> {
          return false;
        }
        default -> {
          position--;
          throw error("groups of this kind are not supported");
        }
      }
    }
    throw error("the ) of a group is missing");
  }

  private RegexNode escape() throws RegexException {
    if (position >= pattern.length()) {
      throw error("a backslash stands at the end");
    }
    switch (pattern.charAt(position++)) {
      case 'A':
        return new RegexNode.Position(Assertion.START);
      case 'z':
        return new RegexNode.Position(Assertion.END);
      case 'Z':
        return new RegexNode.Position(Assertion.END_OR_LAST_LINE_FEED);
      case 'b':
        return new RegexNode.Position(Assertion.WORD_EDGE);
      case 'B':
        return new RegexNode.Position(Assertion.NO_WORD_EDGE);
      default:
        return one(new RegexClass(pattern, position - 1), false);
    }
  }

  private RegexNode one(RegexClass set, boolean inBrackets) throws RegexException {
    BitSet characters = inBrackets ? set.brackets() : set.escape();
    position = set.end();
    BitSet both = anyCase ? RegexSets.bothCases(characters, bytes) : characters;
    return new RegexNode.OneOf(set.isNegated() ? RegexSets.not(both) : both);
  }

  private RegexNode literal(char c) {
    BitSet set = single(c);
    return new RegexNode.OneOf(anyCase ? RegexSets.bothCases(set, bytes) : set);
  }

  private static BitSet single(char c) {
    BitSet set = new BitSet();
    set.set(c);
    return set;
  }

  private static BitSet all() {
    return RegexSets.not(new BitSet());
  }

  private boolean at(char c) {
    return position < pattern.length() && pattern.charAt(position) == c;
  }

  private boolean take(char c) {
    boolean taken = at(c);
    position += taken ? 1 : 0;
    return taken;
  }

  private RegexException error(String message) {
    return new RegexException(message, Math.min(position, pattern.length()));
  }
}
