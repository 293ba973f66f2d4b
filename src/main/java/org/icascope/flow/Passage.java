package org.icascope.flow;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.icascope.model.Direction;
import org.icascope.model.Spread;

/**
 * How long a proxy takes to pass on what comes in, told by the packets of both connections of a
 * session and so for encrypted ones, too: from the first packet with payload that comes in on one
 * connection after a pause to the next one that goes out on the other in the same direction. What
 * is sent again counts for neither. A packet that is followed by another burst before anything went
 * out is not judged: the proxy may have kept it for itself.
 */
public final class Passage {

  /** Packets closer together are one burst. Chosen: above the delays that proxies have. */
  static final long PAUSE_NANOS = 5_000_000L;

  /** What goes out later is no answer to what came in. Chosen. */
  static final long LONGEST_NANOS = 1_000_000_000L;

  private final Flow clientLeg;
  private final Flow serverLeg;
  private final Way toServer = new Way();
  private final Way toClient = new Way();

  Passage(Flow clientLeg, Flow serverLeg) {
    this.clientLeg = clientLeg;
    this.serverLeg = serverLeg;
  }

  /** Two connections are the legs of one session; nothing happens where that is known. */
  public static void join(Flow clientLeg, Flow serverLeg) {
    if (clientLeg.passage == null
        || clientLeg.passage != serverLeg.passage && clientLeg != serverLeg) {
      clientLeg.passage = new Passage(clientLeg, serverLeg);
      serverLeg.passage = clientLeg.passage;
      clientLeg.passage.past(List.of(clientLeg), List.of(serverLeg));
      clientLeg.forgetBursts();
      serverLeg.forgetBursts();
    }
  }

  /**
   * Of connections that are the legs of one session as it seems afterwards. Where they had more
   * bursts than are kept, it knows some of them, spread over the time.
   */
  public static Passage afterwards(List<Flow> clientLeg, List<Flow> serverLeg) {
    Passage passage = new Passage(clientLeg.get(0), serverLeg.get(0));
    passage.past(clientLeg, serverLeg);
    return passage;
  }

  private void past(List<Flow> clients, List<Flow> servers) {
    PastBursts.of(clients, servers, Direction.CLIENT_TO_SERVER).tell(toServer);
    PastBursts.of(clients, servers, Direction.SERVER_TO_CLIENT).tell(toClient);
  }

  /** The connection between client and proxy. */
  public Flow clientLeg() {
    return clientLeg;
  }

  /** The connection between proxy and server. */
  public Flow serverLeg() {
    return serverLeg;
  }

  /**
   * A packet with payload, after it was looked at whether it is new. In the trace of a NetScaler it
   * is kept where the other leg is not known yet.
   */
  static void onPayload(Flow flow, Direction direction, long nanos) {
    FlowSide side = flow.side(direction);
    if (side.segmentKind() != SegmentKind.NORMAL) {
      return;
    }
    if (flow.passage != null) {
      flow.passage.onNewPayload(flow, direction, nanos);
    } else if (flow.appliance != null && !flow.isAside()) {
      side.bursts = side.bursts == null ? new Bursts() : side.bursts;
      side.bursts.packet(nanos);
    }
  }

  private void onNewPayload(Flow flow, Direction direction, long nanos) {
    boolean isToServer = direction == Direction.CLIENT_TO_SERVER;
    Way way = isToServer ? toServer : toClient;
    if (isToServer == (flow == clientLeg)) {
      way.cameIn(nanos);
    } else {
      way.wentOut(nanos);
    }
  }

  /** Delays of some, together; absent where there are none. */
  public static Optional<Spread> delay(Collection<Passage> some, Direction direction) {
    Function<Passage, Way> way = p -> p.way(direction);
    return Spread.of(
            some.stream()
                .map(way)
                .map(each -> each.samples.nanos())
                .reduce(new long[0], Passage::joined))
        .map(
            spread ->
                new Spread(
                    spread.medianMs(),
                    spread.p95Ms(),
                    some.stream().map(way).mapToLong(w -> w.longest).max().orElse(0) / 1e6,
                    some.stream().map(way).mapToInt(w -> w.count).sum()));
  }

  private static long[] joined(long[] some, long[] others) {
    return Stream.of(some, others).flatMapToLong(Arrays::stream).toArray();
  }

  /** Bursts that were not judged. */
  public long unclear(Direction direction) {
    return way(direction).unclear;
  }

  private Way way(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? toServer : toClient;
  }

  /** One direction. */
  static final class Way {
    private final RttSampler samples = new RttSampler();
    private int count;
    private long longest;
    private long unclear;
    private long since;
    private boolean waits;
    private boolean doubtful;
    private long latest = Long.MIN_VALUE / 2;

    /** Delays that were measured. */
    int count() {
      return count;
    }

    long longestNanos() {
      return longest;
    }

    /** Bursts that were not judged. */
    long unclear() {
      return unclear;
    }

    void cameIn(long nanos) {
      boolean first = nanos - latest > PAUSE_NANOS;
      latest = Math.max(latest, nanos);
      if (waits && first) {
        waits = false;
        doubtful = true;
        unclear++;
      } else if (!waits && !doubtful && first) {
        waits = true;
        since = nanos;
      }
    }

    /** The burst at hand lasts until then. */
    void goesOn(long nanos) {
      latest = Math.max(latest, nanos);
    }

    /** What comes next follows nothing that is known. */
    void forget() {
      waits = false;
      doubtful = false;
    }

    void wentOut(long nanos) {
      long took = nanos - since;
      if (waits && took >= 0 && took <= LONGEST_NANOS) {
        samples.add(took);
        longest = Math.max(longest, took);
        count++;
      } else if (waits) {
        unclear++;
      }
      waits = false;
      doubtful = false;
      latest = Math.max(latest, nanos);
    }
  }
}
