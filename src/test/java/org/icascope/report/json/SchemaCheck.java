package org.icascope.report.json;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks JSON against a schema that {@code icascope schema} prints. */
public final class SchemaCheck {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Schema schema;

  private SchemaCheck(JsonNode schema) {
    this.schema = REGISTRY.getSchema(schema);
  }

  /** As it is printed: fields that it does not know are let pass. */
  public static SchemaCheck open(JsonForm form) {
    return new SchemaCheck(printed(form));
  }

  /** The same, but fields that it does not know are errors. */
  public static SchemaCheck strict(JsonForm form) {
    ObjectNode schema = printed(form);
    schema.remove("$id"); // the registry has the open one by that name
    closeValue(schema);
    schema.get("$defs").forEach(SchemaCheck::closeValuesOf);
    return new SchemaCheck(schema);
  }

  public static ObjectNode printed(JsonForm form) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      form.writeSchema(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (ObjectNode) MAPPER.readTree(out.toString(StandardCharsets.UTF_8));
  }

  /** What is wrong, one line each. */
  public List<String> errors(JsonNode document) {
    return schema.validate(document).stream().map(Object::toString).sorted().toList();
  }

  /** The same for text. */
  public List<String> errors(String document) {
    return schema.validate(document, InputFormat.JSON).stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  /** A schema of a whole value: what it and the schemas it is made of leave over is an error. */
  private static void closeValue(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      closeValuesOf(object);
      object.put("unevaluatedProperties", false);
    }
  }

  /** Schemas of the parts of a value, wherever the schema of the value speaks of them. */
  private static void closeValuesOf(JsonNode schema) {
    schema.path("properties").forEach(SchemaCheck::closeValue);
    closeValue(schema.path("items"));
    for (String name : List.of("allOf", "anyOf", "oneOf")) {
      if (schema.path(name) instanceof ArrayNode parts) {
        parts.forEach(SchemaCheck::closeValuesOf);
      }
    }
    closeValuesOfBranch(schema, "then");
    closeValuesOfBranch(schema, "else");
  }

  private static void closeValuesOfBranch(JsonNode schema, String name) {
    if (schema.path(name) instanceof ObjectNode branch) {
      closeValuesOf(branch);
    }
  }
}
