package org.icascope.view.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields there are. */
public interface FieldCatalog {

  Optional<FieldInfo> find(String name);

  /** All of them, by name. */
  List<FieldInfo> all();

  /** What the numbers of a field mean, as {@code 1} {@code BIND_REQUEST}; empty where not known. */
  default Map<Long, String> valueNames(FieldInfo field) {
    return Map.of();
  }

  /** How sure the layout is: {@code confirmed}, {@code likely}, {@code guess}. */
  default Optional<String> confidence(FieldInfo field) {
    return Optional.empty();
  }

  /** Its bytes are the user's, and are never shown or compared: only their length is given. */
  default boolean payload(FieldInfo field) {
    return false;
  }

  /** The field that has the length of another one whose bytes are never shown. */
  default Optional<FieldInfo> lengthOf(FieldInfo field) {
    String name = field.name();
    int part = name.lastIndexOf('.') + 1;
    return find(name.substring(0, part) + name.substring(part).replaceFirst("^secret_", "len_"))
        .filter(length -> length.type() == FieldType.NUMBER);
  }

  /** Why there is no field of a name that Wireshark has; empty for all others. */
  default Optional<String> whyNot(String name) {
    return Optional.empty();
  }

  /**
   * The other way round, as {@code BIND_REQUEST} for 1: what filters may compare with. Of two
   * numbers with one name the first counts.
   */
  default Map<String, Long> namedValues(FieldInfo field) {
    Map<String, Long> numbers = new HashMap<>();
    valueNames(field).forEach((number, name) -> numbers.putIfAbsent(name, number));
    return numbers;
  }
}
