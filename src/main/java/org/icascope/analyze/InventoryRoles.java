package org.icascope.analyze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.icascope.analyze.Inventory.Component;
import org.icascope.analyze.Inventory.Evidence;
import org.icascope.analyze.Inventory.Role;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.session.Event;
import org.icascope.session.EventDetail.Probe;
import org.icascope.session.Session;

/** What each host is taken for, and why. */
final class InventoryRoles {

  static final String AGENT = "virtual delivery agent";
  static final String GATEWAY = "gateway";
  static final String CLIENT = "client";
  static final String CONTROLLER = "controller";
  static final String STA = "STA (Secure Ticket Authority)";

  /** Reasons named for a role; more say no more. Chosen. */
  private static final int MOST_REASONS = 4;

  /** Domains of Citrix that the transport notes name (1.1), and what answers there. */
  private static final Map<String, String> DOMAINS =
      Map.of("nssvc.net", "Gateway Service", "xendesktop.net", "Citrix Cloud");

  /** Reasons with how often they were seen. */
  private static final class Basis {
    private Evidence evidence = Evidence.PORT;
    private final Map<String, Long> reasons = new LinkedHashMap<>();
  }

  private final Map<IpAddress, Map<String, Basis>> hosts = new TreeMap<>();
  private final Map<IpAddress, Long> askers = new TreeMap<>();

  /** It asks an STA as gateways do; StoreFront does so, too, but opens no sessions. */
  void asksSta(IpAddress client, long connections) {
    askers.merge(client, connections, Long::sum);
  }

  /** The ends of all connections of a session, each once. */
  void session(Session session, Map<Integer, Flow> flows) {
    boolean closed = !SecurityGroups.isInTheOpen(session);
    String server = closed ? GATEWAY + " or " + AGENT + " with TLS" : AGENT;
    String client = session.clientShared() ? GATEWAY + " or NAT" : CLIENT;
    Set<IpAddress> servers = new LinkedHashSet<>(List.of(session.server().address()));
    Set<IpAddress> clients = new LinkedHashSet<>(List.of(session.client()));
    for (Session.Connection connection : session.connections()) {
      Flow flow = flows.get(connection.flow());
      if (flow != null && connection.role() != Session.Role.ATTEMPT) {
        servers.add(flow.server().address());
        clients.add(flow.client().address());
      }
    }
    servers.forEach(each -> add(each, server, Evidence.PROTOCOL, session.stack()));
    for (IpAddress each : clients) {
      boolean asksSta = askers.containsKey(each);
      add(each, asksSta ? GATEWAY : client, Evidence.PROTOCOL, session.stack());
    }
  }

  /** All sessions are known: who asks STAs, and opened sessions or not. */
  void askers() {
    askers.forEach(
        (host, connections) -> {
          String role = isSurely(host, GATEWAY) ? GATEWAY : GATEWAY + " or StoreFront";
          add(host, role, Evidence.PROTOCOL, "asks an STA", connections);
        });
  }

  /** It was asked for tickets as an STA is. */
  void sta(Endpoint server, long requests) {
    add(server.address(), CONTROLLER, Evidence.PROTOCOL, "STA request", requests);
  }

  /** Somebody who only knocks, again and again. */
  void event(Event event, Map<Integer, Flow> flows) {
    if (event.detail() instanceof Probe probe && event.flow().isPresent()) {
      Flow flow = flows.get(event.flow().getAsInt());
      if (flow != null) {
        String because = probe.count() + " to " + probe.server();
        add(flow.client().address(), "health check", Evidence.BEHAVIOR, because);
      }
    }
  }

  /** A name that a client asked for, where it is one of Citrix. */
  void serverName(IpAddress server, String name) {
    citrix(name).ifPresent(role -> add(server, role, Evidence.NAME, name));
  }

  static List<String> domains() {
    return List.copyOf(DOMAINS.keySet());
  }

  /** What answers to a name of Citrix. */
  static Optional<String> citrix(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return DOMAINS.entrySet().stream()
        .filter(d -> lower.equals(d.getKey()) || lower.endsWith("." + d.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  void add(IpAddress host, String role, Evidence evidence, String because) {
    add(host, role, evidence, because, 1);
  }

  private void add(IpAddress host, String role, Evidence evidence, String because, long times) {
    Basis basis =
        hosts
            .computeIfAbsent(host, h -> new LinkedHashMap<>())
            .computeIfAbsent(role, r -> new Basis());
    if (evidence.compareTo(basis.evidence) < 0) {
      basis.evidence = evidence;
      basis.reasons.clear();
    }
    if (evidence == basis.evidence
        && (basis.reasons.size() < MOST_REASONS || basis.reasons.containsKey(because))) {
      basis.reasons.merge(because, times, Long::sum);
    }
  }

  /** A role that rests on more than a port, and whose name begins so. */
  boolean isSurely(IpAddress host, String role) {
    return hosts.getOrDefault(host, Map.of()).entrySet().stream()
        .anyMatch(r -> r.getKey().startsWith(role) && r.getValue().evidence != Evidence.PORT);
  }

  List<Component> components() {
    return hosts.entrySet().stream()
        .map(host -> new Component(host.getKey(), roles(host.getValue())))
        .toList();
  }

  private static List<Role> roles(Map<String, Basis> found) {
    List<Role> roles = new ArrayList<>();
    found.forEach((name, basis) -> roles.add(new Role(name, basis.evidence, because(basis))));
    roles.sort(Comparator.comparing(Role::evidence)); // stable
    return roles;
  }

  private static String because(Basis basis) {
    List<String> parts = new ArrayList<>();
    basis.reasons.forEach(
        (reason, count) ->
            parts.add(basis.evidence == Evidence.PROTOCOL ? count + "x " + reason : reason));
    return String.join(", ", parts);
  }
}
