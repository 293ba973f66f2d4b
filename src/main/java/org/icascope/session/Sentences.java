package org.icascope.session;

import java.util.Optional;
import java.util.OptionalDouble;
import org.icascope.flow.Flow;
import org.icascope.flow.Standstill;
import org.icascope.model.Decimals;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.SuspendCause;
import org.icascope.session.EventDetail.Verified;

/** The one English sentence of each event. */
final class Sentences {

  private Sentences() {}

  static String sessionStart(FlowTrack flow) {
    Flow f = flow.flow;
    return f.client() + " and " + f.server() + " agreed on a session";
  }

  static String sessionEnd(Outcome outcome) {
    return switch (outcome) {
      case CLOSED -> "the session was closed in an orderly way";
      case REFUSED -> "the session ended: the server refused to resume it";
      case TIMED_OUT -> "the session ended: the time to resume it ran out";
      case NO_RESUME_SEEN -> "the time to resume the session ran out and nobody came back here";
      case NEVER_BOUND -> "the session ended before it could be used";
      case RESET -> "the session ended with a reset";
      default -> "the session goes on";
    };
  }

  static String suspend(EventDetail.Suspend suspend, SessionTrack session) {
    String flow = session.bound.flow.client() + " > " + session.bound.flow.server();
    if (suspend.cause() == SuspendCause.SILENCE) {
      return "the bound connection " + flow + " fell silent without FINISH";
    }
    String closer = suspend.closedBy().orElse(Direction.SERVER_TO_CLIENT).sender();
    String how =
        suspend.cause() == SuspendCause.RESET
            ? "reset"
            : session.bound.edt().isPresent() ? "shut down" : "closed (FIN)";
    double silent = suspend.silentBeforeCloseMs().orElse(0);
    String after =
        BreakCause.cleansUp(suspend, session)
            ? ", cleaning up after " + seconds(silent) + " of silence of the other side"
            : "";
    return "the bound connection " + flow + " was " + how + " by the " + closer + " side" + after;
  }

  static String stall(Standstill stall) {
    String waited =
        "nothing got on from "
            + (stall.direction() == Direction.CLIENT_TO_SERVER
                ? "client to server for "
                : "server to client for ")
            + seconds(stall.millis());
    String sender = stall.direction().sender();
    String receiver = stall.direction().opposite().sender();
    String why =
        switch (stall.cause()) {
          case LOSS ->
              ": segments were lost and sent again "
                  + (stall.retransmissions() == 1 ? "once" : stall.retransmissions() + " times");
          case ZERO_WINDOW -> ": the " + receiver + " took no more bytes (zero window)";
          case PEER_SILENT ->
              stall.retransmissions() > 0
                  ? ": the " + receiver + " did not answer"
                  : ": the " + sender + " said nothing, and should have";
          case CAPTURE_GAP -> ", but the capture is not complete there";
        };
    return waited + why + (stall.over() ? "" : ", up to the end of the capture");
  }

  static String unreachable(IcmpDetail.IcmpUnreachable said) {
    return said.sender()
        + " said that packets of the "
        + said.direction().sender()
        + " cannot be delivered: "
        + said.meaning();
  }

  static String tooBig(IcmpDetail.IcmpTooBig said) {
    return said.sender()
        + " said that packets of the "
        + said.direction().sender()
        + " are too big"
        + (said.mtuBytes().isPresent()
            ? ": the next link takes " + said.mtuBytes().getAsInt() + " bytes"
            : "")
        + (said.largerAfter() > 0 ? "; " + said.largerAfter() + " more of them followed" : "");
  }

  static String resetCode(EventDetail.ResetCoded reset) {
    return reset.sender()
        + " reset the connection with code "
        + reset.code().code()
        + " of a NetScaler: "
        + reset.code().meaning();
  }

  static String fallbackTcp(EventDetail.FallbackTcp fallback, FlowTrack to) {
    return to.flow.client().address()
        + " gave up EDT with "
        + to.flow.server()
        + " and used TCP"
        + after(fallback.delayMs());
  }

  static String race(EventDetail.TransportRace race, FlowTrack loser) {
    boolean edt = race.winner().equals("edt");
    return loser.flow.client().address()
        + " tried EDT and TCP with "
        + loser.flow.server()
        + " side by side and went on with "
        + (edt ? "EDT" : "TCP");
  }

  static String reconnect(EventDetail.Reconnect reconnect, FlowTrack flow) {
    String who = flow.flow.client() + " asked " + flow.flow.server() + " to resume the session";
    String gap = after(reconnect.gapMs());
    return switch (reconnect.result()) {
      case RESUMED -> who + gap + " and was accepted";
      case REFUSED -> who + gap + " and was refused";
      case UNANSWERED -> who + gap + " and got no answer";
    };
  }

