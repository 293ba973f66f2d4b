package org.icascope.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemSamples;
import tools.jackson.databind.JsonNode;

/** The examples under docs/siem, and the records of the samples that they are applied to. */
final class SiemFiles {

  static final Path FOLDER = Path.of("docs/siem");
  static final String INDEX = "icascope-records";

  static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  static List<JsonNode> records() throws IOException {
    return SiemSamples.records(SiemFormat.ECS);
  }

  /** Names of all fields of records, with points; what is in figures is one field. */
  static Map<String, JsonNode> fields(JsonNode record) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    collect(record, "", fields);
    return fields;
  }

  private static void collect(JsonNode node, String path, Map<String, JsonNode> fields) {
    for (String name : node.propertyNames()) {
      String field = path.isEmpty() ? name : path + "." + name;
      if (node.get(name).isObject() && !field.equals("icascope.figures")) {
        collect(node.get(name), field, fields);
      } else {
        fields.put(field, node.get(name));
      }
    }
  }

  static Set<String> fieldsOfAll() throws IOException {
    Set<String> all = new TreeSet<>();
    for (JsonNode record : records()) {
      all.addAll(fields(record).keySet());
      record.at("/icascope/figures").propertyNames().forEach(n -> all.add("icascope.figures." + n));
    }
    return all;
  }

  private SiemFiles() {}

  /** The value is a text and that one. */
  static boolean is(JsonNode record, String pointer, String value) {
    return record.at(pointer).asString("").equals(value);
  }
}
