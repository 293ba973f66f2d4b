package org.icascope.tunnel.tls.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.icascope.model.Direction;

/** A client and a server of the JDK that talk through a tap. */
final class EnginePair {

  private final SSLEngine client;
  private final SSLEngine server;
  private final TlsTap tap;
  private final ByteBuffer toServer = ByteBuffer.allocate(1 << 18);
  private final ByteBuffer toClient = ByteBuffer.allocate(1 << 18);

  EnginePair(SSLContext context, String suite, TlsTap tap) {
    this.tap = tap;
    client = context.createSSLEngine("server.example", 443);
    server = context.createSSLEngine();
    client.setUseClientMode(true);
    server.setUseClientMode(false);
    for (SSLEngine engine : new SSLEngine[] {client, server}) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setCipherSuites(new String[] {suite});
      parameters.setMaximumPacketSize(1 << 14); // whole messages in a datagram
      engine.setSSLParameters(parameters);
    }
  }

  void handshake() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    for (int round = 0; round < 100; round++) {
      step(client, Direction.CLIENT_TO_SERVER, toServer, toClient);
      step(server, Direction.SERVER_TO_CLIENT, toClient, toServer);
      if (isDone(client) && isDone(server) && toServer.position() + toClient.position() == 0) {
        return;
      }
    }
    throw new SSLException("the handshake does not end");
  }

  private static boolean isDone(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  private void step(SSLEngine engine, Direction sender, ByteBuffer out, ByteBuffer in)
      throws SSLException {
    switch (engine.getHandshakeStatus()) {
      case NEED_WRAP -> wrap(engine, sender, new byte[0], out);
      case NEED_TASK -> engine.getDelegatedTask().run();
      default -> unwrap(engine, in);
    }
  }

  /** Sends plaintext; the other side takes it, so that the handshake's rest is taken too. */
  void send(Direction sender, byte[] plain) throws SSLException {
    boolean fromClient = sender == Direction.CLIENT_TO_SERVER;
    ByteBuffer out = fromClient ? toServer : toClient;
    wrap(fromClient ? client : server, sender, plain, out);
    while (out.position() > 0) {
      unwrap(fromClient ? server : client, out);
    }
  }

  private void wrap(SSLEngine engine, Direction sender, byte[] plain, ByteBuffer out)
      throws SSLException {
    ByteBuffer source = ByteBuffer.wrap(plain);
    do {
      int before = out.position();
      SSLEngineResult result = engine.wrap(source, out);
      if (result.getStatus() != SSLEngineResult.Status.OK) {
        throw new SSLException(result.toString());
      }
      tap.records(sender, Arrays.copyOfRange(out.array(), before, out.position()));
    } while (source.hasRemaining());
  }

  private static void unwrap(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    engine.unwrap(in, ByteBuffer.allocate(1 << 15));
    in.compact();
  }
}
