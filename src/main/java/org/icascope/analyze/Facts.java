package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.AddressClaims;
import org.icascope.flow.Flow;
import org.icascope.model.IpAddress;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.Incident;
import org.icascope.session.ResetCode;
import org.icascope.session.Session;
import org.icascope.tunnel.edt.EdtFacts;

/** What rules look at: the results of the stages before, with look-up by serial number. */
public final class Facts {

  private final RuleSettings settings;
  private final List<FlowResult> flows;
  private final boolean singleFile;
  private final List<Event> events;
  private final List<Session> sessions;
  private final Map<Integer, List<Event>> eventsBySession = new HashMap<>();
  private final Map<Integer, List<Event>> eventsByIncident = new HashMap<>();
  private final Map<Integer, List<Incident>> incidentsBySession = new HashMap<>();
  private final Set<Event> stormBreaks = Collections.newSetFromMap(new IdentityHashMap<>());
  private final long firstNanos;
  private final long lastNanos;
  private final AddressClaims claims;
  private final Map<Class<?>, List<Event>> eventsByType = new HashMap<>();
  private List<Carried> carried;
  private List<Storm> storms;
  private Map<Integer, Observed<EventDetail.ResetCoded>> resets;
  private final Map<Integer, Flow> flowBySerial = new HashMap<>();
  private final Map<Integer, FlowResult> resultBySerial = new HashMap<>();
  private final Map<Integer, List<Session>> sessionsByFlow = new HashMap<>();
  private final Map<Integer, Session> sessionBySerial = new HashMap<>();
  private final Map<Integer, Incident> incidentBySerial = new HashMap<>();

  Facts(
      RuleSettings settings,
      List<CaptureResult> captures,
      List<FlowResult> flows,
      List<Session> sessions,
      List<Incident> incidents,
      List<Event> events,
      AddressClaims claims) {
    this.claims = claims;
    this.settings = settings;
    this.flows = List.copyOf(flows);
    this.singleFile = captures.size() == 1;
    this.events = List.copyOf(events);
    this.sessions = List.copyOf(sessions);
    flows.forEach(f -> flowBySerial.put(f.flow().serial(), f.flow()));
    flows.forEach(f -> resultBySerial.put(f.flow().serial(), f));
    for (Session session : sessions) {
      sessionBySerial.put(session.serial(), session);
      for (Session.Connection connection : session.connections()) {
        sessionsByFlow.computeIfAbsent(connection.flow(), f -> new ArrayList<>(1)).add(session);
      }
    }
    for (Incident incident : incidents) {
      incidentBySerial.put(incident.serial(), incident);
      incident
          .sessions()
          .forEach(
              s -> incidentsBySession.computeIfAbsent(s, n -> new ArrayList<>()).add(incident));
    }
    firstNanos =
        captures.stream()
            .flatMapToLong(c -> c.summary().firstTime().stream())
            .min()
            .orElse(Long.MAX_VALUE);
    lastNanos =
        LongStream.concat(
                captures.stream().flatMapToLong(c -> c.summary().lastTime().stream()),
                flows.stream().mapToLong(f -> f.flow().last().timeNanos()))
            .max()
            .orElse(Long.MIN_VALUE);
    for (Event event : events) {
      eventsByType.computeIfAbsent(event.detail().getClass(), t -> new ArrayList<>()).add(event);
      event.session().ifPresent(s -> file(eventsBySession, s, event));
      event.incident().ifPresent(i -> file(eventsByIncident, i, event));
    }
  }

  private static void file(Map<Integer, List<Event>> index, int serial, Event event) {
    index.computeIfAbsent(serial, n -> new ArrayList<>()).add(event);
  }

  /** An event with its detail in the right type. */
  public record Observed<D extends EventDetail>(Event event, D detail) {}

  /** Many sessions that broke together, in time order. */
  List<Storm> storms() {
    if (storms == null) {
      storms = Storm.of(this);
      storms.forEach(storm -> stormBreaks.addAll(storm.breaks()));
    }
    return storms;
  }

  /** The event is a break of a session in a storm. */
  public boolean inStorm(Event event) {
    storms();
    return stormBreaks.contains(event);
  }

  /** All breaks of the session belong to storms, which have findings of their own. */
  public boolean brokeInStormsOnly(int session) {
    List<Event> breaks =
        eventsOfSession(session).stream()
            .filter(event -> event.detail() instanceof EventDetail.Suspend)
            .toList();
    return !breaks.isEmpty() && breaks.stream().allMatch(this::inStorm);
  }

