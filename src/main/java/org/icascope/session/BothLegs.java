package org.icascope.session;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.icascope.flow.Flow;
import org.icascope.flow.Passage;
import org.icascope.launch.StaExchange;
import org.icascope.launch.StaTarget;
import org.icascope.model.Confidence;
import org.icascope.model.IpAddress;
import org.icascope.rules.Threshold;

/** Puts together what is known of both legs of a session. */
final class BothLegs {

  private final Tracking tracking;
  private final long withinNanos;
  private final boolean names;

  BothLegs(Tracking tracking) {
    this.tracking = tracking;
    this.withinNanos = tracking.rules.nanos(Threshold.LAUNCH_SECONDS);
    this.names = tracking.names;
  }

  /**
   * Empty where only one leg was seen, or where it is not known which one this is.
   *
   * @param link of the session
   */
  Optional<Proxied> of(SessionTrack track, Link link) {
    SessionTrack other = Links.otherOf(track);
    List<Flow> own = flows(track);
    if (other != null && link.session().isPresent()) {
      return link.leg() == Link.Leg.UNKNOWN
          ? Optional.empty()
          : Optional.of(proxied(link.leg(), own, flows(other), link.confidence()));
    }
    List<Passage> passages =
        own.stream().flatMap(flow -> flow.passage().stream()).distinct().toList();
    if (passages.isEmpty()) {
      return Optional.empty();
    }
    boolean clientLeg = own.contains(passages.get(0).clientLeg());
    List<Flow> others =
        passages.stream().map(p -> clientLeg ? p.serverLeg() : p.clientLeg()).distinct().toList();
    return Optional.of(
        proxied(
            clientLeg ? Link.Leg.CLIENT_GATEWAY : Link.Leg.GATEWAY_SERVER,
            own,
            others,
            Confidence.CERTAIN));
  }

  private static List<Flow> flows(SessionTrack track) {
    return track.flows.stream().map(flow -> flow.flow).toList();
  }

  private Proxied proxied(
      Link.Leg leg, Collection<Flow> own, Collection<Flow> others, Confidence confidence) {
    boolean clientLeg = leg == Link.Leg.CLIENT_GATEWAY;
    List<Flow> client = inOrder(clientLeg ? own : others);
    List<Flow> server = inOrder(clientLeg ? others : own);
    return new Proxied(
        leg, client, server, passages(client, server), confidence, launch(server.get(0)));
  }

  /** Those that were followed; where the legs were found afterwards, what is remembered. */
  private static List<Passage> passages(List<Flow> client, List<Flow> server) {
    List<Passage> followed =
        Stream.concat(client.stream(), server.stream())
            .flatMap(flow -> flow.passage().stream())
            .filter(p -> client.contains(p.clientLeg()) && server.contains(p.serverLeg()))
            .distinct()
            .toList();
    return followed.isEmpty() ? List.of(Passage.afterwards(client, server)) : followed;
  }

  private static List<Flow> inOrder(Collection<Flow> flows) {
    return flows.stream().sorted(Comparator.comparingInt(Flow::serial)).toList();
  }

  /** The latest exchange with an STA that named the server shortly before. */
  private Optional<Proxied.Launch> launch(Flow serverLeg) {
    return tracking.launches.exchanges().stream()
        .filter(each -> each.asked() == StaExchange.Asked.DATA)
        .filter(each -> each.target().filter(target -> isOf(target, serverLeg)).isPresent())
        .filter(each -> isBefore(each, serverLeg))
        .max(Comparator.comparingLong(each -> each.answer().timeNanos()))
        .map(this::launch);
  }

  private boolean isBefore(StaExchange exchange, Flow serverLeg) {
    long before = serverLeg.first().timeNanos() - exchange.answer().timeNanos();
    return before >= 0 && before <= withinNanos;
  }

  private boolean isOf(StaTarget target, Flow serverLeg) {
    IpAddress server = serverLeg.server().address();
    return target.address().isPresent()
        ? target.address().get().equals(server)
        : tracking.launches.lookups().apply(target.name()).stream()
            .anyMatch(lookup -> lookup.addresses().contains(server));
  }

  /** Nothing of the session is in the exchange: another one may have been to the same server. */
  private Proxied.Launch launch(StaExchange exchange) {
    Optional<String> name =
        exchange.target().map(StaTarget::name).filter(n -> names && !n.isEmpty());
    return new Proxied.Launch(
        exchange.flow().server(), exchange.request(), exchange.answer(), name, Confidence.LIKELY);
  }
}
