package org.icascope.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.icascope.decode.Headers;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;

/** Frames of connections that are over and told, found again in files that are read again. */
final class PassedOver implements Predicate<Headers> {

  /** Five-tuple with the lower end first. */
  private record Tuple(int protocol, IpAddress low, int lowPort, IpAddress high, int highPort) {

    static Tuple of(int protocol, IpAddress one, int port, IpAddress other, int otherPort) {
      int order = one.compareTo(other);
      return order < 0 || order == 0 && port <= otherPort
          ? new Tuple(protocol, one, port, other, otherPort)
          : new Tuple(protocol, other, otherPort, one, port);
    }
  }

  private final Map<Tuple, Long> until = new HashMap<>();
  private long latest = Long.MIN_VALUE;

  PassedOver(List<Connection> connections) {
    for (Connection each : connections) {
      int protocol =
          (each.transport().equals("tcp") ? Transport.TCP : Transport.UDP).protocolNumber();
      Tuple tuple =
          Tuple.of(
              protocol,
              Connections.address(each.client()),
              each.clientPort(),
              Connections.address(each.server()),
              each.serverPort());
      until.merge(tuple, each.nanos(), Math::max);
      latest = Math.max(latest, each.nanos());
    }
  }

  @Override
  public boolean test(Headers headers) {
    long time = headers.frame().timeNanos();
    if (time > latest) {
      return false;
    }
    Tuple tuple =
        Tuple.of(
            headers.protocol(),
            new IpAddress(headers.sourceHigh(), headers.sourceLow(), headers.ipVersion()),
            headers.sourcePort(),
            new IpAddress(headers.destinationHigh(), headers.destinationLow(), headers.ipVersion()),
            headers.destinationPort());
    return time <= until.getOrDefault(tuple, Long.MIN_VALUE);
  }
}
