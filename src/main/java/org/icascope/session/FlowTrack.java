package org.icascope.session;

import java.util.List;
import java.util.Optional;
import org.icascope.dissect.StreamKind;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.flow.Handshake;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.session.EventDetail.IcaFailure;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.edt.EdtFacts;
import org.icascope.tunnel.tls.TlsFacts;

/** What the session stage knows about one flow that carries, or tries to carry, Citrix traffic. */
final class FlowTrack {

  final Flow flow;

  /** The tunnels that were recognised in the flow, outermost first. */
  final List<TunnelFacts> tunnels;

  /** A CGP listener is expected on the server port. */
  final boolean toCgpPort;

  /** An ICA listener is expected on the server port. */
  final boolean toIcaPort;

  /** Counts among those on which nobody spoke CGP or ICA. */
  boolean counted;

  /** Counts among those without a session on which somebody did. */
  boolean alone;

  /** There are too many of these. */
  boolean beyondLimit;

  StreamKind clientKind;
  StreamKind serverKind;
  boolean midStream;
  CgpMessage.Bind bindRequest;
  FrameMark bindRequestFirst;
  CgpMessage.Bind bindResponse;
  FrameMark bindResponseLast;
  IcaTrack ica;
  SessionTrack session;
  Session.Role role = Session.Role.PRIMARY;

  /** Attempt number of a resume, counted from the break. */
  int resumeAttempt;

  boolean resumeTold;

  /** The session may move here from a connection that works. */
  boolean moves;

  /** How sure it is that a resume belongs to its session. */
  Confidence joinConfidence = Confidence.CERTAIN;

  /** Last packet of the connection that this one resumes. */
  FrameMark brokenAt;

  /** Tracked messages that the client sent before the BIND_RESPONSE was seen. */
  int earlyMessages;

  /** Message boundaries were lost and found again. */
  boolean resynchronised;

  /** Bound though no BIND_RESPONSE was captured. */
  boolean assumedBound;

  /** An upgrade to a WebSocket was refused, by a listener of the vendor as it seems. */
  boolean upgradeRefused;

  IncidentTrack incident;
  ConnectFailure failure;
  FrameMark failedAt;

  /** That nothing came of it is no failure: it lost a race, or repeated what works already. */
  boolean excused;

  EventLog.Draft failureEvent;

  /** The same while it looks like a health check, in a capture that goes on. */
  EventLog.Draft withheldEvent;

  /** Counts this flow among connections without payload that make no steady series. */
  EventLog.Draft probeEvent;

  /** What the server answered depends on the bind that was asked for, and that was not captured. */
  boolean answerUnclear;

  boolean over;

  /** Judged already, in a capture that goes on: as a loser of a race, by its ICMP messages … */
  boolean raced;

  boolean icmpTold;
  boolean probed;
  boolean told;

  /** The last resort of a user, and no health check. */
  boolean lastResort;

  FlowTrack(Flow flow, List<TunnelFacts> tunnels, boolean toCgpPort, boolean toIcaPort) {
    this.flow = flow;
    this.tunnels = tunnels;
    this.toCgpPort = toCgpPort;
    this.toIcaPort = toIcaPort;
  }

