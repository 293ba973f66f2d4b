package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.List;
import org.icascope.view.filter.Token.Kind;

/** Cuts a filter into its tokens. */
final class Lexer {

  /** Longer ones first, so that {@code ===} is not taken for {@code ==}. */
  private static final String[] SIGNS = {
    "===", "!==", "==", "!=", "~=", ">=", "<=", "&&", "||", "^^", "..", ">", "<", "!", "~", "&",
    "(", ")", "{", "}", ",", "+", "-", "*", "/", "%"
  };

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens; the last one is the only END. */
  static List<Token> tokens(String filter) throws FilterException {
    Lexer lexer = new Lexer(filter);
    while (lexer.skipSpace()) {
      lexer.next();
    }
    lexer.add(Kind.END, "", filter.length(), filter.length());
    return lexer.tokens;
  }

  private boolean skipSpace() {
    while (position < text.length() && text.charAt(position) <= ' ') {
      position++;
    }
    return position < text.length();
  }

  private void next() throws FilterException {
    char c = text.charAt(position);
    if (c == '"' || c == '\'' || text.startsWith("r\"", position)) {
      quoted();
    } else if (isWordStart(c)) {
      word();
    } else if (c == '[') {
      slice();
    } else {
      sign(c);
    }
  }

  private void quoted() throws FilterException {
    QuotedText quoted = QuotedText.read(text, position);
    add(quoted.kind(), quoted.value(), position, quoted.end());
  }

  private void word() {
    int end = position;
    while (end < text.length() && isWordPart(text.charAt(end)) && !text.startsWith("..", end)) {
      end++;
    }
    add(Kind.WORD, text.substring(position, end), position, end);
  }

  private void slice() throws FilterException {
    int end = text.indexOf(']', position);
    if (end < 0) {
      throw new FilterException("the ] of this slice is missing", position, 1);
    }
    add(Kind.SLICE, text.substring(position + 1, end), position, end + 1);
  }

  private void sign(char c) throws FilterException {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, position)) {
        add(Kind.SIGN, sign, position, position + sign.length());
        return;
      }
    }
    throw new FilterException(unknown(c), position, 1);
  }

  private static String unknown(char c) {
    return switch (c) {
      case '=' -> "\"=\" is no operator: equality is ==";
      case '|' -> "\"|\" is no operator: the logical or is ||";
      case '^' -> "\"^\" is no operator: the logical exclusive or is ^^";
      case '#' -> "layers (ip.addr#1) are not supported";
      case '$' -> "field references and macros (${…}) are not supported";
      default ->
          Character.isISOControl(c) || Character.isSurrogate(c)
              ? String.format("the character U+%04X was not expected here", (int) c)
              : "\"" + c + "\" was not expected here";
    };
  }

  /** A colon starts addresses such as ::1. */
  private boolean isWordStart(char c) {
    return c == ':' || c != '-' && c != '/' && c != '.' && isWordPart(c);
  }

  private static boolean isWordPart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= ':'
        || c == '_'
        || c == '.'
        || c == '-'
        || c == '/';
  }

  private void add(Kind kind, String value, int start, int end) {
    tokens.add(new Token(kind, value, start, end));
    position = end;
  }
}
