package org.icascope.view.filter;

import java.util.List;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldValue;
import org.icascope.view.filter.Syntax.Operator;

/** Tests made of other tests or terms. */
final class Joints {

  private Joints() {}

  static Test all(Test[] tests) {
    return source -> {
      for (Test test : tests) {
        if (!test.matches(source)) {
          return false;
        }
      }
      return true;
    };
  }

  static Test any(Test[] tests) {
    return source -> {
      for (Test test : tests) {
        if (test.matches(source)) {
          return true;
        }
      }
      return false;
    };
  }

  static Test odd(Test[] tests) {
    return source -> {
      boolean odd = false;
      for (Test test : tests) {
        odd ^= test.matches(source);
      }
      return odd;
    };
  }

  /** Compares every value of one term with every value of another. */
  static Test pairs(Term one, Operator operator, Term other) {
    return source -> pairs(source, one, operator, other);
  }

  private static boolean pairs(FieldSource source, Term one, Operator operator, Term other) {
    List<FieldValue> rights = other.list(source);
    List<FieldValue> lefts = rights.isEmpty() ? List.of() : one.list(source);
    for (FieldValue left : lefts) {
      for (FieldValue right : rights) {
        if (ValueTests.holds(operator.relation(), left, right) != operator.all()) {
          return !operator.all();
        }
      }
    }
    return operator.all() && !lefts.isEmpty();
  }
}
