package org.icascope.report.text;

import java.util.Optional;
import java.util.OptionalDouble;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.PacketRef;
import org.icascope.session.Event;
import org.icascope.session.EventDetail;
import org.icascope.session.EventDetail.ConnectFailed;
import org.icascope.session.EventDetail.Fallback1494;
import org.icascope.session.EventDetail.FallbackBlocked;
import org.icascope.session.EventDetail.IcaReconnect;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.EventDetail.Timeout;
import org.icascope.session.LaunchDetail;

/** What happened, in plain words with its figures. */
final class EventText {

  /** How things are called that an event names. */
  interface Names {
    String frame(PacketRef ref);

    Optional<Flow> flow(int serial);

    String session(int serial);
  }

  private final Names facts;
  private final TimeText times;

  EventText(Names facts, TimeText times) {
    this.facts = facts;
    this.times = times;
  }

  String of(Event event) {
    return judged(event, sentence(event));
  }

  /** The same without anything that stood in the traffic but addresses. */
  String withoutNames(Event event) {
    if (event.detail() instanceof EventDetail.WebSocketRefused refused) {
      String status = refused.status().isPresent() ? refused.status().getAsInt() + " " : "";
      return judged(event, "the upgrade to a WebSocket was refused: " + status + refused.reason());
    }
    if (event.detail() instanceof LaunchDetail.NameFailed failed && failed.name().isPresent()) {
      return judged(event, "a name that an STA gave was not resolved: " + failed.cause());
    }
    if (event.detail() instanceof LaunchDetail.StaExchanged given && given.name().isPresent()) {
      return judged(event, "an STA gave a name for a ticket, and that was not reached");
    }
    return of(event);
  }

  private static String judged(Event event, String text) {
    return switch (event.confidence()) {
      case CERTAIN -> text;
      case LIKELY, POSSIBLE -> text + " (" + event.confidence().label() + ")";
    };
  }

  private String sentence(Event event) {
    EventDetail detail = event.detail();
    if (detail instanceof Suspend suspend) {
      return suspend(suspend);
    } else if (detail instanceof Reconnect reconnect) {
      return reconnect(reconnect);
    } else if (detail instanceof EventDetail.Replay replay) {
      return ReplayText.of(replay);
    } else if (detail instanceof Timeout timeout) {
      return "suspended for longer than the "
          + timeout.timeoutSeconds()
          + " s both sides had agreed on: the server ends the session";
    } else if (detail instanceof ConnectFailed failed) {
      return connectFailed(event, failed);
    } else if (detail instanceof Fallback1494 fallback) {
      return "fell back to ICA on 1494, without session reliability"
          + figure(" (", fallback.delayMs(), " after the first failed attempt)");
    } else if (detail instanceof EventDetail.FallbackTcp fallback) {
      return "gave up EDT (UDP) and used TCP"
          + figure(", begun ", fallback.delayMs(), " after the first EDT attempt");
    } else if (detail instanceof EventDetail.TransportRace race) {
      return race(race);
    } else if (detail instanceof FallbackBlocked blocked) {
      return "no way in: CGP "
          + EndText.words(blocked.cgpCause())
          + ", ICA "
          + EndText.words(blocked.icaCause());
    } else if (detail instanceof IcaReconnect reconnect) {
      return icaReconnect(reconnect);
    }
    return event.summary();
  }

  private String suspend(Suspend suspend) {
    StringBuilder text = new StringBuilder("suspended: ");
    String closer = suspend.closedBy().map(d -> "the " + d.sender()).orElse("one side");
    text.append(
        switch (suspend.cause()) {
          case RESET -> closer + " reset the connection";
          case FIN -> closer + " closed the connection without ending the session";
          case SILENCE -> "nothing new got through any more";
        });
    if (suspend.closedBy().isPresent() && suspend.silentBeforeCloseMs().orElse(0) >= 1000) {
      text.append(" after the ")
          .append(suspend.closedBy().get().opposite().sender())
          .append(" had been silent for ")
          .append(Units.millis(suspend.silentBeforeCloseMs().getAsDouble()));
    }
    lastHeard(text, "client", suspend.lastFromClient());
    lastHeard(text, "server", suspend.lastFromServer());
    return text.toString();
  }

