package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;
import org.icascope.view.filter.Syntax.Operand;
import org.icascope.view.filter.Token.Kind;

/** Makes terms of operands: finds their fields and checks their types. */
final class OperandCompiler {

  private static final Term WHOLE = new Terms.Constant(FieldType.NUMBER, new FieldValue.Whole(0));

  /** Filters are not told the names of files. */
  private static final String ONLY_IN_ROWS = "icascope.file";

  private final FieldNames names;
  private final Literals literals;
  private final Set<FieldInfo> fields = new LinkedHashSet<>();

  OperandCompiler(FieldNames names, Literals literals) {
    this.names = names;
    this.literals = literals;
  }

  /** All that were met so far. */
  Set<FieldInfo> fields() {
    return fields;
  }

  /** Whether there is no field in it, so that its type is that of the other side. */
  boolean isLiteral(Operand operand) {
    if (operand instanceof Syntax.Atom atom) {
      return names.find(atom.token()).isEmpty();
    } else if (operand instanceof Syntax.Negative negative) {
      return isLiteral(negative.operand());
    } else if (operand instanceof Syntax.Arithmetic arithmetic) {
      return isLiteral(arithmetic.left()) && isLiteral(arithmetic.right());
    }
    return false;
  }

  /** The term of an operand that is no literal. */
  Term term(Operand operand) throws FilterException {
    return term(operand, false);
  }

  /**
   * @param other what stands on the other side
   */
  Term term(Operand operand, Term other) throws FilterException {
    return isLiteral(operand) ? literal(operand, other) : term(operand, false);
  }

  /** The term of a field whose value is not asked for. */
  Term presence(Operand operand) throws FilterException {
    return term(operand, operand instanceof Syntax.Atom);
  }

  private Term term(Operand operand, boolean secretAllowed) throws FilterException {
    if (operand instanceof Syntax.Call call) {
      return call(call);
    } else if (operand instanceof Syntax.Sliced sliced) {
      return slice(sliced);
    } else if (operand instanceof Syntax.Negative negative) {
      Term inner = calculable(Calculation.SUBTRACT, term(negative.operand()), negative.token());
      return calculated(WHOLE, inner, Calculation.SUBTRACT);
    } else if (operand instanceof Syntax.Arithmetic arithmetic) {
      return arithmetic(arithmetic);
    }
    return field(operand.token(), secretAllowed);
  }

  private Term field(Token token, boolean secretAllowed) throws FilterException {
    Optional<FieldInfo> field = names.find(token);
    if (field.isEmpty()) {
      throw names.unknown(token);
    }
    Optional<FilterException> hidden =
        secretAllowed ? Optional.empty() : names.hidden(token, field.get());
    if (hidden.isPresent()) {
      throw hidden.get();
    }
    if (ONLY_IN_ROWS.equals(field.get().name())) {
      throw token.error(ONLY_IN_ROWS + " is for -T fields only: name the file instead");
    }
    fields.add(field.get());
    return new Terms.OfField(field.get());
  }

  private Term call(Syntax.Call call) throws FilterException {
    String name = call.token().text();
    if (!Functions.NAMES.contains(name)) {
      throw call.token()
          .error(
              "there is no function "
                  + call.token().shown()
                  + "; there are "
                  + String.join(", ", Functions.NAMES));
    }
    int count = call.arguments().size();
    if (count == 0 || count > 1 && !Functions.takesMany(name)) {
      throw call.token()
          .error(
              name
                  + "() takes "
                  + (Functions.takesMany(name) ? "1 or more" : "1")
                  + " arguments, not "
                  + count);
    }
    Term first = argument(call, call.arguments().get(0));
    List<Term> arguments = new ArrayList<>(List.of(first));
    for (Operand operand : call.arguments().subList(1, count)) {
      Term argument = term(operand, first);
      requireSameType(first, argument, operand.token());
      arguments.add(argument);
    }
    return Functions.call(call.token(), arguments);
  }

  private Term argument(Syntax.Call call, Operand operand) throws FilterException {
    return term(operand, Functions.isHarmless(call.token().text()));
  }

