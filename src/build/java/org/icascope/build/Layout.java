package org.icascope.build;

import java.util.List;
import java.util.Map;

/**
 * One type of a layout file.
 *
 * @param path ids from the file's own down to the type
 * @param prefix what the names of its fields begin with
 * @param title a few words
 * @param yaml the type as it stands in the file
 */
record Layout(List<String> path, String prefix, String title, Map<?, ?> yaml) {

  /** The generated class without its package. */
  String className() {
    return String.join("$", path.stream().map(Words::upperCamel).toList());
  }

  List<Map<?, ?>> fields() {
    return Yaml.maps(yaml.get("seq"));
  }

  Map<?, ?> instances() {
    return Yaml.map(yaml.get("instances"));
  }

  List<Map<?, ?>> parameters() {
    return Yaml.maps(yaml.get("params"));
  }

  String doc() {
    return Yaml.text(yaml.get("doc"));
  }

  /** A number that takes a layout of its own: its fields are not of interest. */
  boolean isNumber() {
    return yaml.containsKey("-number");
  }
}
