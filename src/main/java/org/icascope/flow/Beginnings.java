package org.icascope.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.decode.Headers;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;

/**
 * Connections of which the beginning is known, though the frames with it are gone: they keep their
 * first time and number, and so their uid.
 */
final class Beginnings {

  private record Ends(Transport transport, Endpoint one, Endpoint other) {}

  private final Map<Ends, FlowBeginning> known = new HashMap<>();

  void add(List<FlowBeginning> some) {
    some.forEach(b -> known.put(new Ends(b.transport(), b.client(), b.server()), b));
  }

  /** The beginning of the connection that goes on with this packet, told once. */
  Optional<FlowBeginning> take(Headers headers, Transport transport) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Endpoint source =
        new Endpoint(
            new IpAddress(headers.sourceHigh(), headers.sourceLow(), headers.ipVersion()),
            headers.sourcePort());
    Endpoint destination =
        new Endpoint(
            new IpAddress(headers.destinationHigh(), headers.destinationLow(), headers.ipVersion()),
            headers.destinationPort());
    FlowBeginning byClient = known.remove(new Ends(transport, source, destination));
    FlowBeginning found =
        byClient != null ? byClient : known.remove(new Ends(transport, destination, source));
    boolean anew = transport == Transport.TCP && headers.has(Headers.SYN); // or its own beginning
    return Optional.ofNullable(found).filter(b -> !anew);
  }
}
