package org.icascope.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Analysis.Unopened;
import org.icascope.analyze.Finding;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.session.Event;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/**
 * The part of an {@link Analysis} that is reported. It is a mask, not a copy: serial numbers and
 * indices are those of the whole, so that ids hold across runs with different criteria.
 *
 * <p>The part is closed: whatever a selected item refers to is selected too.
 */
public final class Selection {

  private final Analysis analysis;
  private final Criteria criteria;
  private final boolean narrowed;
  private final OptionalLong toNanos;
  private final BitSet sessions;
  private final BitSet incidents;
  private final BitSet events;
  private final IntPredicate flows;
  private final List<Finding> findings;
  private final Optional<Told> told;

  /** Made when it is asked for. */
  private Optional<Frames> known = Optional.empty();

  private Selection(Analysis analysis, Criteria criteria, Selector selector) {
    this.analysis = analysis;
    this.criteria = criteria;
    this.narrowed = criteria.narrows();
    this.toNanos = criteria.toNanos();
    this.sessions = selector.sessions();
    this.incidents = selector.incidents();
    this.events = selector.events();
    this.flows = selector.flows()::get;
    this.findings = narrowed ? trimmedFindings() : analysis.findings();
    this.told = Optional.empty();
  }

  /** Serial numbers of flows may be of any size here. */
  private Selection(Analysis analysis, Told told) {
    this.analysis = analysis;
    this.criteria = Criteria.NONE;
    this.narrowed = false;
    this.toNanos = OptionalLong.empty();
    this.sessions = new BitSet();
    this.sessions.set(0, analysis.sessions().size());
    this.incidents = told.referable();
    this.events = new BitSet();
    this.events.set(0, analysis.events().size());
    Set<Integer> listed =
        analysis.flows().stream().map(f -> f.flow().serial()).collect(Collectors.toSet());
    this.flows = listed::contains;
    this.findings = analysis.findings();
    this.told = Optional.of(told);
  }

  /** Some records about an analysis that goes on; the rest is there to be referred to. */
  public static Selection telling(Analysis analysis, Told told) {
    return new Selection(analysis, told);
  }

  /** Which records are written; all that are selected when this is empty. */
  Optional<Told> told() {
    return told;
  }

  /**
   * The session goes on, and is told as it stands.
   *
   * @param index position in the list of sessions
   */
  public boolean isRunning(int index) {
    return told.isPresent() && told.get().running().get(index);
  }

  public static Selection everything(Analysis analysis) {
    return of(analysis, Criteria.NONE);
  }

  public static Selection of(Analysis analysis, Criteria criteria) {
    return new Selection(analysis, criteria, new Selector(analysis, criteria));
  }

  /** The whole of which this is a part. */
  public Analysis analysis() {
    return analysis;
  }

  /** Something was asked for that may leave something out. */
  public boolean narrowed() {
    return narrowed;
  }

  /** What was asked for. */
  public Criteria criteria() {
    return criteria;
  }

  /**
   * Encrypted connections that stayed closed, of the addresses and begun before the end of the time
   * asked for: when they ended nobody kept.
   */
  public List<Unopened> unopened() {
    boolean isOver =
        CaptureSpan.of(analysis)
            .filter(span -> criteria.fromNanos().orElse(Long.MIN_VALUE) > span.lastNanos())
            .isPresent();
    return isOver
        ? List.of()
        : analysis.traffic().unopened().stream()
            .filter(u -> criteria.client().stream().allMatch(c -> c.matches(u.client())))
            .filter(u -> criteria.server().stream().allMatch(s -> s.matches(u.server())))
            .filter(u -> !endsBefore(u.firstNanos()))
            .toList();
  }

  /**
   * The time asked for is over before this instant.
   *
   * @param nanos nanoseconds since 1970
   */
  public boolean endsBefore(long nanos) {
    return toNanos.isPresent() && toNanos.getAsLong() < nanos;
  }

  public boolean hasSession(int serial) {
    return sessions.get(serial);
  }

  public boolean hasIncident(int serial) {
    return incidents.get(serial);
  }

  /**
   * @param index position in {@link Analysis#events()}
   */
  public boolean hasEvent(int index) {
    return events.get(index);
  }

  public boolean hasFlow(int serial) {
    return flows.test(serial);
  }

  /**
   * @param index position in {@link Analysis#findings()}
   */
  public boolean hasFinding(int index) {
    return !narrowed || concernsSelected(analysis.findings().get(index));
  }

  public List<Session> sessions() {
    return sessions.stream().mapToObj(analysis.sessions()::get).toList();
  }

  public List<Incident> incidents() {
    return incidents.stream().mapToObj(analysis.incidents()::get).toList();
  }

  /** Positions of the selected events in {@link Analysis#events()}. */
  public IntStream eventIndices() {
    return events.stream();
  }

  public List<Event> events() {
    return events.stream().mapToObj(analysis.events()::get).toList();
  }

  public List<FlowResult> flows() {
    return analysis.flows().stream().filter(f -> flows.test(f.flow().serial())).toList();
  }

  /** Findings about something selected or about the captures, without references to the rest. */
  public List<Finding> findings() {
    return findings;
  }

  /** A finding is at least as severe as the one named ({@code info} … {@code error}). */
  public boolean hasFindingOfAtLeast(String severity) {
    Severity least = Severity.valueOf(severity.toUpperCase(Locale.ROOT));
    return findings.stream().anyMatch(f -> f.severity().compareTo(least) >= 0);
  }

  private List<Finding> trimmedFindings() {
    List<Finding> kept = new ArrayList<>();
    for (Finding finding : analysis.findings()) {
      if (concernsSelected(finding)) {
        kept.add(
            finding.about(
                finding.sessions().stream().filter(sessions::get).toList(),
                finding.incidents().stream().filter(incidents::get).toList()));
      }
    }
    return List.copyOf(kept);
  }

  private boolean concernsSelected(Finding finding) {
    if (!finding.incidents().isEmpty()) { // a session can have other breaks than those selected
      return finding.incidents().stream().anyMatch(incidents::get);
    }
    if (!finding.sessions().isEmpty()) {
      return finding.sessions().stream().anyMatch(sessions::get);
    }
    Frames frames = frames();
    return finding.evidence().stream().noneMatch(frames.all::contains)
        || finding.evidence().stream().anyMatch(frames.selected::contains);
  }

  /** Frames that stand for events and flows; what rests on none of them is about the captures. */
  private record Frames(Set<PacketRef> all, Set<PacketRef> selected) {}

  private Frames frames() {
    if (known.isEmpty()) {
      Frames frames = new Frames(new HashSet<>(), new HashSet<>());
      for (int i = 0; i < analysis.events().size(); i++) {
        Event event = analysis.events().get(i);
        Set<PacketRef> own = new HashSet<>(Set.of(event.at()));
        event.detectedAt().ifPresent(own::add);
        frames.all.addAll(own);
        if (events.get(i)) {
          frames.selected.addAll(own);
        }
      }
      for (FlowResult result : analysis.flows()) {
        PacketRef first = result.flow().first().ref();
        frames.all.add(first);
        if (flows.test(result.flow().serial())) {
          frames.selected.add(first);
        }
      }
      known = Optional.of(frames);
    }
    return known.get();
  }
}
