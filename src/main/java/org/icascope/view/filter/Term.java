package org.icascope.view.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;

/** A compiled operand: gives some values for every frame. Holds no state. */
interface Term {

  FieldType type();

  void values(FieldSource source, Consumer<FieldValue> sink);

  /** The test whether one of the values passes; made once, so that frames cost no objects. */
  default Test any(Predicate<FieldValue> test) {
    return source -> {
      for (FieldValue value : list(source)) {
        if (test.test(value)) {
          return true;
        }
      }
      return false;
    };
  }

  default List<FieldValue> list(FieldSource source) {
    List<FieldValue> list = new ArrayList<>(2);
    values(source, list::add);
    return list;
  }

  /** The same value in every frame. */
  default boolean isConstant() {
    return false;
  }
}
