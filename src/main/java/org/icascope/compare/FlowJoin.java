package org.icascope.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Transport;

/**
 * Which TCP connections of two recorders are the same. Both sides choose their first sequence
 * numbers at random: where both numbers agree, 64 bits do.
 */
final class FlowJoin {

  private final Map<Object, List<Flow>> unused = new HashMap<>();
  private final List<FlowPair> pairs = new ArrayList<>();
  private final Set<Flow> taken = new HashSet<>();

  private final boolean oneTrace;

  private FlowJoin(boolean oneTrace) {
    this.oneTrace = oneTrace;
  }

  static List<FlowPair> of(Analysis a, Analysis b) {
    FlowJoin join = new FlowJoin(a == b);
    List<Flow> left = tcp(a);
    List<Flow> right = tcp(b);
    join.by(left, right, FlowJoin::numbers, Confidence.CERTAIN);
    if (!join.oneTrace) {
      join.by(left, right, FlowJoin::tupleAndNumber, Confidence.CERTAIN);
      join.by(left, right, FlowJoin::tuple, Confidence.LIKELY);
    }
    join.by(left, right, FlowJoin::portAndNumber, Confidence.LIKELY);
    return join.pairs;
  }

  private static List<Flow> tcp(Analysis analysis) {
    return analysis.flows().stream()
        .map(Analysis.FlowResult::flow)
        .filter(flow -> flow.transport() == Transport.TCP)
        .toList();
  }

  private interface Key {
    /** What must agree; an empty list where it cannot be told. */
    List<Object> of(Flow flow);
  }

  private static long initial(Flow flow, Direction direction) {
    return flow.side(direction).initialSequence();
  }

  private static boolean isComplete(Flow flow) {
    return flow.syn().isPresent() && flow.synAck().isPresent();
  }

  /** Both first numbers, whatever the addresses. */
  private static List<Object> numbers(Flow flow) {
    return isComplete(flow)
        ? List.of(
            initial(flow, Direction.CLIENT_TO_SERVER), initial(flow, Direction.SERVER_TO_CLIENT))
        : List.of();
  }

  /** An attempt that was not answered at one of the recorders. */
  private static List<Object> tupleAndNumber(Flow flow) {
    return flow.syn().isEmpty()
        ? List.of()
        : List.of(flow.client(), flow.server(), initial(flow, Direction.CLIENT_TO_SERVER));
  }

  private static List<Object> portAndNumber(Flow flow) {
    return flow.syn().isEmpty()
        ? List.of()
        : List.of(flow.server().port(), initial(flow, Direction.CLIENT_TO_SERVER));
  }

  /** One of the recorders began in the middle of it: the segments will tell. */
  private static List<Object> tuple(Flow flow) {
    return List.of(flow.client(), flow.server());
  }

  /** Joins those for which there is exactly one on each side. */
  private void by(List<Flow> left, List<Flow> right, Key key, Confidence confidence) {
    unused.clear();
    right.forEach(flow -> note(flow, key));
    Map<Object, Integer> asked = new HashMap<>();
    left.stream()
        .filter(f -> !taken.contains(f))
        .forEach(f -> asked.merge(key.of(f), 1, Integer::sum));
    for (Flow flow : left) {
      List<Object> wanted = key.of(flow);
      List<Flow> found =
          wanted.isEmpty() || taken.contains(flow)
              ? List.of()
              : unused.getOrDefault(wanted, List.of()).stream()
                  .filter(other -> other != flow && !taken.contains(other) && mayBe(flow, other))
                  .toList();
      if (found.size() == 1 && (asked.get(wanted) == 1 || oneTrace)) {
        add(flow, found.get(0), confidence);
      }
    }
  }

  private void note(Flow flow, Key key) {
    List<Object> value = key.of(flow);
    if (!value.isEmpty() && !taken.contains(flow)) {
      unused.computeIfAbsent(value, v -> new ArrayList<>(1)).add(flow);
    }
  }

  /** Known numbers that differ: other connections, though between the same ports. */
  private static boolean mayBe(Flow flow, Flow other) {
    return (flow.syn().isEmpty()
            || other.syn().isEmpty()
            || agree(flow, other, Direction.CLIENT_TO_SERVER))
        && (flow.synAck().isEmpty()
            || other.synAck().isEmpty()
            || agree(flow, other, Direction.SERVER_TO_CLIENT));
  }

  private static boolean agree(Flow flow, Flow other, Direction direction) {
    return initial(flow, direction) == initial(other, direction);
  }

  private void add(Flow flow, Flow other, Confidence confidence) {
    boolean translated =
        !flow.client().equals(other.client()) || !flow.server().equals(other.server());
    pairs.add(new FlowPair(flow, other, confidence, translated));
    taken.add(flow);
    taken.add(other);
  }
}
