package org.icascope.report.siem;

import java.io.IOException;
import java.util.PrimitiveIterator;
import org.icascope.report.Positions;
import org.icascope.report.Selection;

/** All records of a selection, one after the other: sessions, incidents, events, findings. */
final class Facts {

  private final Positions positions;
  private final SessionFacts sessions;
  private final IncidentFacts incidents;
  private final EventFacts events;
  private final FindingFacts findings;
  private final boolean partial;
  private final boolean narrowed;

  Facts(Selection selection) {
    positions = new Positions(selection);
    Surroundings surroundings = new Surroundings(selection);
    sessions = new SessionFacts(surroundings, selection::isRunning);
    incidents = new IncidentFacts(surroundings, selection);
    events = new EventFacts(surroundings);
    findings = new FindingFacts(surroundings, selection);
    partial = selection.analysis().traffic().partial();
    narrowed = selection.narrowed();
  }

  /**
   * @throws IOException when the sink does
   */
  void tell(FactSink sink) throws IOException {
    for (PrimitiveIterator.OfInt i = positions.sessions().iterator(); i.hasNext(); ) {
      tell(sessions.fact(i.nextInt()), sink);
    }
    for (PrimitiveIterator.OfInt i = positions.incidents().iterator(); i.hasNext(); ) {
      tell(incidents.fact(i.nextInt()), sink);
    }
    for (PrimitiveIterator.OfInt i = positions.events().iterator(); i.hasNext(); ) {
      tell(events.fact(i.nextInt()), sink);
    }
    for (PrimitiveIterator.OfInt i = positions.findings().iterator(); i.hasNext(); ) {
      tell(findings.fact(i.nextInt()), sink);
    }
  }

  private void tell(Fact fact, FactSink sink) throws IOException {
    if (partial) {
      fact.figures().mark("partial");
    }
    if (narrowed) {
      fact.figures().mark("narrowed");
    }
    sink.onFact(fact);
  }
}
