package org.icascope.tunnel.socks;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.Look;
import org.icascope.tunnel.StreamTunnel;
import org.icascope.tunnel.TunnelContext;

/**
 * SOCKS version 5 (RFC 1928): recognised when the client's first bytes are a greeting and the
 * server's first bytes choose one of the methods in it.
 */
public final class SocksTunnel implements StreamTunnel {

  static final int VERSION = 5;
  static final int NO_METHOD = 0xff;

  /** Bytes that a client may send before the server answers its greeting. Chosen. */
  private static final int MOST_EARLY_BYTES = 1024;

  /** Without the other direction nobody knows. */
  @Override
  public Look look(Flow flow, Direction direction, ChunkStore start) {
    return start.byteAt(0) == VERSION ? Look.MORE : Look.NO;
  }

  @Override
  public Look look(Flow flow, Direction direction, ChunkStore start, ChunkStore opposite) {
    boolean fromClient = direction == Direction.CLIENT_TO_SERVER;
    ChunkStore client = fromClient ? start : opposite;
    ChunkStore server = fromClient ? opposite : start;
    if (isNoGreeting(client) || isNoChoice(server)) {
      return Look.NO;
    }
    if (client.length() < 2 || client.length() < greetingLength(client) || server.length() < 2) {
      return Look.MORE;
    }
    return offers(client, server.byteAt(1) & 0xff) ? Look.YES : Look.NO;
  }

  private static boolean isNoGreeting(ChunkStore client) {
    return client.length() > 0 && client.byteAt(0) != VERSION
        || client.length() > 1 && client.byteAt(1) == 0
        || client.length() > 2 && client.length() > greetingLength(client) + MOST_EARLY_BYTES;
  }

  /** The server speaks something else. */
  private static boolean isNoChoice(ChunkStore server) {
    return server.length() > 0 && server.byteAt(0) != VERSION;
  }

  /** Length of a greeting whose first two bytes are there. */
  private static int greetingLength(ChunkStore client) {
    return 2 + (client.byteAt(1) & 0xff);
  }

  private static boolean offers(ChunkStore client, int method) {
    for (int i = 2; i < greetingLength(client); i++) {
      if ((client.byteAt(i) & 0xff) == method) {
        return true;
      }
    }
    return method == NO_METHOD;
  }

  @Override
  public Layer open(TunnelContext context) {
    return new SocksLayer(context);
  }
}
