package org.icascope.bench;

import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.dissect.cgp.CgpSink;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkSink;

/** The end of a shortened pipeline: counts bytes, so that no stage can be optimised away. */
final class Counter implements ChunkSink, CgpSink {
  long bytes;

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    bytes += chunk.length();
  }

  @Override
  public void onPayload(Chunk chunk) {
    bytes += chunk.length();
  }

  @Override
  public void onDataEnd(CgpHeader header) {
    bytes += header.payloadLength();
  }

  @Override
  public void onFlowOpened(Flow flow) {}

  @Override
  public void onTime(long timeNanos) {}

  @Override
  public void onGap(Flow flow, Direction direction, long at, long length, FrameMark where) {}

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

  @Override
  public void onFlowClosed(Flow flow) {}

  @Override
  public void onData(CgpHeader header) {}

  @Override
  public void onPayloadGap(long length, FrameMark where) {}

  @Override
  public void onNop(CgpHeader header) {}

  @Override
  public void onControl(CgpHeader header, CgpMessage message) {}

  @Override
  public void onUnreadable(CgpHeader header) {}

  @Override
  public void onMalformed(CgpHeader header, String problem) {}

  @Override
  public void onResync(long skippedBytes, FrameMark where) {}

  @Override
  public void onOutOfSync(FrameMark where) {}
}
