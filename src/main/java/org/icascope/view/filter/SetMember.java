package org.icascope.view.filter;

import java.util.List;
import java.util.function.Predicate;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldValue;

/** A member of a set that is another field, as in {@code tcp.port in {udp.port, 80..tcp.len}}. */
record SetMember(Term first, Term last) {

  static Test test(
      Term term, Predicate<FieldValue> constants, List<SetMember> members, boolean all) {
    List<SetMember> copy = List.copyOf(members);
    return source -> {
      List<FieldValue> values = term.list(source);
      for (FieldValue value : values) {
        boolean in = constants.test(value) || copy.stream().anyMatch(m -> m.holds(source, value));
        if (in != all) {
          return in;
        }
      }
      return all && !values.isEmpty();
    };
  }

  private boolean holds(FieldSource source, FieldValue value) {
    boolean isSingle = first == last;
    for (FieldValue low : first.list(source)) {
      if (isSingle && ValueTests.holds(Relation.EQUAL, value, low)) {
        return true;
      } else if (!isSingle && ValueTests.holds(Relation.AT_LEAST, value, low)) {
        return last.list(source).stream()
            .anyMatch(high -> ValueTests.holds(Relation.AT_MOST, value, high));
      }
    }
    return false;
  }
}
