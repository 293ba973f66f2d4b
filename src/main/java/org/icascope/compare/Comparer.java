package org.icascope.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icascope.compare.Comparison.NotCompared;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Spread;
import org.icascope.session.LegEnd;

/**
 * Compares what two recorders saw: joins sessions, says which segments are to be noted, and draws
 * the figures from them.
 */
public final class Comparer {

  /** Connections that are only likely the same need so many segments in common. Chosen. */
  private static final int LEAST_COMMON = 3;

  /** Segments this close to the edge of a recording are not judged, at least. Chosen. */
  private static final long LEAST_SPARE_NANOS = 10_000_000L;

  private Point near;
  private Point far;
  private final Joins joins;
  private List<SessionPair> pairs;
  private final Wanted wanted;
  private List<Seen> seen;
  private boolean positionKnown = true;

  /** Taken as the same by addresses and ports, and without a segment in common. */
  private final Set<SessionPair> doubtful = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param a what one run found out; the same object twice where one recorder saw both legs
   */
  public Comparer(Point a, Point b) {
    this(a, b, Wanted.MOST_SEGMENTS);
  }

  /** The same with another limit of segments. */
  Comparer(Point a, Point b, long most) {
    near = a;
    far = b;
    joins = Joins.of(a, b);
    pairs = joins.pairs();
    wanted = Wanted.of(pairs, a, b, most);
    seen = wanted.seen();
  }

  /** What to note when the files are read again. */
  public Wanted wanted() {
    return wanted;
  }

  /** A connection or session with its two directions matched. */
  private record Match(Seen seen, Map<Direction, Matching> of) {

    static Match of(Seen seen) {
      seen.near().alignTo(seen.near());
      seen.far().alignTo(seen.near());
      Map<Direction, Matching> matchings = new EnumMap<>(Direction.class);
      for (Direction direction : Direction.values()) {
        matchings.put(direction, new Matching(seen.near().of(direction), seen.far().of(direction)));
      }
      return new Match(seen, matchings);
    }

    int matched() {
      return of.values().stream().mapToInt(Matching::matched).sum();
    }
  }

  /** After the files were read again. */
  public Comparison compare() {
    List<Match> matches = matches();
    if (isWrongWayRound(matches)) {
      swap();
      matches = matches();
    }
    List<NotCompared> left = new ArrayList<>(leftOut());
    matches = believable(matches, left);
    Optional<Clock> clock = clock(matches);
    List<Compared> compared = new ArrayList<>();
    Map<Direction, Loss> loss = losses();
    Map<Direction, Spread> delay = Map.of();
    if (clock.isPresent()) {
      Windows windows = windows(matches, clock.get());
      for (Match match : matches) {
        for (Direction direction : Direction.values()) {
          Matching matching = match.of().get(direction);
          matching.settle(i -> windows.later(direction, matching.near.time(i)));
        }
        compared.add(compared(match, windows, loss));
      }
      delay = delays(matches, clock.get());
    }
    List<SessionPair> kept = pairs.stream().filter(pair -> !doubtful.contains(pair)).toList();
    left.addAll(OverEdt.notes(kept, compared, near, far));
    return new Comparison(
        near,
        far,
        positionKnown,
        kept,
        compared,
        clock,
        loss,
        delay,
        beyond(matches, true),
        beyond(matches, false),
        left,
        unjoined());
  }

  private List<Match> matches() {
    return seen.stream().map(Match::of).toList();
  }

  private void swap() {
    Point other = near;
    near = far;
    far = other;
    pairs = pairs.stream().map(SessionPair::swapped).toList();
    seen = seen.stream().map(Seen::swapped).toList();
  }

  private static Samples samples(List<Match> matches, Direction direction) {
    return new Samples(matches.stream().map(match -> match.of().get(direction)).toList());
  }

  /**
   * What goes to the server is seen at its side later, whatever the clocks say, by a round trip.
   */
  private boolean isWrongWayRound(List<Match> matches) {
    Samples toServer = samples(matches, Direction.CLIENT_TO_SERVER);
    Samples toClient = samples(matches, Direction.SERVER_TO_CLIENT);
    if (toServer.isEmpty() || toClient.isEmpty()) {
      positionKnown =
          near.analysis() == far.analysis() && !(toServer.isEmpty() && toClient.isEmpty());
      return positionKnown && (toServer.isEmpty() ? toClient.median() > 0 : toServer.median() < 0);
    }
    long roundTrip = toServer.median() - toClient.median();
    positionKnown = roundTrip != 0;
    return roundTrip < 0;
  }

  private List<NotCompared> leftOut() {
    List<NotCompared> left = new ArrayList<>();
    wanted
        .leftOut()
        .forEach(
            (pair, packets) ->
                left.add(
                    new NotCompared(
                        pairs.get(pair),
                        "its "
                            + packets
                            + " segments are more than there is room for ("
                            + Wanted.MOST_SEGMENTS
                            + " in all)")));
    Set<Integer> looked = new HashSet<>(wanted.leftOut().keySet());
    seen.forEach(each -> looked.add(each.pair()));
    IntStream.range(0, pairs.size())
        .filter(i -> !looked.contains(i))
        .forEach(i -> left.add(new NotCompared(pairs.get(i), "only its times and sizes agree")));
    return left;
  }

