package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.Reconnect;
import org.icascope.session.EventDetail.ResumeResult;
import org.icascope.session.EventDetail.Suspend;
import org.icascope.session.Incident;
import org.icascope.session.IncidentCause;
import org.icascope.session.Session;

/**
 * {@code session-resumed}: breaks that Session Reliability bridged, one finding per session (case
 * 15 of the transport notes). {@code freezeMs} is the sum over its breaks.
 */
final class SessionResumed implements Rule {

  static final String RULE = "session-resumed";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Integer, List<Observed<Reconnect>>> bySession = new TreeMap<>();
    for (Observed<Reconnect> reconnect : facts.events(Reconnect.class)) {
      if (reconnect.detail().result() == ResumeResult.RESUMED
          && !SessionMigrated.isOne(facts, reconnect.event())) {
        reconnect
            .event()
            .session()
            .ifPresent(s -> bySession.computeIfAbsent(s, n -> new ArrayList<>()).add(reconnect));
      }
    }
    bySession.forEach(
        (serial, resumes) -> {
          if (!facts.brokeInStormsOnly(serial)) {
            facts.session(serial).ifPresent(s -> out.accept(finding(facts, s, resumes)));
          }
        });
  }

  private static Finding finding(Facts facts, Session session, List<Observed<Reconnect>> resumes) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    facts.eventsOfSession(session.serial()).stream()
        .filter(e -> e.detail() instanceof Suspend)
        .filter(e -> e.timeNanos() <= resumes.get(resumes.size() - 1).event().timeNanos())
        .forEach(draft::restsOn);
    for (Observed<Reconnect> resume : resumes) {
      draft.restsOn(resume.event());
      resume.detail().fromFlow().ifPresent(draft::flow);
    }
    draft
        .figure("breaks", resumes.size())
        .figure("attempts", resumes.stream().mapToInt(r -> r.detail().attempt()).sum())
        .figure("longestGapMs", longestGap(resumes))
        .figure("longestFreezeMs", draft.freezes().max());
    OptionalDouble freeze =
        draft.freezes().findAny().isPresent()
            ? OptionalDouble.of(draft.freezes().sum())
            : OptionalDouble.empty();
    return draft.freeze(freeze).finding(Severity.NOTICE, advice(facts, session, resumes, freeze));
  }

  private static OptionalDouble longestGap(List<Observed<Reconnect>> resumes) {
    return resumes.stream()
        .map(r -> r.detail().gapMs())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .max();
  }

  private static Advice advice(
      Facts facts, Session session, List<Observed<Reconnect>> resumes, OptionalDouble freeze) {
    Optional<Incident> worst = worst(facts, resumes);
    Optional<IncidentCause> cause = worst.map(Incident::cause);
    String which = resumes.size() == 1 ? " The break began when " : " The longest one began when ";
    String began = cause.map(c -> which + c.text() + ".").orElse("");
    boolean unseen = cause.isEmpty();
    boolean moved = resumes.stream().anyMatch(r -> r.detail().clientAddressChanged().orElse(false));
    String came = moved ? " The client came back from another address: it changed networks." : "";
    String froze =
        freeze.isPresent()
            ? " The screen stood still for " + Words.duration(freeze.getAsDouble()) + " in all."
            : "";
    return new Advice(
        "The session of "
            + session.client()
            + " with "
            + session.server()
            + (unseen
                ? " was resumed; its break was not seen"
                : " broke " + Words.times(resumes.size()) + " and was resumed"),
        "The connection under the session broke and Session Reliability took the session over to"
            + " a new one: no new logon, nothing lost, what had been under way was sent again."
            + began
            + came
            + froze,
        remedy(facts, worst, resumes.size() == 1 && moved),
        Optional.of(Words.OTHER_END));
  }

  /** The break that hurt most: it is the one to look into. */
  private static Optional<Incident> worst(Facts facts, List<Observed<Reconnect>> resumes) {
    return resumes.stream()
        .flatMap(r -> facts.incidentOf(r.event()).stream())
        .max(Comparator.comparingDouble(i -> i.freezeMs().orElse(i.outageMs().orElse(0))));
  }

  private static final String ELSEWHERE =
      "A single break needs no action. If they come again, look for what the path does at these"
          + " times.";

  private static String remedy(Facts facts, Optional<Incident> worst, boolean moved) {
    boolean coded = worst.stream().anyMatch(incident -> facts.resetCode(incident).isPresent());
    if (coded) {
      return "The reset bears a code of a NetScaler: see the finding about it.";
    }
    return moved
        ? "Nothing to repair when the user moved to another network at that time. If not, look for what"
            + " changed the address: DHCP, VPN, two uplinks."
        : worst.map(Incident::cause).map(SessionResumed::remedy).orElse(ELSEWHERE);
  }

  private static String remedy(IncidentCause cause) {
    return switch (cause) {
      case CLIENT_RESET, CLIENT_CLOSED ->
          "Look at the client's end: roaming between access points, VPN, standby, local security"
              + " software.";
      case SERVER_RESET, SERVER_CLOSED ->
          "Look at the server's end: the server itself, a gateway or load balancer in front of it"
              + " and their idle timeouts.";
      case NOBODY_HEARD, BOTH_SILENT, CLIENT_SILENT, SERVER_SILENT ->
          "Look at the path at that time: loss of the link, Wi-Fi, VPN, or a device in between that"
              + " was restarted or dropped the connection.";
      default -> ELSEWHERE;
    };
  }
}
