package org.icascope.report.siem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Decimals;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;
import org.icascope.report.Selection;
import org.icascope.report.siem.Fact.Change;
import org.icascope.report.siem.Fact.Links;
import org.icascope.report.siem.Fact.Outcome;
import org.icascope.report.siem.Fact.Place;
import org.icascope.report.siem.Fact.Span;
import org.icascope.report.siem.Fact.Statement;
import org.icascope.session.Event;
import org.icascope.session.Incident;

/** Incidents as records: those to alert on. */
final class IncidentFacts {

  private final Surroundings surroundings;
  private final Selection selection;
  private final Shown shown;

  IncidentFacts(Surroundings surroundings, Selection selection) {
    this.surroundings = surroundings;
    this.selection = selection;
    this.shown = new Shown(surroundings);
  }

  /**
   * @param index position in the list of incidents
   */
  Fact fact(int index) {
    Incident incident = surroundings.analysis().incidents().get(index);
    List<Event> events =
        incident.events().stream()
            .filter(selection::hasEvent)
            .map(surroundings.analysis().events()::get)
            .toList();
    List<PacketRef> packets = events.stream().map(Event::at).toList();
    List<Flow> flows =
        events.stream()
            .flatMap(e -> e.flow().stream().boxed())
            .distinct()
            .flatMap(f -> surroundings.flow(f).stream())
            .map(FlowResult::flow)
            .toList();
    Links links = surroundings.links(incident.sessions(), List.of(incident.serial()));
    return new Fact(
        Kind.INCIDENT,
        index + 1,
        surroundings.ids().incidentUid(incident.serial()).orElse(""),
        statement(incident, events),
        Span.of(incident.startNanos(), incident.endNanos().orElse(incident.startNanos())),
        place(incident, flows),
        links.communityIds().count() == 0
            ? new Links(
                links.sessions(),
                links.incidents(),
                surroundings.communityIds(flows),
                surroundings.addresses(flows.stream()))
            : links,
        shown.by(packets, packets.size(), shown.filter(flows)),
        figures(incident, events.size()),
        Optional.empty(),
        incident.sessions().stream().findFirst().flatMap(surroundings::identity));
  }

  private static Figures figures(Incident incident, int events) {
    Figures figures = new Figures();
    figures.text("cause", incident.cause().text());
    figures.text("result", incident.result().label());
    figures.figure("outageMs", incident.outageMs());
    figures.figure("freezeMs", incident.freezeMs());
    figures.number("attempts", incident.attempts());
    figures.number("events", events);
    return figures;
  }

  /**
   * The connection that broke or failed: the first with the server of the incident. A session may
   * have begun on another one, and what worked afterwards may be at another port.
   */
  private Place place(Incident incident, List<Flow> flows) {
    Optional<Flow> there =
        flows.stream()
            .filter(f -> incident.server().filter(f.server().toString()::equals).isPresent())
            .findFirst();
    return there
        .or(() -> flows.stream().findFirst())
        .flatMap(f -> surroundings.flow(f.serial()))
        .map(surroundings::place)
        .or(
            () ->
                incident.sessions().stream()
                    .findFirst()
                    .flatMap(surroundings::session)
                    .map(surroundings::place))
        .orElseGet(
            () ->
                new Place(
                    incident.client().flatMap(HostTexts::host),
                    incident.server().flatMap(HostTexts::host),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** As severe as its most severe event, and as sure as its least sure one. */
  private static Statement statement(Incident incident, List<Event> events) {
    Severity severity =
        events.stream().map(Event::severity).reduce(Severity.NOTICE, IncidentFacts::worse);
    Confidence confidence =
        events.stream()
            .map(Event::confidence)
            .reduce(Confidence.CERTAIN, (a, b) -> a.compareTo(b) > 0 ? a : b);
    return new Statement(
        Statements.word(incident.cause()),
        CleanText.of(summary(incident), Statements.LONGEST_SUMMARY),
        severity,
        confidence,
        outcome(incident),
        change(incident));
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String summary(Incident incident) {
    String result =
        switch (incident.result()) {
          case RESUMED -> "the session was resumed";
          case REFUSED -> "the resume was refused";
          case NEW_SESSION -> "a new session was set up";
          case FALLBACK -> "another way was taken";
          case GAVE_UP -> "nothing worked";
          case UNKNOWN -> "how it went on is not known";
        };
    String who =
        incident.client().map(c -> c + ": ").orElse("")
            + incident.cause().text()
            + incident.server().map(s -> " (" + s + ")").orElse("");
    return Statements.capital(who)
        + "; "
        + result
        + seconds(", outage ", incident.outageMs())
        + seconds(", screen frozen for ", incident.freezeMs());
  }

  private static String seconds(String what, OptionalDouble millis) {
    return millis.isEmpty() ? "" : what + Decimals.fixed(millis.getAsDouble() / 1000, 1) + " s";
  }

  private static Outcome outcome(Incident incident) {
    return switch (incident.result()) {
      case RESUMED, NEW_SESSION, FALLBACK -> Outcome.SUCCESS;
      case REFUSED, GAVE_UP -> Outcome.FAILURE;
      case UNKNOWN -> Outcome.UNKNOWN;
    };
  }

  private static Change change(Incident incident) {
    return switch (incident.cause()) {
      case CLIENT_RESET, SERVER_RESET, CONNECTION_LOST -> Change.RESET;
      case CLIENT_CLOSED, SERVER_CLOSED -> Change.CLOSED;
      case CGP_REFUSED, CHANNEL_REFUSED, WEBSOCKET_REFUSED -> Change.REFUSED;
      case NOBODY_HEARD,
          BOTH_SILENT,
          CLIENT_SILENT,
          SERVER_SILENT,
          CGP_UNANSWERED,
          CGP_HUNG,
          NOT_CGP ->
          Change.FAILED;
    };
  }
}
