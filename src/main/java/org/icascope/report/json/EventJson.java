package org.icascope.report.json;

import org.icascope.model.Confidence;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.IcaReconnect;

/** One event: the fields all types share, then those of its type. */
final class EventJson {

  private final Document document;
  private final EventDetailJson details;

  EventJson(Document document) {
    this.document = document;
    this.details = new EventDetailJson(document);
  }

  /**
   * @param index position in the list of events
   */
  void write(Json json, int index) {
    Event event = document.analysis().events().get(index);
    json.text("id", document.ids().event(index));
    json.text("uid", document.ids().eventUid(index));
    json.text("type", event.type());
    json.text("time", document.time(event.timeNanos(), event.at().capture()));
    Document.packet(json, "at", event.at());
    event.detectedAt().ifPresent(packet -> Document.packet(json, "detectedAt", packet));
    event.session().ifPresent(s -> document.sessionRef(json, "session", s));
    event.flow().ifPresent(f -> document.flowRef(json, "flow", f));
    event.incident().ifPresent(i -> json.text("incident", document.ids().incident(i)));
    json.text("severity", event.severity().label());
    if (event.confidence() != Confidence.CERTAIN || event.detail() instanceof IcaReconnect) {
      json.text("confidence", event.confidence().label());
    }
    json.text("summary", event.summary());
    details.write(json, event.detail());
  }
}
