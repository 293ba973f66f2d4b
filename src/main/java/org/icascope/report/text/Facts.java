package org.icascope.report.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.Analysis;
import org.icascope.flow.Flow;
import org.icascope.model.PacketRef;
import org.icascope.report.Selection;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.IcaReconnect;
import org.icascope.session.EventDetail.ResetCoded;
import org.icascope.session.Incident;
import org.icascope.session.Outcome;
import org.icascope.session.ResetCode;
import org.icascope.session.Session;

/** Look-ups over what is to be reported, and the names things have in the text. */
final class Facts implements EventText.Names {

  private final Selection selection;
  private final Map<Integer, Flow> flows = new HashMap<>();
  private final Map<Integer, List<Incident>> incidentsBySession = new HashMap<>();

  /** By the session that broke: the one in which its user went on. */
  private final Map<Integer, Integer> successors = new HashMap<>();

  /** By flow: the RST that says why. */
  private final Map<Integer, Event> resets = new HashMap<>();

  Facts(Selection selection) {
    this.selection = selection;
    analysis().flows().forEach(f -> flows.put(f.flow().serial(), f.flow()));
    for (Incident incident : selection.incidents()) {
      // the first is the one that broke; a session that took its place did not suffer it again
      incident.sessions().stream()
          .findFirst()
          .ifPresent(
              s -> incidentsBySession.computeIfAbsent(s, k -> new ArrayList<>()).add(incident));
      if (incident.sessions().size() > 1 && incident.result() != Incident.Result.RESUMED) {
        successors.put(incident.sessions().get(0), incident.sessions().get(1));
      }
    }
    for (Event event : selection.events()) {
      if (event.detail() instanceof ResetCoded && event.flow().isPresent()) {
        resets.put(event.flow().getAsInt(), event);
      }
      if (event.detail() instanceof IcaReconnect back && event.session().isPresent()) {
        successors.put(back.fromSession(), event.session().getAsInt());
      }
    }
  }

  Analysis analysis() {
    return selection.analysis();
  }

  Selection selection() {
    return selection;
  }

  @Override
  public Optional<Flow> flow(int serial) {
    return Optional.ofNullable(flows.get(serial));
  }

  @Override
  public String session(int serial) {
    return sessionId(serial);
  }

  /** Incidents that began with this session. */
  List<Incident> incidentsOf(Session session) {
    return incidentsBySession.getOrDefault(session.serial(), List.of());
  }

  /** An incident began with this session. */
  boolean broke(int session) {
    return incidentsBySession.containsKey(session);
  }

  List<Event> eventsOf(Incident incident) {
    return incident.events().stream().map(analysis().events()::get).toList();
  }

  /** {@code s1}, as in JSON. */
  static String id(Session session) {
    return sessionId(session.serial());
  }

  static String sessionId(int serial) {
    return "s" + (serial + 1);
  }

  static String id(Incident incident) {
    return "i" + (incident.serial() + 1);
  }

  /** {@code s1 192.0.2.1 > 198.51.100.5:2598}, or client and server of a failed start. */
  String who(Incident incident) {
    if (incident.sessions().isEmpty()) {
      return incident.client().orElse("a client")
          + " > "
          + incident.server().orElse("an unknown server");
    }
    return who(analysis().sessions().get(incident.sessions().get(0)));
  }

  /** {@code s1 192.0.2.1}: without the server. */
  String briefly(Incident incident) {
    if (incident.sessions().isEmpty()) {
      return incident.client().orElse("a client");
    }
    Session first = analysis().sessions().get(incident.sessions().get(0));
    return id(first) + " " + first.client();
  }

  static String who(Session session) {
    return id(session) + " " + session.client() + " > " + session.server();
  }

  /** {@code frame 12}, or {@code frame 1:12} (capture:frame) when there are several captures. */
  @Override
  public String frame(PacketRef ref) {
    return analysis().captures().size() == 1
        ? String.valueOf(ref.frame())
        : (ref.capture() + 1) + ":" + ref.frame();
  }

  /** What the user felt, else the outage; negative when neither is known. */
  static double freezeMs(Incident incident) {
    return incident.freezeMs().orElse(incident.outageMs().orElse(-1));
  }

  static boolean recovered(Incident incident) {
    return switch (incident.result()) {
      case RESUMED, FALLBACK, NEW_SESSION -> true;
      case REFUSED, GAVE_UP, UNKNOWN -> false;
    };
  }

  /** How the user came back, though the session of this incident did not: its last one only. */
  Optional<Event> newSession(Incident incident) {
    if (recovered(incident) || incident.sessions().isEmpty()) {
      return Optional.empty();
    }
    int lost = incident.sessions().get(0);
    List<Incident> all = incidentsBySession.getOrDefault(lost, List.of());
    if (all.isEmpty() || all.get(all.size() - 1) != incident) {
      return Optional.empty();
    }
    return selection.events().stream()
        .filter(e -> e.detail() instanceof IcaReconnect r && r.fromSession() == lost)
        .findFirst();
  }

  /** The outcome, and where the user went on when it was elsewhere. */
  String outcome(Session session) {
    return Optional.ofNullable(successors.get(session.serial()))
        .map(next -> session.outcome().label() + ", back in " + sessionId(next))
        .orElse(session.outcome().label());
  }

  /** Of the RST with which the incident began. */
  Optional<ResetCode> resetCode(Incident incident) {
    return eventsOf(incident).stream()
        .limit(1)
        .filter(first -> first.flow().isPresent())
        .flatMap(first -> Optional.ofNullable(resets.get(first.flow().getAsInt())).stream())
        .filter(reset -> reset.timeNanos() == incident.startNanos())
        .map(reset -> ((ResetCoded) reset.detail()).code())
        .findFirst();
  }

  /** A session that ended well, or had not ended. */
  static boolean well(Outcome outcome) {
    return switch (outcome) {
      case ACTIVE, CLOSED -> true;
      case SUSPENDED, TIMED_OUT, NO_RESUME_SEEN, REFUSED, NEVER_BOUND, RESET -> false;
    };
  }

  /** The break could not start a session in the first place. */
  static boolean failedStart(Incident incident) {
    return switch (incident.cause()) {
      case CGP_REFUSED, CGP_UNANSWERED, CGP_HUNG, NOT_CGP, CHANNEL_REFUSED, WEBSOCKET_REFUSED ->
          true;
      default -> false;
    };
  }
}
