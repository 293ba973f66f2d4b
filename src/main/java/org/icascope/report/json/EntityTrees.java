package org.icascope.report.json;

import java.util.function.Consumer;
import org.icascope.analyze.Analysis;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.TokenBuffer;

/** Single things of the document as JSON trees, for formats that take them apart. */
public final class EntityTrees {

  static final JsonMapper MAPPER = JsonMapper.builder(Generators.FACTORY).build();

  private final Document document;

  public EntityTrees(Analysis analysis) {
    this(new Document(analysis));
  }

  EntityTrees(Document document) {
    this.document = document;
  }

  /** The session at that position in {@code Analysis.sessions()}. */
  public ObjectNode session(int index) {
    return tree(entities -> entities.session(index));
  }

  /** The event at that position in {@code Analysis.events()}. */
  public ObjectNode event(int index) {
    return tree(entities -> entities.event(index));
  }

  ObjectNode tree(Consumer<Entities> entity) {
    try (TokenBuffer tokens = TokenBuffer.forGeneration()) {
      Json json = new Json(tokens);
      json.object(() -> entity.accept(new Entities(document, json)));
      return (ObjectNode) MAPPER.readTree(tokens.asParser());
    }
  }
}
