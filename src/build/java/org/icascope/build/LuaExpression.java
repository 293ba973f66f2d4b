package org.icascope.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates an expression of the Kaitai language into Lua, as far as {@code specs/} use the
 * language: numbers, texts, names, arithmetic, shifts, masks, comparisons, {@code not and or} and
 * the conditional.
 *
 * <p>Shifts and masks become functions, since the Lua of Wireshark has operators for them only from
 * Wireshark 4.4 on.
 */
final class LuaExpression {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(0x[0-9a-fA-F]+|\\d+|\"[^\"]*\"|'[^']*'|[A-Za-z_][A-Za-z_0-9]*"
              + "|<<|>>|==|!=|<=|>=|[-+*/%&|<>?:().])");

  /** Binary operators by rank, those that bind least first; a mask binds less than a shift. */
  private static final List<List<String>> RANKS =
      List.of(
          List.of("or"),
          List.of("and"),
          List.of("==", "!=", "<", ">", "<=", ">="),
          List.of("|"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*"));

  private static final int COMPARISON = 2;

  private final List<String> tokens = new ArrayList<>();
  private final String text;
  private int at;

  private LuaExpression(String text) {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text.strip());
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), matcher.regionEnd());
    }
    if (!matcher.hitEnd() && matcher.regionStart() < matcher.regionEnd()) {
      throw unknown();
    }
  }

  /** The expression in Lua; names are those of the struct in the variable {@code self}. */
  static String of(Object kaitai) {
    LuaExpression expression = new LuaExpression(kaitai.toString());
    String lua = expression.conditional();
    if (expression.at < expression.tokens.size()) {
      throw expression.unknown();
    }
    return lua;
  }

  private IllegalStateException unknown() {
    return new IllegalStateException("not translated to Lua: " + text);
  }

  private String peek() {
    return at < tokens.size() ? tokens.get(at) : "";
  }

  private boolean take(String token) {
    boolean there = peek().equals(token);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw unknown();
    }
  }

  /** What stands for yes is never false or nil in {@code specs/}, so Lua's idiom holds. */
  private String conditional() {
    String condition = binary(0);
    if (!take("?")) {
      return condition;
    }
    String yes = conditional();
    expect(":");
    return "(" + condition + " and " + yes + " or " + conditional() + ")";
  }

  private String binary(int rank) {
    if (rank == RANKS.size()) {
      return unary();
    }
    if (rank == COMPARISON && take("not")) {
      return "(not " + binary(COMPARISON) + ")";
    }
    String left = binary(rank + 1);
    while (RANKS.get(rank).contains(peek())) {
      left = operation(left, tokens.get(at++), binary(rank + 1));
    }
    return left;
  }

  private static String operation(String left, String operator, String right) {
    return switch (operator) {
      case "&" -> "band(" + left + ", " + right + ")";
      case "|" -> "bor(" + left + ", " + right + ")";
      case "<<" -> "shl(" + left + ", " + right + ")";
      case ">>" -> "shr(" + left + ", " + right + ")";
      case "!=" -> "(" + left + " ~= " + right + ")";
      default -> "(" + left + " " + operator + " " + right + ")";
    };
  }

  private String unary() {
    if (take("-")) {
      return "-" + unary();
    }
    if (take("not")) {
      return "(not " + unary() + ")";
    }
    if (take("(")) {
      String inner = conditional();
      expect(")");
      return "(" + inner + ")";
    }
    String token = peek();
    at++;
    if (token.matches("[0-9].*|[\"'].*")) {
      return token;
    }
    if (!token.matches("[A-Za-z_].*")) {
      throw unknown();
    }
    return path(token);
  }

  /** {@code _} and {@code _index} are variables of a loop; the rest belongs to the struct. */
  private String path(String first) {
    StringBuilder lua = new StringBuilder();
    switch (first) {
      case "_" -> lua.append("item");
      case "_index" -> lua.append("(i - 1)");
      default -> lua.append("self.").append(first);
    }
    while (take(".")) {
      lua.append('.').append(peek());
      at++;
    }
    return lua.toString();
  }
}
