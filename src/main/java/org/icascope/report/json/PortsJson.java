package org.icascope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.icascope.ports.PortEntry;
import org.icascope.ports.PortRange;
import tools.jackson.core.JsonGenerator;

/** Rows of the catalogue of ports as JSON. */
public final class PortsJson {

  private PortsJson() {}

  /**
   * Writes one object with the rows, and a line end; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public static void write(List<PortEntry> entries, OutputStream out) throws IOException {
    Generators.unwrapping(
        () -> {
          try (JsonGenerator generator = Generators.indenting(out)) {
            Json json = new Json(generator);
            json.object(
                () ->
                    json.array(
                        "ports", () -> entries.forEach(e -> json.object(() -> entry(json, e)))));
            generator.writeRaw('\n');
          }
        });
  }

  private static void entry(Json json, PortEntry entry) {
    json.text("product", entry.product());
    json.text("role", entry.role());
    json.text("transport", entry.transport());
    json.array("ports", () -> entry.ports().forEach(r -> json.object(() -> range(json, r))));
    json.text("from", entry.from());
    json.text("to", entry.to());
    json.text("purpose", entry.purpose());
    json.text("source", entry.source());
  }

  private static void range(Json json, PortRange range) {
    json.number("first", range.first());
    json.number("last", range.last());
  }
}
