package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.icascope.model.PortTable;
import org.icascope.report.json.DocumentOptions;
import org.icascope.report.json.JsonWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON document of captures, and how to make documents of other captures comparable. */
public final class DocumentForTests {

  private static final JsonMapper MAPPER = new JsonMapper();

  private DocumentForTests() {}

  /** Of all files together, with every flow. */
  static JsonNode of(List<String> files) throws IOException {
    return of(files, true);
  }

  /**
   * The same.
   *
   * @param allFlows with those that have nothing to do with Citrix
   */
  public static JsonNode of(List<String> files, boolean allFlows) throws IOException {
    AnalysisOptions options =
        new AnalysisOptions(
            files,
            InputStream.nullInputStream(),
            new PortTable(Map.of()),
            false,
            allFlows,
            true,
            Optional.of(new byte[] {1}),
            List.of(),
            false,
            () -> false);
    AnalysisRun run = CaptureAnalysis.run(options, Progress.NONE, false);
    assertEquals(List.of(), run.failures());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonWriter.write(run.analysis(), new DocumentOptions("test"), out);
    return MAPPER.readTree(out.toByteArray());
  }

  /** Fails with the first lines that differ; documents are long. */
  static void assertSame(JsonNode expected, JsonNode actual) {
    List<String> one = expected.toPrettyString().lines().toList();
    List<String> other = actual.toPrettyString().lines().toList();
    int at = 0;
    while (at < Math.min(one.size(), other.size()) && one.get(at).equals(other.get(at))) {
      at++;
    }
    assertEquals(part(one, at), part(other, at));
    assertEquals(one.size(), other.size(), "lines");
  }

  private static List<String> part(List<String> lines, int at) {
    return lines.subList(Math.max(0, at - 8), Math.min(lines.size(), at + 8));
  }

  /** Every place that names a frame, and the number of its capture. */
  static void places(JsonNode node, ObjIntConsumer<ObjectNode> action) {
    if (node instanceof ObjectNode object && object.has("capture") && object.has("frame")) {
      action.accept(object, object.get("capture").asInt());
    }
    node.forEach(child -> places(child, action));
  }
}
