package org.icascope.view.filter;

import java.util.BitSet;
import java.util.List;

/** The parts of a regular expression. */
sealed interface RegexNode {

  /** One character of a set. */
  record OneOf(BitSet characters) implements RegexNode {}

  record Sequence(List<RegexNode> parts) implements RegexNode {}

  record Choice(List<RegexNode> parts) implements RegexNode {}

  /**
   * @param most {@link #UNLIMITED} for no limit
   */
  record Repeat(RegexNode part, int least, int most) implements RegexNode {}

  record Position(Assertion assertion) implements RegexNode {}

  int UNLIMITED = -1;

  /** What has to be true between two characters. */
  enum Assertion {
    START,
    END,
    END_OR_LAST_LINE_FEED,
    LINE_START,
    LINE_END,
    WORD_EDGE,
    NO_WORD_EDGE;

    boolean holds(CharSequence text, int position) {
      int rest = text.length() - position;
      return switch (this) {
        case START -> position == 0;
        case END -> rest == 0;
        case END_OR_LAST_LINE_FEED -> rest == 0 || rest == 1 && text.charAt(position) == '\n';
        case LINE_START -> position == 0 || rest > 0 && text.charAt(position - 1) == '\n';
        case LINE_END -> rest == 0 || text.charAt(position) == '\n';
        case WORD_EDGE -> isWord(text, position - 1) != isWord(text, position);
        case NO_WORD_EDGE -> isWord(text, position - 1) == isWord(text, position);
      };
    }

    private static boolean isWord(CharSequence text, int index) {
      return index >= 0 && index < text.length() && RegexSets.WORD.get(text.charAt(index));
    }
  }
}
