package org.icascope.analyze;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.flow.Standstill;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.EventDetail.Stall;

/**
 * {@code zero-window}: a side that took data too slowly (case 23 of the transport notes), each time
 * for less than a stall; one finding per server and side.
 */
final class ZeroWindowRule implements Rule {

  static final String RULE = "zero-window";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    double least = facts.settings().number(Threshold.ZERO_WINDOW_SECONDS) * 1000;
    Map<OneWay, List<Carried>> groups = Carried.groups();
    for (Carried one : facts.carried()) {
      if (one.side().closedMillis() >= least && !isStall(facts, one)) {
        Carried.add(groups, OneWay.of(one), one);
      }
    }
    groups.forEach((key, group) -> out.accept(finding(facts, key, group)));
  }

  /** Somebody waited so long that {@link StallRule} tells it already. */
  private static boolean isStall(Facts facts, Carried one) {
    return facts.events(Stall.class).stream()
        .filter(stall -> stall.event().flow().orElse(-1) == one.flow().serial())
        .map(stall -> stall.detail().standstill())
        .anyMatch(
            stall ->
                stall.cause() == Standstill.Cause.ZERO_WINDOW
                    && stall.direction() != one.direction());
  }

  private static Finding finding(Facts facts, OneWay key, List<Carried> group) {
    Draft draft = new Draft(facts, RULE, Category.PERFORMANCE);
    Carried.into(draft, group);
    group.forEach(one -> one.side().longestClosed().ifPresent(draft::shownBy));
    Carried worst =
        group.stream()
            .max(Comparator.comparingDouble(one -> one.side().longestClosedMillis()))
            .orElseThrow();
    double longest = worst.side().longestClosedMillis();
    double total = group.stream().mapToDouble(one -> one.side().closedMillis()).sum();
    draft
        .figure("sessions", Carried.sessions(group))
        .figure("closings", group.stream().mapToInt(one -> one.side().closings()).sum())
        .figure("longestMs", longest)
        .figure("totalMs", total);
    return draft.finding(Severity.NOTICE, advice(key, group, worst, total));
  }

  private static Advice advice(OneWay key, List<Carried> group, Carried worst, double total) {
    String slow = key.direction().sender();
    return new Advice(
        "The "
            + slow
            + " of "
            + Carried.whose(group)
            + " took data too slowly: window closed for "
            + Words.duration(total)
            + " in all",
        "The "
            + slow
            + " said again and again that it takes no more bytes (TCP window 0) while the other"
            + " side had something to send; the longest time was "
            + Words.duration(worst.side().longestClosedMillis())
            + " ("
            + worst.flow().client().address()
            + "). The network delivered everything; the program at that end did not read fast"
            + " enough.",
        slow.equals("client")
            ? "Look at the client: processor and graphics load, security software, a slow printer"
                + " or drive behind a virtual channel, an old version of the client."
            : "Look at the server or gateway: load, memory, printing and drive traffic from the"
                + " client. A NetScaler gives up after about two minutes (reset code 9304).",
        Optional.of("How busy was the " + slow + " at these times?"));
  }
}
