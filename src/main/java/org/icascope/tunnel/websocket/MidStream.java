package org.icascope.tunnel.websocket;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.HeldBytes;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;

/** A WebSocket that was opened before the capture: looks for frames, then reads them. */
final class MidStream implements Layer {

  /** Bytes of a direction that are searched, at most. Chosen: some frames of a screen. */
  private static final int MOST_HELD_BYTES = 1 << 16;

  private final FrameLayer frames;
  private final ChunkStore client = new ChunkStore();
  private final ChunkStore server = new ChunkStore();
  private final HeldBytes account;
  private long charged;
  private boolean clientFound;
  private boolean serverFound;

  MidStream(TunnelContext context, Inflaters inflaters, FrameMark where) {
    WebSocketFacts facts = WebSocketFacts.midStream();
    frames = new FrameLayer(context, facts, Extensions.NONE, inflaters);
    account = context.held();
    context.sink().onTunnel(context.flow(), facts, where);
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    boolean fromClient = direction == Direction.CLIENT_TO_SERVER;
    if (fromClient ? clientFound : serverFound) {
      frames.onChunk(direction, chunk);
    } else if (!frames.lane(direction).isClosed()) {
      search(direction, fromClient ? client : server, chunk);
    }
  }

  private void search(Direction direction, ChunkStore held, Chunk chunk) {
    long cost = chunk.length() + HeldBytes.CHUNK_BYTES;
    if (!account.take(cost)) {
      frames.lane(direction).lose("too much waits in other flows", chunk.mark());
      free(held);
      return;
    }
    charged += cost;
    held.add(chunk);
    int at = FrameSearch.find(held, direction == Direction.CLIENT_TO_SERVER);
    if (at >= 0) {
      clientFound |= direction == Direction.CLIENT_TO_SERVER;
      serverFound |= direction == Direction.SERVER_TO_CLIENT;
      frames.lane(direction).startMidStream(held, at);
      free(held);
    } else if (at == FrameSearch.NONE || held.length() > MOST_HELD_BYTES) {
      frames.lane(direction).lose("the borders of frames are not found", chunk.mark());
      free(held);
    }
  }

  private void free(ChunkStore held) {
    held.clear();
    if (client.length() + server.length() == 0) {
      account.giveBack(charged);
      charged = 0;
    }
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    if (direction == Direction.CLIENT_TO_SERVER ? clientFound : serverFound) {
      frames.onGap(direction, streamOffset, length, where);
    } else {
      free(direction == Direction.CLIENT_TO_SERVER ? client : server);
    }
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    // there are none in a stream
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    frames.onEnd(direction, where);
  }

  @Override
  public void onClosed() {
    frames.onClosed();
  }
}
