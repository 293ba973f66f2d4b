package org.icascope.dissect;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.dissect.cgp.CgpSink;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.TunnelFacts;

/** Writes down what the dissect stage pushes, one line per call. */
final class MessageRecorder implements MessageSink {

  final List<String> lines = new ArrayList<>();

  @Override
  public void onFlowOpened(Flow flow) {}

  @Override
  public void onTime(long timeNanos) {}

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

  @Override
  public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
    lines.add(facts.layer());
  }

  @Override
  public void onFirstBytes(Flow flow, Direction direction, StreamKind kind, FrameMark mark) {
    lines.add(direction.sender() + " " + kind);
  }

  @Override
  public CgpSink cgpSink(Flow flow, Direction direction) {
    return new Messages(direction.sender());
  }

  @Override
  public void onIcaMidStream(Flow flow, FrameMark where) {
    lines.add("ICA that was running");
  }

  @Override
  public void onIcaChunk(Flow flow, Direction direction, Chunk chunk) {
    String hex =
        HexFormat.of().formatHex(chunk.bytes(), chunk.start(), chunk.start() + chunk.length());
    lines.add(direction.sender() + " " + hex);
  }

  @Override
  public void onIcaGap(Flow flow, Direction direction, long length, FrameMark where) {
    lines.add(direction.sender() + " gap " + length);
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

  @Override
  public void onFlowClosed(Flow flow) {}

  private final class Messages implements CgpSink {
    private final String sender;

    Messages(String sender) {
      this.sender = sender;
    }

    @Override
    public void onData(CgpHeader header) {
      lines.add(sender + " data");
    }

    @Override
    public void onPayload(Chunk chunk) {}

    @Override
    public void onPayloadGap(long length, FrameMark where) {}

    @Override
    public void onDataEnd(CgpHeader header) {}

    @Override
    public void onNop(CgpHeader header) {
      lines.add(sender + " nop");
    }

    @Override
    public void onControl(CgpHeader header, CgpMessage message) {
      lines.add(sender + " control");
    }

    @Override
    public void onUnreadable(CgpHeader header) {
      lines.add(sender + " unreadable");
    }

    @Override
    public void onMalformed(CgpHeader header, String problem) {
      lines.add(sender + " malformed");
    }

    @Override
    public void onResync(long skippedBytes, FrameMark where) {
      lines.add(sender + " resync");
    }

    @Override
    public void onOutOfSync(FrameMark where) {
      lines.add(sender + " out of sync");
    }
  }
}
