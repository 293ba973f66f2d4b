package org.icascope.flow;

import org.icascope.model.IpAddress;

/**
 * The two hosts of a flow, whatever their ports: a key of maps. That is why equals and hashCode are
 * written out ({@link org.icascope.model.PacketRef} says more).
 */
public record HostPair(IpAddress client, IpAddress server) {

  public static HostPair of(Flow flow) {
    return new HostPair(flow.client().address(), flow.server().address());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostPair o && client.equals(o.client) && server.equals(o.server);
  }

  @Override
  public int hashCode() {
    return 31 * client.hashCode() + server.hashCode();
  }
}
