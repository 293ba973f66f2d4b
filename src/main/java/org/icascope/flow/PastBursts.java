package org.icascope.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.icascope.model.Direction;

/**
 * What both connections of a session carried before it was known that they belong together, told in
 * the order of time.
 */
final class PastBursts {

  /** One burst; {@code in} when it came in to the proxy. */
  private record Burst(long start, long end, boolean in) {}

  private final List<Bursts> in;
  private final List<Bursts> out;
  private final int halvings;

  private PastBursts(List<Bursts> in, List<Bursts> out) {
    this.in = in;
    this.out = out;
    this.halvings = Math.max(mostHalvings(in), mostHalvings(out));
  }

  static PastBursts of(
      Collection<Flow> clientLeg, Collection<Flow> serverLeg, Direction direction) {
    List<Bursts> client = of(clientLeg, direction);
    List<Bursts> server = of(serverLeg, direction);
    return direction == Direction.CLIENT_TO_SERVER
        ? new PastBursts(client, server)
        : new PastBursts(server, client);
  }

  private static List<Bursts> of(Collection<Flow> leg, Direction direction) {
    return leg.stream().map(flow -> flow.side(direction).bursts).filter(b -> b != null).toList();
  }

  private static int mostHalvings(List<Bursts> some) {
    return some.stream().mapToInt(Bursts::halvings).max().orElse(0);
  }

  void tell(Passage.Way way) {
    if (in.isEmpty() || out.isEmpty()) {
      return;
    }
    List<Burst> all = new ArrayList<>();
    in.forEach(bursts -> add(all, bursts, true));
    out.forEach(bursts -> add(all, bursts, false));
    all.sort(Comparator.comparingLong(Burst::start).thenComparing(burst -> !burst.in()));
    long slot = all.isEmpty() ? 0 : Bursts.slot(all.get(0).start());
    for (Burst burst : all) {
      long now = Bursts.slot(burst.start());
      if (halvings > 0 && now != slot) {
        way.forget(); // what followed was not kept
      }
      slot = now;
      if (burst.in()) {
        way.cameIn(burst.start());
      } else {
        way.wentOut(burst.start());
      }
      way.goesOn(burst.end());
    }
  }

  private void add(List<Burst> all, Bursts bursts, boolean isIn) {
    for (int i = 0; i < bursts.count(); i++) {
      if (Bursts.isKept(bursts.start(i), halvings)) {
        all.add(new Burst(bursts.start(i), bursts.end(i), isIn));
      }
    }
  }
}
