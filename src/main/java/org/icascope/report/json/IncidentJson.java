package org.icascope.report.json;

import java.util.List;
import org.icascope.session.Event;
import org.icascope.session.Incident;

/** One break or failed start as a user felt it. */
final class IncidentJson {

  private final Document document;

  IncidentJson(Document document) {
    this.document = document;
  }

  void write(Json json, Incident incident) {
    json.text("id", document.ids().incident(incident.serial()));
    json.text("uid", document.ids().incidentUid(incident.serial()));
    json.texts("sessions", document.sessionIds(incident.sessions()));
    incident.client().ifPresent(client -> HostText.write(json, "client", client));
    incident.server().ifPresent(server -> HostText.write(json, "server", server));
    json.text("cause", incident.cause().text());
    int capture = capture(incident);
    json.text("startTime", document.time(incident.startNanos(), capture));
    incident.endNanos().ifPresent(end -> json.text("endTime", document.time(end, capture)));
    json.figure("outageMs", incident.outageMs());
    json.figure("freezeMs", incident.freezeMs());
    json.number("attempts", incident.attempts());
    json.text("result", incident.result().label());
    json.texts("events", listed(incident).stream().map(document.ids()::event).toList());
  }

  /** Capture in which it began: that of its first event. */
  private int capture(Incident incident) {
    List<Event> events = document.analysis().events();
    return listed(incident).stream().findFirst().map(i -> events.get(i).at().capture()).orElse(-1);
  }

  private List<Integer> listed(Incident incident) {
    int events = document.analysis().events().size();
    return incident.events().stream().filter(i -> i >= 0 && i < events).toList();
  }
}
