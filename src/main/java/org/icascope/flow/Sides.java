package org.icascope.flow;

import org.icascope.decode.Headers;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;
import org.icascope.model.Transport;

/**
 * Who is client and who is server of a flow, told by its first frame.
 *
 * @param client the side that opened the flow
 * @param server the other one
 * @param senderIsClient the first frame came from the client
 * @param certain a SYN said so; for UDP, the first datagram goes to an expected port
 */
record Sides(Endpoint client, Endpoint server, boolean senderIsClient, boolean certain) {

  static Sides of(Headers headers, Transport transport, PortTable ports) {
    boolean expectedSource = ports.isExpected(headers.sourcePort());
    boolean expectedDestination = ports.isExpected(headers.destinationPort());
    if (transport == Transport.UDP) {
      boolean fromServer = expectedSource && !expectedDestination;
      return of(headers, !fromServer, expectedDestination && !expectedSource);
    }
    if (headers.has(Headers.SYN)) {
      return of(headers, !headers.has(Headers.ACK), true);
    }
    if (expectedSource != expectedDestination) {
      return of(headers, expectedDestination, false);
    }
    return of(headers, headers.destinationPort() <= headers.sourcePort(), false);
  }

  /** The same where it is known how the connection began. */
  Sides of(FlowBeginning begun) {
    Endpoint sender = senderIsClient ? client : server;
    return new Sides(begun.client(), begun.server(), sender.equals(begun.client()), true);
  }

  private static Sides of(Headers headers, boolean senderIsClient, boolean certain) {
    int version = headers.ipVersion();
    Endpoint sender =
        new Endpoint(
            new IpAddress(headers.sourceHigh(), headers.sourceLow(), version),
            headers.sourcePort());
    Endpoint receiver =
        new Endpoint(
            new IpAddress(headers.destinationHigh(), headers.destinationLow(), version),
            headers.destinationPort());
    return senderIsClient
        ? new Sides(sender, receiver, true, certain)
        : new Sides(receiver, sender, false, certain);
  }
}
