package org.icascope.analyze;

import org.icascope.model.Endpoint;
import org.icascope.session.ConnectFailure;

/** Failures that belong together: those at one server in the same way. */
record ServerCause(Endpoint server, ConnectFailure cause) {

  @Override
  public boolean equals(Object other) {
    return other instanceof ServerCause o && cause == o.cause && server.equals(o.server);
  }

  @Override
  public int hashCode() {
    return 31 * server.hashCode() + cause.hashCode();
  }
}
