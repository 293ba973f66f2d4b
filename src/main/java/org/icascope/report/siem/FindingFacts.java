package org.icascope.report.siem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Finding;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.PacketRef;
import org.icascope.report.CaptureSpan;
import org.icascope.report.Selection;
import org.icascope.report.siem.Fact.Change;
import org.icascope.report.siem.Fact.Links;
import org.icascope.report.siem.Fact.Outcome;
import org.icascope.report.siem.Fact.Place;
import org.icascope.report.siem.Fact.Rule;
import org.icascope.report.siem.Fact.Span;
import org.icascope.report.siem.Fact.Statement;
import org.icascope.session.Event;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/** Findings as records. */
final class FindingFacts {

  /** Servers named in one figure. Chosen. */
  private static final int MOST_SERVERS = 6;

  private final Surroundings surroundings;
  private final Selection selection;
  private final Shown shown;
  private final Map<PacketRef, Event> eventAt = new HashMap<>();
  private final Map<PacketRef, FlowResult> flowAt = new HashMap<>();

  FindingFacts(Surroundings surroundings, Selection selection) {
    this.surroundings = surroundings;
    this.selection = selection;
    this.shown = new Shown(surroundings);
    surroundings.analysis().events().forEach(event -> eventAt.putIfAbsent(event.at(), event));
    surroundings
        .analysis()
        .flows()
        .forEach(flow -> flowAt.putIfAbsent(flow.flow().first().ref(), flow));
  }

  /**
   * @param index position in the list of findings
   */
  Fact fact(int index) {
    Finding finding = narrowed(surroundings.analysis().findings().get(index));
    return new Fact(
        Kind.FINDING,
        index + 1,
        surroundings.ids().findingUid(index),
        new Statement(
            finding.rule(),
            CleanText.of(finding.title(), Statements.LONGEST_SUMMARY),
            finding.severity(),
            finding.confidence(),
            Outcome.UNKNOWN,
            Change.TRAFFIC),
        span(finding),
        place(finding),
        links(finding),
        shown.by(finding.evidence(), finding.evidenceCount(), Shown.shortEnough(finding.filter())),
        figures(finding),
        Optional.of(
            new Rule(
                finding.rule(),
                finding.category(),
                CleanText.of(finding.explanation(), Statements.LONGEST_EXPLANATION),
                CleanText.of(finding.remedy(), Statements.LONGEST_EXPLANATION))),
        finding.sessions().size() == 1
            ? surroundings.identity(finding.sessions().get(0))
            : Optional.empty());
  }

  private Finding narrowed(Finding finding) {
    return selection.narrowed()
        ? finding.about(
            finding.sessions().stream().filter(selection::hasSession).toList(),
            finding.incidents().stream().filter(selection::hasIncident).toList())
        : finding;
  }

  private Links links(Finding finding) {
    Links links = surroundings.links(finding.sessions(), finding.incidents());
    if (links.communityIds().count() > 0) {
      return links;
    }
    List<Flow> flows = shownFlows(finding).map(FlowResult::flow).toList();
    List<Integer> sessions =
        flows.stream()
            .flatMap(flow -> surroundings.sessionOfFlow(flow.serial()).stream().boxed())
            .filter(selection::hasSession)
            .distinct()
            .toList();
    return new Links(
        surroundings.links(sessions).sessions(),
        links.incidents(),
        surroundings.communityIds(flows),
        surroundings.addresses(flows.stream()));
  }

  /** Connections that the evidence shows: that of an event, or one that begins there. */
  private Stream<FlowResult> shownFlows(Finding finding) {
    return finding.evidence().stream()
        .flatMap(
            frame -> {
              Event event = eventAt.get(frame);
              return event != null && event.flow().isPresent()
                  ? surroundings.flow(event.flow().getAsInt()).stream()
                  : Optional.ofNullable(flowAt.get(frame)).stream();
            })
        .filter(flow -> selection.hasFlow(flow.flow().serial()))
        .distinct();
  }

  /** Of its sessions, else of the connections that show it; the servers are those it names. */
  private Place place(Finding finding) {
    List<Place> places =
        finding.sessions().stream()
            .flatMap(s -> surroundings.session(s).stream())
            .map(surroundings::place)
            .toList();
    return CommonPlace.of(
        places.isEmpty() ? shownFlows(finding).map(surroundings::place).toList() : places,
        finding.servers().stream().flatMap(s -> HostTexts.host(s).stream()).toList());
  }

  private static Figures figures(Finding finding) {
    Figures figures = new Figures();
    figures.text(
        "servers", String.join(" ", finding.servers().stream().limit(MOST_SERVERS).toList()));
    figures.number("serverCount", finding.servers().size());
    figures.figure("freezeMs", finding.freezeMs());
    figures.text("closedBy", finding.closedBy().map(Direction::sender));
    finding.figures().forEach(figures::figure);
    return figures;
  }

  /** From the first to the last of its incidents and events, else of its sessions, else of all. */
  private Span span(Finding finding) {
    List<Incident> incidents =
        finding.incidents().stream().map(surroundings.analysis().incidents()::get).toList();
    List<Event> events =
        finding.evidence().stream()
            .map(eventAt::get)
            .flatMap(e -> Optional.ofNullable(e).stream())
            .toList();
    if (incidents.isEmpty() && events.isEmpty()) {
      return ofSessions(finding);
    }
    return span(
        LongStream.concat(
            events.stream()
                .map(EventFacts::span)
                .flatMapToLong(span -> LongStream.of(span.startNanos(), span.endNanos())),
            incidents.stream()
                .flatMapToLong(
                    i -> LongStream.of(i.startNanos(), i.endNanos().orElse(i.startNanos())))));
  }

  private Span ofSessions(Finding finding) {
    List<Session> sessions =
        finding.sessions().stream().flatMap(s -> surroundings.session(s).stream()).toList();
    List<Flow> flows = shownFlows(finding).map(FlowResult::flow).toList();
    if (sessions.isEmpty() && !flows.isEmpty()) {
      return span(
          flows.stream()
              .flatMapToLong(f -> LongStream.of(f.first().timeNanos(), f.last().timeNanos())));
    }
    if (sessions.isEmpty()) {
      return CaptureSpan.of(surroundings.analysis())
          .map(all -> Span.of(all.firstNanos(), all.lastNanos()))
          .orElse(Span.of(0, 0));
    }
    return span(
        sessions.stream()
            .flatMapToLong(s -> LongStream.of(s.start().timeNanos(), s.end().timeNanos())));
  }

  private static Span span(LongStream instants) {
    var both = instants.summaryStatistics();
    return Span.of(both.getMin(), both.getMax());
  }
}
