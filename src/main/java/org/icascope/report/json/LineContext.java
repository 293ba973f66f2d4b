package org.icascope.report.json;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Finding;
import org.icascope.analyze.PortRow;
import org.icascope.flow.CommunityId;
import org.icascope.flow.Flow;
import org.icascope.model.Diagnostic;
import org.icascope.model.Endpoint;
import org.icascope.model.PacketRef;
import org.icascope.session.Event;
import org.icascope.session.Incident;
import org.icascope.session.Session;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a line of NDJSON repeats so that it can be read without the others: file, client, server,
 * session uid, Community IDs.
 */
final class LineContext {

  /** Community IDs on an ordinary line: 1 kB. All of them are in the session's detail records. */
  static final int MOST_COMMUNITY_IDS = 32;

  private final Document document;
  private final Analysis analysis;
  private final Map<PacketRef, Event> eventAt = new HashMap<>();
  private final Map<Integer, List<String>> communityIds = new HashMap<>();

  LineContext(Document document) {
    this.document = document;
    this.analysis = document.analysis();
    analysis.events().forEach(event -> eventAt.putIfAbsent(event.at(), event));
  }

  /** There is no line about the whole, so those of its files say that it is only a part. */
  void ofCapture(ObjectNode line, int index) {
    file(line, index);
    if (analysis.traffic().partial()) {
      line.put("partial", true);
    }
    if (analysis.traffic().anonymized()) {
      line.put("anonymized", true);
    }
    if (document.selection().narrowed()) {
      line.put("narrowed", true);
    }
  }

  void ofFlow(ObjectNode line, Flow flow) {
    file(line, flow.first().capture());
    endpoints(line, flow);
    document.sessionOfFlow(flow.serial()).ifPresent(serial -> ofSessions(line, List.of(serial)));
  }

  /**
   * @param running it goes on, and is told as it stands
   */
  void ofSession(ObjectNode line, Session session, boolean running) {
    if (running) {
      line.put("running", true);
    }
    file(line, session.start().capture());
    endpoints(line, session);
    ofSessions(line, List.of(session.serial()));
  }

  void ofIncident(ObjectNode line, Incident incident) {
    incident.events().stream()
        .filter(i -> i >= 0 && i < analysis.events().size())
        .findFirst()
        .map(analysis.events()::get)
        .ifPresent(event -> place(line, event));
    incident.sessions().stream()
        .findFirst()
        .flatMap(document::session)
        .ifPresent(session -> endpoints(line, session));
    ofSessions(line, incident.sessions());
  }

  void ofEvent(ObjectNode line, Event event) {
    place(line, event);
    event.incident().ifPresent(i -> put(line, "incidentUid", document.ids().incidentUid(i)));
    OptionalInt session = sessionOf(event);
    if (session.isPresent()) {
      ofSessions(line, List.of(session.getAsInt()));
    } else {
      flowOf(event).ifPresent(flow -> line.putArray("communityIds").add(CommunityId.of(flow)));
    }
  }

  void ofFinding(ObjectNode line, Finding finding) {
    Optional<PacketRef> first = finding.evidence().stream().findFirst();
    first.ifPresent(packet -> file(line, packet.capture()));
    first.map(eventAt::get).ifPresent(event -> place(line, event));
    finding.sessions().stream()
        .findFirst()
        .flatMap(document::session)
        .ifPresent(session -> endpoints(line, session));
    ofSessions(line, finding.sessions());
  }

  void ofPorts(ObjectNode line, PortRow row) {
    row.ports().stream().findFirst().ifPresent(path -> file(line, path.first().capture()));
  }

  void ofDiagnostic(ObjectNode line, Diagnostic diagnostic) {
    diagnostic.flow().stream()
        .mapToObj(document::flow)
        .flatMap(Optional::stream)
        .forEach(flow -> ofFlow(line, flow));
    diagnostic.at().ifPresent(packet -> file(line, packet.capture()));
    if (document.singleFile()) {
      file(line, 0);
    }
  }

  /** File, flow, client and server of an event. */
  private void place(ObjectNode line, Event event) {
    file(line, event.at().capture());
    Optional<Flow> flow = flowOf(event);
    if (flow.isPresent()) {
      put(line, "flowUid", document.ids().flowUid(flow.get().serial()));
      line.put("communityId", CommunityId.of(flow.get()));
      endpoints(line, flow.get());
    } else {
      sessionOf(event).stream()
          .mapToObj(document::session)
          .flatMap(Optional::stream)
          .forEach(session -> endpoints(line, session));
    }
  }

  private Optional<Flow> flowOf(Event event) {
    return event.flow().isPresent() ? document.flow(event.flow().getAsInt()) : Optional.empty();
  }

  private OptionalInt sessionOf(Event event) {
    return event.session().isPresent() || event.flow().isEmpty()
        ? event.session()
        : document.sessionOfFlow(event.flow().getAsInt());
  }

  private void file(ObjectNode line, int capture) {
    document.file(capture).ifPresent(file -> line.put("captureFile", FileNames.last(file)));
  }

  private static void endpoints(ObjectNode line, Flow flow) {
    endpoint(line, "client", flow.client());
    endpoint(line, "server", flow.server());
  }

  /** The port of a session's client is that of its first listed connection. */
  private void endpoints(ObjectNode line, Session session) {
    ObjectNode client = line.putObject("client").put("ip", session.client().toString());
    session.connections().stream()
        .flatMap(c -> document.flow(c.flow()).stream())
        .findFirst()
        .ifPresent(flow -> client.put("port", flow.client().port()));
    endpoint(line, "server", session.server());
  }

  private static void endpoint(ObjectNode line, String name, Endpoint endpoint) {
    line.putObject(name).put("ip", endpoint.address().toString()).put("port", endpoint.port());
  }

  private void ofSessions(ObjectNode line, List<Integer> serials) {
    List<String> uids =
        serials.stream().flatMap(serial -> document.ids().sessionUid(serial).stream()).toList();
    if (uids.isEmpty()) {
      return;
    }
    line.put("sessionUid", uids.get(0));
    if (uids.size() > 1) {
      uids.forEach(line.putArray("sessionUids")::add);
    }
    Collection<String> ids = communityIds(serials.get(0));
    if (serials.size() > 1) {
      ids = new LinkedHashSet<>(ids);
      for (int serial : serials) {
        ids.addAll(communityIds(serial));
      }
    }
    ids.stream().limit(MOST_COMMUNITY_IDS).forEach(line.putArray("communityIds")::add);
    if (ids.size() > MOST_COMMUNITY_IDS) {
      line.put("communityIdsCount", ids.size());
    }
  }

  /** Of all flows of the session, in time order. */
  List<String> communityIds(int session) {
    return communityIds.computeIfAbsent(
        session,
        serial ->
            document.session(serial).stream()
                .flatMap(s -> s.connections().stream())
                .flatMap(c -> document.flow(c.flow()).stream())
                .map(CommunityId::of)
                .distinct()
                .toList());
  }

  private static void put(ObjectNode line, String name, Optional<String> value) {
    value.ifPresent(v -> line.put(name, v));
  }
}
