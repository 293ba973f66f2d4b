package org.icascope.report.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.icascope.analyze.Analysis;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.model.Confidence;
import org.icascope.session.Event;
import org.icascope.session.Incident;
import org.icascope.session.Link;
import org.icascope.session.Proxied;
import org.icascope.session.Session;

/** What happened to one session, or around one failed start: time, frame, words. */
final class Timeline {

  private final Facts facts;
  private final Layout layout;
  private final TimeText times;
  private final EventText words;
  private final GatewayLines gateway;

  Timeline(Facts facts, Layout layout, TimeText times) {
    this.facts = facts;
    this.layout = layout;
    this.times = times;
    this.words = new EventText(facts, times);
    this.gateway = new GatewayLines(times, mark -> facts.frame(mark.ref()));
  }

  List<Line> of(Session session) {
    TreeSet<Integer> indices = new TreeSet<>();
    List<Event> all = facts.analysis().events();
    facts
        .selection()
        .eventIndices()
        .filter(i -> all.get(i).session().orElse(-1) == session.serial())
        .forEach(indices::add);
    facts.incidentsOf(session).forEach(i -> indices.addAll(i.events()));
    List<Line> lines = new ArrayList<>();
    lines.add(layout.heading(Facts.who(session) + ", " + session.stack()));
    lines.addAll(names(session));
    lines.addAll(otherLeg(session));
    lines.addAll(gateway(session));
    lines.addAll(setup(session));
    lines.addAll(events(indices));
    return lines;
  }

  List<Line> of(Incident failedStart) {
    List<Line> lines = new ArrayList<>();
    lines.add(layout.heading(Facts.id(failedStart) + " " + facts.who(failedStart)));
    lines.addAll(events(new TreeSet<>(failedStart.events())));
    return lines;
  }

  private List<Line> events(TreeSet<Integer> indices) {
    Analysis analysis = facts.analysis();
    int frameColumn =
        indices.stream()
            .mapToInt(i -> facts.frame(analysis.events().get(i).at()).length())
            .max()
            .orElse(0);
    List<Line> lines = new ArrayList<>();
    LocalDate day = null;
    for (int index : indices) {
      Event event = analysis.events().get(index);
      LocalDate date = times.date(event.timeNanos());
      if (day != null && !day.equals(date)) {
        lines.add(Line.plain("  " + date));
      }
      day = date;
      String frame = facts.frame(event.at());
      String label =
          "  "
              + times.millis(event.timeNanos())
              + "  "
              + " ".repeat(frameColumn - frame.length())
              + frame;
      lines.addAll(
          layout.hanging(Style.of(event.severity()), label, label.length() + 2, words.of(event)));
    }
    return lines;
  }

  private List<Line> otherLeg(Session session) {
    Optional<String> other =
        session.link().session().isPresent()
            ? Optional.of(linked(session.link()))
            : session.proxied().map(this::connection);
    return other.map(text -> layout.hanging(Style.DIM, "  leg:", 7, text)).orElse(List.of());
  }

  private static String linked(Link link) {
    String here =
        switch (link.leg()) {
          case CLIENT_GATEWAY -> "from the client to the gateway; behind the gateway it is ";
          case GATEWAY_SERVER -> "from the gateway to the server; before the gateway it is ";
          case UNKNOWN -> "seen twice; the other one is ";
        };
    String sure =
        link.confidence() == Confidence.CERTAIN ? "" : " (" + link.confidence().label() + ")";
    return here + Facts.sessionId(link.session().getAsInt()) + sure;
  }

  /** The other leg is no session to us: it is encrypted. */
  private String connection(Proxied proxied) {
    return proxied.leg() == Link.Leg.GATEWAY_SERVER
        ? "from the gateway to the server; the client came over "
            + gateway.connection(proxied.clientLeg())
        : "from the client to the gateway; that went on over "
            + gateway.connection(proxied.serverLeg());
  }

  /** Once for both legs: with that of the client, or the only one that is a session. */
  private List<Line> gateway(Session session) {
    boolean told =
        session.link().session().isPresent() && session.link().leg() != Link.Leg.CLIENT_GATEWAY;
    String text = told ? "" : session.proxied().map(gateway::of).orElse("");
    return text.isEmpty() ? List.of() : layout.hanging(Style.DIM, "  gateway:", 11, text);
  }

  private List<Line> setup(Session session) {
    Session.Setup setup = session.setup();
    List<String> phases = new ArrayList<>();
    phase(phases, "TCP", setup.tcpMs());
    phase(phases, "TLS", setup.tlsMs());
    phase(phases, "CGP bind", setup.bindMs());
    phase(phases, "channel", setup.channelOpenMs());
    phase(phases, "ICA", setup.icaInitMs());
    phase(phases, "first data after", setup.firstDataMs());
    return phases.isEmpty()
        ? List.of()
        : layout.hanging(Style.DIM, "  set-up:", 10, String.join(", ", phases));
  }

  /** Who it was, only under {@code --names}. */
  private List<Line> names(Session session) {
    List<String> names = new ArrayList<>();
    session
        .ica()
        .flatMap(IcaConnection::identity)
        .ifPresent(
            identity -> {
              identity.user().ifPresent(n -> names.add("user " + n));
              identity.domain().ifPresent(n -> names.add("domain " + n));
              identity.clientName().ifPresent(n -> names.add("client name " + n));
              identity.application().ifPresent(n -> names.add("application " + n));
              identity.launcher().ifPresent(n -> names.add("launched by " + n));
            });
    return names.isEmpty()
        ? List.of()
        : layout.hanging(Style.DIM, "  names:", 10, String.join(", ", names));
  }

  private static void phase(List<String> phases, String name, OptionalDouble millis) {
    millis.ifPresent(m -> phases.add(name + " " + Units.millis(m)));
  }
}
