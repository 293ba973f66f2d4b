package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.view.filter.Syntax.Condition;
import org.icascope.view.filter.Syntax.Joint;
import org.icascope.view.filter.Syntax.Operand;
import org.icascope.view.filter.Syntax.Operator;
import org.icascope.view.filter.Token.Kind;

/**
 * Reads the conditions of a filter; precedence, from the tightest: not, and, xor, or (as
 * wireshark-filter(4) has it; xor is of newer versions).
 */
final class Parser {

  private record Sign(Relation relation, boolean all) {}

  private static final Map<String, Sign> RELATIONS =
      Map.ofEntries(
          Map.entry("==", new Sign(Relation.EQUAL, false)),
          Map.entry("eq", new Sign(Relation.EQUAL, false)),
          Map.entry("any_eq", new Sign(Relation.EQUAL, false)),
          Map.entry("===", new Sign(Relation.EQUAL, true)),
          Map.entry("all_eq", new Sign(Relation.EQUAL, true)),
          Map.entry("!=", new Sign(Relation.UNEQUAL, true)),
          Map.entry("ne", new Sign(Relation.UNEQUAL, true)),
          Map.entry("all_ne", new Sign(Relation.UNEQUAL, true)),
          Map.entry("!==", new Sign(Relation.UNEQUAL, false)),
          Map.entry("~=", new Sign(Relation.UNEQUAL, false)),
          Map.entry("any_ne", new Sign(Relation.UNEQUAL, false)),
          Map.entry(">", new Sign(Relation.GREATER, false)),
          Map.entry("gt", new Sign(Relation.GREATER, false)),
          Map.entry("<", new Sign(Relation.LESS, false)),
          Map.entry("lt", new Sign(Relation.LESS, false)),
          Map.entry(">=", new Sign(Relation.AT_LEAST, false)),
          Map.entry("ge", new Sign(Relation.AT_LEAST, false)),
          Map.entry("<=", new Sign(Relation.AT_MOST, false)),
          Map.entry("le", new Sign(Relation.AT_MOST, false)),
          Map.entry("contains", new Sign(Relation.CONTAINS, false)),
          Map.entry("~", new Sign(Relation.MATCHES, false)),
          Map.entry("matches", new Sign(Relation.MATCHES, false)));

  private final TokenCursor tokens;
  private final OperandParser operands;

  private Parser(TokenCursor tokens) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens);
  }

  /**
   * @param tokens not only the END
   */
  static Condition parse(List<Token> tokens) throws FilterException {
    TokenCursor cursor = new TokenCursor(tokens);
    Condition condition = new Parser(cursor).or();
    if (cursor.peek().kind() != Kind.END) {
      throw cursor.unexpected();
    }
    return condition;
  }

  private Condition or() throws FilterException {
    Condition first = xor();
    return tokens.at("or", "||") ? joined(Joint.OR, first) : first;
  }

  private Condition xor() throws FilterException {
    Condition first = and();
    return tokens.at("xor", "^^") ? joined(Joint.XOR, first) : first;
  }

  private Condition and() throws FilterException {
    Condition first = not();
    return tokens.at("and", "&&") ? joined(Joint.AND, first) : first;
  }

  /** All parts of a chain in one list: a long one must not nest. */
  private Condition joined(Joint joint, Condition first) throws FilterException {
    List<Condition> parts = new ArrayList<>(List.of(first));
    String word = joint == Joint.AND ? "and" : joint == Joint.OR ? "or" : "xor";
    String sign = joint == Joint.AND ? "&&" : joint == Joint.OR ? "||" : "^^";
    while (tokens.at(word, sign)) {
      tokens.take();
      parts.add(joint == Joint.AND ? not() : joint == Joint.OR ? xor() : and());
    }
    return new Syntax.Joined(joint, parts);
  }

  private Condition not() throws FilterException {
    if (!tokens.at("not", "!") && !tokens.at("(")) {
      return relation();
    }
    Token sign = tokens.take();
    tokens.enter(sign);
    Condition condition = sign.is("(") ? inParentheses(sign) : new Syntax.Not(not());
    tokens.leave(1);
    return condition;
  }

  private Condition inParentheses(Token open) throws FilterException {
    Condition condition = or();
    tokens.close(open, ")");
    return condition;
  }

  private Condition relation() throws FilterException {
    Token quantifier = tokens.at("any", "all") ? tokens.take() : null;
    Operand first = operands.operand();
    if (tokens.at("in") || tokens.at("not") && tokens.peekSecond().isWord("in")) {
      return membership(first, quantifier != null && quantifier.isWord("all"));
    }
    if (operator() != null) {
      return comparison(first, quantifier);
    }
    if (quantifier != null) {
      throw tokens.peek().error(quantifier.shown() + " has to stand before a comparison");
    }
    return new Syntax.Exists(first);
  }

  private Condition comparison(Operand first, Token quantifier) throws FilterException {
    List<Operand> sides = new ArrayList<>(List.of(first));
    List<Operator> operators = new ArrayList<>();
    for (Sign sign = operator(); sign != null; sign = operator()) {
      boolean all = quantifier == null ? sign.all() : quantifier.isWord("all");
      operators.add(new Operator(sign.relation(), all, tokens.take()));
      sides.add(operands.operand());
    }
    return new Syntax.Comparison(sides, operators);
  }

  /** The comparison that stands next, or null. */
  private Sign operator() {
    Token token = tokens.peek();
    boolean mayBe = token.kind() == Kind.SIGN || token.kind() == Kind.WORD;
    return mayBe ? RELATIONS.get(token.text()) : null;
  }

  private Condition membership(Operand operand, boolean all) throws FilterException {
    boolean negated = tokens.at("not");
    if (negated) {
      tokens.take();
    }
    Token in = tokens.take();
    if (!tokens.at("{")) {
      throw tokens.peek().error("a set in { } has to follow \"in\"");
    }
    Condition membership = new Syntax.Membership(operand, operands.set(), in, all);
    return negated ? new Syntax.Not(membership) : membership;
  }
}
