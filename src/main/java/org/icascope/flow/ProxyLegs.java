package org.icascope.flow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.icascope.capture.Frame;
import org.icascope.model.Direction;

/**
 * Finds the two TCP connections of one proxied session: a NetScaler numbers its connections
 * (PcbDevNo), and some packets of a connection name the other one. Numbers are used again, so a
 * name means the connection that has the number at that time.
 */
final class ProxyLegs {

  /**
   * Connections that were named and not seen yet; the oldest are forgotten first. Chosen: in real
   * traces one packet of a hundred names another connection, which mostly was seen before.
   */
  static final int MOST_AWAITED = 10_000;

  /**
   * A connection that was quiet for so long when it is named is another one, if it was closed; and
   * so is one that comes only so much later. Chosen: an appliance reuses numbers late.
   */
  static final long NEAR_NANOS = 10_000_000_000L;

  /** A connection that was named before a packet of it was seen. */
  private record Awaited(Flow by, long nanos) {}

  private final TraceOrigins origins = new TraceOrigins();

  /** By appliance and number; only flows of the table. */
  private final Map<Long, Flow> flows = new HashMap<>();

  private final Map<Long, Awaited> awaited = new LinkedHashMap<>();

  /** Looks at a packet of a flow; of other formats than those of a NetScaler nothing happens. */
  void onPacket(Flow flow, Direction direction, Frame frame) {
    if (flow.appliance == null && frame.traceStage() != 0) {
      flow.appliance = frame.isTraceOutbound() ? direction : direction.opposite();
    }
    long own = frame.traceConnection();
    if (own == 0) {
      return; // and then the other number says nothing
    }
    boolean elsewhere = flow.traceNumber != 0 && flow.traceCapture != frame.capture();
    if (elsewhere && !goesOn(flow, own, frame.capture())) {
      return; // another appliance on its way has other numbers
    }
    if (flow.traceNumber != own) {
      flows.remove(key(flow), flow);
      flow.traceNumber = own;
      flow.traceCapture = frame.capture();
      flows.put(key(flow), flow);
    }
    join(flow, awaited.isEmpty() ? null : awaited.remove(key(flow)), frame.timeNanos());
    long linked = frame.traceLinkedConnection();
    if (linked != 0 && linked != own && !isLinkedTo(flow, linked)) {
      long key = key(frame.capture(), linked);
      Flow other = flows.get(key);
      if (other != null && isAlive(other, frame.timeNanos())) {
        join(flow, other);
      } else {
        await(key, new Awaited(flow, frame.timeNanos()));
      }
    }
  }

  private long key(int capture, long number) {
    return (long) origins.of(capture) << 32 | number;
  }

  private long key(Flow flow) {
    return key(flow.traceCapture, flow.traceNumber);
  }

  /** A connection goes on in another file; under the same number that is of the same appliance. */
  private boolean goesOn(Flow flow, long number, int capture) {
    int before = origins.of(flow.traceCapture);
    int now = origins.of(capture);
    if (before != now) {
      if (flow.traceNumber != number) {
        return false;
      }
      origins.unite(before, now);
      move(flows, before, now);
      move(awaited, before, now);
    }
    flow.traceCapture = capture;
    return true;
  }

  /** What is known of one is known of the other. */
  private static <V> void move(Map<Long, V> known, int from, int to) {
    Map<Long, V> moved = new LinkedHashMap<>();
    known
        .entrySet()
        .removeIf(
            each -> {
              boolean moves = each.getKey() >>> 32 == from;
              if (moves) {
                moved.put((long) to << 32 | each.getKey() & 0xffffffffL, each.getValue());
              }
              return moves;
            });
    moved.forEach(known::putIfAbsent); // the later file knows better
  }

  private void join(Flow flow, Awaited named, long nanos) {
    if (named != null && named.by() != flow && nanos - named.nanos() <= NEAR_NANOS) {
      join(named.by(), flow);
    }
  }

  private void await(long key, Awaited named) {
    awaited.put(key, named);
    if (awaited.size() > MOST_AWAITED) {
      awaited.remove(awaited.keySet().iterator().next());
    }
  }

  /** A flow leaves the table. */
  void onClosed(Flow flow) {
    if (flow.traceNumber != 0) {
      flows.remove(key(flow), flow);
    }
  }

  private static boolean isLinkedTo(Flow flow, long number) {
    return flow.otherLeg != null && flow.otherLeg.traceNumber == number;
  }

  private static boolean isAlive(Flow flow, long nanos) {
    return flow.close == Close.NONE || nanos - flow.lastNanos() <= NEAR_NANOS;
  }

  private static void join(Flow one, Flow other) {
    part(one, other);
    part(other, one);
    one.otherLeg = other;
    other.otherLeg = one;
    if (one.appliance != other.appliance) {
      boolean first = one.appliance == Direction.SERVER_TO_CLIENT;
      Passage.join(first ? one : other, first ? other : one);
    }
  }

  /** Of two connections that were open at once only the one that is named last is its other. */
  private static void part(Flow flow, Flow next) {
    Flow before = flow.otherLeg;
    if (before != null && before != next && before.otherLeg == flow && !isAfter(next, before)) {
      before.otherLeg = null;
    }
  }

  /** It began when the other one was over. */
  private static boolean isAfter(Flow flow, Flow before) {
    return before.closed != null && flow.first().timeNanos() > before.closed.timeNanos();
  }
}
