package org.icascope.report.siem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.flow.CommunityId;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.PacketRef;
import org.icascope.report.Ids;
import org.icascope.report.Selection;
import org.icascope.report.siem.Fact.Host;
import org.icascope.report.siem.Fact.Links;
import org.icascope.report.siem.Fact.Place;
import org.icascope.report.siem.Fact.Some;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/**
 * What records repeat so that each stands alone: addresses, uids, Community IDs, names. Made once
 * per flow and session, as many records are about few of them.
 */
final class Surroundings {

  /** Listed uids of sessions and of incidents. Chosen: 0.6 kB. */
  static final int MOST_UIDS = 32;

  /** Listed Community IDs, as in NDJSON: 1 kB. */
  static final int MOST_COMMUNITY_IDS = 32;

  /** Listed addresses. Chosen: 0.8 kB at most. */
  static final int MOST_ADDRESSES = 20;

  private static final int LONGEST_NAME = 128;

  private final Analysis analysis;
  private final Ids ids;
  private final Map<Integer, FlowResult> flows = new HashMap<>();
  private final Map<Integer, Session> sessions = new HashMap<>();
  private final Map<Integer, Integer> sessionOfFlow = new HashMap<>();
  private final Map<Integer, List<Integer>> incidentsOfSession = new HashMap<>();
  private final Map<Integer, Place> placeOfFlow = new HashMap<>();
  private final Map<Integer, Links> linksOfSession = new HashMap<>();
  private final Map<Integer, List<String>> communityIds = new HashMap<>();
  private final List<String> files;

  Surroundings(Selection selection) {
    analysis = selection.analysis();
    ids = new Ids(selection);
    files = analysis.captures().stream().map(c -> CleanText.fileName(c.summary().file())).toList();
    analysis.flows().forEach(f -> flows.put(f.flow().serial(), f));
    for (Session session : analysis.sessions()) {
      sessions.put(session.serial(), session);
      session.connections().forEach(c -> sessionOfFlow.put(c.flow(), session.serial()));
    }
    for (Incident incident : selection.incidents()) {
      incident
          .sessions()
          .forEach(
              s ->
                  incidentsOfSession
                      .computeIfAbsent(s, none -> new ArrayList<>())
                      .add(incident.serial()));
    }
  }

  Analysis analysis() {
    return analysis;
  }

  Ids ids() {
    return ids;
  }

  /** Stream numbers and frame numbers mean the same to Wireshark as here. */
  boolean singleFile() {
    return files.size() == 1;
  }

  Optional<FlowResult> flow(int serial) {
    return Optional.ofNullable(flows.get(serial));
  }

  Optional<Session> session(int serial) {
    return Optional.ofNullable(sessions.get(serial));
  }

  OptionalInt sessionOfFlow(int flow) {
    Integer session = sessionOfFlow.get(flow);
    return session == null ? OptionalInt.empty() : OptionalInt.of(session);
  }

  Optional<String> file(PacketRef packet) {
    return packet.capture() < files.size()
        ? Optional.of(files.get(packet.capture()))
        : Optional.empty();
  }

  static Host host(Endpoint endpoint) {
    return new Host(
        endpoint.address().toString(),
        endpoint.address().version(),
        OptionalInt.of(endpoint.port()));
  }

  /** Where a flow goes. */
  Place place(FlowResult result) {
    return placeOfFlow.computeIfAbsent(
        result.flow().serial(),
        serial -> {
          Flow flow = result.flow();
          return new Place(
              Optional.of(host(flow.client())),
              Optional.of(host(flow.server())),
              Optional.of(flow.transport()),
              result.layers(),
              Optional.of(CommunityId.of(flow)),
              Optional.empty());
        });
  }

  /** Where a session goes: the port of its client is that of its first listed flow. */
  Place place(Session session) {
    Optional<Flow> first =
        session.connections().stream()
            .flatMap(c -> flow(c.flow()).stream())
            .findFirst()
            .map(FlowResult::flow);
    OptionalInt port = first.stream().mapToInt(f -> f.client().port()).findFirst();
    return new Place(
        Optional.of(new Host(session.client().toString(), session.client().version(), port)),
        Optional.of(host(session.server())),
        first.map(Flow::transport),
        session.layers(),
        first.map(CommunityId::of),
        Optional.empty());
  }

  /** What a record about one session and nothing else is joined by. */
  Links links(int session) {
    return linksOfSession.computeIfAbsent(session, s -> links(List.of(s)));
  }

  /** What a record about these sessions is joined by, with all their incidents. */
  Links links(Collection<Integer> serials) {
    LinkedHashSet<Integer> incidents = new LinkedHashSet<>();
    serials.forEach(s -> incidents.addAll(incidentsOfSession.getOrDefault(s, List.of())));
    return links(serials, incidents);
  }

  Links links(Collection<Integer> serials, Collection<Integer> incidents) {
    LinkedHashSet<String> community = new LinkedHashSet<>();
    serials.forEach(s -> community.addAll(communityIds(s)));
    return new Links(
        some(serials.stream().flatMap(s -> ids.sessionUid(s).stream()).toList(), MOST_UIDS),
        incidents(incidents),
        some(List.copyOf(community), MOST_COMMUNITY_IDS),
        addresses(serials.stream().flatMap(this::flowsOf)));
  }

  Some incidents(Collection<Integer> serials) {
    return some(
        serials.stream()
            .filter(i -> ids.incident(i).isPresent())
            .flatMap(i -> ids.incidentUid(i).stream())
            .toList(),
        MOST_UIDS);
  }

  Some communityIds(Collection<Flow> some) {
    return some(some.stream().map(CommunityId::of).distinct().toList(), MOST_COMMUNITY_IDS);
  }

  /** Of both sides, each once. */
  Some addresses(Stream<Flow> some) {
    return some(
        some.flatMap(f -> Stream.of(f.client().address(), f.server().address()))
            .distinct()
            .map(IpAddress::toString)
            .toList(),
        MOST_ADDRESSES);
  }

  private Stream<Flow> flowsOf(int session) {
    return session(session).stream()
        .flatMap(s -> s.connections().stream())
        .flatMap(c -> flow(c.flow()).stream())
        .map(FlowResult::flow);
  }

  static Some some(List<String> all, int most) {
    return all.isEmpty()
        ? Some.NONE
        : new Some(all.size() <= most ? all : List.copyOf(all.subList(0, most)), all.size());
  }

  /** Of all flows of the session, in time order. */
  private List<String> communityIds(int session) {
    return communityIds.computeIfAbsent(
        session, serial -> flowsOf(serial).map(CommunityId::of).distinct().toList());
  }

  /** Names in the set-up of a session, where they were asked for. */
  Optional<Identity> identity(int session) {
    return session(session)
        .flatMap(Session::ica)
        .flatMap(IcaConnection::identity)
        .map(
            i ->
                new Identity(
                    clean(i.user()),
                    clean(i.domain()),
                    clean(i.clientName()),
                    clean(i.application()),
                    clean(i.launcher())));
  }

  private static Optional<String> clean(Optional<String> name) {
    return name.map(n -> CleanText.of(n, LONGEST_NAME));
  }
}
