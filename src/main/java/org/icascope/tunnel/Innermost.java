package org.icascope.tunnel;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** Where no further tunnel was found: the stream goes on to the next stage. */
record Innermost(Flow flow, TunnelSink sink) implements Layer {

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    sink.onChunk(flow, direction, chunk);
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    sink.onGap(flow, direction, streamOffset, length, where);
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    sink.onDatagram(flow, direction, chunk);
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    // the stage tells signals of the flow itself
  }

  @Override
  public void onClosed() {
    // likewise
  }
}
