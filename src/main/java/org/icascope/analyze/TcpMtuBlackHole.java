package org.icascope.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.flow.StuckSegment;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/**
 * {@code tcp-mtu-black-hole}: large segments never arrive, small ones do (case 10 of the transport
 * notes); one finding per server and direction.
 */
final class TcpMtuBlackHole implements Rule {

  static final String RULE = "tcp-mtu-black-hole";

  /** Connections that show the same: no line breaks twice at just this point. Chosen. */
  private static final int SEVERAL = 2;

  private record Key(Endpoint server, Direction direction) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Key, List<Carried>> groups = Carried.groups();
    for (Carried one : Carried.of(facts)) {
      if (isTooLarge(facts.settings(), one)) {
        Carried.add(groups, new Key(one.server(), one.direction()), one);
      }
    }
    groups.forEach(
        (key, group) -> {
          boolean several = group.size() >= SEVERAL;
          if (several || smallPassed(segment(group.get(0)))) {
            out.accept(finding(facts, key, group, several || isAlive(segment(group.get(0)))));
          }
        });
  }

  /** A large segment got stuck, larger than all that arrived, and its receiver lives. */
  static boolean isTooLarge(RuleSettings settings, Carried one) {
    Optional<StuckSegment> stuck = one.side().stuck().or(one.side()::shrunken);
    return stuck
        .filter(segment -> segment.length() >= settings.number(Threshold.BLACK_HOLE_BYTES))
        .filter(segment -> segment.length() > one.side().largestDelivered())
        .filter(segment -> one.side().largestDelivered() > 0 && !segment.oddChecksum())
        .filter(
            segment ->
                segment.shrunk()
                    || segment.repeats() >= settings.number(Threshold.STUCK_REPEATS)
                        && (segment.heard() > 0 || smallPassed(segment)))
        .isPresent();
  }

  private static StuckSegment segment(Carried one) {
    return one.side().stuck().or(one.side()::shrunken).orElseThrow();
  }

  private static boolean smallPassed(StuckSegment segment) {
    return segment.shrunk() || segment.laterArrived() || segment.duplicateAcks() > 0;
  }

  private static boolean isAlive(StuckSegment segment) {
    return segment.shrunk() || segment.heard() > 0;
  }

  private static Finding finding(Facts facts, Key key, List<Carried> group, boolean likely) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    draft.atMost(likely ? Confidence.LIKELY : Confidence.POSSIBLE);
    Carried.into(draft, group);
    int delivered = 0;
    int stuck = 0;
    for (Carried one : group) {
      StuckSegment segment = segment(one);
      draft.shownBy(segment.first()).shownBy(segment.last());
      draft.froze(segment.first().timeNanos(), segment.last().timeNanos());
      delivered = Math.max(delivered, one.side().largestDelivered());
      stuck = Math.max(stuck, segment.length());
    }
    draft
        .figure("connections", group.size())
        .figure("largestArrivedBytes", delivered)
        .figure("stuckBytes", stuck);
    int mss = group.get(0).flow().side(key.direction.opposite()).mss();
    if (mss > 0) {
      draft.figure("mssBytes", mss);
    }
    return draft.finding(
        likely ? Severity.ERROR : Severity.WARNING, advice(key, group, delivered, stuck));
  }

  private static Advice advice(Key key, List<Carried> group, int delivered, int stuck) {
    return new Advice(
        "Large packets do not get through "
            + Carried.way(key.direction)
            + " in "
            + Carried.whose(group),
        "A segment of "
            + Words.count(stuck, "byte")
            + " was sent again and again and never acknowledged, while smaller ones (up to "
            + Words.count(delivered, "byte")
            + ") arrived. Somewhere on the path packets may not be that large, and the message that"
            + " says so (ICMP \"fragmentation needed\") does not come back. Sessions start and"
            + " hang as soon as a full screen is sent.",
        "Let ICMP \"fragmentation needed\" / \"packet too big\" pass, or lower the MTU or the MSS"
            + " (clamping) where a VPN, PPPoE or tunnel begins.",
        Optional.of("Which VPN or tunnel is on the path, and what MTU does it have?"));
  }
}
