package org.icascope.view.filter;

import java.util.List;
import org.icascope.view.filter.Token.Kind;

/** The tokens of a filter, one after the other, and how deep the parser is in them. */
final class TokenCursor {

  /** Chosen: far more than anybody writes, far less than what the call stack holds. */
  static final int MAX_DEPTH = 200;

  private final List<Token> tokens;
  private int position;
  private int depth;

  TokenCursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(position);
  }

  Token peekSecond() {
    return tokens.get(Math.min(position + 1, tokens.size() - 1));
  }

  Token take() {
    Token token = tokens.get(position);
    if (position < tokens.size() - 1) {
      position++;
    }
    return token;
  }

  boolean at(String sign) {
    Token token = peek();
    return token.is(sign) || token.isWord(sign);
  }

  boolean at(String one, String other) {
    return at(one) || at(other);
  }

  /** Every call needs a {@link #leave}. */
  void enter(Token token) throws FilterException {
    if (++depth > MAX_DEPTH) {
      throw token.error("nested too deeply: at most " + MAX_DEPTH + " levels");
    }
  }

  void leave(int levels) {
    depth -= levels;
  }

  void close(Token open, String sign) throws FilterException {
    if (!at(sign)) {
      throw peek().kind() == Kind.END
          ? open.error("the " + sign + " of this " + open.text() + " is missing")
          : unexpected();
    }
    take();
  }

  FilterException unexpected() {
    Token token = peek();
    if (token.kind() == Kind.END) {
      return token.error("the filter ends too early");
    }
    String hint = "";
    if (token.kind() == Kind.WORD) {
      hint =
          switch (token.text()) {
            case "AND", "OR", "XOR", "NOT", "IN", "EQ", "NE", "CONTAINS", "MATCHES" ->
                ": operators are written in lower case";
            default -> ": an operator is missing before it";
          };
    }
    return token.error(token.shown() + " was not expected here" + hint);
  }
}
