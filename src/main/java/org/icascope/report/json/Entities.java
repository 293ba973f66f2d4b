package org.icascope.report.json;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;
import org.icascope.report.Positions;
import org.icascope.report.Selection;

/** Writes each thing of a document by its position in its list: properties only, no braces. */
final class Entities {

  private final Selection selection;
  private final Analysis analysis;
  private final Json json;
  private final FlowJson flows;
  private final SessionJson sessions;
  private final IncidentJson incidents;
  private final EventJson events;
  private final FindingJson findings;
  private final DiagnosticJson diagnostics;

  Entities(Document document, Json json) {
    this.selection = document.selection();
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
    Positions positions = new Positions(selection);
    array("captures", positions.captures(), this::capture);
    array("flows", positions.flows(), this::flow);
    array("sessions", positions.sessions(), this::session);
    array("incidents", positions.incidents(), this::incident);
    array("events", positions.events(), this::event);
    array("findings", positions.findings(), this::finding);
    array("portMatrix", positions.portMatrix(), this::portRow);
    array("diagnostics", positions.diagnostics(), this::diagnostic);
  }

  private void array(String name, IntStream positions, IntConsumer entity) {
    json.array(name, () -> positions.forEach(i -> json.object(() -> entity.accept(i))));
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

  void portRow(int index) {
    PortMatrixJson.write(json, analysis.reach().matrix().get(index));
  }

  void diagnostic(int index) {
    diagnostics.write(json, index);
  }
}
