package org.icascope.analyze;

import org.icascope.model.Direction;
import org.icascope.model.Endpoint;

/**
 * One direction of all traffic with a server: what the rules group by that judge a way and not a
 * connection. A key of maps, so equals and hashCode are written out.
 */
record OneWay(Endpoint server, Direction direction) {

  static OneWay of(Carried one) {
    return new OneWay(one.server(), one.direction());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OneWay o && direction == o.direction && server.equals(o.server);
  }

  @Override
  public int hashCode() {
    return 31 * server.hashCode() + direction.hashCode();
  }
}
