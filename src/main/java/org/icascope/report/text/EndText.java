package org.icascope.report.text;

import java.util.List;
import java.util.Optional;
import org.icascope.flow.Flow;
import org.icascope.model.Transport;
import org.icascope.session.ConnectFailure;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.EventDetail.IcaFailure;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.Timeout;
import org.icascope.session.Incident;
import org.icascope.session.Incident.Result;

/** How one incident ended, in words. */
final class EndText {

  private final Facts facts;

  EndText(Facts facts) {
    this.facts = facts;
  }

  String of(Incident incident) {
    int attempts = incident.attempts();
    String tries = attempts > 1 ? " after " + Units.count(attempts, "attempt") : "";
    return switch (incident.result()) {
      case RESUMED -> "resumed" + tries + moved(incident);
      case REFUSED -> "the server refused to resume" + tries + backAnyway(incident);
      case NEW_SESSION -> "the user came back in a new session" + tries;
      case FALLBACK -> "fell back to ICA without session reliability" + tries;
      case GAVE_UP -> gaveUp(incident, tries) + backAnyway(incident);
      case UNKNOWN -> unknown(incident);
    };
  }

  private String gaveUp(Incident incident, String tries) {
    String limit =
        details(incident, Timeout.class).stream()
            .findFirst()
            .map(t -> "the limit of " + t.timeoutSeconds() + " s to come back ran out")
            .orElse("the client gave up");
    // a failed start says which ways in failed where others name the cause
    String ways =
        Facts.failedStart(incident) ? "" : blocked(incident).map(w -> w + "; ").orElse("");
    boolean ranOut = details(incident, Timeout.class).stream().findFirst().isPresent();
    return ways
        + limit
        + (ranOut && !tries.isEmpty()
            ? " (" + Units.count(incident.attempts(), "attempt") + " in all)"
            : tries);
  }

  private static String unknown(Incident incident) {
    return Facts.failedStart(incident)
        ? "the capture does not show what the client did next"
        : "the capture does not show what became of it";
  }

  /** {@code 2598 refused, 1494 unanswered}: both ways in are shut. */
  Optional<String> blocked(Incident incident) {
    return details(incident, FallbackBlocked.class).stream().findFirst().map(this::blocked);
  }

  private String blocked(FallbackBlocked blocked) {
    return port(blocked.failedFlow(), "CGP")
        + " "
        + words(blocked.cgpCause())
        + ", "
        + port(blocked.icaFlow(), "ICA")
        + " "
        + words(blocked.icaCause());
  }

  /** For "CGP …". */
  static String words(ConnectFailure cause) {
    return switch (cause) {
      case REFUSED -> "refused";
      case UNANSWERED -> "unanswered";
      case NO_SIGNATURE -> "accepted without an answer";
      case NOT_CGP -> "answered by something else";
      case CHANNEL_REFUSED -> "without a way on to ICA";
      case SUSPENDED -> "broken off";
    };
  }

  /** For "ICA …". */
  static String words(IcaFailure cause) {
    return switch (cause) {
      case REFUSED -> "refused";
      case UNANSWERED -> "unanswered";
      case NO_BANNER -> "accepted without an answer";
    };
  }

  private String port(int flow, String otherwise) {
    return facts.flow(flow).map(f -> String.valueOf(f.server().port())).orElse(otherwise);
  }

  /** Said when the client returned from elsewhere, or to another server; else empty. */
  String moved(Incident incident) {
    String text = "";
    for (Reconnect reconnect : details(incident, Reconnect.class)) {
      if (reconnect.result() != ResumeResult.RESUMED) {
        continue;
      }
      Optional<Flow> now = facts.flow(reconnect.toFlow());
      if (changedToTcp(reconnect)) {
        text += " over TCP, as EDT did not get through";
      }
      if (reconnect.clientAddressChanged().orElse(false)) {
        text +=
            (text.isEmpty() ? "" : ",")
                + " from another address"
                + now.map(f -> " (" + f.client().address() + ")").orElse("");
      }
      if (reconnect.serverAddressChanged().orElse(false)) {
        text +=
            (text.isEmpty() ? "" : ",")
                + " through another server"
                + now.map(f -> " (" + f.server() + ")").orElse("");
      }
    }
    return text;
  }

  /** The session had been on EDT. */
  private boolean changedToTcp(Reconnect reconnect) {
    return facts.flow(reconnect.toFlow()).filter(f -> f.transport() == Transport.TCP).isPresent()
        && reconnect.fromFlow().stream()
            .mapToObj(facts::flow)
            .anyMatch(f -> f.filter(from -> from.transport() == Transport.UDP).isPresent());
  }

  private String backAnyway(Incident incident) {
    return facts
        .newSession(incident)
        .map(
            event -> {
              EventDetail.IcaReconnect back = (EventDetail.IcaReconnect) event.detail();
              String which =
                  event.session().isPresent()
                      ? " (" + Facts.sessionId(event.session().getAsInt()) + ")"
                      : "";
              String when =
                  back.gapMs().isPresent()
                      ? " " + Units.millis(back.gapMs().getAsDouble()) + " after the loss"
                      : "";
              return "; the user was back in a new session" + which + when;
            })
        .orElse("");
  }

  private <T> List<T> details(Incident incident, Class<T> type) {
    return facts.eventsOf(incident).stream()
        .map(Event::detail)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** Ended without a resume, though the user could go on. */
  static boolean open(Incident incident) {
    return incident.result() == Result.REFUSED || incident.result() == Result.GAVE_UP;
  }
}
