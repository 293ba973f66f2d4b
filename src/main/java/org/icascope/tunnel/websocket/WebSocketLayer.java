package org.icascope.tunnel.websocket;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;

/** One WebSocket from its upgrade to its end. */
final class WebSocketLayer implements Layer {

  private final TunnelContext context;
  private final Inflaters inflaters;
  private final boolean mayBeMidStream;

  /** What reads the stream at present: its upgrade, then its frames. */
  private Layer reader;

  WebSocketLayer(TunnelContext context, Inflaters inflaters, boolean mayBeMidStream) {
    this.context = context;
    this.inflaters = inflaters;
    this.mayBeMidStream = mayBeMidStream;
    this.reader = new Upgrade(context, inflaters, frames -> reader = frames);
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    if (mayBeMidStream && reader instanceof Upgrade upgrade && upgrade.isUntouched()) {
      ChunkStore start = new ChunkStore();
      start.add(chunk);
      if (!WebSocketTunnel.mayBeUpgrade(direction, start)) {
        reader = new MidStream(context, inflaters, chunk.mark());
      }
    }
    reader.onChunk(direction, chunk);
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    reader.onGap(direction, streamOffset, length, where);
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    // there are none in a stream
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    reader.onEnd(direction, where);
  }

  @Override
  public void onClosed() {
    reader.onClosed();
  }
}
