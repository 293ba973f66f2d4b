package org.icascope.view.field;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** Notes whether one of the values it is given passes a test. */
final class AnyValue implements Consumer<FieldValue> {

  private final Predicate<FieldValue> test;
  private boolean found;

  AnyValue(Predicate<FieldValue> test) {
    this.test = test;
  }

  @Override
  public void accept(FieldValue value) {
    found = found || test.test(value);
  }

  boolean isFound() {
    return found;
  }
}
