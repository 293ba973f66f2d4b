package org.icascope.view.field;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** Something that has values of fields: a frame with its units. */
public interface FieldSource {

  /**
   * Gives every value that a field has here, in the order of the bytes; none when the field does
   * not occur.
   */
  void values(FieldInfo field, Consumer<FieldValue> sink);

  /**
   * Whether one of the values passes. Filters ask this for every frame, so sources whose values
   * come one after the other do well to end at the first that passes.
   */
  default boolean any(FieldInfo field, Predicate<FieldValue> test) {
    AnyValue any = new AnyValue(test);
    values(field, any);
    return any.isFound();
  }
}
