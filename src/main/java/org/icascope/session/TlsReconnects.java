package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.icascope.flow.ClientAtServer;
import org.icascope.flow.Close;
import org.icascope.flow.Flow;
import org.icascope.model.CitrixPort;
import org.icascope.model.Confidence;
import org.icascope.model.Severity;
import org.icascope.tunnel.tls.TlsFacts;

/**
 * Clients that come back to a gateway after their TLS or DTLS flow broke, as far as that can be
 * told without keys. docs/tls.md has the rule and why it is one.
 */
final class TlsReconnects {

  /** Time for a client to come back: 180 s of session reliability, then 120 s (vendor defaults). */
  static final long WINDOW_NANOS = 300_000_000_000L;

  /** The part of it in which the session itself is still there. */
  private static final double LIKELY_MILLIS = 180_000;

  /** Another flow between the same two that was heard of so recently is in use. Chosen. */
  private static final long IN_USE_NANOS = 60_000_000_000L;

  /** How long the new flow must have gone on. Chosen: longer than a refusal. */
  private static final long SETTLED_NANOS = 5_000_000_000L;

  /**
   * Flows that are watched at once, at most, some 300 bytes each; others are not judged. Chosen.
   */
  static final int MOST_WATCHED = 20_000;

  /** Time between two searches for flows that need not be watched any more. Chosen. */
  private static final long SWEEP_NANOS = 1_000_000_000L;

  /**
   * Flows of one client to one server that are watched at once, at most. Chosen: with that many,
   * some are always in use, and no return of one is told.
   */
  static final int MOST_PER_PAIR = 256;

  private static final int MOST_RETURNS = 10_000;

  private record Return(TlsLife from, TlsLife to, boolean unanswered, double gapMillis) {}

  private final Tracking tracking;
  private final Map<ClientAtServer, List<TlsLife>> lives = new HashMap<>();
  private final List<Return> returns = new ArrayList<>();
  private int watched;
  private long swept;

  TlsReconnects(Tracking tracking) {
    this.tracking = tracking;
  }

  /** A flow begins with TLS or DTLS. */
  void opened(Flow flow, TlsFacts facts) {
    if (!tracking.ports.is(flow.server().port(), CitrixPort.TLS)) {
      return;
    }
    ClientAtServer pair = ClientAtServer.of(flow);
    List<TlsLife> others = lives.getOrDefault(pair, new ArrayList<>(0));
    TlsLife life = new TlsLife(flow, facts);
    forgetEnded(others);
    brokenOne(others).ifPresent(broken -> cameBack(broken, life, others));
    if (watched >= MOST_WATCHED && tracking.now - swept >= SWEEP_NANOS) {
      swept = tracking.now; // not with every flow: that would take ever longer
      lives.values().forEach(this::forgetEnded);
      lives.values().removeIf(List::isEmpty);
    }
    if (watched < MOST_WATCHED && others.size() < MOST_PER_PAIR) {
      watched++;
      lives.computeIfAbsent(pair, p -> new ArrayList<>(1)).add(life);
      flow.watch(life);
    }
  }

  /** The only flow of the pair that broke, if none of the others is in use. */
  private Optional<TlsLife> brokenOne(List<TlsLife> others) {
    TlsLife broken = null;
    for (TlsLife other : others) {
      if (other.isBroken()) {
        if (broken != null) {
          return Optional.empty();
        }
        broken = other;
      } else if (other.isAlive(tracking.now, IN_USE_NANOS)) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(broken);
  }

  private void cameBack(TlsLife broken, TlsLife life, List<TlsLife> others) {
    double gap = (life.flow.first().timeNanos() - broken.endNanos()) / 1e6;
    if (gap >= 0 && returns.size() < MOST_RETURNS) {
      returns.add(new Return(broken, life, broken.isUnanswered(), gap));
      others.remove(broken);
      watched--;
    }
  }

  private void forgetEnded(List<TlsLife> list) {
    long before = tracking.now - WINDOW_NANOS;
    int size = list.size();
    list.removeIf(
        life ->
            life.flow.last().timeNanos() < before
                || life.flow.close() != Close.NONE && !life.isBroken());
    watched -= size - list.size();
  }

  /** The flow got a FIN or RST, or nothing of it follows. */
  void closed(Flow flow) {
    List<TlsLife> list = lives.get(ClientAtServer.of(flow));
    if (list != null && list.removeIf(life -> life.flow == flow && !life.isBroken())) {
      flow.unwatch();
      watched--;
      if (list.isEmpty()) {
        lives.remove(ClientAtServer.of(flow));
      }
    }
  }

  /**
   * The input is over: tells the returns that turned out to be such.
   *
   * @return the flows that were named
   */
  List<FlowTrack> finish() {
    List<FlowTrack> named = new ArrayList<>();
    for (Return back : returns) {
      if (isClosedSession(back.from.facts)
          && isClosedSession(back.to.facts)
          && isSameProgram(back.from.facts, back.to.facts)
          && back.to.bothSpoke()
          && back.to.livedNanos() >= SETTLED_NANOS) {
        FlowTrack to = track(back.to);
        named.add(track(back.from));
        named.add(to);
        tell(back, to);
      }
    }
    return named;
  }

  private static FlowTrack track(TlsLife life) {
    return new FlowTrack(life.flow, List.of(life.facts), false, false);
  }

  private void tell(Return back, FlowTrack to) {
    EventDetail.TlsReconnect detail =
        new EventDetail.TlsReconnect(
            back.from.flow.serial(), back.to.flow.serial(), OptionalDouble.of(back.gapMillis));
    boolean likely = back.to.facts.offered().isEmpty() && back.gapMillis <= LIKELY_MILLIS;
    tracking
        .log
        .add(
            When.at(back.to.flow.first()),
            Severity.WARNING,
            likely ? Confidence.LIKELY : Confidence.POSSIBLE,
            detail,
            Sentences.tlsReconnect(detail, back.from.flow, to.flow, back.unanswered))
        .of(null, to);
  }

  /** Both sides finished the handshake, and the client is no browser on a page of the web. */
  private static boolean isClosedSession(TlsFacts facts) {
    return facts.isComplete()
        && facts.content() == TlsFacts.Content.CLOSED
        && facts.offered().stream().noneMatch(name -> name.equals("h2") || name.equals("h3"));
  }

  private static boolean isSameProgram(TlsFacts from, TlsFacts to) {
    return from.serverName().equals(to.serverName())
        && from.ja3().isPresent()
        && from.ja3().equals(to.ja3());
  }
}
