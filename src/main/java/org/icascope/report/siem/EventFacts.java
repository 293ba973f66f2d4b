package org.icascope.report.siem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;
import org.icascope.model.PacketRef;
import org.icascope.report.siem.Fact.Links;
import org.icascope.report.siem.Fact.Place;
import org.icascope.report.siem.Fact.Some;
import org.icascope.report.siem.Fact.Span;
import org.icascope.report.siem.Fact.Statement;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Probe;
import org.icascope.session.EventDetail.Stall;
import org.icascope.session.EventDetail.Suspend;

/** Events as records. */
final class EventFacts {

  private final Surroundings surroundings;
  private final Shown shown;
  private final EventFigures figures;

  EventFacts(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.shown = new Shown(surroundings);
    this.figures = new EventFigures(surroundings.ids());
  }

  /**
   * @param index position in the list of events
   */
  Fact fact(int index) {
    Event event = surroundings.analysis().events().get(index);
    Optional<FlowResult> flow =
        event.flow().isPresent() ? surroundings.flow(event.flow().getAsInt()) : Optional.empty();
    OptionalInt session =
        event.session().isPresent() || event.flow().isEmpty()
            ? event.session()
            : surroundings.sessionOfFlow(event.flow().getAsInt());
    return new Fact(
        Kind.EVENT,
        index + 1,
        surroundings.ids().eventUid(index),
        new Statement(
            event.type(),
            CleanText.of(event.summary(), Statements.LONGEST_SUMMARY),
            event.severity(),
            event.confidence(),
            EventWords.outcome(event.detail()),
            EventWords.change(event.detail())),
        span(event),
        place(event, flow, session),
        links(event, flow, session),
        shown.by(packets(event), 0, flow.isPresent() ? shown.filter(flow.get().flow()) : NO_FILTER),
        figures.of(event.detail()),
        Optional.empty(),
        session.isPresent() ? surroundings.identity(session.getAsInt()) : Optional.empty());
  }

  private static final Optional<String> NO_FILTER = Optional.empty();

  /** Most are instants; standing still and probing last. */
  static Span span(Event event) {
    if (event.detail() instanceof Stall stall) {
      return Span.of(event.timeNanos(), stall.standstill().until().timeNanos());
    } else if (event.detail() instanceof Probe probe) {
      return Span.of(event.timeNanos(), probe.lastTime().timeNanos());
    }
    return Span.of(event.timeNanos(), event.timeNanos());
  }

  private Place place(Event event, Optional<FlowResult> flow, OptionalInt session) {
    if (flow.isPresent()) {
      return surroundings.place(flow.get());
    } else if (session.isPresent()) {
      return surroundings
          .session(session.getAsInt())
          .map(surroundings::place)
          .orElse(Place.NOWHERE);
    } else if (event.detail() instanceof Probe probe) {
      return new Place(
          HostTexts.host(probe.source()),
          HostTexts.host(probe.server()),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());
    }
    return Place.NOWHERE;
  }

  private Links links(Event event, Optional<FlowResult> flow, OptionalInt session) {
    Some incident =
        event.incident().isPresent()
            ? surroundings.incidents(List.of(event.incident().getAsInt()))
            : Some.NONE;
    if (session.isPresent()) {
      Links all = surroundings.links(session.getAsInt());
      return new Links(all.sessions(), incident, all.communityIds(), all.addresses());
    }
    List<Flow> own = flow.map(FlowResult::flow).stream().toList();
    return new Links(
        Some.NONE, incident, surroundings.communityIds(own), surroundings.addresses(own.stream()));
  }

  private static List<PacketRef> packets(Event event) {
    List<PacketRef> packets = new ArrayList<>(4);
    packets.add(event.at());
    event.detectedAt().ifPresent(packets::add);
    if (event.detail() instanceof Suspend suspend) {
      suspend.lastFromClient().map(FrameMark::ref).ifPresent(packets::add);
      suspend.lastFromServer().map(FrameMark::ref).ifPresent(packets::add);
    }
    return packets;
  }
}
