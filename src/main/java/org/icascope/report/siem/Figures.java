package org.icascope.report.siem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Named values of a record, in the order in which they were added, with the names that they have in
 * JSON. What is not known is not there.
 */
final class Figures implements FigureSink {

  /** More values are dropped. Chosen: the most a session has is half of it. */
  private static final int MOST = 64;

  /** Longer texts are cut. Chosen: longer than any that icascope writes itself. */
  private static final int LONGEST_TEXT = 160;

  /** What stays of a line that would be too long. Chosen. */
  private static final int FEW = 20;

  private static final int FEW_LETTERS = 24;

  private final List<String> names = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  @Override
  public void text(String name, String value) {
    add(name, CleanText.of(value, LONGEST_TEXT));
  }

  @Override
  public void number(String name, long value) {
    add(name, value);
  }

  @Override
  public void figure(String name, double value) {
    if (!Double.isNaN(value) && !Double.isInfinite(value)) {
      add(name, value);
    }
  }

  @Override
  public void flag(String name, boolean value) {
    add(name, value);
  }

  void text(String name, Optional<String> value) {
    value.ifPresent(v -> text(name, v));
  }

  void number(String name, OptionalInt value) {
    value.ifPresent(v -> number(name, v));
  }

  void number(String name, OptionalLong value) {
    value.ifPresent(v -> number(name, v));
  }

  void figure(String name, OptionalDouble value) {
    value.ifPresent(v -> figure(name, v));
  }

  void flag(String name, Optional<Boolean> value) {
    value.ifPresent(v -> flag(name, v));
  }

  private void add(String name, Object value) {
    if (names.size() < MOST && !names.contains(name)) {
      names.add(name);
      values.add(value);
    }
  }

  /** Something that holds for all records: in front, so that no shortening takes it away. */
  void mark(String name) {
    names.add(0, name);
    values.add(0, true);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Tells all of them in order. */
  void tell(FigureSink sink) {
    for (int i = 0; i < names.size(); i++) {
      Object value = values.get(i);
      if (value instanceof String text) {
        sink.text(names.get(i), text);
      } else if (value instanceof Long number) {
        sink.number(names.get(i), number);
      } else if (value instanceof Double figure) {
        sink.figure(names.get(i), figure);
      } else if (value instanceof Boolean flag) {
        sink.flag(names.get(i), flag);
      }
    }
  }

  /** The first of them, for a line that would be too long. */
  Figures shortened() {
    Figures some = new Figures();
    for (int i = 0; i < Math.min(FEW, names.size()); i++) {
      Object value = values.get(i);
      some.add(names.get(i), value instanceof String t ? CleanText.cut(t, FEW_LETTERS) : value);
    }
    return some;
  }
}