  /** Connections that are the same by their ports only must have segments in common. */
  private List<Match> believable(List<Match> matches, List<NotCompared> left) {
    List<Match> kept = new ArrayList<>();
    for (Match match : matches) {
      SessionPair pair = pairs.get(match.seen().pair());
      boolean sure =
          match.seen().messages()
              || pair.flows().get(match.seen().flow()).confidence() == Confidence.CERTAIN;
      if (match.matched() >= (sure ? 1 : LEAST_COMMON)) {
        kept.add(match);
      } else if (sure || pair.by() == SessionPair.By.TICKET) {
        left.add(new NotCompared(pair, "nothing of it was seen at both recorders"));
      } else {
        doubtful.add(pair);
      }
    }
    kept.forEach(match -> doubtful.remove(pairs.get(match.seen().pair())));
    return kept;
  }

  private static final String OTHER_CONNECTION =
      "a connection with its addresses and ports was seen at the other recorder, but no segment of"
          + " it is the same";

  /** Both sessions of the pairs that turned out to be other connections. */
  private List<Unjoined> unjoined() {
    List<Unjoined> all = new ArrayList<>(joins.unjoined());
    for (SessionPair pair : doubtful) {
      pair.a().ifPresent(s -> all.add(new Unjoined(near.name(), s, OTHER_CONNECTION)));
      pair.b().ifPresent(s -> all.add(new Unjoined(far.name(), s, OTHER_CONNECTION)));
    }
    return all;
  }

  private Optional<Clock> clock(List<Match> matches) {
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        near.analysis() == far.analysis()
            ? Clock.SAME
            : Clock.of(
                samples(matches, Direction.CLIENT_TO_SERVER),
                samples(matches, Direction.SERVER_TO_CLIENT)));
  }

  private Windows windows(List<Match> matches, Clock clock) {
    long[] toServer = samples(matches, Direction.CLIENT_TO_SERVER).delays(clock, 1);
    long[] toClient = samples(matches, Direction.SERVER_TO_CLIENT).delays(clock, -1);
    Optional<Spread> there = Spread.of(toServer);
    Optional<Spread> back = Spread.of(toClient);
    double varies =
        Stream.of(there, back)
            .flatMap(Optional::stream)
            .mapToDouble(s -> s.p95Ms() - s.medianMs())
            .max()
            .orElse(0);
    return new Windows(
        near,
        far,
        clock,
        there.map(s -> Math.round(s.medianMs() * 1e6)).orElse(0L),
        back.map(s -> Math.round(s.medianMs() * 1e6)).orElse(0L),
        Math.max(LEAST_SPARE_NANOS, Math.round(2 * varies * 1e6)));
  }

  private static Map<Direction, Loss> losses() {
    Map<Direction, Loss> losses = new EnumMap<>(Direction.class);
    Stream.of(Direction.values()).forEach(direction -> losses.put(direction, new Loss()));
    return losses;
  }

  private Compared compared(Match match, Windows windows, Map<Direction, Loss> all) {
    Map<Direction, Loss> own = losses();
    Map<Direction, Integer> matched = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      Matching matching = match.of().get(direction);
      Matching answers = match.of().get(direction.opposite());
      matched.put(direction, matching.matched());
      new Losses(matching, answers, direction, windows, own.get(direction)).count();
      if (!match.seen().messages()) {
        new Losses(matching, answers, direction, windows, all.get(direction)).count();
      }
    }
    SessionPair pair = pairs.get(match.seen().pair());
    Resets resets =
        new Resets(
            match.of().get(Direction.CLIENT_TO_SERVER),
            match.of().get(Direction.SERVER_TO_CLIENT),
            windows);
    return new Compared(
        pair,
        match.seen().messages()
            ? Optional.empty()
            : Optional.of(pair.flows().get(match.seen().flow())),
        matched,
        own,
        delays(List.of(match), windows.clock()),
        resets.find(),
        pair.isOfGateway() ? ends(pair, windows) : List.of());
  }

  /** All ends of both legs in the order of time. */
  private static List<LegEnd> ends(SessionPair pair, Windows windows) {
    List<LegEnd> ends = new ArrayList<>();
    pair.a()
        .map(session -> Wanted.flows(session, windows.near()))
        .ifPresent(flows -> ends.addAll(LegEnd.of(flows, true, nanos -> nanos)));
    pair.b()
        .map(session -> Wanted.flows(session, windows.far()))
        .ifPresent(flows -> ends.addAll(LegEnd.of(flows, false, windows::onNearClock)));
    ends.sort(Comparator.comparingLong(LegEnd::nanos));
    return ends;
  }

  private static Map<Direction, Spread> delays(List<Match> matches, Clock clock) {
    Map<Direction, Spread> delays = new EnumMap<>(Direction.class);
    if (clock.knowsOneWay()) {
      Spread.of(samples(matches, Direction.CLIENT_TO_SERVER).delays(clock, 1))
          .ifPresent(spread -> delays.put(Direction.CLIENT_TO_SERVER, spread));
      Spread.of(samples(matches, Direction.SERVER_TO_CLIENT).delays(clock, -1))
          .ifPresent(spread -> delays.put(Direction.SERVER_TO_CLIENT, spread));
    }
    return delays;
  }

  private static Optional<Spread> beyond(List<Match> matches, boolean client) {
    RoundTrips trips = new RoundTrips();
    for (Match match : matches) {
      if (!match.seen().messages()) {
        Tracks tracks = client ? match.seen().near() : match.seen().far();
        Direction data = client ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER;
        trips.add(tracks.of(data), tracks.of(data.opposite()));
      }
    }
    return Spread.of(trips.values());
  }
}
