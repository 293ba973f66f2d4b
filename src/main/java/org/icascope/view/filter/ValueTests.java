package org.icascope.view.filter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;
import org.icascope.view.filter.Syntax.Operand;

/** Tests of single values. */
final class ValueTests {

  private ValueTests() {}

  /** Whether two values stand so to each other; never, when their types do not go together. */
  static boolean holds(Relation relation, FieldValue one, FieldValue other) {
    if (relation == Relation.CONTAINS) {
      return contains(one, other);
    }
    return ValueOrder.comparable(one, other) && relation.holds(ValueOrder.compare(one, other));
  }

  private static boolean contains(FieldValue one, FieldValue other) {
    if (one instanceof FieldValue.Text a && other instanceof FieldValue.Text b) {
      return a.value().contains(b.value());
    }
    if (one instanceof FieldValue.Layer a && other instanceof FieldValue.Bytes b) {
      return ProtocolBytes.contains(a, b);
    }
    return one instanceof FieldValue.Bytes a
        && other instanceof FieldValue.Bytes b
        && ByteValues.contains(a, b);
  }

  static Predicate<FieldValue> constant(Relation relation, Term constant) {
    if (constant instanceof Network network) {
      return value -> network.holds(relation, value);
    }
    FieldValue other = ((Terms.Constant) constant).value();
    if (other instanceof FieldValue.Whole whole) {
      long number = whole.value();
      return value ->
          value instanceof FieldValue.Whole w
              ? relation.holds(Long.compare(w.value(), number))
              : holds(relation, value, other);
    }
    return value -> holds(relation, value, other);
  }

  static Predicate<FieldValue> range(Term first, Term last) {
    return first == last
        ? constant(Relation.EQUAL, first)
        : constant(Relation.AT_LEAST, first).and(constant(Relation.AT_MOST, last));
  }

  static Predicate<FieldValue> anyOf(List<Predicate<FieldValue>> tests) {
    List<Predicate<FieldValue>> copy = List.copyOf(tests);
    return value -> {
      for (int i = 0; i < copy.size(); i++) {
        if (copy.get(i).test(value)) {
          return true;
        }
      }
      return false;
    };
  }

  static Predicate<FieldValue> matches(Term term, Operand pattern, Token sign)
      throws FilterException {
    if (!OperandCompiler.isString(pattern)) {
      throw pattern
          .token()
          .error(sign.shown() + " has to be followed by a regular expression in double quotes");
    }
    Token token = pattern.token();
    try {
      if (term.type() == FieldType.TEXT) {
        Regex regex = Regex.compile(token.text(), false);
        return value -> value instanceof FieldValue.Text text && regex.occursIn(text.value());
      }
      // a character of the pattern stands for the bytes it has in UTF-8
      byte[] utf8 = token.text().getBytes(StandardCharsets.UTF_8);
      Regex regex = Regex.compile(new String(utf8, StandardCharsets.ISO_8859_1), true);
      return value ->
          value instanceof FieldValue.Bytes bytes && regex.occursIn(new ByteText(bytes))
              || value instanceof FieldValue.Layer layer
                  && regex.occursIn(ProtocolBytes.text(layer));
    } catch (RegexException e) {
      throw located(e, token);
    }
  }

  /** Points into the pattern where it stands in the filter as it is, else to all of it. */
  private static FilterException located(RegexException e, Token token) {
    int quotes = token.end() - token.start() - token.text().length();
    boolean plain = quotes == 2 || quotes == 3;
    return plain
        ? new FilterException(e.getMessage(), token.start() + quotes - 1 + e.index(), 1)
        : token.error(e.getMessage());
  }

  /** Bytes as the characters of the same numbers. */
  private record ByteText(FieldValue.Bytes bytes) implements CharSequence {
    @Override
    public int length() {
      return bytes.length();
    }

    @Override
    public char charAt(int index) {
      return (char) (bytes.array()[bytes.start() + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new ByteText(new FieldValue.Bytes(bytes.array(), bytes.start() + start, end - start));
    }

    @Override
    public String toString() {
      return new String(bytes.array(), bytes.start(), bytes.length(), StandardCharsets.ISO_8859_1);
    }
  }
}
