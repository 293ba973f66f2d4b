package org.icascope.tunnel.websocket;

import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.CitrixPort;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.Look;
import org.icascope.tunnel.StreamTunnel;
import org.icascope.tunnel.TunnelContext;

/**
 * WebSocket (RFC 6455) on any port: a stream that begins with an HTTP/1.1 request for an upgrade.
 * On the ports where one is expected, frames of a connection that began before the capture too.
 */
public final class WebSocketTunnel implements StreamTunnel {

  private static final String REQUEST = "GET ";
  private static final String RESPONSE = "HTTP/1.";

  private final PortTable ports;
  private final Inflaters inflaters = new Inflaters();

  public WebSocketTunnel(PortTable ports) {
    this.ports = ports;
  }

  @Override
  public Look look(Flow flow, Direction direction, ChunkStore start) {
    boolean fromClient = direction == Direction.CLIENT_TO_SERVER;
    if (!mayBeUpgrade(direction, start)) {
      return mayBeMidStream(flow) ? found(FrameSearch.find(start, fromClient)) : Look.NO;
    }
    if (start.length() > HttpHeader.MOST_BYTES) {
      return Look.NO;
    }
    return fromClient ? request(start) : Look.MORE;
  }

  /** The rest of the request was cut off, on a port where hardly anything else is asked for. */
  @Override
  public boolean isCut(Flow flow, Direction direction, ChunkStore start) {
    return direction == Direction.CLIENT_TO_SERVER
        && start.length() >= REQUEST.length()
        && mayBeUpgrade(direction, start)
        && ports.is(flow.server().port(), CitrixPort.WEBSOCKET);
  }

  /** The beginning of a stream does not speak against the HTTP part of a WebSocket. */
  static boolean mayBeUpgrade(Direction direction, ChunkStore start) {
    return HttpHeader.mayStartWith(
        start, direction == Direction.CLIENT_TO_SERVER ? REQUEST : RESPONSE);
  }

  private static Look request(ChunkStore start) {
    int end = HttpHeader.end(start);
    if (end < 0) {
      return Look.MORE;
    }
    // most requests are for no upgrade: they are told without making strings of them
    return HttpHeader.hasLine(start, end, "upgrade:")
            && UpgradeRequest.of(HttpHeader.read(start, end)).isPresent()
        ? Look.YES
        : Look.NO;
  }

  private static Look found(int at) {
    return at >= 0 ? Look.YES : at == FrameSearch.MORE ? Look.MORE : Look.NO;
  }

  private boolean mayBeMidStream(Flow flow) {
    return flow.handshake() == Handshake.NOT_SEEN
        && ports.is(flow.server().port(), CitrixPort.WEBSOCKET);
  }

  @Override
  public Layer open(TunnelContext context) {
    return new WebSocketLayer(context, inflaters, mayBeMidStream(context.flow()));
  }

  /** Inflaters in use at the moment. */
  int inflatersInUse() {
    return inflaters.inUse();
  }
}
