package org.icascope.session;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.dissect.cgp.CgpMessage.Reliability;
import org.icascope.dissect.cgp.Ticket;

/** What is remembered of a bind: it may be 32 kB long, and there may be as many as connections. */
final class KeptBind {

  /** Of longer tickets a digest is kept. Chosen: those of current servers have some 30 bytes. */
  private static final int MOST_TICKET_BYTES = 256;

  /** Channels that are opened again, at most. Chosen: clients have one or a few. */
  private static final int MOST_OPEN_REQUESTS = 32;

  /** A host name has 253 characters at most (RFC 1035), and a port follows. */
  private static final int MOST_CHARACTERS = 260;

  private KeptBind() {}

  static CgpMessage.Bind of(CgpMessage.Bind bind) {
    return new CgpMessage.Bind(
        bind.response(),
        bind.cut(),
        List.of(),
        List.of(),
        bind.reliability().map(KeptBind::of),
        bind.keepAlives(),
        bind.parameters(),
        bind.endpointAddress(),
        bind.staTicket());
  }

  private static Reliability of(Reliability it) {
    return new Reliability(
        it.preferredVersion(),
        it.minimalVersion(),
        it.clientMessagesPerAck(),
        it.serverMessagesPerAck(),
        it.nextMessage(),
        it.flags(),
        it.ticketVersion(),
        of(it.ticket()),
        it.openRequests().stream().limit(MOST_OPEN_REQUESTS).map(KeptBind::of).toList());
  }

  private static Ticket of(Ticket ticket) {
    if (ticket.lengthBytes() <= MOST_TICKET_BYTES) {
      return ticket;
    }
    try {
      return new Ticket(MessageDigest.getInstance("SHA-256").digest(ticket.secret()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static ChannelOpenRequest of(ChannelOpenRequest request) {
    return new ChannelOpenRequest(
        request.serviceId(),
        request.channelId(),
        request.framing(),
        request.priority(),
        destination(request),
        request.protocol());
  }

  /** Where the channel leads to, no longer than such a place can be. */
  static Optional<String> destination(ChannelOpenRequest request) {
    return request
        .destination()
        .map(text -> text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
  }
}
