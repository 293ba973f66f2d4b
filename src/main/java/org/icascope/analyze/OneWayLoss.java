package org.icascope.analyze;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.icascope.flow.Standstill;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/**
 * {@code one-way-loss}: data goes on one way and is acknowledged, and the other way nothing gets
 * through (case 26 of the transport notes); one finding per server and direction.
 */
final class OneWayLoss implements Rule {

  static final String RULE = "one-way-loss";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<OneWay, List<Carried>> groups = Carried.groups();
    double repeats = facts.settings().number(Threshold.STUCK_REPEATS);
    for (Carried one : facts.carried()) {
      boolean explained =
          one.side()
              .stuck()
              .filter(
                  stuck ->
                      SegmentNeverAccepted.isRefused(stuck, repeats)
                          || TcpMtuBlackHole.isTooLarge(facts.settings(), one))
              .isPresent();
      if (!explained && worst(facts.settings(), one).isPresent()) {
        Carried.add(groups, OneWay.of(one), one);
      }
    }
    groups.forEach((key, group) -> out.accept(finding(facts, key, group)));
  }

  /** The longest time in which only the other direction got on, also one that had no end. */
  private static Optional<Standstill> worst(RuleSettings settings, Carried one) {
    return Stream.concat(
            one.course().standstills().stream(),
            one.course().unfinished(one.flow().last()).stream())
        .filter(stall -> stall.direction() == one.direction())
        .filter(stall -> stall.cause() == Standstill.Cause.LOSS && stall.retransmissions() > 1)
        .filter(stall -> stall.newsOfPeer() >= settings.number(Threshold.ONE_WAY_SEGMENTS))
        .max(Comparator.comparingDouble(Standstill::millis));
  }

  private static Finding finding(Facts facts, OneWay key, List<Carried> group) {
    Draft draft = new Draft(facts, RULE, Category.PERFORMANCE).atMost(Confidence.LIKELY);
    Carried.into(draft, group);
    double longest = 0;
    int news = 0;
    for (Carried one : group) {
      Standstill stall = worst(facts.settings(), one).orElseThrow();
      draft.shownBy(stall.from()).shownBy(stall.until());
      draft.froze(stall.from().timeNanos(), stall.until().timeNanos());
      longest = Math.max(longest, stall.millis());
      news = Math.max(news, stall.newsOfPeer());
    }
    draft
        .figure("sessions", Carried.sessions(group))
        .figure("longestMs", longest)
        .figure("segmentsTheOtherWay", news);
    return draft.finding(Severity.WARNING, advice(key, group, longest));
  }

  private static Advice advice(OneWay key, List<Carried> group, double longest) {
    return new Advice(
        "Loss one way only in "
            + Carried.whose(group)
            + ": for up to "
            + Words.duration(longest)
            + " nothing got through "
            + Carried.way(key.direction()),
        "What was sent "
            + Carried.way(key.direction())
            + " was sent again and not acknowledged, while data "
            + Carried.way(key.direction().opposite())
            + " went on and was acknowledged. "
            + (key.direction() == Direction.CLIENT_TO_SERVER
                ? "The picture goes on moving (a clock ticks), but keys and mouse do nothing."
                : "The picture stands still, though what the user types arrives."),
        "The two directions take different ways or meet different rules: look for asymmetric"
            + " routes, a policer or a full line "
            + Carried.way(key.direction())
            + ", and for devices that drop certain segments.",
        Optional.of(
            "Does a capture at the "
                + key.direction().opposite().sender()
                + " show these segments arriving?"));
  }
}
