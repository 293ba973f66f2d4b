package org.icascope.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values of a YAML document that may be absent. */
final class Yaml {

  private Yaml() {}

  static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  static List<Map<?, ?>> maps(Object value) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> maps.add(map(item)));
    }
    return maps;
  }

  /** On one line, empty where there is none. */
  static String text(Object value) {
    return value == null ? "" : value.toString().strip().replaceAll("\\s+", " ");
  }
}
