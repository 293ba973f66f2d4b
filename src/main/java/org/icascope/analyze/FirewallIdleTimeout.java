package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Quiet;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.IcaReconnect;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;

/**
 * {@code firewall-idle-timeout}: connections that were idle are dead when somebody wants to go on,
 * and a new connection works at once: a device on the path forgot the old one (case 1 of the
 * transport notes); one finding per server.
 */
final class FirewallIdleTimeout implements Rule {

  static final String RULE = "firewall-idle-timeout";

  /** Fewer repetitions without an answer are a packet that got lost. Chosen. */
  private static final int LEAST_REPEATS = 2;

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Set<Integer> cameBack = cameBack(facts);
    Map<Endpoint, List<Carried>> groups = Carried.groups();
    for (Carried one : facts.carried()) {
      if (cameBack.contains(one.flow().serial()) && isDeadAfterIdle(one)) {
        Carried.add(groups, one.server(), one);
      }
    }
    groups.values().stream()
        .filter(group -> !IdleTimes.of(facts, group).areContradicted())
        .forEach(group -> out.accept(finding(facts, group)));
  }

  /** Old connections of clients that got in on a new one. */
  private static Set<Integer> cameBack(Facts facts) {
    Set<Integer> flows = new HashSet<>();
    for (Observed<Reconnect> reconnect : facts.events(Reconnect.class)) {
      if (reconnect.detail().result() == ResumeResult.RESUMED) {
        reconnect.detail().fromFlow().ifPresent(flows::add);
      }
    }
    for (Observed<IcaReconnect> again : facts.events(IcaReconnect.class)) {
      facts
          .session(again.detail().fromSession())
          .ifPresent(session -> session.connections().forEach(c -> flows.add(c.flow())));
    }
    return flows;
  }

  /** What ended the silence was sent again, and the other side was not heard any more. */
  private static boolean isDeadAfterIdle(Carried one) {
    return one.course().quietUnanswered()
        && one.course().quiet().filter(q -> q.endedBy() == one.direction()).isPresent()
        && one.side().unanswered() >= LEAST_REPEATS
        && one.flow().side(one.direction().opposite()).rst().isEmpty();
  }

  private static Finding finding(Facts facts, List<Carried> group) {
    IdleTimes times = IdleTimes.of(facts, group);
    boolean sure = group.size() > 1;
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    draft.atMost(sure ? Confidence.LIKELY : Confidence.POSSIBLE);
    Carried.into(draft, group);
    List<Double> waits = new ArrayList<>();
    for (Carried one : group) {
      Quiet quiet = one.course().quiet().orElseThrow();
      draft.shownBy(quiet.from()).shownBy(quiet.until()).shownBy(one.flow().last());
      draft.froze(quiet.until().timeNanos(), one.flow().last().timeNanos());
      waits.add(quiet.until().millisUntil(one.flow().last()));
    }
    times.into(draft);
    draft.freeze(waits.stream().mapToDouble(Double::doubleValue).max());
    return draft.finding(sure ? Severity.WARNING : Severity.NOTICE, advice(group, times));
  }

  private static Advice advice(List<Carried> group, IdleTimes times) {
    String survived =
        times.longestSurvived() > 0
            ? " Connections that were idle for no more than "
                + Words.duration(times.longestSurvived())
                + " went on without trouble, so the limit lies in between."
            : "";
    return new Advice(
        "Idle connections of "
            + Carried.whose(group)
            + " were dead after "
            + times.words()
            + " of silence",
        "Nothing was sent in either direction for "
            + times.words()
            + ". What was sent then was repeated and never answered, and a new connection to the"
            + " same server worked at once: so the server was there, and a device on the path had"
            + " forgotten the old connection."
            + (times.areSeveralAlike() ? " The idle times are nearly the same each time." : "")
            + survived,
        IdleTimes.REMEDY,
        Optional.of(IdleTimes.QUESTION));
  }
}
