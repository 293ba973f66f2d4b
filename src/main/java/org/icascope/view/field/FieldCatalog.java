package org.icascope.view.field;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields there are. */
public interface FieldCatalog {

  Optional<FieldInfo> find(String name);

  /** All of them, by name. */
  List<FieldInfo> all();

  /**
   * The names of numbers of a field, as {@code BIND_REQUEST} for 1: what trees show beside the
   * number and filters may compare with. Empty for fields without names.
   */
  default Map<String, Long> namedValues(FieldInfo field) {
    return Map.of();
  }
}
