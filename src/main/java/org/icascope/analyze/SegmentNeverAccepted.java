package org.icascope.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.flow.StuckSegment;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;

/**
 * {@code segment-never-accepted}: one segment is sent again and again unchanged, and its receiver,
 * which lives, never takes it (case 25 of the transport notes, after CTX138916).
 */
final class SegmentNeverAccepted implements Rule {

  static final String RULE = "segment-never-accepted";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    double least = facts.settings().number(Threshold.STUCK_REPEATS);
    Map<Endpoint, List<Carried>> groups = Carried.groups();
    for (Carried one : facts.carried()) {
      if (one.side().stuck().filter(stuck -> isRefused(stuck, least)).isPresent()) {
        Carried.add(groups, one.server(), one);
      }
    }
    groups.values().forEach(group -> out.accept(finding(facts, group)));
  }

  /** The receiver was heard, and only the checksum tells this segment from others. */
  static boolean isRefused(StuckSegment stuck, double least) {
    return stuck.repeats() >= least
        && stuck.heard() > 0
        && !stuck.shrunk()
        && (stuck.oddChecksum() || stuck.onlyItsChecksumIsWrong());
  }

  private static Finding finding(Facts facts, List<Carried> group) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).atMost(Confidence.LIKELY);
    Carried.into(draft, group);
    int most = 0;
    for (Carried one : group) {
      StuckSegment stuck = one.side().stuck().orElseThrow();
      draft.shownBy(stuck.first()).shownBy(stuck.last());
      draft.froze(stuck.first().timeNanos(), stuck.last().timeNanos());
      most = Math.max(most, stuck.repeats());
    }
    draft
        .figure("connections", group.stream().map(Carried::flow).distinct().count())
        .figure("mostRepeats", most)
        .figure("segmentBytes", group.get(0).side().stuck().orElseThrow().length());
    boolean odd = group.stream().anyMatch(one -> one.side().stuck().orElseThrow().oddChecksum());
    return draft.finding(Severity.WARNING, advice(group, most, odd));
  }

  private static Advice advice(List<Carried> group, int most, boolean odd) {
    return new Advice(
        "One segment "
            + Carried.way(group.get(0).direction())
            + " is never accepted in "
            + Carried.whose(group)
            + ": sent again "
            + most
            + " times",
        "The same segment was sent again and again, byte by byte the same, while its receiver went"
            + " on talking. "
            + (odd
                ? "Its TCP checksum is 0x0000 or 0xffff. Devices that change addresses and adjust"
                    + " the checksum instead of computing it anew get just these two wrong (RFC"
                    + " 1624); the receiver then drops the segment every time."
                : "Its TCP checksum is wrong, while those of other segments of the same sender are"
                    + " right; the receiver drops it every time. Something on the way changed it."),
        "Look for a NAT, WAN optimizer or firewall on the path and update it, or switch its"
            + " checksum adjustment off.",
        Optional.of("Is the checksum of this segment wrong in a capture at its receiver?"));
  }
}
