package org.icascope.report.json;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;

/** Writes each thing of a document by its position in its list: properties only, no braces. */
final class Entities {

  private final Analysis analysis;
  private final Json json;
  private final FlowJson flows;
  private final SessionJson sessions;
  private final IncidentJson incidents;
  private final EventJson events;
  private final FindingJson findings;
  private final DiagnosticJson diagnostics;

  Entities(Document document, Json json) {
    this.analysis = document.analysis();
    this.json = json;
    this.flows = new FlowJson(document);
    this.sessions = new SessionJson(document);
    this.incidents = new IncidentJson(document);
    this.events = new EventJson(document);
    this.findings = new FindingJson(document);
    this.diagnostics = new DiagnosticJson(document);
  }

  /** All lists of the document in the order of the contract. */
  void writeAll() {
    array("captures", analysis.captures().size(), this::capture);
    array("flows", analysis.flows().size(), this::flow);
    array("sessions", analysis.sessions().size(), this::session);
    array("incidents", analysis.incidents().size(), this::incident);
    array("events", analysis.events().size(), this::event);
    array("findings", analysis.findings().size(), this::finding);
    array("diagnostics", analysis.diagnostics().size(), this::diagnostic);
  }

  private void array(String name, int size, IntConsumer entity) {
    json.array(
        name, () -> IntStream.range(0, size).forEach(i -> json.object(() -> entity.accept(i))));
  }

  void capture(int index) {
    CaptureJson.write(json, analysis.captures().get(index));
  }

  void flow(int index) {
    flows.write(json, analysis.flows().get(index));
  }

  void session(int index) {
    sessions.write(json, analysis.sessions().get(index));
  }

  void incident(int index) {
    incidents.write(json, analysis.incidents().get(index));
  }

  void event(int index) {
    events.write(json, index);
  }

  void finding(int index) {
    findings.write(json, index);
  }

  void diagnostic(int index) {
    diagnostics.write(json, analysis.diagnostics().get(index));
  }
}
