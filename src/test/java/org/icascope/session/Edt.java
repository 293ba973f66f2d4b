package org.icascope.session;

import org.icascope.decode.HeadersForTests;
import org.icascope.model.Transport;
import org.icascope.testkit.protocol.EdtWriter;

/** One EDT connection; every message is a packet, and the other side acknowledges it. */
final class Edt {

  private static final int CLIENT_SOCKET = 0x11111111;
  private static final int SERVER_SOCKET = 0x22222222;
  private static final int START = 100;

  private final Net net;
  private final long client;
  private final int clientPort;
  private final long server;
  private final int serverPort;
  private int clientNext = START;
  private int serverNext = START;
  private int acknowledgement;

  Edt(Net net, long client, int clientPort, long server, int serverPort) {
    this.net = net;
    this.client = client;
    this.clientPort = clientPort;
    this.server = server;
    this.serverPort = serverPort;
  }

  Edt request() {
    return fromClient(EdtWriter.request(START, CLIENT_SOCKET));
  }

  Edt handshake() {
    return request()
        .fromServer(EdtWriter.challenge(START, CLIENT_SOCKET))
        .fromClient(EdtWriter.secondRequest(START, CLIENT_SOCKET))
        .fromServer(EdtWriter.response(START, CLIENT_SOCKET, SERVER_SOCKET));
  }

  Edt client(byte[]... payloads) {
    for (byte[] payload : payloads) {
      fromClient(EdtWriter.data(clientNext++, 1, 0, SERVER_SOCKET, payload));
      fromServer(EdtWriter.ack(++acknowledgement, clientNext, 20_000, CLIENT_SOCKET));
    }
    return this;
  }

  Edt server(byte[]... payloads) {
    for (byte[] payload : payloads) {
      fromServer(EdtWriter.data(serverNext++, 1, 0, CLIENT_SOCKET, payload));
      fromClient(EdtWriter.ack(++acknowledgement, serverNext, 20_000, SERVER_SOCKET));
    }
    return this;
  }

  Edt clientKeepAlive() {
    return fromClient(EdtWriter.keepAlive(SERVER_SOCKET));
  }

  Edt serverKeepAlive() {
    return fromServer(EdtWriter.keepAlive(CLIENT_SOCKET));
  }

  Edt clientShutdown() {
    return fromClient(EdtWriter.shutdown(SERVER_SOCKET));
  }

  /** Handshake, binds and channel open, as {@link Cgp#bind} does it over TCP. */
  Edt bind(String ticket) {
    return handshake()
        .client(Cgp.bindRequest())
        .server(Cgp.bindResponse(ticket))
        .client(Cgp.openRequest())
        .server(Cgp.openResponse(0, 0));
  }

  Edt resume(long serverFrom, String ticket, long clientFrom, String newTicket) {
    return handshake()
        .client(Cgp.resumeRequest(serverFrom, ticket))
        .server(Cgp.bindResponse(clientFrom, newTicket));
  }

  Edt at(double seconds) {
    net.at(seconds);
    return this;
  }

  private Edt fromClient(byte[] packet) {
    net.send(
        HeadersForTests.of(Transport.UDP)
            .from(client, clientPort)
            .to(server, serverPort)
            .payload(packet, packet.length));
    return this;
  }

  private Edt fromServer(byte[] packet) {
    net.send(
        HeadersForTests.of(Transport.UDP)
            .from(server, serverPort)
            .to(client, clientPort)
            .payload(packet, packet.length));
    return this;
  }
}