  void kind(Direction direction, StreamKind kind) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      clientKind = kind;
    } else {
      serverKind = kind;
    }
  }

  StreamKind kind(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? clientKind : serverKind;
  }

  /** The EDT connection in the flow. */
  Optional<EdtFacts> edt() {
    for (TunnelFacts facts : tunnels) {
      if (facts instanceof EdtFacts edt) {
        return Optional.of(edt);
      }
    }
    return Optional.empty();
  }

  /** When both sides had agreed on CGP or ICA here; empty when that was not captured. */
  Optional<FrameMark> workedFrom() {
    FrameMark ica = this.ica == null ? null : this.ica.initResponse;
    return Optional.ofNullable(bindResponseLast == null ? ica : bindResponseLast);
  }

  /**
   * What this side says can be read: its packets were captured, and no tunnel lacks its keys. Of a
   * side that cannot be read nothing is concluded.
   */
  boolean isSeen(Direction direction) {
    return flow.side(direction).packets() > 0 && !isUnread(direction);
  }

  /** A tunnel is open in the other direction only. */
  boolean isUnread(Direction direction) {
    for (TunnelFacts facts : tunnels) {
      if (facts instanceof TlsFacts tls && tls.isUnread(direction)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Bytes of this side were cut off by the snap length or missed by the recorder: that something
   * was not said cannot be told.
   */
  boolean lacksBytes(Direction direction) {
    FlowSide side = flow.side(direction);
    return side.missingBytes() > 0
        || side.payloadBytes() > 0 && kind(direction) == null && tunnels.isEmpty()
        || side.previousNotCaptured() > 0
        || flow.side(direction.opposite()).ackedUnseen() > 0;
  }

  /** Nobody said anything yet. */
  boolean isSilent() {
    return clientKind == null && serverKind == null;
  }

  /** It belongs to a session that is one too many, or is one too many itself. */
  boolean isLeftOut() {
    return session == null ? beyondLimit : session.beyondLimit;
  }

  /** One of the sides speaks CGP. */
  boolean isCgp() {
    return clientKind == StreamKind.CGP || serverKind == StreamKind.CGP || midStream;
  }

  /** The client asked to go on with a session that broke. */
  boolean isResume() {
    return bindRequest != null
        && bindRequest.reliability().filter(CgpMessage.Reliability::isResume).isPresent();
  }

  /** An attempt at CGP: by port, or because the client said so. */
  boolean isCgpAttempt() {
    return clientKind == StreamKind.CGP || toCgpPort && clientKind == null;
  }

  boolean isBound() {
    return bindResponse != null || midStream || assumedBound;
  }

  /** The client sent payload of its own that belongs to CGP or ICA. */
  boolean clientSpokeCitrix() {
    return clientKind == StreamKind.CGP
        || clientKind == StreamKind.ICA
        || midStream
        || upgradeRefused;
  }

  /** The server answered the SYN and the client reset at once: it only looked who is there. */
  boolean closedHalfOpen() {
    return flow.handshake() == Handshake.UNANSWERED
        && flow.synAck().isPresent()
        && flow.closedBy().filter(by -> by == Direction.CLIENT_TO_SERVER).isPresent();
  }

  FrameMark lastProgress() {
    FrameMark client = flow.side(Direction.CLIENT_TO_SERVER).lastProgress().orElse(null);
    FrameMark server = flow.side(Direction.SERVER_TO_CLIENT).lastProgress().orElse(null);
    if (client == null || server == null) {
      return client == null ? server == null ? flow.first() : server : client;
    }
    return client.timeNanos() > server.timeNanos() ? client : server;
  }

  /** The last packet with new payload of either side, or the first packet. */
  FrameMark lastData() {
    FrameMark client = flow.side(Direction.CLIENT_TO_SERVER).lastData().orElse(flow.first());
    FrameMark server = flow.side(Direction.SERVER_TO_CLIENT).lastData().orElse(flow.first());
    return client.timeNanos() > server.timeNanos() ? client : server;
  }

  /** Why there is no CGP on this connection, as far as its state tells. */
  ConnectFailure failureByState() {
    if (flow.handshake() == Handshake.REFUSED) {
      return ConnectFailure.REFUSED;
    }
    if (flow.handshake() == Handshake.UNANSWERED) {
      return ConnectFailure.UNANSWERED;
    }
    return serverKind != null && serverKind != StreamKind.CGP
        ? ConnectFailure.NOT_CGP
        : ConnectFailure.NO_SIGNATURE;
  }

  /** Why there is no ICA on this connection. */
  IcaFailure icaFailureByState() {
    return switch (flow.handshake()) {
      case REFUSED -> IcaFailure.REFUSED;
      case UNANSWERED -> IcaFailure.UNANSWERED;
      default -> IcaFailure.NO_BANNER;
    };
  }
}