  /** Incidents of a session in time order. */
  public List<Incident> incidentsOf(int session) {
    return List.copyOf(incidentsBySession.getOrDefault(session, List.of()));
  }

  /** Time of the first frame of all captures, nanoseconds since 1970; the latest where unknown. */
  public long firstNanos() {
    return firstNanos;
  }

  /** Time of the last frame of all captures, nanoseconds since 1970; the earliest where unknown. */
  long lastNanos() {
    return lastNanos;
  }

  /** From when on something is worth telling. */
  public RuleSettings settings() {
    return settings;
  }

  /** Who said by which hardware address an IP address is reached. */
  AddressClaims claims() {
    return claims;
  }

  /** The network of a client, as far as the settings tell networks apart. */
  Network network(IpAddress client) {
    Threshold bits =
        client.version() == 4 ? Threshold.NETWORK_IPV4_BITS : Threshold.NETWORK_IPV6_BITS;
    return Network.of(client, (int) settings.number(bits));
  }

  /** All flows to be listed, in order of first packet. */
  public List<FlowResult> flows() {
    return flows;
  }

  /** True when Wireshark's stream numbers are those of the flows. */
  public boolean singleFile() {
    return singleFile;
  }

  public List<Event> events() {
    return events;
  }

  public List<Session> sessions() {
    return sessions;
  }

  /** All events of one type in time order. */
  public <D extends EventDetail> List<Observed<D>> events(Class<D> type) {
    List<Event> own = type.isSealed() ? events : eventsByType.getOrDefault(type, List.of());
    return own.stream()
        .filter(e -> type.isInstance(e.detail()))
        .map(e -> new Observed<>(e, type.cast(e.detail())))
        .toList();
  }

  /** Both directions of every connection that is followed, in the order of sessions. */
  List<Carried> carried() {
    if (carried == null) {
      carried = List.copyOf(Carried.of(this));
    }
    return carried;
  }

  /** Events of a session in time order. */
  public List<Event> eventsOfSession(int serial) {
    return List.copyOf(eventsBySession.getOrDefault(serial, List.of()));
  }

  /** Events of an incident in time order. */
  public List<Event> eventsOfIncident(int serial) {
    return List.copyOf(eventsByIncident.getOrDefault(serial, List.of()));
  }

  /** Sessions that had a connection in that flow. */
  List<Session> sessionsOn(int flow) {
    return sessionsByFlow.getOrDefault(flow, List.of());
  }

  /** Empty when the flow is not listed. */
  public Optional<Flow> flow(int serial) {
    return Optional.ofNullable(flowBySerial.get(serial));
  }

  /** Usual round-trip time of a flow, as measured, or as its end points report it. */
  OptionalDouble rttMillis(Flow flow) {
    OptionalDouble measured = flow.dataRttMillis();
    return measured.isPresent() ? measured : reportedRtt(flow);
  }

  private OptionalDouble reportedRtt(Flow flow) {
    return Stream.ofNullable(resultBySerial.get(flow.serial()))
        .flatMap(result -> result.tunnels().stream())
        .filter(EdtFacts.class::isInstance)
        .map(facts -> ((EdtFacts) facts).rttMs())
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  public Optional<Session> session(int serial) {
    return Optional.ofNullable(sessionBySerial.get(serial));
  }

  public Optional<Incident> incident(int serial) {
    return Optional.ofNullable(incidentBySerial.get(serial));
  }

  /** Of the RST with which an incident began. */
  Optional<ResetCode> resetCode(Incident incident) {
    if (resets == null) {
      resets = new HashMap<>();
      for (var reset : events(EventDetail.ResetCoded.class)) {
        reset.event().flow().ifPresent(flow -> resets.put(flow, reset));
      }
    }
    return eventsOfIncident(incident.serial()).stream()
        .limit(1)
        .filter(first -> first.flow().isPresent())
        .flatMap(first -> Optional.ofNullable(resets.get(first.flow().getAsInt())).stream())
        .filter(reset -> reset.event().timeNanos() == incident.startNanos())
        .map(reset -> reset.detail().code())
        .findFirst();
  }

  /** The flow an event names. */
  public Optional<Flow> flowOf(Event event) {
    return event.flow().isPresent() ? flow(event.flow().getAsInt()) : Optional.empty();
  }

  public Optional<Session> sessionOf(Event event) {
    return event.session().isPresent() ? session(event.session().getAsInt()) : Optional.empty();
  }

  public Optional<Incident> incidentOf(Event event) {
    return event.incident().isPresent() ? incident(event.incident().getAsInt()) : Optional.empty();
  }
}
