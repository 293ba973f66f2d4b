package org.icascope.analyze;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.flow.FlowSide;
import org.icascope.flow.TenSeconds;
import org.icascope.model.Confidence;
import org.icascope.model.Decimals;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/**
 * {@code packet-loss}: sessions of which too much was sent again, over their whole life or in their
 * worst ten seconds (case 24 of the transport notes); one finding per server. What only the capture
 * lacks is not counted, nor is what a dying connection repeats.
 */
final class PacketLossRule implements Rule {

  static final String RULE = "packet-loss";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Carried>> groups = Carried.groups();
    List<Carried> all = facts.carried();
    Map<Endpoint, List<Carried>> byServer = Carried.groups();
    for (Carried one : all) {
      Carried.add(byServer, one.server(), one);
      if (isLossy(facts.settings(), one)) {
        Carried.add(groups, one.server(), one);
      }
    }
    groups.forEach((server, group) -> out.accept(finding(facts, group, byServer.get(server))));
  }

  private static boolean isLossy(RuleSettings settings, Carried one) {
    boolean always =
        one.side().segments() >= settings.number(Threshold.LOSS_SEGMENTS)
            && percent(one) >= settings.number(Threshold.LOSS_PERCENT);
    boolean burst =
        one.side()
            .worst()
            .filter(
                worst ->
                    worst.retransmissions(one.direction())
                        >= settings.number(Threshold.LOSS_WORST_SEGMENTS))
            .filter(worst -> percent(one, worst) >= settings.number(Threshold.LOSS_WORST_PERCENT))
            .isPresent();
    return always || burst;
  }

  private static double percent(Carried one) {
    long segments = one.side().segments();
    return segments == 0 ? 0 : 100.0 * one.side().retransmissions() / segments;
  }

  private static double percent(Carried one, TenSeconds bucket) {
    int segments = bucket.segments(one.direction());
    return segments == 0 ? 0 : 100.0 * bucket.retransmissions(one.direction()) / segments;
  }

  private static double worstPercent(Carried one) {
    return one.side().worst().map(bucket -> percent(one, bucket)).orElse(0.0);
  }

  private static Finding finding(Facts facts, List<Carried> group, List<Carried> all) {
    Draft draft = new Draft(facts, RULE, Category.PERFORMANCE).atMost(Confidence.LIKELY);
    Carried.into(draft, group);
    for (Carried one : group) {
      one.side().firstRetransmission().ifPresent(draft::shownBy);
      one.side().worstRetransmission().ifPresent(draft::shownBy);
    }
    Carried worst =
        group.stream().max(Comparator.comparingDouble(PacketLossRule::percent)).orElseThrow();
    Carried burst =
        group.stream().max(Comparator.comparingDouble(PacketLossRule::worstPercent)).orElseThrow();
    long missing = group.stream().mapToLong(PacketLossRule::missing).sum();
    draft
        .figure("sessions", Carried.sessions(group))
        .figure("sessionsOfServer", Carried.sessions(all))
        .figure("retransmissions", group.stream().mapToLong(c -> c.side().retransmissions()).sum())
        .figure("segments", group.stream().mapToLong(c -> c.side().segments()).sum())
        .figure("worstPercent", percent(worst))
        .figure("worstTenSecondsPercent", worstPercent(burst))
        .figure("bytesNotCaptured", missing);
    draft.figure("rttMs", facts.rttMillis(worst.flow()));
    return draft.finding(
        Severity.WARNING, advice(group, Carried.sessions(all), worst, burst, missing));
  }

  private static long missing(Carried one) {
    FlowSide side = one.flow().side(one.direction());
    return side.missingBytes() - side.cutBytes();
  }

  private static Advice advice(
      List<Carried> group, long all, Carried worst, Carried burst, long missing) {
    long sessions = Carried.sessions(group);
    String most =
        Decimals.fixed(percent(worst), 1)
            + " % of the segments "
            + Carried.way(worst.direction())
            + " were sent again";
    String where = sessions == 1 ? "" : "worst " + worst.flow().client().address() + ", ";
    String ofCapture =
        missing == 0
            ? ""
            : " The recorder itself missed "
                + Words.count(missing, "byte")
                + "; that is a matter of the capture and not counted.";
    return new Advice(
        "Packets were lost in " + Carried.whose(group) + ": " + where + most,
        "Data had to be sent again because it was not acknowledged. In the worst ten seconds it"
            + " was "
            + Decimals.fixed(worstPercent(burst), 1)
            + " % "
            + Carried.way(burst.direction())
            + "."
            + spread(group, sessions, all)
            + ofCapture,
        bothWays(group)
            ? "Look for a lossy link on the path: Wi-Fi, an overloaded line, a duplex mismatch."
            : "The loss goes one way, "
                + Carried.way(worst.direction())
                + ": look for an overloaded line, a policer or a shaper in that direction.",
        Optional.of(
            "Does a capture at the other end show the same segments, or where do they vanish?"));
  }

  private static String spread(List<Carried> group, long sessions, long all) {
    if (all <= 1) {
      return "";
    }
    return sessions == 1
        ? " Only this one of "
            + all
            + " sessions with the server is concerned: look at the client's own link ("
            + group.get(0).flow().client().address()
            + ")."
        : " " + sessions + " of " + all + " sessions with the server are concerned.";
  }

  private static boolean bothWays(List<Carried> group) {
    return group.stream().map(Carried::direction).distinct().count() == Direction.values().length;
  }
}
