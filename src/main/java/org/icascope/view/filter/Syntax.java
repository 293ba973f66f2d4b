package org.icascope.view.filter;

import java.util.List;

/** What a filter says, before its fields and types are known. */
final class Syntax {

  private Syntax() {}

  /** Something that is true or not. */
  sealed interface Condition {}

  /** Two or more, joined by one operator. */
  record Joined(Joint joint, List<Condition> parts) implements Condition {}

  record Not(Condition part) implements Condition {}

  /** A field that is there, or a number that is not 0. */
  record Exists(Operand operand) implements Condition {}

  /**
   * @param operands one more than there are operators: {@code a < b < c} holds when both do
   */
  record Comparison(List<Operand> operands, List<Operator> operators) implements Condition {}

  record Membership(Operand operand, List<Range> set, Token sign, boolean all)
      implements Condition {}

  enum Joint {
    AND,
    OR,
    XOR
  }

  /**
   * A comparison sign with what any, all or the sign itself says of fields with several values.
   *
   * @param all every value has to pass
   */
  record Operator(Relation relation, boolean all, Token sign) {}

  /**
   * @param last the same as the first where it is a single value
   */
  record Range(Operand first, Operand last) {
    boolean isSingle() {
      return first == last;
    }
  }

  /** Something that has values. */
  sealed interface Operand {
    /** Where messages about it point to. */
    Token token();
  }

  /** A field by its name, or a literal: what it is, the catalog and the other side decide. */
  record Atom(Token token) implements Operand {}

  record Call(Token token, List<Operand> arguments) implements Operand {}

  record Sliced(Operand operand, Token token) implements Operand {}

  /** Unary minus has 0 on its left. */
  record Arithmetic(Operand left, Operand right, Token token) implements Operand {}

  record Negative(Operand operand, Token token) implements Operand {}
}
