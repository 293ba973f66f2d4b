package org.icascope.session;

import org.icascope.decode.Headers;
import org.icascope.decode.HeadersForTests;
import org.icascope.model.Transport;

/** One TCP connection whose segments arrive in order; what is not captured still happens. */
final class Tcp {

  private static final int FIRST_SEQUENCE = 1000;

  final Net net;
  final long client;
  final int clientPort;
  private final long server;
  private final int serverPort;
  private long clientNext = FIRST_SEQUENCE;
  private long serverNext = 5 * FIRST_SEQUENCE;
  private boolean seeClient = true;
  private boolean seeServer = true;
  private int most = Integer.MAX_VALUE;

  Tcp(Net net, long client, int clientPort, long server, int serverPort) {
    this.net = net;
    this.client = client;
    this.clientPort = clientPort;
    this.server = server;
    this.serverPort = serverPort;
  }

  /** Only the client's segments are captured from now on. */
  Tcp onlyClientSeen() {
    seeServer = false;
    return this;
  }

  Tcp onlyServerSeen() {
    seeClient = false;
    return this;
  }

  /** Nothing of the connection is captured from now on. */
  Tcp unseen() {
    seeServer = false;
    return onlyServerSeen();
  }

  Tcp seen() {
    seeClient = true;
    seeServer = true;
    return this;
  }

  /** So many bytes of the payload of each segment are captured from now on. */
  Tcp cut(int bytes) {
    most = bytes;
    return this;
  }

  Tcp whole() {
    return cut(Integer.MAX_VALUE);
  }

  Tcp syn() {
    return fromClient(Headers.SYN, new byte[0]);
  }

  /** The next SYN is a repetition. */
  Tcp synAgain() {
    return fromClient(Headers.SYN, new byte[0]);
  }

  Tcp synAck() {
    clientNext = FIRST_SEQUENCE + 1;
    fromServer(Headers.SYN | Headers.ACK, new byte[0]);
    serverNext++;
    return this;
  }

  Tcp refuse() {
    clientNext = FIRST_SEQUENCE + 1;
    return fromServer(Headers.RST | Headers.ACK, new byte[0]);
  }

  Tcp handshake() {
    return syn().synAck().client();
  }

  /** One segment per payload; none at all: an acknowledgement. */
  Tcp client(byte[]... payloads) {
    if (payloads.length == 0) {
      return fromClient(Headers.ACK, new byte[0]);
    }
    for (byte[] payload : payloads) {
      fromClient(Headers.ACK, payload);
      clientNext += payload.length;
    }
    return this;
  }

  Tcp server(byte[]... payloads) {
    if (payloads.length == 0) {
      return fromServer(Headers.ACK, new byte[0]);
    }
    for (byte[] payload : payloads) {
      fromServer(Headers.ACK, payload);
      serverNext += payload.length;
    }
    return this;
  }

  /** The client sends a payload again that it sent last. */
  Tcp clientAgain(byte[] payload) {
    clientNext -= payload.length;
    return client(payload);
  }

  Tcp clientFin() {
    fromClient(Headers.FIN | Headers.ACK, new byte[0]);
    clientNext++;
    return this;
  }

  Tcp serverFin() {
    fromServer(Headers.FIN | Headers.ACK, new byte[0]);
    serverNext++;
    return this;
  }

  Tcp clientRst() {
    return fromClient(Headers.RST, new byte[0]);
  }

  Tcp serverRst() {
    return fromServer(Headers.RST, new byte[0]);
  }

  Tcp after(double seconds) {
    net.after(seconds);
    return this;
  }

  Tcp at(double seconds) {
    net.at(seconds);
    return this;
  }

  private Tcp fromClient(int flags, byte[] payload) {
    if (seeClient) {
      net.send(
          HeadersForTests.of(Transport.TCP)
              .from(client, clientPort)
              .to(server, serverPort)
              .tcp(flags, clientNext, (flags & Headers.ACK) == 0 ? 0 : serverNext)
              .payload(payload, Math.min(most, payload.length)));
    }
    return this;
  }

  private Tcp fromServer(int flags, byte[] payload) {
    if (seeServer) {
      net.send(
          HeadersForTests.of(Transport.TCP)
              .from(server, serverPort)
              .to(client, clientPort)
              .tcp(flags, serverNext, (flags & Headers.ACK) == 0 ? 0 : clientNext)
              .payload(payload, Math.min(most, payload.length)));
    }
    return this;
  }
}
