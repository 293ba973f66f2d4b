package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.icascope.analyze.Finding.Freeze;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.IcmpDetail.IcmpTooBig;
import org.icascope.session.IcmpDetail.IcmpUnreachable;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/**
 * A finding in the making: collects the events it rests on and derives evidence, sessions,
 * incidents, servers and display filter from them. The confidence is that of the weakest event.
 */
final class Draft {

  private static final Comparator<PacketRef> IN_FILES =
      Comparator.comparingInt(PacketRef::capture).thenComparingLong(PacketRef::frame);

  private final Facts facts;
  private final String rule;
  private final String category;
  private final Map<PacketRef, Long> evidence = new HashMap<>();
  private final Set<PacketRef> proofs = new HashSet<>();
  private final SortedSet<Integer> flows = new TreeSet<>();
  private final SortedSet<Integer> icmpAbout = new TreeSet<>();
  private final SortedSet<Integer> sessions = new TreeSet<>();
  private final SortedSet<Integer> incidents = new TreeSet<>();
  private final SortedSet<Endpoint> servers =
      new TreeSet<>(Comparator.comparing(Endpoint::address).thenComparingInt(Endpoint::port));
  private final SortedMap<String, Double> figures = new TreeMap<>();
  private Confidence confidence = Confidence.CERTAIN;
  private final List<Freeze> freezes = new ArrayList<>();
  private OptionalDouble freezeMillis = OptionalDouble.empty();
  private Optional<Direction> closedBy = Optional.empty();
  private int breaks;

  Draft(Facts facts, String rule, String category) {
    this.facts = facts;
    this.rule = rule;
    this.category = category;
  }

  /** The finding rests on this event. */
  Draft restsOn(Event event) {
    evidence.merge(event.at(), event.timeNanos(), Math::min);
    event.detectedAt().ifPresent(at -> evidence.putIfAbsent(at, event.timeNanos()));
    event.flow().ifPresent(flows::add);
    if (event.detail() instanceof IcmpTooBig || event.detail() instanceof IcmpUnreachable) {
      event.flow().ifPresent(icmpAbout::add);
    }
    event.session().ifPresent(sessions::add);
    event.incident().ifPresent(incidents::add);
    if (event.detail() instanceof Suspend suspend) {
      closedBy =
          breaks == 0 || closedBy.equals(suspend.closedBy())
              ? suspend.closedBy()
              : Optional.empty();
      breaks++;
    }
    return atMost(event.confidence());
  }

  /** A packet that shows it, besides those of events. */
  Draft shownBy(FrameMark mark) {
    evidence.putIfAbsent(mark.ref(), mark.timeNanos());
    return this;
  }

  /** The same, and it is named however many there are. */
  Draft provedBy(FrameMark mark) {
    proofs.add(mark.ref());
    return shownBy(mark);
  }

  /** The packets of an event that belongs to the story, but does not carry the conclusion. */
  Draft shownBy(Event event) {
    evidence.putIfAbsent(event.at(), event.timeNanos());
    event.detectedAt().ifPresent(at -> evidence.putIfAbsent(at, event.timeNanos()));
    return this;
  }

  Draft flow(int serial) {
    flows.add(serial);
    return this;
  }

  Draft session(int serial) {
    sessions.add(serial);
    return this;
  }

  Draft server(Endpoint server) {
    servers.add(server);
    return this;
  }

  Draft figure(String name, double value) {
    figures.put(name, value);
    return this;
  }

  Draft figure(String name, OptionalDouble value) {
    value.ifPresent(v -> figure(name, v));
    return this;
  }

  Draft atMost(Confidence limit) {
    confidence = limit.compareTo(confidence) > 0 ? limit : confidence;
    return this;
  }

  /** Freezes of the incidents so far, in milliseconds. */
  DoubleStream freezes() {
    return incidents.stream()
        .flatMap(i -> facts.incident(i).stream())
        .map(Incident::freezeMs)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }

  /** A time in which a screen stood still, besides those of incidents. */
  Draft froze(long startNanos, long endNanos) {
    freezes.add(new Freeze(startNanos, endNanos));
    return this;
  }

  Draft closedBy(Optional<Direction> side) {
    closedBy = side;
    return this;
  }

  /** What stands as {@code freezeMs}: the longest freeze, or their sum, as the rule says. */
  Draft freeze(OptionalDouble millis) {
    freezeMillis = millis;
    return this;
  }

  /** How many incidents the events belong to. */
  int incidentCount() {
    return incidents.size();
  }

  Finding finding(Severity severity, Advice advice) {
    String filter = DisplayFilter.ofFlows(listedFlows(), facts.singleFile());
    List<Flow> quoted = icmpAbout.stream().flatMap(f -> facts.flow(f).stream()).toList();
    return finding(severity, advice, filter + DisplayFilter.orIcmpAbout(quoted));
  }

  Finding finding(Severity severity, Advice advice, String filter) {
    List<Freeze> allFreezes = allFreezes();
    return new Finding(
        rule,
        category,
        severity,
        confidence,
        advice.title(),
        advice.explanation(),
        advice.remedy(),
        advice.nextQuestion(),
        new ArrayList<>(sessions),
        new ArrayList<>(incidents),
        serverNames(),
        firstEvidence(),
        evidence.size(),
        filter,
        freezeMillis,
        longestFreezes(allFreezes),
        allFreezes.size(),
        closedBy,
        figures);
  }

  private List<Freeze> allFreezes() {
    Stream<Freeze> ofIncidents =
        incidents.stream()
            .flatMap(i -> facts.incident(i).stream())
            .filter(incident -> incident.freezeMs().isPresent())
            .map(Draft::freeze);
    return Stream.concat(freezes.stream(), ofIncidents).toList();
  }

  private static List<Freeze> longestFreezes(List<Freeze> all) {
    return all.stream()
        .sorted(Comparator.comparingDouble(Freeze::millis).reversed())
        .limit(Finding.MOST_FREEZES)
        .sorted(Comparator.comparingLong(Freeze::startNanos))
        .toList();
  }

  private static Freeze freeze(Incident incident) {
    long nanos = Math.round(incident.freezeMs().orElse(0) * 1e6);
    return new Freeze(incident.startNanos(), incident.startNanos() + nanos);
  }

  private List<Flow> listedFlows() {
    List<Flow> listed = flows.stream().flatMap(f -> facts.flow(f).stream()).toList();
    return listed.isEmpty() ? flowsOfSessions() : listed;
  }

  private List<Flow> flowsOfSessions() {
    return sessions.stream()
        .flatMap(s -> facts.session(s).stream())
        .flatMap(s -> s.connections().stream())
        .flatMap(c -> facts.flow(c.flow()).stream())
        .toList();
  }

  private List<String> serverNames() {
    if (servers.isEmpty()) {
      sessions.stream()
          .flatMap(s -> facts.session(s).stream())
          .map(Session::server)
          .forEach(servers::add);
    }
    return servers.stream().map(Endpoint::toString).toList();
  }

  private List<PacketRef> firstEvidence() {
    Set<PacketRef> named =
        evidence.keySet().stream()
            .sorted(
                Comparator.<PacketRef>comparingInt(at -> proofs.contains(at) ? 0 : 1)
                    .thenComparingLong(evidence::get)
                    .thenComparing(IN_FILES))
            .limit(Finding.MOST_EVIDENCE)
            .collect(Collectors.toSet());
    return named.stream().sorted(IN_FILES).toList();
  }
}
