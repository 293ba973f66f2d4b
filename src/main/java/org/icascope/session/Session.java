package org.icascope.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;

/**
 * One user session: all flows of one CGP session, or one ICA connection. A snapshot.
 *
 * @param serial number from 0 in order of first packet
 * @param client address of the first connection
 * @param connections flows in time order with their roles
 * @param reliability {@code cgp} or {@code none}
 * @param layers outermost first: {@code ["cgp","ica"]}
 * @param stack {@code TCP > CGP > ICA}
 * @param alreadyRunning the capture began in the middle of the session
 * @param clientShared the client address is evidently a gateway or NAT
 * @param notDecoded what stayed closed and what would open it
 * @param link the same session on the other leg of a gateway, where the input has both
 * @param proxied both legs of it, where the input has both and it is known which is which
 * @param icaSetUp frames with its first and last module and with the start of encryption, where
 *     captured
 */
public record Session(
    int serial,
    IpAddress client,
    Endpoint server,
    List<Connection> connections,
    FrameMark start,
    FrameMark end,
    String reliability,
    Outcome outcome,
    List<String> layers,
    String stack,
    String citrixStack,
    boolean alreadyRunning,
    boolean clientShared,
    Setup setup,
    Optional<Cgp> cgp,
    Optional<IcaConnection> ica,
    List<NotDecoded> notDecoded,
    Link link,
    Optional<Proxied> proxied,
    List<FrameMark> icaSetUp) {

  public Session {
    connections = List.copyOf(connections);
    layers = List.copyOf(layers);
    notDecoded = List.copyOf(notDecoded);
    icaSetUp = List.copyOf(icaSetUp);
  }

  /** By its number: sessions are keys, and all that a session has would be much to hash. */
  @Override
  public int hashCode() {
    return serial;
  }

  /** Role of a flow in its session. */
  public enum Role {
    PRIMARY("primary"),
    RESUME("resume"),
    STREAM("stream"),
    ATTEMPT("attempt"),
    RACE_LOSER("race-loser"),
    MIGRATED("migrated");

    private final String label;

    Role(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }
  }

  /** A time, in nanoseconds since 1970. */
  public record Span(long fromNanos, long toNanos) {}

  /** A flow of the session, by serial number. */
  public record Connection(int flow, Role role) {}

  /**
   * Phases of the set-up in milliseconds, each where both its ends were captured.
   *
   * @param tcpMs SYN to the ACK of the handshake
   * @param bindMs BIND_REQUEST to BIND_RESPONSE
   * @param channelOpenMs CHANNEL_OPEN_REQUEST to CHANNEL_OPEN_RESPONSE
   * @param icaInitMs ICA banner of the server to INIT_CONNECT_RESPONSE
   * @param firstDataMs first packet to the first server data after the ICA set-up
   */
  public record Setup(
      OptionalDouble tcpMs,
      OptionalDouble tlsMs,
      OptionalDouble bindMs,
      OptionalDouble channelOpenMs,
      OptionalDouble icaInitMs,
      OptionalDouble firstDataMs) {}

  /**
   * What the CGP layer said and did.
   *
   * @param timeoutSeconds only when the bind was captured
   * @param suspendedMs total of all breaks; one that did not end lasts to the end of the session or
   *     of the input
   * @param trackedClientToServer highest message number captured; absent when it cannot be known
   * @param numbersAssumed captured bytes are missing where message numbers were counted
   * @param ticketFingerprint HMAC of the last ticket, with {@code --key-file} only
   * @param clientQuiet the longest time in which the client sent nothing but keep-alives
   */
  public record Cgp(
      OptionalInt timeoutSeconds,
      OptionalLong clientKeepAliveMs,
      OptionalLong serverKeepAliveMs,
      OptionalInt messagesPerAck,
      Optional<String> destination,
      Optional<Boolean> staTicket,
      int reconnects,
      double suspendedMs,
      OptionalLong trackedClientToServer,
      OptionalLong trackedServerToClient,
      boolean numbersAssumed,
      Optional<String> ticketFingerprint,
      Optional<Span> clientQuiet) {

    /** Of which it is not known when the client said something. */
    public Cgp(
        OptionalInt timeoutSeconds,
        OptionalLong clientKeepAliveMs,
        OptionalLong serverKeepAliveMs,
        OptionalInt messagesPerAck,
        Optional<String> destination,
        Optional<Boolean> staTicket,
        int reconnects,
        double suspendedMs,
        OptionalLong trackedClientToServer,
        OptionalLong trackedServerToClient,
        boolean numbersAssumed,
        Optional<String> ticketFingerprint) {
      this(
          timeoutSeconds,
          clientKeepAliveMs,
          serverKeepAliveMs,
          messagesPerAck,
          destination,
          staTicket,
          reconnects,
          suspendedMs,
          trackedClientToServer,
          trackedServerToClient,
          numbersAssumed,
          ticketFingerprint,
          Optional.empty());
    }
  }

  /** A layer that could not be read, why, and what would unlock it, if anything does. */
  public record NotDecoded(
      String layer, String reason, Optional<String> unlock, Confidence confidence) {

    /** What opens the trace of a NetScaler that cut its packets. */
    public static final String FULL_TRACE = "a full trace: start nstrace -size 0";

    /** What opens a capture with cut frames of which it is not known who took it. */
    public static final String FULL_CAPTURE =
        "a capture with full packet size (snap length 0, of a NetScaler -size 0)";

    /** The connection was seen from its first packet, but what begins a session was cut off. */
    static final String START_CUT =
        "the set-up of the session was not read: it lies behind the cut of the snap length, or"
            + " before the capture";

    /** Whether the session began before the capture is open. */
    public boolean isCutStart() {
      return reason.equals(START_CUT);
    }

    /** The appliance cut the packets; what it says besides is the same for all sessions. */
    public boolean isCutTrace() {
      return unlock.filter(FULL_TRACE::equals).isPresent();
    }
  }
}
