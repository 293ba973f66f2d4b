package org.icascope.view.tree;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.Fields;
import tools.jackson.core.JsonGenerator;

/** The list of fields as JSON. */
public final class FieldsJson {

  private FieldsJson() {}

  /** Writes an array with one object per field, and a line end; leaves the stream open. */
  public static void write(List<FieldInfo> fields, OutputStream out) throws IOException {
    try (JsonGenerator json = Indented.on(out)) {
      json.writeStartArray();
      fields.forEach(field -> write(json, field));
      json.writeEndArray();
    }
    out.write('\n');
    out.flush();
  }

  private static void write(JsonGenerator json, FieldInfo field) {
    json.writeStartObject();
    json.writeStringProperty("name", field.name());
    json.writeStringProperty("type", field.type().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("title", field.title());
    if (!field.explanation().isEmpty()) {
      json.writeStringProperty("explanation", field.explanation());
    }
    if (field.secret()) {
      json.writeBooleanProperty("secret", true);
    }
    Fields.catalog()
        .confidence(field)
        .ifPresent(text -> json.writeStringProperty("confidence", text));
    Map<Long, String> names = new TreeMap<>(Fields.catalog().valueNames(field));
    if (!names.isEmpty()) {
      json.writeObjectPropertyStart("names");
      names.forEach((number, name) -> json.writeStringProperty(number.toString(), name));
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
