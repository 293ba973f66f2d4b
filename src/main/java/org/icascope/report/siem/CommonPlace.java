package org.icascope.report.siem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.report.siem.Fact.Host;
import org.icascope.report.siem.Fact.Place;

/**
 * Where something is that is about many: what is the same for all of them. One of many clients,
 * told as the source, would look like the only one.
 */
final class CommonPlace {

  private CommonPlace() {}

  /**
   * @param places of its sessions or connections
   * @param servers that it names itself; where there are some and many places, they count
   */
  static Place of(List<Place> places, List<Host> servers) {
    if (places.size() == 1 && (servers.isEmpty() || isAt(places.get(0), servers))) {
      return places.get(0);
    }
    return new Place(
        common(places.stream().flatMap(p -> p.client().stream()).toList()),
        common(
            servers.isEmpty()
                ? places.stream().flatMap(p -> p.server().stream()).toList()
                : servers),
        same(places.stream().map(Place::transport).toList()).flatMap(transport -> transport),
        same(places.stream().map(Place::layers).toList()).orElse(List.of()),
        same(places.stream().map(Place::communityId).toList()).flatMap(id -> id),
        Optional.empty());
  }

  private static boolean isAt(Place place, List<Host> servers) {
    return place.server().stream()
        .anyMatch(host -> servers.stream().anyMatch(s -> s.ip().equals(host.ip())));
  }

  /** The host that all of them are; its port only where that is the same, too. */
  private static Optional<Host> common(List<Host> hosts) {
    return same(hosts.stream().map(Host::ip).toList())
        .map(
            ip ->
                new Host(
                    ip,
                    hosts.get(0).version(),
                    same(hosts.stream().map(Host::port).toList()).orElse(OptionalInt.empty())));
  }

  private static <T> Optional<T> same(List<T> values) {
    return values.stream().distinct().count() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }
}
