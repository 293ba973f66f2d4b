package org.icascope.analyze;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.icascope.analyze.Facts.Observed;
import org.icascope.flow.PathNotice;
import org.icascope.model.Direction;
import org.icascope.session.IcmpDetail.IcmpTooBig;

/**
 * What the capture has of the ICMP messages by which a router says that packets are too big.
 *
 * @param said the events that say so
 */
record TooBig(List<Observed<IcmpTooBig>> said) {

  /** Those about the packets of one direction of a connection. */
  static List<PathNotice> of(Carried one) {
    return one.flow().notices().stream()
        .filter(notice -> notice.isTooBig() && notice.direction() == one.direction())
        .toList();
  }

  /** Those about several of them. */
  static TooBig of(Facts facts, List<Carried> group) {
    Set<Integer> flows = new HashSet<>();
    group.forEach(one -> flows.add(one.flow().serial()));
    Direction direction = group.get(0).direction();
    return new TooBig(
        facts.events(IcmpTooBig.class).stream()
            .filter(each -> flows.contains(each.event().flow().orElse(-1)))
            .filter(each -> each.detail().direction() == direction)
            .toList());
  }

  /** The sender of these bytes was told. */
  static boolean isTold(Carried one) {
    return !of(one).isEmpty();
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  TooBig into(Draft draft) {
    said.forEach(each -> draft.restsOn(each.event()));
    if (!said.isEmpty()) {
      draft
          .figure("icmpMessages", said.stream().mapToLong(each -> each.detail().count()).sum())
          .figure("largerAfterIcmp", larger());
      mtu().ifPresent(mtu -> draft.figure("nextHopMtuBytes", mtu));
    }
    return this;
  }

  private long larger() {
    return said.stream().mapToLong(each -> each.detail().largerAfter()).sum();
  }

  private OptionalInt mtu() {
    return said.stream().flatMapToInt(each -> each.detail().mtuBytes().stream()).min();
  }

  /** The rest of "packets may not be that large, and": one sentence or two. */
  String explanation(Direction direction) {
    if (said.isEmpty()) {
      return "the message that says so (ICMP \"fragmentation needed\") is not in the capture.";
    }
    OptionalInt mtu = mtu();
    return said.get(0).detail().sender()
        + " said so by ICMP"
        + (mtu.isPresent() ? " (next-hop MTU " + mtu.getAsInt() + ")" : "")
        + ", but the "
        + direction.sender()
        + " did not act on it: "
        + Words.count(larger(), "packet")
        + " larger than that followed.";
  }

  /** What to do where the messages are there. */
  String remedy(Direction direction) {
    OptionalInt mtu = mtu();
    return "See why the "
        + direction.sender()
        + " does not act on ICMP \"fragmentation needed\" / \"packet too big\": a firewall behind the"
        + " capture point or on the host drops it, or path MTU discovery is switched off there."
        + (mtu.isPresent()
            ? " Until then set its MTU to " + mtu.getAsInt() + " bytes or less."
            : " Until then lower its MTU.");
  }
}
