package org.icascope.report.siem;

import java.util.List;
import java.util.Optional;

/** Takes the value of one field; at most one call per field. */
interface FieldSink {

  void text(String value);

  void texts(List<String> values);

  void number(long value);

  void numbers(List<Long> values);

  void flag(boolean value);

  void figures(Figures figures);

  default void text(Optional<String> value) {
    if (value.isPresent()) {
      text(value.get());
    }
  }

  /** A list that has something in it. */
  default void some(List<String> values) {
    if (!values.isEmpty()) {
      texts(values);
    }
  }
}