  private void lastHeard(StringBuilder text, String who, Optional<FrameMark> last) {
    last.ifPresent(
        mark ->
            text.append("; last packet of the ")
                .append(who)
                .append(' ')
                .append(times.millis(mark.timeNanos()))
                .append(" (frame ")
                .append(facts.frame(mark.ref()))
                .append(')'));
  }

  private String reconnect(Reconnect reconnect) {
    String attempt =
        "attempt " + reconnect.attempt() + figure(", ", reconnect.gapMs(), " after the break");
    return switch (reconnect.result()) {
      case RESUMED ->
          "resumed"
              + from(reconnect)
              + " ("
              + attempt
              + figure(", answered in ", reconnect.resumeMs(), "")
              + ")"
              + moved(reconnect);
      case REFUSED -> "the server refused to resume (" + attempt + ")";
      case UNANSWERED -> "asked to resume" + from(reconnect) + ", no answer (" + attempt + ")";
    };
  }

  private String from(Reconnect reconnect) {
    return facts.flow(reconnect.toFlow()).map(f -> " from " + f.client()).orElse("");
  }

  private String moved(Reconnect reconnect) {
    Optional<Flow> old =
        reconnect.fromFlow().isPresent()
            ? facts.flow(reconnect.fromFlow().getAsInt())
            : Optional.empty();
    String text = "";
    if (reconnect.clientAddressChanged().orElse(false)) {
      text =
          "; the client address changed" + old.map(f -> " from " + address(f.client())).orElse("");
    }
    if (reconnect.serverAddressChanged().orElse(false)) {
      text += "; through another server address" + old.map(f -> " than " + f.server()).orElse("");
    }
    return text;
  }

  private static String address(Endpoint endpoint) {
    return endpoint.address().toString();
  }

  private String connectFailed(Event event, ConnectFailed failed) {
    String target =
        (event.flow().isPresent() ? facts.flow(event.flow().getAsInt()) : Optional.<Flow>empty())
            .map(f -> f.client() + " to " + f.server())
            .orElse("connection");
    String why =
        switch (failed.cause()) {
          case REFUSED -> "refused at once: nothing listens there, or a firewall rejects it";
          case UNANSWERED -> "no answer: filtered on the way, or the server is gone";
          case NO_SIGNATURE -> "connected, but the CGP service did not answer";
          case NOT_CGP -> "something other than CGP answered";
          case CHANNEL_REFUSED -> "CGP worked, but the way on to ICA was refused";
          case SUSPENDED -> "the session was suspended";
        };
    return (failed.resume() ? "attempt to come back failed: " : "start failed: ")
        + target
        + ": "
        + why;
  }

  /** A dropped loser is how the race is meant to end. */
  private static String race(EventDetail.TransportRace race) {
    boolean edt = race.winner().equals("edt");
    double margin = race.marginMs().orElse(0);
    String ahead =
        margin >= 0
            ? figure(", answered ", race.marginMs(), " earlier")
            : ", though answered " + Units.millis(-margin) + " later";
    return (edt
            ? "EDT and TCP were tried: went on with EDT"
            : "EDT and TCP were tried: went on with TCP")
        + ahead;
  }

  private String icaReconnect(IcaReconnect reconnect) {
    String kind =
        switch (reconnect.kind()) {
          case ACR -> "Auto Client Reconnect: the client logged on anew by itself";
          case RELAUNCH -> "started again: a new logon";
          case UNKNOWN -> "came back in a new session";
        };
    return kind
        + figure(", ", reconnect.gapMs(), "")
        + " after the loss of "
        + facts.session(reconnect.fromSession())
        + "; not a resume ("
        + reconnect.reason()
        + ")";
  }

  private static String figure(String before, OptionalDouble millis, String after) {
    return millis.isEmpty() ? "" : before + Units.millis(millis.getAsDouble()) + after;
  }
}
