package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Inventory.Evidence;
import org.icascope.analyze.Inventory.Link;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.Transport;
import org.icascope.ports.PortCatalogue;
import org.icascope.ports.PortEntry;

/**
 * Makes the inventory: what a protocol shows first, names second, ports last. A port that much else
 * uses counts only between a host that is surely of Citrix and one that is not on the Internet.
 */
final class InventorySearch {

  /** Roles named for a port that has several. Chosen. */
  private static final int MOST_ROLES = 3;

  private record Listener(Endpoint server, Transport transport) {}

  private final Analysis analysis;
  private final PortCatalogue catalogue = PortCatalogue.standard();
  private final InventoryRoles roles = new InventoryRoles();
  private final Set<Listener> recognised = new HashSet<>();

  InventorySearch(Analysis analysis) {
    this.analysis = analysis;
  }

  Inventory inventory() {
    for (FlowResult result : analysis.flows()) {
      if (result.layers().contains("cgp") || result.layers().contains("ica")) {
        recognised.add(new Listener(result.flow().server(), result.flow().transport()));
      }
    }
    Map<Integer, Flow> flows = new HashMap<>();
    analysis.flows().forEach(result -> flows.put(result.flow().serial(), result.flow()));
    analysis.sessions().forEach(session -> roles.session(session, flows));
    analysis.events().forEach(event -> roles.event(event, flows));
    analysis.reach().stas().forEach(roles::sta);
    List<Path> paths = analysis.reach().paths();
    for (Path path : paths) {
      path.serverNames().forEach(name -> roles.serverName(path.server().address(), name));
    }
    List<Link> links = new ArrayList<>();
    paths.forEach(path -> link(path).ifPresent(links::add));
    return new Inventory(roles.components(), links);
  }

  private Optional<Link> link(Path path) {
    List<PortEntry> entries = catalogue.of(path.transport(), path.server().port());
    if (isRecognised(path)) {
      String what = path.layers().contains("tls") ? "session inside TLS" : "session";
      return Optional.of(new Link(path, what, Evidence.PROTOCOL));
    }
    if (path.transport() == Transport.TCP && analysis.reach().stas().containsKey(path.server())) {
      return Optional.of(new Link(path, InventoryRoles.STA, Evidence.PROTOCOL));
    }
    Optional<String> named =
        path.serverNames().stream().flatMap(n -> InventoryRoles.citrix(n).stream()).findFirst();
    if (named.isPresent()) {
      return Optional.of(new Link(path, named.get(), Evidence.NAME));
    }
    List<PortEntry> fitting =
        catalogue.isCommon(path.server().port())
            ? entries.stream().filter(entry -> fits(entry, path)).toList()
            : entries;
    return fitting.isEmpty() ? Optional.empty() : Optional.of(byPort(path, fitting));
  }

  private boolean isRecognised(Path path) {
    return path.layers().contains("edt")
        || recognised.contains(new Listener(path.server(), path.transport()));
  }

  /** One end is known, and the row is about such a host and a host like the other one. */
  private boolean fits(PortEntry entry, Path path) {
    boolean inside =
        !PublicAddress.is(path.server().address()) && !PublicAddress.is(path.clients().first());
    boolean fromAgent =
        entry.from().equals(InventoryRoles.AGENT)
            && roles.isSurely(path.clients().first(), InventoryRoles.AGENT);
    boolean fromGateway =
        entry.from().equals(InventoryRoles.GATEWAY)
            && roles.isSurely(path.clients().first(), InventoryRoles.GATEWAY);
    boolean toAgent =
        entry.role().equals(InventoryRoles.AGENT)
            && roles.isSurely(path.server().address(), InventoryRoles.AGENT);
    return inside && (fromAgent || fromGateway || toAgent);
  }

  private Link byPort(Path path, List<PortEntry> entries) {
    List<String> names = entries.stream().map(PortEntry::role).distinct().toList();
    String what = names.stream().limit(MOST_ROLES).collect(Collectors.joining(" or "));
    String because =
        path.transport().label()
            + " "
            + path.server().port()
            + (path.result() == Path.Result.OPEN ? "" : " " + path.result().label());
    if (names.stream().noneMatch(name -> roles.isSurely(path.server().address(), name))) {
      roles.add(path.server().address(), what, Evidence.PORT, because);
    }
    return new Link(path, what, Evidence.PORT);
  }
}
