package org.icascope.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.dissect.cgp.CgpMessage.Reliability;
import org.icascope.dissect.cgp.Ticket;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.ResumeResult;

/**
 * Binds, resumes and ends of CGP sessions, as in section 4 of the protocol notes: a resume belongs
 * to the session whose reconnect ticket it presents.
 */
final class CgpSessions {

  private final Tracking tracking;
  private final CgpEvents events;
  private final Suspensions suspensions;
  private final Attempts attempts;
  private final IcaTrack.Listener icaListener;
  private final Map<Ticket, SessionTrack> byTicket = new HashMap<>();

  CgpSessions(
      Tracking tracking,
      CgpEvents events,
      Suspensions suspensions,
      Attempts attempts,
      IcaTrack.Listener icaListener) {
    this.tracking = tracking;
    this.events = events;
    this.suspensions = suspensions;
    this.attempts = attempts;
    this.icaListener = icaListener;
  }

  void onBind(FlowTrack flow, CgpMessage.Bind whole, FrameMark first, FrameMark last) {
    CgpMessage.Bind bind = KeptBind.of(whole);
    if (bind.response()) {
      onBindResponse(flow, bind, first, last);
    } else if (flow.bindRequest == null) {
      flow.bindRequest = bind;
      flow.bindRequestFirst = first;
      if (flow.isResume() && (flow.session == null || flow.session.bound != flow)) {
        resumeRequested(flow, bind.reliability().orElseThrow());
      }
    }
  }

  private void resumeRequested(FlowTrack flow, Reliability reliability) {
    Confidence confidence = Confidence.CERTAIN;
    SessionTrack session = holder(reliability.ticket(), flow);
    SessionTrack waited = flow.session; // of a connection that was taken as failed before its bind
    if (waited != null && session != null && session != waited) {
      waited.remove(flow);
    }
    if (session == null) {
      session = waited == null ? unticketed(flow) : waited;
      boolean shared = session != null && tracking.clients.isShared(flow.flow.client().address());
      confidence = shared ? Confidence.POSSIBLE : Confidence.LIKELY;
    }
    boolean fits = session == null || flow.session != null || tracking.takeConnection(session);
    if (session == null || !fits) {
      session = fits ? tracking.newSession(true, flow) : tracking.sessionBeyond(true, flow);
      startUnknown(session);
      flow.role = Session.Role.ATTEMPT;
    } else {
      if (session.wasBound()) {
        flow.moves = confidence == Confidence.CERTAIN && Migrations.isOne(session, flow);
        if (!flow.moves) {
          suspensions.suspendForAttempt(session, flow);
          session.bound.flow.retire();
        }
        flow.brokenAt = session.brokenAt();
      }
      session.add(flow, Session.Role.ATTEMPT);
    }
    if (!reliability.ticket().isEmpty() && !session.beyondLimit) {
      SessionTrack known = byTicket.putIfAbsent(reliability.ticket(), session);
      if (known != null && known.settled) {
        byTicket.put(reliability.ticket(), session);
      }
      session.knownBy(reliability.ticket());
    }
    session.resumeAttempts++;
    flow.resumeAttempt = session.resumeAttempts;
    flow.joinConfidence = confidence;
    if (session.suspension != null && flow.failure == null) {
      session.suspension.attempts++;
    }
  }

  /** Who got the ticket; where both legs of a gateway did, the one between the same hosts. */
  private SessionTrack holder(Ticket ticket, FlowTrack flow) {
    SessionTrack holder = byTicket.get(ticket);
    if (holder != null && holder.settled) { // told as over: what comes now is another one
      return null;
    }
    boolean other =
        holder != null
            && holder.twin != null
            && !holder.twin.settled
            && likeness(holder.twin, flow) > likeness(holder, flow);
    return other ? holder.twin : holder;
  }

  /** The server counts for more than the client, which may have moved. */
  private static int likeness(SessionTrack session, FlowTrack flow) {
    return (session.server().equals(flow.flow.server().address()) ? 2 : 0)
        + (session.client().equals(flow.flow.client().address()) ? 1 : 0);
  }

