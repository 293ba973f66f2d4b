package org.icascope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Inventory;
import org.icascope.analyze.Inventory.Component;
import org.icascope.analyze.Inventory.Link;
import org.icascope.analyze.Inventory.Role;
import org.icascope.report.Selection;
import tools.jackson.core.JsonGenerator;

/** The inventory as one JSON object, {@code icascope/inventory/1}. */
public final class InventoryJson {

  private static final String SCHEMA = "icascope/inventory/1";

  private InventoryJson() {}

  /**
   * Writes the document and a line end; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public static void write(
      Analysis analysis, Inventory inventory, DocumentOptions options, OutputStream out)
      throws IOException {
    Generators.unwrapping(
        () -> {
          try (JsonGenerator generator = Generators.indenting(out)) {
            Json json = new Json(generator);
            json.object(() -> document(json, analysis, inventory, options));
            generator.writeRaw('\n');
          }
        });
  }

  private static void document(
      Json json, Analysis analysis, Inventory inventory, DocumentOptions options) {
    json.text("schema", SCHEMA);
    JsonWriter.tool(json, options);
    if (analysis.traffic().partial()) {
      json.flag("partial", true);
    }
    if (analysis.traffic().anonymized()) {
      json.flag("anonymized", true);
    }
    json.array(
        "captures",
        () -> analysis.captures().forEach(c -> json.object(() -> CaptureJson.write(json, c))));
    json.array(
        "components",
        () -> inventory.components().forEach(c -> json.object(() -> component(json, c))));
    json.array("paths", () -> inventory.links().forEach(l -> json.object(() -> link(json, l))));
    json.array(
        "portMatrix",
        () ->
            analysis
                .reach()
                .matrix()
                .forEach(row -> json.object(() -> PortMatrixJson.write(json, row))));
    DiagnosticJson diagnostics = new DiagnosticJson(new Document(Selection.everything(analysis)));
    json.array(
        "diagnostics",
        () ->
            IntStream.range(0, analysis.diagnostics().size())
                .forEach(i -> json.object(() -> diagnostics.write(json, i))));
  }

  private static void component(Json json, Component component) {
    json.text("ip", component.address().toString());
    json.array("roles", () -> component.roles().forEach(r -> json.object(() -> role(json, r))));
  }

  private static void role(Json json, Role role) {
    json.text("role", role.name());
    json.text("evidence", role.evidence().label());
    json.text("because", role.because());
  }

  private static void link(Json json, Link link) {
    Document.address(json, "client", link.path().clients().first());
    Document.endpoint(json, "server", link.path().server());
    json.text("transport", link.path().transport().label());
    json.text("what", link.what());
    json.text("evidence", link.evidence().label());
    json.text("result", link.path().result().label());
    PortMatrixJson.counts(json, link.path());
    json.texts("layers", link.path().layers());
    if (!link.path().serverNames().isEmpty()) {
      json.texts("serverNames", link.path().serverNames());
    }
  }
}
