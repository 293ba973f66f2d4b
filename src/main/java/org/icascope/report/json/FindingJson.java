package org.icascope.report.json;

import org.icascope.analyze.Finding;
import org.icascope.model.Direction;
import org.icascope.model.PacketRef;

/** One conclusion. */
final class FindingJson {

  private final Document document;

  FindingJson(Document document) {
    this.document = document;
  }

  /**
   * @param index position in the list of findings
   */
  void write(Json json, int index) {
    Finding finding = document.analysis().findings().get(index);
    json.text("id", document.ids().finding(index));
    json.text("uid", document.ids().findingUid(index));
    json.text("rule", finding.rule());
    json.text("category", finding.category());
    json.text("severity", finding.severity().label());
    json.text("confidence", finding.confidence().label());
    json.text("title", finding.title());
    json.text("explanation", finding.explanation());
    json.text("remedy", finding.remedy());
    json.text("nextQuestion", finding.nextQuestion());
    json.texts("sessions", document.sessionIds(finding.sessions()));
    json.texts("incidents", document.incidentIds(finding.incidents()));
    json.texts("servers", finding.servers());
    json.array(
        "evidence",
        () ->
            finding.evidence().stream()
                .limit(Finding.MOST_EVIDENCE)
                .forEach(packet -> json.object(() -> Document.packet(json, packet))));
    json.number("evidenceCount", finding.evidenceCount());
    json.text("filter", finding.filter());
    json.figure("freezeMs", finding.freezeMs());
    if (!finding.freezes().isEmpty()) {
      json.array("freezes", () -> freezes(json, finding));
      json.number("freezeCount", finding.freezeCount());
    }
    json.text("closedBy", finding.closedBy().map(Direction::sender));
    json.object("figures", () -> finding.figures().forEach(json::figure));
  }

  private void freezes(Json json, Finding finding) {
    int capture = finding.evidence().stream().findFirst().map(PacketRef::capture).orElse(0);
    for (Finding.Freeze freeze : finding.freezes()) {
      json.object(
          () -> {
            json.text("startTime", document.time(freeze.startNanos(), capture));
            json.text("endTime", document.time(freeze.endNanos(), capture));
            json.figure("ms", freeze.millis());
          });
    }
  }
}
