package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;
import org.icascope.view.filter.Syntax.Condition;
import org.icascope.view.filter.Syntax.Operand;
import org.icascope.view.filter.Syntax.Operator;

/** Makes tests of conditions. */
final class ConditionCompiler {

  private static final Predicate<FieldValue> ALWAYS = value -> true;

  private final OperandCompiler operands;
  private final FieldNames names;

  ConditionCompiler(OperandCompiler operands, FieldNames names) {
    this.operands = operands;
    this.names = names;
  }

  Test test(Condition condition) throws FilterException {
    if (condition instanceof Syntax.Joined joined) {
      return joined(joined);
    } else if (condition instanceof Syntax.Not not) {
      Test part = test(not.part());
      return source -> !part.matches(source);
    } else if (condition instanceof Syntax.Exists exists) {
      return exists(exists.operand());
    } else if (condition instanceof Syntax.Comparison comparison) {
      return comparison(comparison);
    }
    return membership((Syntax.Membership) condition);
  }

  private Test joined(Syntax.Joined joined) throws FilterException {
    List<Test> parts = new ArrayList<>();
    for (Condition part : joined.parts()) {
      parts.add(test(part));
    }
    Test[] tests = parts.toArray(Test[]::new);
    return switch (joined.joint()) {
      case AND -> Joints.all(tests);
      case OR -> Joints.any(tests);
      case XOR -> Joints.odd(tests);
    };
  }

  private Test exists(Operand operand) throws FilterException {
    if (operand instanceof Syntax.Call call) {
      throw call.token().error("a function has to be compared with something");
    }
    requireField(operand);
    Term term = operands.presence(operand);
    boolean isNumber = operand instanceof Syntax.Arithmetic || operand instanceof Syntax.Negative;
    return term.any(isNumber ? Calculation::isNonzero : ALWAYS);
  }

  private Test comparison(Syntax.Comparison comparison) throws FilterException {
    List<Test> tests = new ArrayList<>();
    for (int i = 0; i < comparison.operators().size(); i++) {
      Operand left = comparison.operands().get(i);
      tests.add(comparison(left, comparison.operators().get(i), comparison.operands().get(i + 1)));
    }
    return tests.size() == 1 ? tests.get(0) : Joints.all(tests.toArray(Test[]::new));
  }

  private Test comparison(Operand left, Operator operator, Operand right) throws FilterException {
    requireField(left);
    Term one = comparable(operands.term(left), operator, left.token());
    if (operator.relation() == Relation.MATCHES) {
      return quantified(one, ValueTests.matches(one, right, operator.sign()), operator.all());
    }
    Term other = operands.term(right, one);
    OperandCompiler.requireSameType(one, other, right.token());
    if (operator.relation() == Relation.CONTAINS && other instanceof Network) {
      throw right.token().error("addresses have no parts to contain");
    }
    if (other.type() == FieldType.GROUP && !other.isConstant()) {
      throw right
          .token()
          .error("a protocol has to stand on the left of " + operator.sign().shown());
    }
    return other.isConstant()
        ? quantified(one, ValueTests.constant(operator.relation(), other), operator.all())
        : Joints.pairs(one, operator, other);
  }

  /** Checks that values of this type have this relation; addresses that contain become bytes. */
  private static Term comparable(Term term, Operator operator, Token at) throws FilterException {
    boolean inside =
        operator.relation() == Relation.CONTAINS || operator.relation() == Relation.MATCHES;
    FieldType type = term.type();
    if (inside && type == FieldType.ETHERNET) {
      return new Terms.Mapped(term, FieldType.BYTES, ByteValues::from);
    }
    if (inside) {
      OperandCompiler.requireBytes(term, at);
    }
    boolean hasParts = type == FieldType.TEXT || type == FieldType.BYTES || type == FieldType.GROUP;
    if (inside && !hasParts) {
      throw at.error(
          at.shown()
              + " is "
              + TypeNames.of(type)
              + ": "
              + operator.sign().shown()
              + " is for texts and bytes (string() makes a text of it)");
    } else if (!inside && type == FieldType.GROUP) {
      throw at.error(
          at.shown() + " is a protocol: it is there or not, and has no value to compare");
    }
    return term;
  }

  private Test membership(Syntax.Membership membership) throws FilterException {
    Operand operand = membership.operand();
    requireField(operand);
    Term term = operands.term(operand);
    Operator equal = new Operator(Relation.EQUAL, membership.all(), membership.sign());
    comparable(term, equal, operand.token());
    List<Predicate<FieldValue>> constants = new ArrayList<>();
    List<SetMember> members = new ArrayList<>();
    for (Syntax.Range range : membership.set()) {
      Term first = member(term, range.first());
      Term last = range.isSingle() ? first : member(term, range.last());
      if (first.isConstant() && last.isConstant()) {
        constants.add(ValueTests.range(first, last));
      } else {
        members.add(new SetMember(first, last));
      }
    }
    Predicate<FieldValue> inConstants = ValueTests.anyOf(constants);
    return members.isEmpty()
        ? quantified(term, inConstants, membership.all())
        : SetMember.test(term, inConstants, members, membership.all());
  }

  private Term member(Term term, Operand operand) throws FilterException {
    Term member = operands.term(operand, term);
    OperandCompiler.requireSameType(term, member, operand.token());
    return member;
  }

  /** One value has to pass, or all and at least one. */
  private static Test quantified(Term term, Predicate<FieldValue> test, boolean all) {
    if (!all) {
      return term.any(test);
    }
    Test occurs = term.any(ALWAYS);
    Test fails = term.any(test.negate());
    return source -> occurs.matches(source) && !fails.matches(source);
  }

  private void requireField(Operand operand) throws FilterException {
    if (!operands.isLiteral(operand)) {
      return;
    }
    if (operand instanceof Syntax.Atom atom) {
      throw names.unknown(atom.token());
    }
    throw operand.token().error("a field or function has to stand on this side");
  }
}
