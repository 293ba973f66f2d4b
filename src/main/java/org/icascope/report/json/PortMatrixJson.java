package org.icascope.report.json;

import org.icascope.analyze.Path;
import org.icascope.analyze.PortRow;

/** A row of the matrix of ports: the clients of one network at one server. */
final class PortMatrixJson {

  private PortMatrixJson() {}

  static void write(Json json, PortRow row) {
    json.text("clients", row.clients().toString());
    Document.address(json, "server", row.server());
    json.text("evidence", row.recognised() ? "protocol" : "port only");
    json.array("ports", () -> row.ports().forEach(path -> json.object(() -> port(json, path))));
  }

  private static void port(Json json, Path path) {
    json.text("transport", path.transport().label());
    json.number("port", path.server().port());
    json.text("result", path.result().label());
    counts(json, path);
  }

  /** What the attempts of a path came to. */
  static void counts(Json json, Path path) {
    json.number("attempts", path.attempts());
    json.number("answered", path.answered());
    json.number("refused", path.refused());
    json.number("unanswered", path.unanswered());
    path.fault()
        .ifPresent(
            fault -> {
              json.number("failed", path.failed());
              json.text("fault", fault.label());
            });
    Document.packet(json, "first", path.first().ref());
    path.firstBlocked().ifPresent(mark -> Document.packet(json, "firstBlocked", mark.ref()));
  }
}
