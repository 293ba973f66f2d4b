package org.icascope.analyze;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.rules.RuleSettings;
import org.icascope.rules.Threshold;

/**
 * {@code edt-fragmented}: EDT packets that arrive in IP fragments all the time (case 9 of the
 * transport notes); one finding per server and direction. A few are tries of what the path takes.
 */
final class EdtFragmented implements Rule {

  static final String RULE = "edt-fragmented";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<OneWay, List<Flow>> groups = new LinkedHashMap<>();
    for (FlowResult result : facts.flows()) {
      Flow flow = result.flow();
      boolean carries = result.layers().contains("edt") || result.layers().contains("dtls");
      for (Direction direction : Direction.values()) {
        if (carries
            && flow.transport() == Transport.UDP
            && isFragmented(facts.settings(), flow.side(direction))) {
          groups
              .computeIfAbsent(new OneWay(flow.server(), direction), k -> new ArrayList<>())
              .add(flow);
        }
      }
    }
    groups.forEach((key, flows) -> out.accept(finding(facts, key, flows)));
  }

  private static boolean isFragmented(RuleSettings settings, FlowSide side) {
    return side.fragmentedPackets() >= settings.number(Threshold.FRAGMENTED_PACKETS)
        && percent(side) >= settings.number(Threshold.FRAGMENTED_PERCENT);
  }

  private static double percent(FlowSide side) {
    return 100.0 * side.fragmentedPackets() / side.packets();
  }

  private static Finding finding(Facts facts, OneWay key, List<Flow> flows) {
    Draft draft = new Draft(facts, RULE, Category.PERFORMANCE).server(key.server());
    long packets = 0;
    double worst = 0;
    int largest = 0;
    for (Flow flow : flows) {
      FlowSide side = flow.side(key.direction());
      draft.flow(flow.serial());
      side.firstFragmented().ifPresent(draft::shownBy);
      packets += side.fragmentedPackets();
      worst = Math.max(worst, percent(side));
      largest = Math.max(largest, side.largestFragmentedBytes());
    }
    draft
        .figure("connections", flows.size())
        .figure("fragmentedPackets", packets)
        .figure("worstPercent", worst)
        .figure("largestBytes", largest);
    for (Flow flow : flows) {
      facts.sessionsOn(flow.serial()).forEach(session -> draft.session(session.serial()));
    }
    return draft.finding(Severity.NOTICE, advice(key, flows, packets, largest));
  }

  private static Advice advice(OneWay key, List<Flow> flows, long packets, int largest) {
    return new Advice(
        "EDT packets "
            + Carried.way(key.direction())
            + " arrive in fragments: "
            + Words.count(packets, "packet")
            + " in "
            + Words.count(flows.size(), "connection")
            + " with "
            + key.server(),
        "Packets of EDT (up to "
            + Words.count(largest, "byte")
            + " behind the IP header) were cut into IP fragments on the way, all the time. Something"
            + " fragments them though EDT asks routers not to, so the search for what the path takes"
            + " found a size that is too large. When one fragment is lost, the whole packet is sent"
            + " again, and many firewalls drop fragments.",
        "Lower the packet size of EDT below what the path takes (edtMSS in the ICA file), or raise the"
            + " MTU of the line that fragments: DS-Lite, PPPoE, VPN; look for a modem or tunnel that"
            + " ignores \"do not fragment\".",
        Optional.of("What line and modem does the client use, and with which MTU?"));
  }
}
