package org.icascope.report.json;

import java.util.function.Consumer;
import org.icascope.analyze.Analysis;
import org.icascope.report.Selection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.TokenBuffer;

/** Single things of the document as JSON trees, for formats that take them apart. */
public final class EntityTrees {

  static final JsonMapper MAPPER = JsonMapper.builder(Generators.FACTORY).build();

  private final Analysis analysis;
  private final Document document;
  private final LineContext contexts;

  public EntityTrees(Selection selection) {
    this(new Document(selection));
  }

  EntityTrees(Document document) {
    this.document = document;
    this.analysis = document.analysis();
    this.contexts = new LineContext(document);
  }

  /**
   * The session at that position in {@code Analysis.sessions()}, with what an NDJSON line adds to
   * it: file, the client's port, Community IDs.
   */
  public ObjectNode sessionInContext(int index) {
    ObjectNode tree = MAPPER.createObjectNode();
    contexts.ofSession(tree, analysis.sessions().get(index), false);
    return addTo(tree, tree(entities -> entities.session(index)));
  }

  /**
   * The event at that position in {@code Analysis.events()}, with what an NDJSON line adds to it:
   * file, addresses and ports, uids and Community IDs.
   */
  public ObjectNode eventInContext(int index) {
    ObjectNode tree = MAPPER.createObjectNode();
    contexts.ofEvent(tree, analysis.events().get(index));
    return addTo(tree, tree(entities -> entities.event(index)));
  }

  /** The node as it stands in a document: numbers without exponent. */
  public static String plain(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** What the context says is the same or more: a session's client with its port. */
  static ObjectNode addTo(ObjectNode context, ObjectNode properties) {
    properties.properties().stream()
        .filter(property -> !context.has(property.getKey()))
        .forEach(property -> context.set(property.getKey(), property.getValue()));
    return context;
  }

  ObjectNode tree(Consumer<Entities> entity) {
    try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
      Json json = new Json(tokens);
      json.object(() -> entity.accept(new Entities(document, json)));
      return (ObjectNode) MAPPER.readTree(tokens.asParser());
    }
  }
}
