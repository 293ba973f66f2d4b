package org.icascope.report.siem;

import java.util.EnumSet;
import java.util.Set;

/**
 * One field of a format: where it comes from and how it is taken.
 *
 * @param field name in that format, with points between an object and what is in it; {@code []}
 *     behind a name makes it a list of one object
 * @param ours what the value is, in the words of docs/json.md
 * @param kinds records that have it
 */
public record Row(String field, String ours, Set<Kind> kinds, Taker taker) {

  /** Takes the value of a field out of a fact; without one it takes nothing. */
  interface Taker {
    void take(Fact fact, FieldSink sink);
  }

  private static final Set<Kind> ALL = Set.copyOf(EnumSet.allOf(Kind.class));

  public Row {
    kinds = Set.copyOf(kinds);
  }

  static Row of(String field, String ours, Taker taker) {
    return new Row(field, ours, ALL, taker);
  }

  static Row of(String field, String ours, Kind kind, Taker taker) {
    return new Row(field, ours, Set.of(kind), taker);
  }

  static Row of(String field, String ours, Kind one, Kind other, Taker taker) {
    return new Row(field, ours, Set.of(one, other), taker);
  }

  /** A field that says the same in every record. */
  static Row always(String field, String value) {
    return of(field, "always `" + value + "`", (fact, sink) -> sink.text(value));
  }
}
