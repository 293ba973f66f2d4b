package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.List;
import org.icascope.view.filter.Syntax.Operand;
import org.icascope.view.filter.Syntax.Range;
import org.icascope.view.filter.Token.Kind;

/**
 * Reads what stands on the sides of comparisons; precedence, from the tightest: slices, unary
 * minus, {@code * / %}, {@code + -}, {@code &} (as tshark 4.0.17 has it).
 */
final class OperandParser {

  private final TokenCursor tokens;

  OperandParser(TokenCursor tokens) {
    this.tokens = tokens;
  }

  Operand operand() throws FilterException {
    int levels = 0;
    Operand left = sum();
    while (tokens.at("&", "bitwise_and")) {
      Token sign = tokens.take();
      tokens.enter(sign);
      levels++;
      Token and = new Token(Kind.SIGN, "&", sign.start(), sign.end());
      left = new Syntax.Arithmetic(left, sum(), and);
    }
    tokens.leave(levels);
    return left;
  }

  private Operand sum() throws FilterException {
    int levels = 0;
    Operand left = product();
    while (tokens.at("+", "-")) {
      Token sign = tokens.take();
      tokens.enter(sign);
      levels++;
      left = new Syntax.Arithmetic(left, product(), sign);
    }
    tokens.leave(levels);
    return left;
  }

  private Operand product() throws FilterException {
    int levels = 0;
    Operand left = signed();
    while (tokens.at("*", "/") || tokens.at("%")) {
      Token sign = tokens.take();
      tokens.enter(sign);
      levels++;
      left = new Syntax.Arithmetic(left, signed(), sign);
    }
    tokens.leave(levels);
    return left;
  }

  private Operand signed() throws FilterException {
    if (!tokens.at("+", "-")) {
      return sliced();
    }
    Token sign = tokens.take();
    tokens.enter(sign);
    Operand operand = signed();
    tokens.leave(1);
    return sign.is("-") ? new Syntax.Negative(operand, sign) : operand;
  }

  private Operand sliced() throws FilterException {
    int levels = 0;
    Operand operand = primary();
    while (tokens.peek().kind() == Kind.SLICE) {
      tokens.enter(tokens.peek());
      levels++;
      operand = new Syntax.Sliced(operand, tokens.take());
    }
    tokens.leave(levels);
    return operand;
  }

  private Operand primary() throws FilterException {
    Token token = tokens.peek();
    switch (token.kind()) {
      case WORD, STRING, CHARACTER -> {
        if (isOperator(token)) {
          throw tokens.unexpected();
        }
        tokens.take();
        return token.kind() == Kind.WORD && tokens.at("(") ? call(token) : new Syntax.Atom(token);
      }
      case SIGN -> {
        if (token.is("{")) {
          return grouped();
        }
        throw tokens.unexpected();
      }
      default -> throw tokens.unexpected();
    }
  }

  private static boolean isOperator(Token token) {
    return token.kind() == Kind.WORD
        && switch (token.text()) {
          case "and", "or", "xor", "not", "in", "eq", "ne", "gt", "lt", "ge", "le" -> true;
          case "contains", "matches", "any", "all", "any_eq", "all_eq", "any_ne", "all_ne" -> true;
          case "bitwise_and" -> true;
          default -> false;
        };
  }

  private Operand grouped() throws FilterException {
    Token open = tokens.take();
    tokens.enter(open);
    Operand operand = operand();
    tokens.close(open, "}");
    tokens.leave(1);
    return operand;
  }

  private Operand call(Token name) throws FilterException {
    Token open = tokens.take();
    tokens.enter(open);
    List<Operand> arguments = new ArrayList<>();
    while (!tokens.at(")") || !arguments.isEmpty()) {
      arguments.add(operand());
      if (!tokens.at(",")) {
        break;
      }
      tokens.take();
    }
    tokens.close(open, ")");
    tokens.leave(1);
    return new Syntax.Call(name, arguments);
  }

  /** {@code {80, 443, 1000..2000}}; the commas may be left out, as older versions had it. */
  List<Range> set() throws FilterException {
    Token open = tokens.take();
    tokens.enter(open);
    List<Range> ranges = new ArrayList<>();
    do {
      ranges.add(range());
      if (tokens.at(",")) {
        tokens.take();
      } else if (tokens.at("}") || tokens.peek().kind() == Kind.SIGN) {
        break;
      }
    } while (tokens.peek().kind() != Kind.END);
    tokens.close(open, "}");
    tokens.leave(1);
    return ranges;
  }

  private Range range() throws FilterException {
    Operand first = operand();
    if (!tokens.at("..")) {
      return new Range(first, first);
    }
    tokens.take();
    return new Range(first, operand());
  }
}
