package org.icascope.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.dissect.cgp.Ticket;
import org.icascope.flow.CourseLimits;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;

/** One user session while the capture is read. */
final class SessionTrack {

  /** Protocol number of ICA in the parameters of Citrix.TcpProxyService. */
  private static final int PROTOCOL_ICA = 3;

  /** Tickets by which it can be compared with another session, at most. Chosen: so many resumes. */
  private static final int MOST_TICKETS = 16;

  /** Channels at once that are told apart, at most. Chosen: clients open one or a few. */
  private static final int MOST_CHANNELS = 32;

  /** Number in order of first packet, given at the end. */
  int serial = -1;

  /** In a capture that goes on: it is over, and nothing can change it any more. */
  boolean settled;

  /** From when on that was so, nanoseconds since 1970. */
  long settledNanos;

  /** It was written as settled. */
  boolean told;

  /** The latest full period in which it was written while it went on. */
  long snapshotPeriod = Long.MIN_VALUE;

  /** One session too many: nothing is told of it. */
  boolean beyondLimit;

  /** Number in order of creation. */
  final int id;

  final boolean cgp;
  final List<FlowTrack> flows = new ArrayList<>();
  final MessageLedger clientLedger;
  final MessageLedger serverLedger;
  boolean alreadyRunning;
  boolean clientShared;
  boolean numbersAssumed;
  boolean outOfSync;

  /** The connection on which the session is bound, or was bound last. */
  FlowTrack bound;

  IcaTrack ica;

  /** The break that lasts at present. */
  IncidentTrack suspension;

  FrameMark suspendedSince;
  EventDetail.SuspendCause suspendCause;

  /** The incident whose first server data is still awaited. */
  IncidentTrack thawing;

  int resumeAttempts;
  int failedAttempts;
  int reconnects;
  long suspendedNanos;
  Ticket ticket = Ticket.EMPTY;

  /** The latest tickets of the session. */
  final Set<Ticket> tickets = new LinkedHashSet<>();

  /** Another session with the same ticket: the other leg of a gateway. */
  SessionTrack twin;

  /** The session on the other leg of a gateway, as the trace of a NetScaler says. */
  SessionTrack otherLeg;

  /** The session that it is likely on the other leg, where nothing says so. */
  SessionTrack likelyLeg;

  Optional<CgpMessage.ReliabilityParameters> parameters = Optional.empty();
  Optional<CgpMessage.KeepAlives> keepAlives = Optional.empty();
  OptionalInt messagesPerAck = OptionalInt.empty();
  Optional<String> destination = Optional.empty();
  Optional<Boolean> staTicket = Optional.empty();

  /** The end of a bind was not captured, where a ticket of an STA may have been. */
  boolean staTicketCut;

  boolean icaChannel;
  FrameMark channelOpenRequest;
  FrameMark channelOpenResponse;
  boolean channelRefused;
  boolean channelAccepted;
  private final Set<Integer> openChannels = new HashSet<>();
  private boolean moreChannels;
  boolean finishing;
  Outcome outcome = Outcome.ACTIVE;
  FrameMark ended;
  SessionTrack replacedBy;
  SessionTrack replaces;
  IncidentTrack lastIncident;

  /** The event of the break that lasts, and of the end. */
  EventLog.Draft suspendEvent;

  EventLog.Draft endEvent;

  /** Events that take another session for the successor of this one; wrong once it is resumed. */
  final List<EventLog.Draft> successors = new ArrayList<>();

  /** Sessions that ran at the start of this one between the same client and server. */
  List<SessionTrack> neighbours = List.of();

  long neighboursSince;

  private final CourseLimits courseLimits;

  /**
   * @param courseLimits what is noted of the course of its connections
   * @param room for its messages that are not acknowledged
   */
  SessionTrack(int id, boolean cgp, CourseLimits courseLimits, MessageRoom room) {
    this.clientLedger = new MessageLedger(room);
    this.serverLedger = new MessageLedger(room);
    this.id = id;
    this.courseLimits = courseLimits;
    this.cgp = cgp;
  }

  MessageLedger ledger(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? clientLedger : serverLedger;
  }

