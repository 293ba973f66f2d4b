package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.Flow;
import org.icascope.model.Confidence;
import org.icascope.model.Endpoint;
import org.icascope.model.Severity;
import org.icascope.rules.Threshold;
import org.icascope.session.LaunchDetail.StaFailed;
import org.icascope.session.LaunchDetail.StaFailure;

/**
 * {@code sta-failed}: an STA that does not answer, or not with what it is asked for (case 11 of the
 * transport notes); one finding for each STA.
 */
final class StaFailedRule implements Rule {

  static final String RULE = "sta-failed";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Endpoint, List<Observed<StaFailed>>> groups = new LinkedHashMap<>();
    for (Observed<StaFailed> failed : facts.events(StaFailed.class)) {
      facts
          .flowOf(failed.event())
          .map(Flow::server)
          .ifPresent(sta -> groups.computeIfAbsent(sta, s -> new ArrayList<>()).add(failed));
    }
    groups.forEach(
        (sta, failed) -> {
          long count = failed.stream().mapToLong(each -> each.detail().count()).sum();
          if (count >= facts.settings().number(Threshold.STA_FAILURES)) {
            out.accept(finding(facts, sta, failed, count));
          }
        });
  }

  private static Finding finding(
      Facts facts, Endpoint sta, List<Observed<StaFailed>> failed, long count) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY).server(sta);
    failed.forEach(each -> draft.restsOn(each.event()));
    long clients =
        failed.stream()
            .flatMap(each -> facts.flowOf(each.event()).stream())
            .map(flow -> flow.client().address())
            .distinct()
            .count();
    long lost =
        failed.stream()
            .filter(each -> isLaunch(each.detail()))
            .mapToLong(each -> each.detail().notConnected())
            .sum();
    draft.figure("failures", count).figure("clients", clients).figure("notConnected", lost);
    StaFailed worst =
        failed.stream()
            .map(Observed::detail)
            .min((a, b) -> confidence(a).compareTo(confidence(b)))
            .orElseThrow();
    draft.atMost(confidence(worst));
    Severity severity =
        lost > 0 && worst.cause() != StaFailure.NO_DATA ? Severity.ERROR : Severity.WARNING;
    return draft.finding(severity, advice(sta, worst, count, lost));
  }

  /** A ticket was to be redeemed, or nobody knows what was to be asked. */
  private static boolean isLaunch(StaFailed failed) {
    return failed.request().isEmpty() || failed.request().get().equals("data");
  }

  private static Confidence confidence(StaFailed failed) {
    return switch (failed.cause()) {
      case REFUSED, STATUS -> Confidence.CERTAIN;
      case UNANSWERED, NO_ANSWER -> Confidence.LIKELY;
      case NO_DATA -> Confidence.POSSIBLE; // an old ticket is no fault of the STA
    };
  }

  private static Advice advice(Endpoint sta, StaFailed worst, long count, long lost) {
    String after =
        lost == 0
            ? " Sessions were opened from there soon after, or nothing was to be opened."
            : " After "
                + (lost == count ? "each of them" : lost + " of them")
                + " no connection to a server followed: these launches ended here.";
    return new Advice(
        "The STA " + sta + " failed " + Words.times(count) + ": it " + what(worst),
        "A gateway lets a user in only when the STA tells it where the ticket leads. This STA "
            + what(worst)
            + "."
            + after,
        remedy(sta, worst),
        Optional.of(
            worst.cause() == StaFailure.NO_DATA
                ? "How long after the click did the client connect, and which STA issued its ticket?"
                : "What does the gateway say of the state of the STA " + sta + " at that time?"));
  }

  private static String what(StaFailed worst) {
    return switch (worst.cause()) {
      case REFUSED -> "refused the connection";
      case UNANSWERED -> "did not answer the connection";
      case STATUS -> "answered with HTTP status " + worst.status().orElse(0);
      case NO_ANSWER -> "took the request and did not answer it";
      case NO_DATA -> "answered without what it was asked for";
    };
  }

  private static String remedy(Endpoint sta, StaFailed worst) {
    return switch (worst.cause()) {
      case REFUSED ->
          "Start the XML service (broker service) of the controller "
              + sta.address()
              + ", and check its port.";
      case UNANSWERED ->
          "Check that the controller "
              + sta.address()
              + " is up and that a firewall lets the gateway's own address (SNIP) through to TCP "
              + sta.port()
              + ".";
      case STATUS, NO_ANSWER ->
          "Look at the event log of the controller "
              + sta.address()
              + ": its XML service is there and cannot work, as without its database.";
      case NO_DATA ->
          "Check that gateway and StoreFront name the same STAs, and that clocks agree; a ticket that"
              + " was used or is too old gets the same answer.";
    };
  }
}
