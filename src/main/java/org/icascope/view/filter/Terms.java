package org.icascope.view.filter;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;

/** The kinds of terms. */
final class Terms {

  /** Chosen: a chain of fields with many values each must not multiply without end. */
  static final int MAX_VALUES = 4096;

  private Terms() {}

  record OfField(FieldInfo field) implements Term {
    @Override
    public FieldType type() {
      return field.type();
    }

    @Override
    public void values(FieldSource source, Consumer<FieldValue> sink) {
      source.values(field, sink);
    }

    @Override
    public Test any(Predicate<FieldValue> test) {
      return source -> source.any(field, test);
    }
  }

  record Constant(FieldType type, FieldValue value) implements Term {
    @Override
    public void values(FieldSource source, Consumer<FieldValue> sink) {
      sink.accept(value);
    }

    @Override
    public boolean isConstant() {
      return true;
    }
  }

  /**
   * Every value of another term, turned into something else.
   *
   * @param mapping gives null where there is no result
   */
  record Mapped(Term inner, FieldType type, UnaryOperator<FieldValue> mapping) implements Term {
    @Override
    public void values(FieldSource source, Consumer<FieldValue> sink) {
      inner.values(
          source,
          value -> {
            FieldValue mapped = mapping.apply(value);
            if (mapped != null) {
              sink.accept(mapped);
            }
          });
    }

    @Override
    public Test any(Predicate<FieldValue> test) {
      return inner.any(
          value -> {
            FieldValue mapped = mapping.apply(value);
            return mapped != null && test.test(mapped);
          });
    }
  }

  /** How many values a term has; nothing at all where it has none, as tshark 4.0.17. */
  record Count(Term inner) implements Term {
    @Override
    public FieldType type() {
      return FieldType.NUMBER;
    }

    @Override
    public void values(FieldSource source, Consumer<FieldValue> sink) {
      int count = inner.list(source).size();
      if (count > 0) {
        sink.accept(new FieldValue.Whole(count));
      }
    }
  }

  /**
   * The greatest or smallest of all values.
   *
   * @param sign 1 for the greatest, -1 for the smallest
   */
  record Extreme(FieldType type, List<Term> terms, int sign) implements Term {
    @Override
    public void values(FieldSource source, Consumer<FieldValue> sink) {
      FieldValue best = null;
      for (Term term : terms) {
        for (FieldValue value : term.list(source)) {
          if (best == null
              || ValueOrder.comparable(value, best) && sign * ValueOrder.compare(value, best) > 0) {
            best = value;
          }
        }
      }
      if (best != null) {
        sink.accept(best);
      }
    }
  }

  /** A calculation with every pair of the values of two terms. */
  record Calculated(FieldType type, Term left, Term right, Calculation calculation)
      implements Term {

    @Override
    public void values(FieldSource source, Consumer<FieldValue> sink) {
      List<FieldValue> others = right.list(source);
      int count = 0;
      for (FieldValue one : left.list(source)) {
        for (FieldValue other : others) {
          FieldValue result = calculation.apply(one, other);
          if (result != null) {
            sink.accept(result);
          }
          if (++count == MAX_VALUES) {
            return;
          }
        }
      }
    }
  }
}
