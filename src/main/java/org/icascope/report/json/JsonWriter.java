package org.icascope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.Traffic;
import org.icascope.report.Selection;
import tools.jackson.core.JsonGenerator;

/** The analysis document: one JSON object, {@code icascope/analysis/1}. */
public final class JsonWriter {

  /** Name and version of the document's form; fields are added within a version, never changed. */
  public static final String SCHEMA = "icascope/analysis/1";

  static final String TOOL = "icascope";

  private JsonWriter() {}

  /**
   * Writes the document and a line end; leaves the stream open.
   *
   * @throws IOException when the stream does
   */
  public static void write(Analysis analysis, DocumentOptions options, OutputStream out)
      throws IOException {
    write(Selection.everything(analysis), options, out);
  }

  /**
   * The same for a part; {@code "narrowed": true} says that it is one.
   *
   * @throws IOException when the stream does
   */
  public static void write(Selection selection, DocumentOptions options, OutputStream out)
      throws IOException {
    Generators.unwrapping(
        () -> {
          try (JsonGenerator generator = Generators.indenting(out)) {
            Json json = new Json(generator);
            json.object(() -> document(json, selection, options));
            generator.writeRaw('\n');
          }
        });
  }

  private static void document(Json json, Selection selection, DocumentOptions options) {
    Analysis analysis = selection.analysis();
    json.text("schema", SCHEMA);
    tool(json, options);
    if (analysis.traffic().partial()) {
      json.flag("partial", true);
    }
    if (analysis.traffic().anonymized()) {
      json.flag("anonymized", true);
    }
    if (selection.narrowed()) {
      json.flag("narrowed", true);
    }
    json.object("traffic", () -> traffic(json, analysis.traffic()));
    new Entities(new Document(selection), json).writeAll();
  }

  static void tool(Json json, DocumentOptions options) {
    json.object(
        "tool",
        () -> {
          json.text("name", TOOL);
          json.text("version", options.toolVersion());
        });
  }

  private static void traffic(Json json, Traffic traffic) {
    json.number("tcpFlows", traffic.tcpFlows());
    json.number("udpFlows", traffic.udpFlows());
    json.number("undecodedFrames", traffic.undecodedFrames());
  }
}
