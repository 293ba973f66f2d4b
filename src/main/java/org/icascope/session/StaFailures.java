package org.icascope.session;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.launch.LaunchFacts;
import org.icascope.launch.StaExchange;
import org.icascope.launch.StaExchange.Result;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.LaunchDetail.StaFailed;
import org.icascope.session.LaunchDetail.StaFailure;

/** Adds up how STAs failed: one event for each asker, STA, cause and kind of request. */
final class StaFailures {

  private record Key(
      IpAddress client,
      Endpoint server,
      StaFailure cause,
      OptionalInt status,
      Optional<String> request) {}

  private static final class Sum {
    private final Flow flow;
    private final FrameMark first;
    private final FrameMark proof;
    private FrameMark last;
    private long count;
    private long notConnected;

    Sum(Flow flow, FrameMark first, FrameMark proof) {
      this.flow = flow;
      this.first = first;
      this.proof = proof;
    }
  }

  private final LaunchAttempts attempts;
  private final long withinNanos;
  private final Map<Key, Sum> sums = new LinkedHashMap<>();

  StaFailures(LaunchAttempts attempts, long withinNanos) {
    this.attempts = attempts;
    this.withinNanos = withinNanos;
  }

  /**
   * @param explained failures for which there is another reason
   */
  void add(LaunchFacts facts, Set<StaExchange> explained) {
    for (StaExchange exchange : facts.exchanges()) {
      if (exchange.result() != Result.GRANTED && !explained.contains(exchange)) {
        Optional<String> request = Optional.of(exchange.asked().name().toLowerCase(Locale.ROOT));
        OptionalInt status =
            exchange.result() == Result.STATUS ? exchange.status() : OptionalInt.empty();
        add(
            exchange.flow(),
            new Key(
                exchange.flow().client().address(),
                exchange.flow().server(),
                cause(exchange.result()),
                status,
                request),
            exchange.request(),
            exchange.answer());
      }
    }
    facts.failed().forEach(this::add);
  }

  private static StaFailure cause(Result result) {
    return switch (result) {
      case STATUS -> StaFailure.STATUS;
      case UNANSWERED -> StaFailure.NO_ANSWER;
      default -> StaFailure.NO_DATA;
    };
  }

  private void add(Flow flow) {
    boolean refused = flow.handshake() == Handshake.REFUSED;
    if (refused || attempts.isUnanswered(flow)) {
      StaFailure cause = refused ? StaFailure.REFUSED : StaFailure.UNANSWERED;
      Key key =
          new Key(
              flow.client().address(), flow.server(), cause, OptionalInt.empty(), Optional.empty());
      add(flow, key, flow.first(), flow.last());
    }
  }

  private void add(Flow flow, Key key, FrameMark from, FrameMark to) {
    Sum sum = sums.computeIfAbsent(key, k -> new Sum(flow, from, to));
    sum.last = to;
    sum.count++;
    boolean connected =
        !attempts.of(key.client, from.timeNanos(), withinNanos).isEmpty()
            || attempts.isOverBefore(from.timeNanos());
    sum.notConnected += connected ? 0 : 1;
  }

  void tell(LaunchEvents.Teller teller) {
    sums.forEach(
        (key, sum) -> {
          StaFailed detail =
              new StaFailed(
                  key.cause,
                  key.status,
                  key.request,
                  sum.count,
                  sum.notConnected,
                  sum.first,
                  sum.last);
          teller.tell(
              When.at(sum.first).provedBy(sum.proof),
              Severity.WARNING,
              detail,
              LaunchSentences.failed(detail, sum.flow),
              sum.flow);
        });
  }
}
