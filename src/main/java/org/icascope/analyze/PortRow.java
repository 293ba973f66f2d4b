package org.icascope.analyze;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.icascope.model.CitrixPort;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;

/**
 * What the clients of one network found at one server: a row of the matrix of ports. A port that is
 * not in it was not tried.
 *
 * @param recognised CGP, ICA or EDT was recognised at the server; else only its ports speak for it
 * @param ports one path for each port that was tried
 */
public record PortRow(Network clients, IpAddress server, boolean recognised, List<Path> ports) {

  public PortRow {
    ports = List.copyOf(ports);
  }

  private record Key(Network clients, IpAddress server) {
    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof Key o && clients.equals(o.clients) && server.equals(o.server);
    }

    @Override
    public int hashCode() {
      return 31 * clients.hashCode() + server.hashCode();
    }
  }

  /**
   * The rows of servers at which Citrix traffic was recognised, or whose CGP or ICA port was tried.
   *
   * @param paths in order
   * @param recognised servers of which is known what they are
   */
  public static List<PortRow> of(List<Path> paths, Set<IpAddress> recognised, PortTable expected) {
    Map<IpAddress, Boolean> servers = new HashMap<>();
    recognised.forEach(server -> servers.put(server, true));
    for (Path path : paths) {
      int port = path.server().port();
      if (expected.is(port, CitrixPort.CGP) || expected.is(port, CitrixPort.ICA)) {
        servers.putIfAbsent(path.server().address(), false);
      }
    }
    Map<Key, List<Path>> rows = new LinkedHashMap<>();
    for (Path path : paths) {
      Key key = new Key(path.clients(), path.server().address());
      if (servers.containsKey(key.server)) {
        rows.computeIfAbsent(key, k -> new ArrayList<>()).add(path);
      }
    }
    return rows.entrySet().stream()
        .map(
            row ->
                new PortRow(
                    row.getKey().clients,
                    row.getKey().server,
                    servers.get(row.getKey().server),
                    row.getValue()))
        .toList();
  }

  /** A port was tried and never with success. */
  public boolean hasClosedPort() {
    return ports.stream().anyMatch(Path::isClosed);
  }
}
