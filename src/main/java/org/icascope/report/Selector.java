package org.icascope.report;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.Analysis;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/** Works out which parts of an analysis the criteria ask for, and what those refer to. */
final class Selector {

  private final Analysis analysis;
  private final Criteria criteria;
  private final Map<Integer, Flow> flowBySerial = new HashMap<>();
  private final BitSet sessions = new BitSet();
  private final BitSet incidents = new BitSet();
  private final BitSet events = new BitSet();
  private final BitSet flows = new BitSet();

  Selector(Analysis analysis, Criteria criteria) {
    this.analysis = analysis;
    this.criteria = criteria;
    analysis.flows().forEach(f -> flowBySerial.put(f.flow().serial(), f.flow()));
    if (criteria.narrows()) {
      analysis.sessions().stream().filter(this::wanted).forEach(s -> sessions.set(s.serial()));
      analysis.incidents().stream().filter(this::wanted).forEach(i -> incidents.set(i.serial()));
      selectEvents();
      analysis.flows().stream()
          .map(Analysis.FlowResult::flow)
          .filter(this::wanted)
          .forEach(f -> flows.set(f.serial()));
      close();
    } else {
      sessions.set(0, analysis.sessions().size());
      incidents.set(0, analysis.incidents().size());
      events.set(0, analysis.events().size());
      flowBySerial.keySet().forEach(flows::set);
    }
  }

  BitSet sessions() {
    return sessions;
  }

  BitSet incidents() {
    return incidents;
  }

  BitSet events() {
    return events;
  }

  BitSet flows() {
    return flows;
  }

  private boolean wanted(Session session) {
    if (!criteria.touches(session.start().timeNanos(), session.end().timeNanos())
        || !criteria.sessions().isEmpty() && !criteria.sessions().contains(session.serial())) {
      return false;
    }
    if (session.connections().stream().noneMatch(c -> criteria.hasFlow(c.flow()))) {
      return false;
    }
    boolean client =
        criteria.client().isEmpty()
            || criteria.client().get().port().isEmpty()
                && criteria.client().get().matches(session.client());
    boolean server =
        criteria.server().isEmpty() || criteria.server().get().matches(session.server());
    return client && server
        || session.connections().stream()
            .map(c -> flowBySerial.get(c.flow()))
            .anyMatch(f -> f != null && hasAddresses(f.client(), f.server()));
  }

  private boolean wanted(Incident incident) {
    // an incident without an end lasts as long as the capture
    if (!criteria.touches(incident.startNanos(), incident.endNanos().orElse(Long.MAX_VALUE))) {
      return false;
    }
    if (!incident.sessions().isEmpty()) {
      return incident.sessions().stream().anyMatch(sessions::get);
    }
    return criteria.sessions().isEmpty()
        && criteria.flows().isEmpty()
        && criteria.client().stream().allMatch(c -> isText(c, incident.client()))
        && criteria.server().stream().allMatch(s -> isText(s, incident.server()));
  }

  private static boolean isText(AddressFilter filter, Optional<String> text) {
    return text.filter(filter::matchesText).isPresent();
  }

  private boolean wanted(Flow flow) {
    return criteria.sessions().isEmpty()
        && criteria.hasFlow(flow.serial())
        && criteria.touches(flow.first().timeNanos(), flow.last().timeNanos())
        && hasAddresses(flow.client(), flow.server());
  }

  private boolean hasAddresses(Endpoint client, Endpoint server) {
    return criteria.client().stream().allMatch(c -> c.matches(client))
        && criteria.server().stream().allMatch(s -> s.matches(server));
  }

  private void selectEvents() {
    List<Event> all = analysis.events();
    for (int i = 0; i < all.size(); i++) {
      Event event = all.get(i);
      if (criteria.touches(event.timeNanos(), event.timeNanos()) && wanted(event)) {
        events.set(i);
      }
    }
  }

  private boolean wanted(Event event) {
    if (event.session().isPresent()) {
      return sessions.get(event.session().getAsInt());
    }
    if (!criteria.sessions().isEmpty()) {
      return event.incident().isPresent() && incidents.get(event.incident().getAsInt());
    }
    if (event.flow().isPresent() && !criteria.hasFlow(event.flow().getAsInt())) {
      return false;
    }
    if (event.detail() instanceof EventDetail.Probe probe) {
      return criteria.client().stream().allMatch(c -> c.matchesText(probe.source()))
          && criteria.server().stream().allMatch(s -> s.matchesText(probe.server()));
    }
    Flow flow = event.flow().isPresent() ? flowBySerial.get(event.flow().getAsInt()) : null;
    return !criteria.narrowsAddresses()
        || flow != null && hasAddresses(flow.client(), flow.server());
  }

  /** Selects what selected things refer to, until nothing is added any more. */
  private void close() {
    int before = -1;
    int now = 0;
    while (now != before) {
      before = now;
      incidents.stream().mapToObj(analysis.incidents()::get).forEach(this::addReferences);
      events.stream().mapToObj(analysis.events()::get).forEach(this::addReferences);
      sessions.stream()
          .mapToObj(analysis.sessions()::get)
          .flatMap(s -> s.connections().stream())
          .forEach(c -> flows.set(c.flow()));
      now =
          sessions.cardinality()
              + incidents.cardinality()
              + events.cardinality()
              + flows.cardinality();
    }
  }

  private void addReferences(Incident incident) {
    incident.sessions().forEach(sessions::set);
    incident.events().forEach(events::set);
  }

  private void addReferences(Event event) {
    event.session().ifPresent(sessions::set);
    event.flow().ifPresent(flows::set);
    event.incident().ifPresent(incidents::set);
    if (event.detail() instanceof EventDetail.Reconnect reconnect) {
      reconnect.fromFlow().ifPresent(flows::set);
      flows.set(reconnect.toFlow());
    } else if (event.detail() instanceof EventDetail.Fallback1494 fallback) {
      flows.set(fallback.failedFlow());
      flows.set(fallback.toFlow());
    } else if (event.detail() instanceof EventDetail.FallbackTcp fallback) {
      flows.set(fallback.failedFlow());
      flows.set(fallback.toFlow());
    } else if (event.detail() instanceof EventDetail.TlsReconnect reconnect) {
      flows.set(reconnect.fromFlow());
      flows.set(reconnect.toFlow());
    } else if (event.detail() instanceof EventDetail.FallbackBlocked blocked) {
      flows.set(blocked.failedFlow());
      flows.set(blocked.icaFlow());
    } else if (event.detail() instanceof EventDetail.IcaReconnect reconnect) {
      sessions.set(reconnect.fromSession());
    }
  }
}
