package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Inventory.Evidence;
import org.icascope.analyze.Inventory.Link;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;
import org.icascope.ports.PortCatalogue;
import org.icascope.ports.PortEntry;
import org.icascope.session.Session;

/**
 * Makes the inventory: what a protocol shows first, names second, ports last. A port that much else
 * uses counts only between a host that is surely of Citrix and one that is not on the Internet.
 */
final class InventorySearch {

  /** Roles named for a port that has several. Chosen. */
  private static final int MOST_ROLES = 3;

  /** A product of the catalogue: ports of sessions themselves. */
  private static final String SESSIONS = "Sessions";

  private static final String CLIENT_OR_GATEWAY = "client or gateway";

  /** Who speaks a protocol of Citrix with whom. */
  private record Speakers(IpAddress client, Endpoint server, Transport transport) {

    static Speakers of(Flow flow) {
      return new Speakers(flow.client().address(), flow.server(), flow.transport());
    }

    static Speakers of(Path path) {
      return new Speakers(path.clients().first(), path.server(), path.transport());
    }
  }

  private record Listener(Endpoint server, Transport transport) {}

  private final Analysis analysis;
  private final PortCatalogue catalogue = PortCatalogue.standard();
  private final InventoryRoles roles = new InventoryRoles();
  private final Set<Speakers> recognised = new HashSet<>();
  private final Set<Listener> useful = new HashSet<>();

  InventorySearch(Analysis analysis) {
    this.analysis = analysis;
  }

  Inventory inventory() {
    Map<Integer, Flow> flows = new HashMap<>();
    analysis.flows().forEach(result -> flows.put(result.flow().serial(), result.flow()));
    recognise(flows);
    List<Path> paths = analysis.reach().paths();
    for (Path path : paths) {
      if (isSta(path)) {
        roles.asksSta(path.clients().first(), path.attempts());
      }
      if (!path.isClosed()) {
        useful.add(new Listener(path.server(), path.transport()));
      }
    }
    analysis.sessions().forEach(session -> roles.session(session, flows));
    analysis.events().forEach(event -> roles.event(event, flows));
    roles.askers();
    analysis.reach().stas().forEach(roles::sta);
    for (Path path : paths) {
      path.serverNames().forEach(name -> roles.serverName(path.server().address(), name));
    }
    List<Link> links = new ArrayList<>();
    paths.forEach(path -> link(path).ifPresent(links::add));
    return new Inventory(roles.components(), links);
  }

  /** Both ends said something of it; what one end said alone makes the other one nothing. */
  private void recognise(Map<Integer, Flow> flows) {
    Faults faults = Faults.of(analysis.events(), analysis.flows());
    for (FlowResult result : analysis.flows()) {
      boolean spoken = result.layers().contains("cgp") || result.layers().contains("ica");
      boolean answered = result.flow().side(Direction.SERVER_TO_CLIENT).payloadBytes() > 0;
      if (spoken && answered && !faults.hasNoProtocol(result)) {
        recognised.add(Speakers.of(result.flow()));
      }
    }
    for (Session session : analysis.sessions()) {
      session.connections().stream()
          .filter(connection -> connection.role() != Session.Role.ATTEMPT)
          .map(connection -> flows.get(connection.flow()))
          .filter(Objects::nonNull)
          .map(Speakers::of)
          .forEach(recognised::add);
    }
  }

  private boolean isSta(Path path) {
    return path.transport() == Transport.TCP && analysis.reach().stas().containsKey(path.server());
  }

  private Optional<Link> link(Path path) {
    List<PortEntry> entries = catalogue.of(path.transport(), path.server().port());
    if (isRecognised(path)) {
      String what = path.layers().contains("tls") ? "session inside TLS" : "session";
      return Optional.of(new Link(path, path.isClosed() ? "no session" : what, Evidence.PROTOCOL));
    }
    if (isSta(path)) {
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
    return path.layers().contains("edt") && path.answered() > 0
        || recognised.contains(Speakers.of(path));
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

  /** Who tries a port of sessions, which hardly anything else uses, is a client of some kind. */
  private void client(Path path, List<PortEntry> entries) {
    boolean ofSessions = entries.stream().anyMatch(entry -> entry.product().equals(SESSIONS));
    if (ofSessions
        && !catalogue.isCommon(path.server().port())
        && !roles.isSurely(path.clients().first(), "")) {
      String because = "tries " + path.transport().label() + " " + path.server().port();
      roles.add(path.clients().first(), CLIENT_OR_GATEWAY, Evidence.PORT, because);
    }
  }

  private Link byPort(Path path, List<PortEntry> entries) {
    List<String> names = entries.stream().map(PortEntry::role).distinct().toList();
    String what = names.stream().limit(MOST_ROLES).collect(Collectors.joining(" or "));
    String because =
        path.transport().label()
            + " "
            + path.server().port()
            + (useful.contains(new Listener(path.server(), path.transport())) ? "" : " in vain");
    if (names.stream().noneMatch(name -> roles.isSurely(path.server().address(), name))) {
      roles.add(path.server().address(), what, Evidence.PORT, because);
    }
    client(path, entries);
    return new Link(path, what, Evidence.PORT);
  }
}
