package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Facts.Observed;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.session.LaunchDetail.StaAmbiguous;

/**
 * {@code sta-duplicate-id}: two STAs are taken for each other, so that launches fail at random
 * (case 12 of the transport notes); one finding for each pair.
 */
final class StaDuplicateId implements Rule {

  static final String RULE = "sta-duplicate-id";

  private record Pair(IpAddress low, IpAddress high) {}

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<Pair, List<Observed<StaAmbiguous>>> groups = new LinkedHashMap<>();
    for (Observed<StaAmbiguous> each : facts.events(StaAmbiguous.class)) {
      IpAddress one = each.detail().server().address();
      IpAddress other = each.detail().other().address();
      Pair pair = one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
      groups.computeIfAbsent(pair, p -> new ArrayList<>()).add(each);
    }
    groups.forEach((pair, events) -> out.accept(finding(facts, pair, events)));
  }

  private static Finding finding(Facts facts, Pair pair, List<Observed<StaAmbiguous>> events) {
    List<Observed<StaAmbiguous>> byTicket =
        events.stream().filter(each -> each.detail().by().equals("ticket")).toList();
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    // tickets say more than ids: with them the finding rests on nothing else
    for (Observed<StaAmbiguous> each : byTicket.isEmpty() ? events : byTicket) {
      draft.restsOn(each.event()).flow(each.detail().knownFlow());
      draft.server(each.detail().server()).server(each.detail().other());
    }
    long tickets = byTicket.stream().mapToLong(each -> each.detail().count()).sum();
    boolean sameId = byTicket.size() < events.size();
    draft.figure("tickets", tickets).figure("sameId", sameId ? 1 : 0);
    return draft.finding(Severity.WARNING, advice(pair, tickets, sameId));
  }

  private static Advice advice(Pair pair, long tickets, boolean sameId) {
    String id = sameId ? " Both issue tickets under the same id." : "";
    String both = pair.low() + " and " + pair.high();
    String seen =
        tickets == 0
            ? id
            : " "
                + Words.count(tickets, "ticket")
                + (tickets == 1 ? " was" : " were")
                + " unknown to one of them and known to the other."
                + id;
    return new Advice(
        tickets == 0
            ? "The STAs " + both + " issue tickets under the same id"
            : "The STAs " + both + " seem to be mixed up: tickets are redeemed at the wrong one",
        "A gateway finds the STA of a ticket by the id in it. When two STAs have the same id, it"
            + " asks either, and launches fail now and then."
            + seen,
        "Compare the ids of all STAs on the gateway and on the controllers (CtxSta.config in old"
            + " farms): servers that were cloned from one image have the same one. Give each its"
            + " own and restart its XML service.",
        Optional.of("Are these two addresses two servers, and were they cloned from one image?"));
  }
}
