package org.icascope.analyze;

import org.icascope.model.Endpoint;
import org.icascope.model.Transport;

/** What makes paths the same: a key of maps, so equals and hashCode are written out. */
record PathKey(Network clients, Endpoint server, Transport transport) {

  @Override
  public boolean equals(Object other) {
    return other instanceof PathKey o
        && transport == o.transport
        && clients.equals(o.clients)
        && server.equals(o.server);
  }

  @Override
  public int hashCode() {
    return (31 * clients.hashCode() + server.hashCode()) * 31 + transport.hashCode();
  }
}
