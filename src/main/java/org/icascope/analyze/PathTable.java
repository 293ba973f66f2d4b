package org.icascope.analyze;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.icascope.flow.Flow;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.tls.TlsFacts;

/**
 * Adds flows up as they end, by client network, server, transport and port. Takes some 400 bytes
 * for each such path and nothing for a flow.
 */
public final class PathTable {

  /** Names kept for a path, and their length. Chosen: one server seldom has more. */
  private static final int MOST_NAMES = 4;

  private static final int MOST_NAME_LENGTH = 100;

  private static final SortedSet<String> NOTHING = Collections.emptySortedSet();

  private final Prefixes prefixes;
  private final int most;
  private final Predicate<Flow> first;
  private final LongConsumer leftOut;
  private final Map<PathKey, Counts> paths = new HashMap<>();
  private long left;

  /**
   * How much of a client's address counts.
   *
   * @param ip4 bits, 0 to 32
   * @param ip6 bits, 0 to 128
   */
  public record Prefixes(int ip4, int ip6) {

    /** Every address by itself. */
    public static final Prefixes WHOLE = new Prefixes(32, 128);

    Network of(IpAddress address) {
      return Network.of(address, address.version() == 4 ? ip4 : ip6);
    }
  }

  private static final class Counts {
    private final long[] answers = new long[Answer.values().length];
    private SortedSet<String> layers = NOTHING; // and so it stays in a flood
    private SortedSet<String> names = NOTHING;
    private FrameMark first;
    private FrameMark firstBlocked;
  }

  /**
   * @param most paths kept; those of flows that do not go first are kept up to half of it
   * @param first flows that go first
   * @param leftOut is told, once, how many flows there was no room for
   */
  public PathTable(Prefixes prefixes, int most, Predicate<Flow> first, LongConsumer leftOut) {
    this.prefixes = prefixes;
    this.most = most;
    this.first = first;
    this.leftOut = leftOut;
  }

  /**
   * A flow is over.
   *
   * @param nowNanos time of the latest frame
   * @param tunnels what was recognised in it
   */
  public void add(Flow flow, long nowNanos, List<TunnelFacts> tunnels) {
    PathKey key =
        new PathKey(prefixes.of(flow.client().address()), flow.server(), flow.transport());
    Counts counts = paths.get(key);
    if (counts == null) {
      if (paths.size() >= (first.test(flow) ? most : most / 2)) {
        left++;
        return;
      }
      counts = new Counts();
      paths.put(key, counts);
    }
    count(counts, flow, Answer.of(flow, nowNanos));
    for (TunnelFacts facts : tunnels) {
      add(counts, facts);
    }
  }

  private static void add(Counts counts, TunnelFacts facts) {
    counts.layers = with(counts.layers, facts.layer());
    if (facts instanceof TlsFacts tls && counts.names.size() < MOST_NAMES) {
      tls.serverName()
          .filter(name -> name.length() <= MOST_NAME_LENGTH)
          .ifPresent(name -> counts.names = with(counts.names, name));
    }
  }

  private static SortedSet<String> with(SortedSet<String> set, String text) {
    SortedSet<String> with = set == NOTHING ? new TreeSet<>() : set;
    with.add(text);
    return with;
  }

  private static void count(Counts counts, Flow flow, Answer answer) {
    counts.answers[answer.ordinal()]++;
    FrameMark mark = flow.first();
    counts.first = earlier(counts.first, mark);
    if (answer == Answer.REFUSED || answer == Answer.UNANSWERED) {
      counts.firstBlocked = earlier(counts.firstBlocked, mark);
    }
  }

  private static FrameMark earlier(FrameMark one, FrameMark other) {
    return one == null || other.timeNanos() < one.timeNanos() ? other : one;
  }

  /** All paths in order of network, server and port. */
  public List<Path> paths() {
    if (left > 0) {
      leftOut.accept(left);
      left = 0;
    }
    return paths.entrySet().stream()
        .map(each -> path(each.getKey(), each.getValue()))
        .sorted(Path.ORDER)
        .toList();
  }

  private static Path path(PathKey key, Counts counts) {
    long[] n = counts.answers;
    return new Path(
        key.clients(),
        key.server(),
        key.transport(),
        n[0] + n[1] + n[2] + n[3],
        n[Answer.ANSWERED.ordinal()],
        n[Answer.REFUSED.ordinal()],
        n[Answer.UNANSWERED.ordinal()],
        n[Answer.UNCLEAR.ordinal()],
        counts.first,
        Optional.ofNullable(counts.firstBlocked),
        counts.layers,
        counts.names,
        Optional.empty(),
        0);
  }
}
