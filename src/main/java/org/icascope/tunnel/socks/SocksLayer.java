package org.icascope.tunnel.socks;

import org.icascope.model.Diagnostic;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.HeldBytes;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;

/** A way through SOCKS: its set-up, then a passage. */
final class SocksLayer implements Layer {

  /** A set-up does not take more. Chosen: above the longest login and request together. */
  private static final int MOST_HELD_BYTES = 4096;

  /**
   * Zero bytes after a request, at most: clients of the vendor send as many as the address would
   * take as text (protocol notes on ICA, section 6). Content begins with another byte.
   */
  private static final int MOST_PADDING = 512;

  private final TunnelContext context;
  private final SocksSetup setup;
  private final Chunk content = new Chunk();
  private boolean clientOpen;
  private boolean serverOpen;
  private int padding;
  private long clientOffset;
  private long serverOffset;
  private long charged;
  private boolean stopped;

  SocksLayer(TunnelContext context) {
    this.context = context;
    this.setup = new SocksSetup(context, this::stop);
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    boolean fromClient = direction == Direction.CLIENT_TO_SERVER;
    if (stopped) {
      return;
    }
    if (fromClient ? clientOpen : serverOpen) {
      content(direction, chunk);
      return;
    }
    SocksBytes held = fromClient ? setup.client : setup.server;
    long cost = chunk.length() + HeldBytes.CHUNK_BYTES;
    if (!context.held().take(cost)) {
      stop(Severity.WARNING, "tunnel.limit", "too much waits in other flows", chunk.mark());
      return;
    }
    charged += cost;
    held.add(chunk);
    setup.read();
    open();
    if (held.length() > MOST_HELD_BYTES) {
      stop(Severity.ERROR, "socks5.malformed", "a set-up of SOCKS has no end", chunk.mark());
    }
  }

  /** A side that is done has only content from now on. */
  private void open() {
    if (!serverOpen && setup.serverIsDone() && !stopped) {
      serverOpen = true;
      setup.server.release(chunk -> content(Direction.SERVER_TO_CLIENT, chunk));
    }
    if (!clientOpen && setup.clientIsDone() && !stopped) {
      clientOpen = true;
      setup.client.release(chunk -> content(Direction.CLIENT_TO_SERVER, chunk));
    }
    if (clientOpen && serverOpen) {
      context.held().giveBack(charged);
      charged = 0;
    }
  }

  private void content(Direction direction, Chunk chunk) {
    if (direction == Direction.SERVER_TO_CLIENT) {
      chunk.slice(content, 0, chunk.length()).place(serverOffset, chunk.segmentStart());
      serverOffset += chunk.length();
      context.inner().onChunk(direction, content);
      return;
    }
    int zeros = padding(chunk);
    if (zeros < chunk.length()) {
      chunk.slice(content, zeros, chunk.length() - zeros);
      content.place(clientOffset, content.segmentStart());
      clientOffset += content.length();
      context.inner().onChunk(direction, content);
    }
  }

  private int padding(Chunk chunk) {
    int zeros = 0;
    while (clientOffset == 0
        && zeros < chunk.length()
        && padding < MOST_PADDING
        && chunk.bytes()[chunk.start() + zeros] == 0) {
      zeros++;
      padding++;
    }
    return zeros;
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    boolean fromClient = direction == Direction.CLIENT_TO_SERVER;
    if (stopped) {
      return;
    }
    if (!(fromClient ? clientOpen : serverOpen)) {
      stop(Severity.WARNING, "socks5.incomplete", "bytes of a set-up of SOCKS are missing", where);
      return;
    }
    context.inner().onGap(direction, fromClient ? clientOffset : serverOffset, length, where);
    clientOffset += fromClient ? length : 0;
    serverOffset += fromClient ? 0 : length;
  }

  /** Nothing more of the flow can be read. */
  private void stop(Severity severity, String code, String message, FrameMark where) {
    if (!stopped) {
      stopped = true;
      context
          .diagnostics()
          .report(Diagnostic.of(severity, code, message, where, context.flow().serial()));
      context.flow().ignorePayload();
    }
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
    context.inner().onClosed();
  }
}
