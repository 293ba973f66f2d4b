package org.icascope.tunnel.websocket;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;

/** A WebSocket after its upgrade: frames in both directions. */
final class FrameLayer implements Layer {

  private final TunnelContext context;
  private final FrameLane client;
  private final FrameLane server;

  FrameLayer(
      TunnelContext context, WebSocketFacts facts, Extensions extensions, Inflaters inflaters) {
    this.context = context;
    this.client = lane(context, Direction.CLIENT_TO_SERVER, facts, extensions, inflaters);
    this.server = lane(context, Direction.SERVER_TO_CLIENT, facts, extensions, inflaters);
  }

  private static FrameLane lane(
      TunnelContext context,
      Direction direction,
      WebSocketFacts facts,
      Extensions extensions,
      Inflaters inflaters) {
    return new FrameLane(context, direction, facts.side(direction), extensions, inflaters);
  }

  FrameLane lane(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    lane(direction).onChunk(chunk);
    letGo();
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    lane(direction).onGap(length, where);
    letGo();
  }

  /** No more of this flow will come, or be of use: memory outside the heap is freed now. */
  private void letGo() {
    if (client.isClosed() && server.isClosed()) {
      context.flow().ignorePayload();
    } else if (!context.flow().payloadWanted()) {
      close();
    }
  }

  private void close() {
    client.close();
    server.close();
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    // there are none in a stream
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    context.inner().onEnd(direction, where);
  }

  @Override
  public void onClosed() {
    close();
    context.inner().onClosed();
  }
}
