package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.flow.AddressClaims.Claim;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowSide;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;

/**
 * An address that another machine on the link has taken over, as Ethernet addresses show.
 *
 * @param before a frame that came from the old one
 * @param after a frame that came from the new one, or by which it said that the address is its own
 * @param announced it said so
 * @param own no other address was reached by the old one: that of a router is that of many
 */
record MovedAddress(Claim before, Claim after, boolean announced, boolean own) {

  /** A machine takes over some seconds before its clients notice. Chosen: a probe interval. */
  private static final long EARLIER_NANOS = 10_000_000_000L;

  /**
   * Whether the server of a storm moved.
   *
   * @param back when the first session was back
   */
  static Optional<MovedAddress> of(Facts facts, Storm storm, long back) {
    IpAddress server = storm.server().orElseThrow();
    List<Claim> seen = new ArrayList<>();
    facts.flows().forEach(result -> add(result.flow(), server, seen));
    List<Claim> claims = facts.claims().of(server);
    List<Claim> all = new ArrayList<>(seen);
    all.addAll(claims);
    Optional<Claim> before =
        all.stream()
            .filter(claim -> claim.mark().timeNanos() < storm.start() - EARLIER_NANOS)
            .max(Comparator.comparingLong(claim -> claim.mark().timeNanos()))
            .or(() -> earliest(seen, Long.MIN_VALUE, storm.start()));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    long old = before.get().hardware();
    List<Claim> told = claims.stream().filter(claim -> claim.hardware() != old).toList();
    List<Claim> others = seen.stream().filter(claim -> claim.hardware() != old).toList();
    Optional<Claim> announced = earliest(told, storm.start() - EARLIER_NANOS, back);
    return announced
        .or(() -> earliest(others, storm.start(), Long.MAX_VALUE))
        .map(
            after ->
                new MovedAddress(
                    before.get(), after, announced.isPresent(), isOwn(facts, server, old)));
  }

  private static Optional<Claim> earliest(List<Claim> claims, long from, long to) {
    return claims.stream()
        .filter(claim -> claim.mark().timeNanos() >= from && claim.mark().timeNanos() <= to)
        .min(Comparator.comparingLong(claim -> claim.mark().timeNanos()));
  }

  private static void add(Flow flow, IpAddress address, List<Claim> seen) {
    for (Direction direction : Direction.values()) {
      FlowSide side = flow.side(direction);
      if (endpoint(flow, direction).address().equals(address)
          && side.hardware().isPresent()
          && side.firstPacket().isPresent()) {
        seen.add(new Claim(side.hardware().getAsLong(), side.firstPacket().get()));
      }
    }
  }

  private static Endpoint endpoint(Flow flow, Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? flow.client() : flow.server();
  }

  private static boolean isOwn(Facts facts, IpAddress server, long hardware) {
    for (FlowResult result : facts.flows()) {
      for (Direction direction : Direction.values()) {
        boolean same = result.flow().side(direction).hardware().orElse(-1) == hardware;
        if (same && !endpoint(result.flow(), direction).address().equals(server)) {
          return false;
        }
      }
    }
    return true;
  }

  /** There is no other reading. */
  boolean isProof() {
    return announced || own;
  }

  /** One sentence that names the frames. */
  String sentence() {
    return " The Ethernet address behind it changed: "
        + text(before.hardware())
        + " in frame "
        + before.mark().frame()
        + ", "
        + text(after.hardware())
        + (announced ? " announced itself in frame " : " in frame ")
        + after.mark().frame()
        + "."
        + (isProof()
            ? ""
            : " Other addresses were reached by the old one, too, so it may be a router's.");
  }

  private static String text(long hardware) {
    StringBuilder text = new StringBuilder();
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append(String.format(shift == 0 ? "%02x" : "%02x:", hardware >> shift & 0xff));
    }
    return text.toString();
  }
}
