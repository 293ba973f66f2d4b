package org.icascope.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.flow.StuckSegment;
import org.icascope.model.Confidence;
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

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<OneWay, List<Carried>> groups = Carried.groups();
    for (Carried one : facts.carried()) {
      if (!one.isEdt() && isTooLarge(facts.settings(), one)) {
        Carried.add(groups, OneWay.of(one), one);
      }
    }
    groups.forEach(
        (key, group) -> {
          boolean several = group.size() >= SEVERAL || group.stream().anyMatch(TooBig::isTold);
          if (several || smallPassed(segment(group.get(0)))) {
            out.accept(finding(facts, key, group, several || isAlive(segment(group.get(0)))));
          }
        });
  }

  /** A large segment got stuck, larger than all that arrived, and its receiver lives. */
  static boolean isTooLarge(RuleSettings settings, Carried one) {
    Optional<StuckSegment> stuck = one.side().stuck().or(one.side()::shrunken);
    return stuck
        .filter(segment -> !segment.shrunk() || TooBig.of(one).isEmpty()) // told, it obeyed
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

  private static Finding finding(Facts facts, OneWay key, List<Carried> group, boolean likely) {
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
    TooBig told = TooBig.of(facts, group).into(draft);
    int mss = group.get(0).flow().side(key.direction().opposite()).mss();
    if (mss > 0) {
      draft.figure("mssBytes", mss);
    }
    return draft.finding(
        likely ? Severity.ERROR : Severity.WARNING,
        advice(key, group, told, new Sizes(delivered, stuck)));
  }

  /**
   * Payload bytes.
   *
   * @param delivered of the largest segment that arrived
   * @param stuck of the largest one that never did
   */
  private record Sizes(int delivered, int stuck) {}

  private static Advice advice(OneWay key, List<Carried> group, TooBig told, Sizes sizes) {
    return new Advice(
        "Large packets do not get through "
            + Carried.way(key.direction())
            + " in "
            + Carried.whose(group)
            + (told.isEmpty()
                ? ""
                : ", and the " + key.direction().sender() + " was told and goes on"),
        "A segment of "
            + Words.count(sizes.stuck, "byte")
            + " was sent again and again and never acknowledged, while smaller ones (up to "
            + Words.count(sizes.delivered, "byte")
            + ") arrived. Somewhere on the path packets may not be that large, and "
            + told.explanation(key.direction())
            + " Sessions start and hang as soon as a full screen is sent.",
        told.isEmpty()
            ? "Let ICMP \"fragmentation needed\" / \"packet too big\" pass, or lower the MTU or the"
                + " MSS (clamping) where a VPN, PPPoE or tunnel begins."
            : told.remedy(key.direction()),
        Optional.of(
            told.isEmpty()
                ? "Which VPN or tunnel is on the path, and what MTU does it have?"
                : "Does a capture at the "
                    + key.direction().sender()
                    + " itself show these messages?"));
  }
}
