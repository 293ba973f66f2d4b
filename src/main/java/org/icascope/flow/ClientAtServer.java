package org.icascope.flow;

import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;

/**
 * A host and the port of a server that it uses: a key of maps, as {@link HostPair} is.
 *
 * @param server address and port
 */
public record ClientAtServer(IpAddress client, Endpoint server) {

  public static ClientAtServer of(Flow flow) {
    return new ClientAtServer(flow.client().address(), flow.server());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientAtServer o && client.equals(o.client) && server.equals(o.server);
  }

  @Override
  public int hashCode() {
    return 31 * client.hashCode() + server.hashCode();
  }
}