  void add(FlowTrack flow, Session.Role role) {
    if (flow.session == null) {
      flow.session = this;
      flow.role = role;
      flows.add(flow);
      if (!beyondLimit) {
        flow.flow.follow(courseLimits);
      }
    }
  }

  /** A connection that was given to this session by its address belongs to another one. */
  void remove(FlowTrack flow) {
    flows.remove(flow);
    flow.session = null;
  }

  /** Issued to it, or presented by it. */
  void knownBy(Ticket given) {
    tickets.add(given);
    if (tickets.size() > MOST_TICKETS) {
      tickets.remove(tickets.iterator().next());
    }
  }

  /** Client address of the connection used last. */
  IpAddress client() {
    return bound.flow.client().address();
  }

  IpAddress server() {
    return bound.flow.server().address();
  }

  /** A connection on which it was bound was captured. */
  boolean wasBound() {
    return !cgp || bound.isBound();
  }

  /** Its channel was refused and no other one was accepted. */
  boolean isUnusable() {
    return channelRefused && !channelAccepted;
  }

  boolean isSuspended() {
    return suspension != null && outcome == Outcome.ACTIVE;
  }

  /** Still alive: bound or waiting for a resume. */
  boolean isOpen() {
    return outcome == Outcome.ACTIVE;
  }

  /** Lost without a clean end, and nobody came back to it. */
  boolean isLost() {
    return replacedBy == null
        && (isSuspended()
            || outcome == Outcome.RESET
            || outcome == Outcome.TIMED_OUT
            || outcome == Outcome.NO_RESUME_SEEN
            || outcome == Outcome.REFUSED);
  }

  /** Reliability timeout in seconds, when the bind was captured. */
  OptionalInt timeoutSeconds() {
    return parameters.isPresent()
        ? OptionalInt.of(parameters.get().timeoutSeconds())
        : OptionalInt.empty();
  }

  OptionalLong keepAliveNanos() {
    if (keepAlives.isEmpty()) {
      return OptionalLong.empty();
    }
    long longest = Math.max(keepAlives.get().clientMillis(), keepAlives.get().serverMillis());
    return longest == 0 ? OptionalLong.empty() : OptionalLong.of(longest * 1_000_000L);
  }

  /** A channel was asked for. */
  void channelOpened(CgpMessage.ChannelOpenRequest request) {
    if (openChannels.size() < MOST_CHANNELS) {
      openChannels.add(request.channelId());
    } else {
      moreChannels |= !openChannels.contains(request.channelId());
    }
    destination = KeptBind.destination(request).or(() -> destination);
    icaChannel |= request.protocol().orElse(0) == PROTOCOL_ICA;
  }

  /** A channel was closed, or was never opened. Returns true when none is left. */
  boolean channelClosed(int channel) {
    openChannels.remove(channel);
    return openChannels.isEmpty() && !moreChannels;
  }

  /** It was taken as over, but it goes on. */
  void reopen() {
    endEvent.withdrawn = true;
    outcome = Outcome.ACTIVE;
    ended = null;
    finishing = false;
  }

  /** Last packet of the connection that broke, as far as it counts for the gap. */
  FrameMark brokenAt() {
    boolean silence = isSuspended() && suspendCause == EventDetail.SuspendCause.SILENCE;
    return silence ? suspendedSince : bound.lastProgress();
  }

  /** The break lasts to the end of the session, or of the input. */
  void countOpenBreak(FrameMark last) {
    long end = ended == null ? last.timeNanos() : ended.timeNanos();
    suspendedNanos += end - suspendedSince.timeNanos();
  }

  /** The break is over. */
  void resumed(FrameMark mark) {
    suspendedNanos += mark.timeNanos() - suspendedSince.timeNanos();
    suspension = null;
    suspendedSince = null;
    resumeAttempts = 0;
    failedAttempts = 0;
  }

  /** It is left: what is known of others through it must not stay because of it. */
  void letGo() {
    serial = -1;
    neighbours = List.of();
    replacedBy = null;
    replaces = null;
    twin = null;
    otherLeg = null;
    likelyLeg = null;
    clientLedger.letGo();
    serverLedger.letGo();
    suspension = null;
    lastIncident = null;
    thawing = null;
    successors.clear();
  }
}
