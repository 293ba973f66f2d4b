package org.icascope.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.icascope.flow.Standstill;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;

/**
 * What an event says beyond type, time and place. Names follow the analysis document; flows are
 * serial numbers ({@code Flow.serial()}), sessions are serial numbers of {@link Session}. Those of
 * launches and of ICMP stand in {@link LaunchDetail} and {@link IcmpDetail}.
 */
public sealed interface EventDetail
    permits EventDetail.SessionStart,
        EventDetail.SessionEnd,
        EventDetail.Suspend,
        EventDetail.Reconnect,
        EventDetail.ConnectFailed,
        EventDetail.Replay,
        EventDetail.Timeout,
        EventDetail.Fallback1494,
        EventDetail.FallbackTcp,
        EventDetail.TransportRace,
        EventDetail.FallbackBlocked,
        EventDetail.TlsReconnect,
        EventDetail.IcaReconnect,
        EventDetail.Probe,
        EventDetail.WebSocketRefused,
        EventDetail.Stall,
        EventDetail.ResetCoded,
        IcmpDetail,
        LaunchDetail {

  /** The names of all types. */
  List<String> TYPES =
      List.of(
          "session.start",
          "session.end",
          "cgp.suspend",
          "cgp.reconnect",
          "cgp.connect-failed",
          "cgp.replay",
          "cgp.timeout",
          "fallback.1494",
          "fallback.blocked",
          "fallback.tcp",
          "ica.reconnect",
          "tls.reconnect",
          "websocket.refused",
          "transport.race",
          "stall",
          "tcp.reset-code",
          "sta.exchange",
          "sta.failed",
          "sta.ambiguous",
          "dns.failed",
          "icmp.unreachable",
          "icmp.too-big",
          "probe");

  /** The name of the event type in JSON. */
  String type();

  /** First bytes of CGP or ICA on which both sides agreed. */
  record SessionStart() implements EventDetail {
    @Override
    public String type() {
      return "session.start";
    }
  }

  /** The session is over. */
  record SessionEnd(Outcome outcome) implements EventDetail {
    @Override
    public String type() {
      return "session.end";
    }
  }

  /** How a bound connection stopped being one. */
  enum SuspendCause {
    RESET,
    FIN,
    SILENCE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A bound CGP connection ended or went silent without FINISH.
   *
   * @param closedBy whose FIN or RST it was
   * @param silentBeforeCloseMs how long the other side had been silent before that FIN or RST
   */
  record Suspend(
      SuspendCause cause,
      Optional<Direction> closedBy,
      OptionalDouble silentBeforeCloseMs,
      Optional<FrameMark> lastFromClient,
      Optional<FrameMark> lastFromServer)
      implements EventDetail {
    @Override
    public String type() {
      return "cgp.suspend";
    }
  }

  /** What became of a resume BIND_REQUEST. */
  enum ResumeResult {
    RESUMED,
    REFUSED,
    UNANSWERED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A resume BIND_REQUEST.
   *
   * @param fromFlow last connection on which the session was bound, when it was captured
   * @param attempt counts the BIND_REQUESTs since the break, from 1
   * @param gapMs last packet of the old connection that reached its receiver to this BIND_REQUEST
   * @param resumeMs BIND_REQUEST to the packet that completes the BIND_RESPONSE
   */
  record Reconnect(
      OptionalInt fromFlow,
      int toFlow,
      int attempt,
      OptionalDouble gapMs,
      ResumeResult result,
      Optional<Boolean> clientAddressChanged,
      Optional<Boolean> serverAddressChanged,
      OptionalDouble resumeMs)
      implements EventDetail {
    @Override
    public String type() {
      return "cgp.reconnect";
    }
  }

  /**
   * A connection attempt to a CGP port without BIND_RESPONSE, or a channel that was refused.
   *
   * @param resume a session of that client was suspended
   */
  record ConnectFailed(ConnectFailure cause, boolean resume) implements EventDetail {
    @Override
    public String type() {
      return "cgp.connect-failed";
    }
  }

  /** Result of comparing a replay with the first transmission. */
  enum Verified {
    IDENTICAL("identical"),
    DIFFERENT("different"),
    NOT_SEEN("not-seen");

    private final String label;

    Verified(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Messages sent again after a resume. Replay is recovery, not loss.
   *
   * @param fromMessage number the other side asked for
   * @param toMessage highest number of that direction captured on earlier connections
   * @param bytes ICA payload of these messages
   * @param trimmed messages the receiver had but had not acknowledged
   * @param queuedMessages new messages in the burst after the replay
   * @param catchUpMs BIND_RESPONSE to the end of that burst
   */
  record Replay(
      Direction direction,
      long fromMessage,
      long toMessage,
      long messages,
      long bytes,
      OptionalLong trimmed,
      Verified verified,
      long queuedMessages,
      long queuedBytes,
      OptionalDouble catchUpMs)
      implements EventDetail {
    @Override
    public String type() {
      return "cgp.replay";
    }
  }

  /** Suspended for longer than the negotiated timeout. */
  record Timeout(int timeoutSeconds) implements EventDetail {
    @Override
    public String type() {
      return "cgp.timeout";
    }
  }

  /**
   * ICA on 1494 set up after CGP failed.
   *
   * @param delayMs first packet of the first failed attempt to first packet of the connection that
   *     worked
   */
  record Fallback1494(ConnectFailure cause, int failedFlow, int toFlow, OptionalDouble delayMs)
      implements EventDetail {
    @Override
    public String type() {
      return "fallback.1494";
    }
  }

  /**
   * EDT was given up for TCP.
   *
   * @param failedFlow the first EDT attempt that led to nothing
   * @param delayMs its first packet to the first packet of the TCP connection that worked
   */
  record FallbackTcp(int failedFlow, int toFlow, OptionalDouble delayMs) implements EventDetail {
    @Override
    public String type() {
      return "fallback.tcp";
    }
  }

  /**
   * EDT and TCP were tried side by side, and the connection of the event was dropped for the other.
   *
   * @param winner {@code edt} or {@code tcp}
   * @param marginMs answer of the server to the winner to its answer to the loser; negative when
   *     the loser was answered first, absent when it was not answered
   */
  record TransportRace(String winner, OptionalDouble marginMs) implements EventDetail {
    @Override
    public String type() {
      return "transport.race";
    }
  }

  /** Why 1494 did not work either. */
  enum IcaFailure {
    REFUSED("refused"),
    UNANSWERED("unanswered"),
    NO_BANNER("no-banner");

    private final String label;

    IcaFailure(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** CGP failed and 1494 failed too. */
  record FallbackBlocked(ConnectFailure cgpCause, IcaFailure icaCause, int failedFlow, int icaFlow)
      implements EventDetail {
    @Override
    public String type() {
      return "fallback.blocked";
    }
  }

  /**
   * The client of a TLS or DTLS flow that broke came back; nobody knows what was inside.
   *
   * @param gapMs when both sides last heard each other to the first packet of the new flow
   */
  record TlsReconnect(int fromFlow, int toFlow, OptionalDouble gapMs) implements EventDetail {
    @Override
    public String type() {
      return "tls.reconnect";
    }
  }

  /** What kind of new ICA set-up followed a lost session. */
  enum ReconnectKind {
    ACR("acr"),
    RELAUNCH("relaunch"),
    UNKNOWN("unknown");

    private final String label;

    ReconnectKind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * A complete new ICA set-up of the same client after a session was lost; never a resume.
   *
   * @param gapMs end of the lost session to first packet of the new one
   * @param reason what in the set-up says so
   */
  record IcaReconnect(int fromSession, OptionalDouble gapMs, ReconnectKind kind, String reason)
      implements EventDetail {
    @Override
    public String type() {
      return "ica.reconnect";
    }
  }

  /** How a probe ended. */
  enum ProbeResult {
    OPEN("open"),
    REFUSED("refused"),
    UNANSWERED("unanswered"),
    BANNER_ONLY("banner-only");

    private final String label;

    ProbeResult(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Health checks and scans: one per source, server and result.
   *
   * @param intervalMs median time between two of them, absent for a single one
   */
  record Probe(
      ProbeResult result,
      String source,
      String server,
      long count,
      OptionalDouble intervalMs,
      FrameMark firstTime,
      FrameMark lastTime)
      implements EventDetail {
    @Override
    public String type() {
      return "probe";
    }
  }

  /**
   * An upgrade to a WebSocket was refused.
   *
   * @param status HTTP status, when the server answered
   * @param reason what that status means
   */
  record WebSocketRefused(OptionalInt status, String reason) implements EventDetail {
    @Override
    public String type() {
      return "websocket.refused";
    }
  }

  /**
   * A bound session stood still without breaking.
   *
   * @param standstill what the connection shows of it
   */
  record Stall(Standstill standstill) implements EventDetail {
    @Override
    public String type() {
      return "stall";
    }
  }

  /** A RST whose window field holds a code of a NetScaler, of the host that it claims to be of. */
  record ResetCoded(ResetCode code, IpAddress sender) implements EventDetail {
    @Override
    public String type() {
      return "tcp.reset-code";
    }
  }
}
