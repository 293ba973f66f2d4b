package org.icascope.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.flow.Quiet;
import org.icascope.flow.Reset;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;

/**
 * {@code firewall-idle-reset}: something on the path resets connections that were idle for a while
 * (case 2 of the transport notes); one finding per server.
 */
final class FirewallIdleReset implements Rule {

  static final String RULE = "firewall-idle-reset";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Carried>> groups = Carried.groups();
    for (Carried one : InjectedReset.injected(facts)) {
      if (InjectedReset.idle(one).isPresent()) {
        Carried.add(groups, one.server(), one);
      }
    }
    groups.values().forEach(group -> out.accept(finding(facts, group)));
  }

  private static Finding finding(Facts facts, List<Carried> group) {
    IdleTimes times = IdleTimes.of(facts, group);
    Reset first = group.get(0).flow().firstReset().orElseThrow();
    boolean sure = group.stream().anyMatch(FirewallIdleReset::isLikely) || times.areSeveralAlike();
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    draft.atMost(sure ? Confidence.LIKELY : Confidence.POSSIBLE);
    Carried.into(draft, group);
    for (Carried one : group) {
      Quiet quiet = InjectedReset.idle(one).orElseThrow();
      draft.shownBy(quiet.from()).shownBy(one.flow().firstReset().orElseThrow().mark());
    }
    times.into(draft);
    draft.closedBy(Optional.of(first.from()));
    return draft.finding(
        sure ? Severity.WARNING : Severity.NOTICE,
        new Advice(
            "Something on the path reset "
                + Carried.whose(group)
                + " after an idle time of "
                + Words.duration(times.shortest()),
            "Nothing was sent for "
                + times.words()
                + "; then the connection was reset by a RST that bears the address of the "
                + first.from().sender()
                + " and is not its own: "
                + InjectedReset.signs(first)
                + ".",
            IdleTimes.REMEDY,
            Optional.of(IdleTimes.QUESTION)));
  }

  private static boolean isLikely(Carried one) {
    return one.flow().firstReset().flatMap(Reset::injected).orElse(Confidence.POSSIBLE)
        == Confidence.LIKELY;
  }
}