  private Term slice(Syntax.Sliced sliced) throws FilterException {
    Term inner = term(sliced.operand());
    requireBytes(inner, sliced.operand().token());
    return switch (inner.type()) {
      case TEXT, BYTES, ADDRESS, ETHERNET, GROUP ->
          new Terms.Mapped(inner, FieldType.BYTES, Slices.parse(sliced.token()));
      case NUMBER, DECIMAL, BOOLEAN, TIME ->
          throw sliced
              .token()
              .error(
                  "only bytes, texts and addresses have slices, not " + TypeNames.of(inner.type()));
    };
  }

  private Term arithmetic(Syntax.Arithmetic arithmetic) throws FilterException {
    Calculation calculation = Calculation.of(arithmetic.token().text()).orElseThrow();
    Token sign = arithmetic.token();
    // the side that has a field says what a literal on the other side is
    boolean literalLeft = isLiteral(arithmetic.left());
    Term known =
        calculable(calculation, term(literalLeft ? arithmetic.right() : arithmetic.left()), sign);
    Operand operand = literalLeft ? arithmetic.left() : arithmetic.right();
    Term other = calculable(calculation, term(operand, known), sign);
    requireSameType(known, other, operand.token());
    return literalLeft
        ? calculated(other, known, calculation)
        : calculated(known, other, calculation);
  }

  private static Term calculable(Calculation calculation, Term term, Token sign)
      throws FilterException {
    if (!calculation.takes(term.type()) || term instanceof Network) {
      String type = term instanceof Network ? "a network" : TypeNames.of(term.type());
      throw sign.error("\"" + sign.text() + "\" cannot be used with " + type);
    }
    return term;
  }

  private static Term calculated(Term left, Term right, Calculation calculation) {
    FieldType type = left.type() == FieldType.NUMBER ? right.type() : left.type();
    if (right instanceof Terms.Constant constant) {
      return new Terms.Mapped(left, type, value -> calculation.apply(value, constant.value()));
    } else if (left instanceof Terms.Constant constant) {
      return new Terms.Mapped(right, type, value -> calculation.apply(constant.value(), value));
    }
    return new Terms.Calculated(type, left, right, calculation);
  }

  /** A literal, or a calculation of literals: done here, once. */
  private Term literal(Operand operand, Term other) throws FilterException {
    if (operand instanceof Syntax.Negative negative) {
      Term inner = literal(negative.operand(), other);
      return folded(WHOLE, inner, Calculation.SUBTRACT, negative.token(), other);
    } else if (operand instanceof Syntax.Arithmetic arithmetic) {
      return folded(
          literal(arithmetic.left(), other),
          literal(arithmetic.right(), other),
          Calculation.of(arithmetic.token().text()).orElseThrow(),
          arithmetic.token(),
          other);
    }
    return literals.read(operand.token(), other);
  }

  private static Term folded(Term left, Term right, Calculation calculation, Token sign, Term other)
      throws FilterException {
    calculable(calculation, left, sign);
    calculable(calculation, right, sign);
    FieldValue result =
        calculation.apply(((Terms.Constant) left).value(), ((Terms.Constant) right).value());
    if (result == null) {
      throw sign.error("\"" + sign.text() + "\" has no result here");
    }
    return new Terms.Constant(other.type(), result);
  }

  /** Protocols have bytes, other groups are only there. */
  static void requireBytes(Term term, Token at) throws FilterException {
    boolean isPart =
        term instanceof Terms.OfField field
            && field.type() == FieldType.GROUP
            && field.field().name().contains(".");
    if (isPart) {
      String name = at.text();
      throw at.error(
          name
              + " is there or not: bytes to search have protocols only, as "
              + name.substring(0, name.indexOf('.')));
    }
  }

  static void requireSameType(Term one, Term other, Token at) throws FilterException {
    if (family(one.type()) != family(other.type())) {
      throw at.error(
          TypeNames.of(one.type())
              + " and "
              + TypeNames.of(other.type())
              + " cannot be compared or calculated with each other");
    }
  }

  private static FieldType family(FieldType type) {
    return switch (type) {
      case DECIMAL -> FieldType.NUMBER;
      case GROUP -> FieldType.BYTES;
      default -> type;
    };
  }

  /** Whether an operand is a text in quotes. */
  static boolean isString(Operand operand) {
    return operand instanceof Syntax.Atom atom && atom.token().kind() == Kind.STRING;
  }
}
