package org.icascope.view.field;

import java.util.function.Consumer;

/** Something that has values of fields: a frame with its units. */
public interface FieldSource {

  /**
   * Gives every value that a field has here, in the order of the bytes; none when the field does
   * not occur.
   */
  void values(FieldInfo field, Consumer<FieldValue> sink);
}