  /** The only session between the same two hosts whose ticket was not captured. */
  private SessionTrack unticketed(FlowTrack flow) {
    List<SessionTrack> candidates =
        tracking.clients.of(flow.flow.client().address()).stream()
            .filter(s -> s.cgp && s.ticket.isEmpty() && s.isOpen() && s.wasBound())
            .filter(s -> s.server().equals(flow.flow.server().address()))
            .toList();
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  private void onBindResponse(
      FlowTrack flow, CgpMessage.Bind bind, FrameMark first, FrameMark last) {
    if (flow.bindResponse != null) {
      return;
    }
    if (flow.bindRequest == null && mayRefuse(bind)) {
      flow.answerUnclear = true;
      return;
    }
    boolean assumed = flow.isBound();
    flow.bindResponse = bind;
    flow.bindResponseLast = last;
    attempts.bound(flow);
    if (flow.isResume() && !assumed) {
      resumeAnswered(flow, bind, last);
      return;
    }
    if (flow.session == null) {
      SessionTrack session = tracking.newSession(true, flow);
      session.ica = newIca(session);
      session.clientLedger.skip(flow.earlyMessages);
    }
    boolean resumedUnseen = flow.bindRequest == null && nextMessage(bind) > 0;
    if (!flow.isResume() && !resumedUnseen) {
      events.started(flow.session, flow, first);
    }
    adopt(flow.session, bind);
    if (resumedUnseen) {
      startUnknown(flow.session);
      numbersFrom(flow.session, flow, bind, last);
    }
  }

  /** Without a ticket it refuses a resume, or begins a session that cannot be resumed. */
  private static boolean mayRefuse(CgpMessage.Bind response) {
    return nextMessage(response) == 0
        && response.reliability().map(Reliability::ticket).filter(t -> !t.isEmpty()).isEmpty();
  }

  private static long nextMessage(CgpMessage.Bind bind) {
    return bind.reliability().map(Reliability::nextMessage).orElse(0L);
  }

  private IcaTrack newIca(SessionTrack session) {
    IcaTrack ica = new IcaTrack(icaListener, tracking);
    ica.session = session;
    return ica;
  }

  private void startUnknown(SessionTrack session) {
    session.alreadyRunning = true;
    session.clientLedger.startUnknown();
    session.serverLedger.startUnknown();
    if (session.ica == null) {
      session.ica = newIca(session);
    }
  }

  /** Messages of a CGP connection were found in a stream that began before the capture. */
  void foundMidStream(FlowTrack flow) {
    flow.midStream = true;
    if (flow.session == null) {
      startUnknown(tracking.newSession(true, flow));
    }
  }

  /**
   * A message on a connection whose BIND_RESPONSE was not seen. When the server sends it, the
   * connection is bound all the same. The client's may only have overtaken the answer in the
   * capture, or got none: they count only when nothing of the server is captured.
   */
  void messageSeen(FlowTrack flow, Direction direction, CgpHeader header) {
    boolean serverSeen = flow.isSeen(Direction.SERVER_TO_CLIENT);
    if (direction == Direction.CLIENT_TO_SERVER && serverSeen) {
      flow.earlyMessages += header.tracked() ? 1 : 0;
    } else if (flow.isResume()) {
      assumeResumed(flow, header.first());
    } else {
      flow.assumedBound = true;
      startAssumed(flow);
      remarkAssumed(flow, header.first());
    }
  }

  private void startAssumed(FlowTrack flow) {
    if (flow.session == null) {
      SessionTrack session = tracking.newSession(true, flow);
      session.ica = newIca(session);
      session.numbersAssumed = true;
      session.clientLedger.skip(flow.earlyMessages);
    }
  }

  private void remarkAssumed(FlowTrack flow, FrameMark where) {
    tracking.remark(
        Severity.NOTICE,
        "cgp.assumed",
        "data follows, so the connection is taken as bound though no BIND_RESPONSE was captured",
        where,
        flow);
  }

  /** The server goes on with a session, so it accepted the resume; its words were not captured. */
  private void assumeResumed(FlowTrack flow, FrameMark where) {
    SessionTrack session = flow.session;
    FlowTrack from = resumedFrom(session, flow);
    flow.assumedBound = true;
    flow.joinConfidence =
        flow.joinConfidence == Confidence.CERTAIN ? Confidence.LIKELY : flow.joinConfidence;
    events.reconnect(flow, from, ResumeResult.RESUMED, where);
    goOn(session, flow, where);
    session.ticket = Ticket.EMPTY;
    session.numbersAssumed = true;
    session.clientLedger.loseCount();
    long asked = nextMessage(flow.bindRequest);
    resumeLedger(session, flow, Direction.SERVER_TO_CLIENT, flow.resynchronised ? 0 : asked, where);
    remarkAssumed(flow, where);
  }

  /** The server's values count. */
  private void adopt(SessionTrack session, CgpMessage.Bind response) {
    session.parameters = response.parameters().or(() -> session.parameters);
    session.keepAlives = response.keepAlives().or(() -> session.keepAlives);
    response
        .reliability()
        .ifPresent(
            r -> {
              session.messagesPerAck =
                  r.serverMessagesPerAck().isPresent()
                      ? r.serverMessagesPerAck()
                      : session.messagesPerAck;
              if (!r.ticket().isEmpty() && !session.beyondLimit) {
                session.ticket = r.ticket();
                session.knownBy(r.ticket());
                SessionTrack other = byTicket.put(r.ticket(), session);
                if (other != null && other != session) {
                  session.twin = other;
                  other.twin = session;
                  Links.joinFlows(session.bound.flow, other.bound.flow);
                }
              }
            });
    TcpWatch.keepAlivesAgreed(session, tracking.rules);
    CgpMessage.Bind request = session.bound.bindRequest;
    if (request != null) {
      session.staTicketCut |= request.cut();
      if (request.staTicket() || !session.staTicketCut) {
        session.staTicket = Optional.of(session.staTicket.orElse(false) || request.staTicket());
      }
      request.reliability().ifPresent(r -> r.openRequests().forEach(session::channelOpened));
    }
  }

  private void resumeAnswered(FlowTrack flow, CgpMessage.Bind bind, FrameMark last) {
    SessionTrack session = flow.session;
    ResumeResult result = nextMessage(bind) == 0 ? ResumeResult.REFUSED : ResumeResult.RESUMED;
    events.reconnect(flow, resumedFrom(session, flow), result, last);
    if (result == ResumeResult.REFUSED && flow.moves && !session.isSuspended()) {
      return; // it stays where it is
    }
    if (result == ResumeResult.REFUSED) {
      suspensions.refused(session, flow, last);
      return;
    }
    goOn(session, flow, last);
    adopt(session, bind);
    numbersFrom(session, flow, bind, last);
    if (flow.earlyMessages > 0) {
      session.clientLedger.loseCount();
    }
  }

  private static FlowTrack resumedFrom(SessionTrack session, FlowTrack flow) {
    return session.bound == flow || !session.wasBound() ? null : session.bound;
  }

  /** The session is bound to another connection now. */
  private void goOn(SessionTrack session, FlowTrack flow, FrameMark mark) {
    FlowTrack from = resumedFrom(session, flow);
    boolean moved = from != null && from.flow.transport() != flow.flow.transport();
    boolean whole = flow.moves && !session.isSuspended();
    if (from != null) {
      from.flow.retire();
    }
    session.bound = flow;
    flow.role = moved || whole ? Session.Role.MIGRATED : Session.Role.RESUME;
    tracking.clients.knownAt(session, flow.flow.client().address());
    session.reconnects += whole ? 0 : 1;
    suspensions.resumed(session, mark);
  }

  /** Both directions go on at the number the other side asked for. */
  private void numbersFrom(
      SessionTrack session, FlowTrack flow, CgpMessage.Bind response, FrameMark last) {
    long client = nextMessage(response);
    long server = flow.bindRequest == null ? 0 : nextMessage(flow.bindRequest);
    resumeLedger(session, flow, Direction.CLIENT_TO_SERVER, client, last);
    resumeLedger(session, flow, Direction.SERVER_TO_CLIENT, server, last);
  }

  private void resumeLedger(
      SessionTrack session, FlowTrack flow, Direction direction, long asked, FrameMark bound) {
    if (asked == 0) {
      session.ledger(direction).loseCount();
      return;
    }
    long captured = session.ledger(direction).highest().orElse(Long.MAX_VALUE - 1);
    if (asked > captured + 1) {
      session.numbersAssumed = true;
      tracking.remark(
          Severity.NOTICE,
          "cgp.assumed",
          "the resume asks for message "
              + asked
              + " of the "
              + direction.sender()
              + ", but only "
              + captured
              + " were captured; numbers before it are too low",
          bound,
          flow);
    }
    session
        .ledger(direction)
        .resumeAt(
            asked,
            new Replay.Start(
                direction,
                bound.timeNanos(),
                (detail, marks) -> events.replay(session, flow, detail, marks)));
    if (session.ledger(direction).resumedBlind() && session.ica != null) {
      session.ica.stream.onGap(direction, 1L << 32, bound);
    }
  }

  /** Nobody comes back to these sessions any more. */
  void forget(Set<SessionTrack> some) {
    byTicket.values().removeAll(some);
  }
}
