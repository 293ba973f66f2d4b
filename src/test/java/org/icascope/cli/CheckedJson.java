package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.report.json.JsonForm;
import org.icascope.report.json.SchemaCheck;

/**
 * Whatever JSON a test makes a command write is valid by its schema, and has no field that the
 * schema does not know.
 */
final class CheckedJson {

  private static final Map<JsonForm, SchemaCheck> SCHEMAS = new EnumMap<>(JsonForm.class);

  private CheckedJson() {}

  static void check(List<String> arguments, String out) {
    Optional<JsonForm> form = out.isBlank() ? Optional.empty() : form(arguments);
    if (form.isEmpty()) {
      return;
    }
    SchemaCheck schema;
    synchronized (SCHEMAS) {
      schema = SCHEMAS.computeIfAbsent(form.get(), SchemaCheck::strict);
    }
    List<String> documents = form.get() == JsonForm.LINES ? out.lines().toList() : List.of(out);
    for (String document : documents) {
      assertEquals(List.of(), schema.errors(document), () -> arguments + " gave " + document);
    }
  }

  private static Optional<JsonForm> form(List<String> arguments) {
    int at = arguments.indexOf("--format");
    String format = at >= 0 && at + 1 < arguments.size() ? arguments.get(at + 1) : "";
    return switch (arguments.isEmpty() ? "" : arguments.get(0) + " " + format) {
      case "analyze json" -> Optional.of(JsonForm.DOCUMENT);
      case "analyze ndjson" -> Optional.of(JsonForm.LINES);
      case "compare json" -> Optional.of(JsonForm.COMPARE);
      case "inventory json" -> Optional.of(JsonForm.INVENTORY);
      case "ports json" -> Optional.of(JsonForm.PORTS);
      default -> Optional.empty();
    };
  }
}