  private static String after(OptionalDouble gapMs) {
    return gapMs.isEmpty() ? "" : " after " + seconds(gapMs.getAsDouble());
  }

  static Severity severity(ResumeResult result) {
    return switch (result) {
      case RESUMED -> Severity.NOTICE;
      case REFUSED -> Severity.ERROR;
      case UNANSWERED -> Severity.WARNING;
    };
  }

  static String replay(EventDetail.Replay replay) {
    String compared =
        replay.verified() == Verified.IDENTICAL
            ? ", identical to the first transmission"
            : replay.verified() == Verified.DIFFERENT
                ? ", NOT identical to the first transmission"
                : ", not comparable: bytes were not captured";
    return "the "
        + replay.direction().sender()
        + " sent "
        + (replay.fromMessage() == replay.toMessage()
            ? "message " + replay.fromMessage()
            : "messages " + replay.fromMessage() + " to " + replay.toMessage())
        + " again ("
        + replay.bytes()
        + " bytes"
        + compared
        + ")";
  }

  static String timeout(int seconds, boolean attemptsSeen) {
    return "nothing resumed the session within "
        + seconds
        + " s"
        + (attemptsSeen ? "" : "; attempts may have gone another way");
  }

  static String connectFailed(EventDetail.ConnectFailed failed, FlowTrack flow) {
    Flow f = flow.flow;
    String result =
        switch (failed.cause()) {
          case REFUSED -> "was refused";
          case UNANSWERED -> "was not answered";
          case NO_SIGNATURE -> "was accepted, but no CGP answer came";
          case NOT_CGP -> "was answered by something other than CGP";
          case CHANNEL_REFUSED ->
              "worked, but the CGP service could not open the channel to the ICA listener";
          case SUSPENDED -> "broke";
        };
    return "the CGP connection " + f.client() + " > " + f.server() + " " + result;
  }

  static String fallback(EventDetail.Fallback1494 fallback, FlowTrack to) {
    String cause =
        fallback.cause() == ConnectFailure.SUSPENDED
            ? "its CGP session broke"
            : "CGP failed (" + fallback.cause().label() + ")";
    return to.flow.client().address()
        + " fell back to ICA on port "
        + to.flow.server().port()
        + " after "
        + cause
        + ", "
        + seconds(fallback.delayMs().orElse(0))
        + " later";
  }

  static String blocked(EventDetail.FallbackBlocked blocked, FlowTrack ica) {
    return ica.flow.client().address()
        + " got no way in: CGP "
        + blocked.cgpCause().label()
        + ", ICA on port "
        + ica.flow.server().port()
        + " "
        + blocked.icaCause().label();
  }

  static String tlsReconnect(
      EventDetail.TlsReconnect reconnect, Flow from, Flow to, boolean unanswered) {
    String how = unanswered ? " had fallen silent" : " had been reset";
    return to.client()
        + " came back to "
        + to.server()
        + after(reconnect.gapMs())
        + ": its encrypted connection from port "
        + from.client().port()
        + how;
  }

  static String icaReconnect(EventDetail.IcaReconnect reconnect) {
    return "a complete new ICA set-up followed the lost session"
        + after(reconnect.gapMs())
        + "; it is no resume";
  }

  static String probe(EventDetail.Probe probe) {
    return probe.source()
        + " probed "
        + probe.server()
        + " "
        + (probe.count() == 1 ? "once" : probe.count() + " times")
        + " without using it ("
        + probe.result().label()
        + ")";
  }

  static String webSocketRefused(
      EventDetail.WebSocketRefused refused, Optional<String> originHost, FlowTrack flow) {
    Flow f = flow.flow;
    String status = refused.status().isPresent() ? refused.status().getAsInt() + " " : "";
    return f.server()
        + " refused "
        + f.client()
        + " the upgrade to a WebSocket: "
        + status
        + refused.reason()
        + originHost.map(host -> " (Origin " + host + ")").orElse("");
  }

  /** Severity of a remark of the ICA dissector by its code. */
  static Severity severityOf(String code) {
    return code.endsWith("malformed")
        ? Severity.ERROR
        : code.endsWith("out-of-sync") ? Severity.WARNING : Severity.NOTICE;
  }

  private static String seconds(double millis) {
    return Decimals.fixed(millis / 1000, millis < 10_000 ? 2 : 1) + " s";
  }
}
