package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.Transmission;

/** One resume on a new connection, up to the replay (cgp.md 4), and what it makes true. */
final class CgpResume {
  private static final long WAIT_LIMIT_MICROS = 60_000_000;
  private static final double THINKING_MILLIS = 2;

  /** Messages of one direction that go over the wire again. */
  private record Again(Direction direction, long from, long to, long trimmed) {}

  private final CgpContext session;
  private final int attempt;
  private final Connection old;
  private final Connection tcp;
  private Transmission request;
  private boolean answered;
  private Gap gap;

  CgpResume(CgpContext session, Connection tcp, int attempt) {
    this.session = session;
    this.attempt = attempt;
    this.old = session.link().tcp();
    this.tcp = tcp;
  }

  Connection flow() {
    return tcp;
  }

  /** The server knows the ticket: both sides send again what the other did not get. */
  List<Fact> accept() {
    CgpLink link = session.newLink(session.open(tcp));
    ask(link);
    CgpPeer client = session.peer(CLIENT_TO_SERVER);
    CgpPeer server = session.peer(SERVER_TO_CLIENT);
    long fromServer = client.lastReceived() + 1;
    long fromClient = server.lastReceived() + 1;
    List<Again> replays = new ArrayList<>();
    replays.add(again(server, fromServer, client));
    replays.add(again(client, fromClient, server));
    server.resumed();
    byte[] ticket = session.newTicket();
    byte[] answer = session.binds().response(fromClient, ticket);
    Runnable delivered =
        () -> {
          client.resumed();
          answered = true;
        };
    Transmission response = link.plain(SERVER_TO_CLIENT, answer, delivered);
    link.replay(SERVER_TO_CLIENT, server.resumeFrom(fromServer));
    old.reset(SERVER_TO_CLIENT); // nothing when its socket has gone already
    session.clock().runUntil(() -> answered, WAIT_LIMIT_MICROS);
    session.clock().advanceMillis(THINKING_MILLIS);
    link.replay(CLIENT_TO_SERVER, client.resumeFrom(fromClient));
    tcp.awaitDelivery(CLIENT_TO_SERVER);
    tcp.awaitDelivery(SERVER_TO_CLIENT);
    session.bound(link, ticket);
    return facts(replays, response);
  }

  /** The server answers with next message number 0 and closes. */
  List<Fact> refuse() {
    CgpLink link = session.newLink(session.open(tcp));
    ask(link);
    byte[] answer = session.binds().response(0, new byte[0]);
    Transmission response = link.plain(SERVER_TO_CLIENT, answer, () -> {});
    tcp.awaitDelivery(SERVER_TO_CLIENT);
    link.down();
    tcp.close(CLIENT_TO_SERVER);
    return List.of(reconnected("refused", response.lastFrame()));
  }

  /** No answer; the client closes after a while. */
  List<Fact> leaveUnanswered(double waitSeconds) {
    CgpLink link = session.newLink(session.open(tcp));
    ask(link);
    link.down();
    session.clock().advanceMillis(waitSeconds * 1000);
    tcp.close(CLIENT_TO_SERVER);
    return List.of(reconnected("unanswered", Optional.empty()));
  }

  private void ask(CgpLink link) {
    gap = Gap.after(old.progress());
    long next = session.peer(CLIENT_TO_SERVER).lastReceived() + 1;
    byte[] bytes = session.binds().resumeRequest(next, session.ticket(), session.openRequest());
    request = link.plain(CLIENT_TO_SERVER, bytes, () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
    session.clock().advanceMillis(THINKING_MILLIS);
  }

  private static Again again(CgpPeer sender, long from, CgpPeer receiver) {
    long trimmed = from - 1 - receiver.acknowledgedInRecording();
    return new Again(sender.sends(), from, sender.highestRecorded(), trimmed);
  }

  private List<Fact> facts(List<Again> replays, Transmission response) {
    List<Fact> facts = new ArrayList<>();
    facts.add(reconnected("resumed", response.lastFrame()));
    for (Again replay : replays) {
      if (replay.to() >= replay.from()) {
        facts.add(replayed(replay));
      }
    }
    return facts;
  }

  private Fact replayed(Again replay) {
    List<TrackedMessage> messages =
        session.peer(replay.direction()).messages(replay.from(), replay.to());
    long bytes = messages.stream().mapToLong(TrackedMessage::payloadBytes).sum();
    boolean complete = messages.stream().allMatch(TrackedMessage::fullyRecorded);
    return new Fact.Replayed(
        tcp,
        replay.direction(),
        replay.from(),
        replay.to(),
        bytes,
        replay.trimmed(),
        complete ? "identical" : "not-seen");
  }

  private Fact reconnected(String result, Optional<CapturedFrame> response) {
    CapturedFrame at = request.firstFrame().orElseThrow();
    return new Fact.Reconnected(
        old, tcp, attempt, result, at, gap.lastArrivedMicros(), gap.toleranceMicros(), response);
  }
}
