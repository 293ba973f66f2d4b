package org.icascope.analyze;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.icascope.flow.Flow;
import org.icascope.flow.Standstill;
import org.icascope.flow.StuckSegment;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.session.Event;
import org.icascope.session.Session;

/**
 * {@code edt-mtu-black-hole}: large EDT packets never arrive, small ones do (case 8 of the
 * transport notes); one finding per server and direction. Loss that hits all sizes is none.
 */
final class EdtMtuBlackHole implements Rule {

  static final String RULE = "edt-mtu-black-hole";

  @Override
  public String id() {
    return RULE;
  }

  @Override
  public void examine(Facts facts, Consumer<Finding> out) {
    Map<OneWay, List<Carried>> groups = Carried.groups();
    for (Carried one : facts.carried()) {
      if (one.isEdt() && TcpMtuBlackHole.isTooLarge(facts.settings(), one)) {
        Carried.add(groups, OneWay.of(one), one);
      }
    }
    groups.forEach((key, group) -> out.accept(finding(facts, key, group)));
  }

  /** A standstill that is nothing but what this rule tells. */
  static boolean explains(Facts facts, Event event, Standstill stall) {
    Optional<Session> session = facts.sessionOf(event);
    Optional<Flow> flow = facts.flowOf(event).filter(f -> f.transport() == Transport.UDP);
    if (stall.cause() != Standstill.Cause.LOSS || session.isEmpty() || flow.isEmpty()) {
      return false;
    }
    Direction direction = stall.direction();
    return flow.get()
        .course()
        .map(c -> new Carried(session.get(), flow.get(), c, direction, c.side(direction)))
        .filter(one -> TcpMtuBlackHole.isTooLarge(facts.settings(), one))
        .isPresent();
  }

  private static StuckSegment packet(Carried one) {
    return one.side().stuck().orElseThrow();
  }

  private static Finding finding(Facts facts, OneWay key, List<Carried> group) {
    Draft draft = new Draft(facts, RULE, Category.AVAILABILITY);
    Carried.into(draft, group);
    int delivered = 0;
    int stuck = 0;
    int repeats = 0;
    boolean laterArrived = false;
    for (Carried one : group) {
      StuckSegment packet = packet(one);
      draft.shownBy(packet.first()).shownBy(packet.last());
      draft.froze(packet.first().timeNanos(), packet.last().timeNanos());
      delivered = Math.max(delivered, one.side().largestDelivered());
      stuck = Math.max(stuck, packet.length());
      repeats = Math.max(repeats, packet.repeats());
      laterArrived |= packet.laterArrived();
    }
    TooBig told = TooBig.of(facts, group).into(draft);
    boolean likely = group.size() > 1 || !told.isEmpty() || laterArrived;
    draft
        .atMost(likely ? Confidence.LIKELY : Confidence.POSSIBLE)
        .figure("connections", group.size())
        .figure("largestArrivedBytes", delivered)
        .figure("stuckBytes", stuck)
        .figure("mostRepeats", repeats);
    return draft.finding(
        likely ? Severity.ERROR : Severity.WARNING, advice(key, group, told, stuck, delivered));
  }

  private static Advice advice(
      OneWay key, List<Carried> group, TooBig told, int stuck, int delivered) {
    boolean whole =
        group.stream().anyMatch(one -> one.flow().side(key.direction()).mayNotBeFragmented());
    return new Advice(
        "Large EDT packets do not get through "
            + Carried.way(key.direction())
            + " in "
            + Carried.whose(group),
        "Packets of EDT with "
            + Words.count(stuck, "byte")
            + " of payload were sent again and again over UDP and never acknowledged, while smaller"
            + " ones (up to "
            + Words.count(delivered, "byte")
            + ") were: loss would hit all sizes. Somewhere on the path packets may not be that"
            + " large"
            + (whole ? " and these may not be fragmented" : "")
            + ", and "
            + told.explanation(key.direction())
            + " Sessions start and hang at the first full screen.",
        "Let EDT find out what the path takes (MTU discovery: VDA 1912 or newer, Session"
            + " Reliability on, a gateway that forwards \"do not fragment\"), or set edtMSS in the ICA"
            + " file below what the path takes; let ICMP \"fragmentation needed\" / \"packet too big\""
            + " pass.",
        Optional.of("Which VPN, tunnel or mobile line is on the path, and what MTU does it have?"));
  }
}
