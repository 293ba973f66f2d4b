package org.icascope.view.field;

import java.util.Map;

/**
 * What a layout in {@code specs/} says of one field.
 *
 * @param payload its bytes are the user's and are never shown, only their length
 * @param repeated it stands in a list
 * @param hex its numbers are better read in hexadecimal
 * @param confidence {@code confirmed}, {@code likely} or {@code guess}; empty for a layout itself
 * @param names what its numbers mean, as far as known
 */
public record SpecField(
    FieldInfo info,
    boolean payload,
    boolean repeated,
    boolean hex,
    String confidence,
    Map<Long, String> names) {

  public SpecField {
    names = Map.copyOf(names);
  }
}
