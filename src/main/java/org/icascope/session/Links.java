package org.icascope.session;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.flow.Flow;
import org.icascope.flow.Passage;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Fingerprint;
import org.icascope.session.Link.Leg;

/** What joins a session to the same one on the other leg of a gateway. */
final class Links {

  private Links() {}

  /** Joins sessions whose connections a NetScaler trace joins, or that are alike in it. */
  static void pair(List<SessionTrack> sessions) {
    Map<Flow, SessionTrack> carried = new IdentityHashMap<>();
    for (SessionTrack session : sessions) {
      for (FlowTrack flow : session.flows) {
        if (flow.flow.otherLeg().isPresent()) {
          carried.put(flow.flow, session);
        }
      }
    }
    for (SessionTrack session : sessions) {
      session.otherLeg = null;
      session.likelyLeg = null;
      for (FlowTrack flow : session.flows) {
        SessionTrack other = flow.flow.otherLeg().map(carried::get).orElse(null);
        if (other != null && other != session) {
          session.otherLeg = other;
        }
      }
    }
    LikelyLegs.pair(sessions);
  }

  static Link of(SessionTrack track, Optional<byte[]> key) {
    List<String> marks =
        key.isEmpty()
            ? List.of()
            : track.tickets.stream().map(t -> Fingerprint.whole(key.get(), t.secret())).toList();
    SessionTrack twin = otherOf(track);
    if (twin == null || twin.serial < 0) {
      return new Link(Leg.UNKNOWN, OptionalInt.empty(), Confidence.CERTAIN, marks);
    }
    Leg leg = leg(track.flows.get(0).flow, twin.flows.get(0).flow);
    Confidence confidence = twin == track.likelyLeg ? Confidence.LIKELY : Confidence.CERTAIN;
    return new Link(leg, OptionalInt.of(twin.serial), confidence, marks);
  }

  /** Connections of two sessions that got the same ticket, of which each may have more. */
  static void joinFlows(Flow one, Flow other) {
    Leg leg = leg(one, other);
    if (leg == Leg.CLIENT_GATEWAY) {
      Passage.join(one, other);
    } else if (leg == Leg.GATEWAY_SERVER) {
      Passage.join(other, one);
    }
  }

  /** The session that this one is linked to; null where there is none. */
  static SessionTrack otherOf(SessionTrack track) {
    SessionTrack certain = track.otherLeg == null ? track.twin : track.otherLeg;
    return certain == null ? track.likelyLeg : certain;
  }

  /** Told by the gateway's address, else by who asked first: a gateway asks when it was asked. */
  static Leg leg(Flow own, Flow other) {
    if (own.firstSequence() == other.firstSequence()) {
      return Leg.UNKNOWN; // one connection on both sides of a NAT
    }
    if (own.appliance().isPresent() && !own.appliance().equals(other.appliance())) {
      return own.appliance().get() == Direction.SERVER_TO_CLIENT
          ? Leg.CLIENT_GATEWAY
          : Leg.GATEWAY_SERVER;
    }
    boolean before = own.server().address().equals(other.client().address());
    boolean behind = own.client().address().equals(other.server().address());
    if (before != behind) {
      return before ? Leg.CLIENT_GATEWAY : Leg.GATEWAY_SERVER;
    }
    boolean oneClock = own.first().capture() == other.first().capture();
    if (!oneClock || own.first().timeNanos() == other.first().timeNanos()) {
      return Leg.UNKNOWN;
    }
    return own.first().timeNanos() < other.first().timeNanos()
        ? Leg.CLIENT_GATEWAY
        : Leg.GATEWAY_SERVER;
  }
}
