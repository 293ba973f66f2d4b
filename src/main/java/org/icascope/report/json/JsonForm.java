package org.icascope.report.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form of JSON that commands write, with its JSON Schema (2020-12).
 *
 * <p>The schemas are resources. What several of them use stands once, in files of definitions; a
 * schema as it is given out has those that it needs and refers to nothing outside.
 */
public enum JsonForm {
  /** {@code analyze --format json}. */
  DOCUMENT("analysis"),
  /** A line of {@code analyze --format ndjson}. */
  LINES("lines"),
  /** {@code compare --format json}. */
  COMPARE("compare"),
  /** {@code inventory --format json}. */
  INVENTORY("inventory"),
  /** {@code ports --format json}. */
  PORTS("ports");

  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final List<String> SHARED = List.of("definitions", "events");
  private static final String DEFINITIONS = "$defs";
  private static final String REFERENCE = "#/" + DEFINITIONS + "/";

  private final String file;

  JsonForm(String file) {
    this.file = file;
  }

  /** The word for it on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes its schema and a line end; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public void writeSchema(OutputStream out) throws IOException {
    Generators.unwrapping(
        () -> {
          try (JsonGenerator generator = Generators.indenting(out)) {
            EntityTrees.MAPPER.writeTree(generator, schema());
            generator.writeRaw('\n');
          }
        });
  }

  private ObjectNode schema() {
    ObjectNode own = read(file);
    ObjectNode known = EntityTrees.MAPPER.createObjectNode();
    SHARED.forEach(name -> known.setAll(read(name)));
    if (own.remove(DEFINITIONS) instanceof ObjectNode definitions) {
      known.setAll(definitions);
    }
    ObjectNode schema =
        EntityTrees.MAPPER
            .createObjectNode()
            .put("$schema", DIALECT)
            .put("$id", "urn:icascope:schema:" + file + ":1");
    schema.setAll(own);
    ObjectNode definitions = schema.putObject(DEFINITIONS);
    for (String name : needed(own, known)) {
      definitions.set(name, known.get(name));
    }
    return schema;
  }

  /** Names of the definitions to which it refers, and those to which they do. */
  private static TreeSet<String> needed(ObjectNode own, ObjectNode known) {
    TreeSet<String> names = new TreeSet<>();
    Deque<JsonNode> toRead = new ArrayDeque<>(List.of(own));
    while (!toRead.isEmpty()) {
      for (JsonNode reference : toRead.remove().findValues("$ref")) {
        String name = reference.stringValue().substring(REFERENCE.length());
        if (names.add(name)) {
          toRead.add(known.get(name));
        }
      }
    }
    return names;
  }

  private static ObjectNode read(String name) {
    try (InputStream in = JsonForm.class.getResourceAsStream("schema/" + name + ".json")) {
      return (ObjectNode) EntityTrees.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
