package org.icascope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.icascope.analyze.Analysis;
import org.icascope.report.Positions;
import org.icascope.report.Selection;
import org.icascope.session.Session;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The analysis as one JSON object per line, each readable by itself and under 8 kB. */
public final class NdjsonWriter {

  private final Analysis analysis;
  private final Positions positions;
  private final Document document;
  private final EntityTrees trees;
  private final LineContext contexts;
  private final DocumentOptions options;
  private final JsonGenerator out;

  private NdjsonWriter(Selection selection, DocumentOptions options, JsonGenerator out) {
    this.analysis = selection.analysis();
    this.positions = new Positions(selection);
    this.document = new Document(selection);
    this.trees = new EntityTrees(document);
    this.contexts = new LineContext(document);
    this.options = options;
    this.out = out;
  }

  /**
   * Writes all lines, each with a line end; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public static void write(Analysis analysis, DocumentOptions options, OutputStream out)
      throws IOException {
    write(Selection.everything(analysis), options, out);
  }

  /**
   * The same for a part.
   *
   * @throws IOException when the stream does
   */
  public static void write(Selection selection, DocumentOptions options, OutputStream out)
      throws IOException {
    Generators.unwrapping(
        () -> {
          try (JsonGenerator generator = Generators.lines(out)) {
            new NdjsonWriter(selection, options, generator).writeAll();
          }
        });
  }

  private void writeAll() {
    positions
        .captures()
        .forEach(i -> write("capture", e -> e.capture(i), line -> contexts.ofCapture(line, i)));
    positions
        .flows()
        .forEach(
            i ->
                write(
                    "flow",
                    e -> e.flow(i),
                    line -> contexts.ofFlow(line, analysis.flows().get(i).flow())));
    positions.sessions().forEach(this::session);
    positions
        .incidents()
        .forEach(
            i ->
                write(
                    "incident",
                    e -> e.incident(i),
                    line -> contexts.ofIncident(line, analysis.incidents().get(i))));
    positions
        .events()
        .forEach(
            i ->
                write(
                    "event",
                    e -> e.event(i),
                    line -> contexts.ofEvent(line, analysis.events().get(i))));
    conclusions();
  }

  private void conclusions() {
    positions
        .findings()
        .forEach(
            i ->
                write(
                    "finding",
                    e -> e.finding(i),
                    line -> contexts.ofFinding(line, analysis.findings().get(i))));
    positions
        .portMatrix()
        .forEach(
            i ->
                write(
                    "port-matrix",
                    e -> e.portRow(i),
                    line -> contexts.ofPorts(line, analysis.reach().matrix().get(i))));
    positions
        .diagnostics()
        .forEach(
            i ->
                write(
                    "diagnostic",
                    e -> e.diagnostic(i),
                    line ->
                        contexts.ofDiagnostic(line, analysis.diagnostics().get(i).diagnostic())));
  }

  /** A session with many connections tells all its Community IDs in detail records. */
  private void session(int index) {
    Session session = analysis.sessions().get(index);
    List<String> ids = contexts.communityIds(session.serial());
    ArrayNode all = EntityTrees.MAPPER.createArrayNode();
    ids.forEach(all::add);
    write(
        "session",
        e -> e.session(index),
        line -> contexts.ofSession(line, session, document.selection().isRunning(index)),
        ids.size() > LineContext.MOST_COMMUNITY_IDS ? Map.of("communityIds", all) : Map.of());
  }

  private void write(String recordType, Consumer<Entities> entity, Consumer<ObjectNode> context) {
    write(recordType, entity, context, Map.of());
  }

  private void write(
      String recordType,
      Consumer<Entities> entity,
      Consumer<ObjectNode> context,
      Map<String, ArrayNode> besides) {
    ObjectNode properties = trees.tree(entity);
    ObjectNode line = start(recordType);
    context.accept(line);
    EntityTrees.addTo(line, properties);
    if (!document.singleFile()) {
      nameFiles(line);
    }
    LineSplitter.split(line, () -> detailOf(recordType, properties, context), besides)
        .forEach(this::line);
  }

  /** What the detail records of a line repeat of it. */
  private ObjectNode detailOf(
      String recordType, ObjectNode properties, Consumer<ObjectNode> context) {
    ObjectNode head = start("session-detail");
    context.accept(head);
    head.put("of", recordType);
    for (String name : List.of("id", "uid")) {
      if (properties.has(name)) {
        head.set(name, properties.get(name));
      }
    }
    return head;
  }

  private ObjectNode start(String recordType) {
    ObjectNode line =
        EntityTrees.MAPPER
            .createObjectNode()
            .put("recordType", recordType)
            .put("schema", JsonWriter.SCHEMA);
    line.putObject("tool").put("name", JsonWriter.TOOL).put("version", options.toolVersion());
    return line;
  }

  /** With several files, the number of a capture says nothing on a line by itself. */
  private void nameFiles(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("capture") && object.has("frame")) {
      document
          .file(object.get("capture").asInt())
          .ifPresent(file -> object.put("file", FileNames.last(file)));
    }
    node.forEach(this::nameFiles);
  }

  private void line(ObjectNode line) {
    EntityTrees.MAPPER.writeTree(out, line);
    out.writeRaw('\n');
  }
}
