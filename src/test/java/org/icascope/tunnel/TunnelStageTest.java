package org.icascope.tunnel;

import static org.icascope.flow.Conversation.ACK;
import static org.icascope.flow.Conversation.FIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.icascope.flow.Conversation;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.junit.jupiter.api.Test;

/** With a tunnel that begins with {@code <<} from the client and carries its content as it is. */
class TunnelStageTest {

  private final List<String> lines = new ArrayList<>();
  private TunnelStage stage;
  private final Conversation talk = talk(HeldBytes.MOST_BYTES);

  private Conversation talk(long mostHeldBytes) {
    stage =
        new TunnelStage(
            List.of(new Brackets()),
            List.of(),
            new Recorder(),
            d -> lines.add(d.code()),
            UnitTap.NONE,
            mostHeldBytes);
    return new Conversation(
        new StreamReassembly(
            ReassemblyLimits.defaults(), diagnostic -> lines.add(diagnostic.code()), stage));
  }

  @Test
  void whatIsInNoTunnelGoesThroughAsItIs() {
    talk.handshake().client(ACK, 0, 0, "hello").server(ACK, 0, 5, "yes").finish();
    assertEquals(List.of("client 0 hello @4", "server 0 yes @5", "closed"), lines);
  }

  @Test
  void whatIsInATunnelInATunnelComesOutWithTheFrameThatCarriedIt() {
    talk.handshake().client(ACK, 0, 0, "<").client(ACK, 1, 0, "<<").client(ACK, 3, 0, "<ab");
    talk.server(ACK, 0, 6, "yes").client(FIN, 6, 3, "").finish();
    assertEquals(
        List.of(
            "tunnel @5", "tunnel @6", "client 0 ab @6", "server 0 yes @7", "client FIN", "closed"),
        lines);
  }

  @Test
  void bytesThatMightHaveBecomeATunnelAreGivenOnBeforeTheEndOfTheirStream() {
    talk.handshake().client(ACK, 0, 0, "<").client(FIN, 1, 0, "").finish();
    assertEquals(List.of("client 0 < @4", "client FIN", "closed"), lines);
  }

  @Test
  void theSideThatSpokeFirstIsGivenOnFirst() {
    talk.handshake().server(ACK, 0, 0, "<").client(ACK, 0, 1, "x").finish();
    assertEquals(List.of("server 0 < @4", "client 0 x @5", "closed"), lines);
  }

  @Test
  void aStreamWhoseBeginningIsMissingIsNoTunnel() {
    talk.handshake().client(ACK, 1, 0, "<<a").server(ACK, 0, 4, "").pause(500);
    talk.server(ACK, 0, 4, "").finish();
    assertEquals(List.of("client gap 0+1", "client 1 <<a @4", "closed"), lines);
  }

  @Test
  void whatNobodyHasRoomForIsNotWaitedFor() {
    Conversation poor = talk(200);
    poor.handshake().client(ACK, 0, 0, "<").client(ACK, 1, 0, "<a").finish();
    assertEquals(List.of("tunnel @5", "client 0 a @5", "closed"), lines, "one chunk has room");
    lines.clear();
    poor = talk(100);
    poor.handshake().client(ACK, 0, 0, "<").client(ACK, 1, 0, "<a").finish();
    assertEquals(
        List.of("tunnel.limit", "client 0 < @4", "client 1 <a @5", "closed"), lines, "none has");
    lines.clear();
    poor = talk(100);
    poor.handshake().client(ACK, 0, 0, "<<a").finish();
    assertEquals(List.of("tunnel @4", "client 0 a @4", "closed"), lines, "none is needed");
  }

  @Test
  void nothingIsHeldOfFlowsThatAreOver() {
    talk.handshake().client(ACK, 0, 0, "<");
    assertEquals(1 + HeldBytes.CHUNK_BYTES, stage.heldBytes());
    talk.client(FIN, 1, 0, "").finish();
    assertEquals(0, stage.heldBytes());
  }

  @Test
  void tunnelsInTunnelsHaveALimit() {
    talk.handshake().client(ACK, 0, 0, "<<".repeat(Opening.MOST_LAYERS) + "<<a").finish();
    assertEquals(Opening.MOST_LAYERS, lines.stream().filter(l -> l.startsWith("tunnel")).count());
    assertEquals("client 0 <<a @4", lines.get(Opening.MOST_LAYERS));
  }

  private static final class Brackets implements StreamTunnel {

    @Override
    public Look look(Flow flow, Direction direction, ChunkStore start) {
      for (int i = 0; i < Math.min(2, start.length()); i++) {
        if (start.byteAt(i) != '<') {
          return Look.NO;
        }
      }
      return start.length() < 2 || direction == Direction.SERVER_TO_CLIENT ? Look.MORE : Look.YES;
    }

    @Override
    public Layer open(TunnelContext context) {
      return new Reader(context);
    }
  }

  private static final class Reader implements Layer {
    private final TunnelContext context;
    private final Chunk content = new Chunk();
    private int left = 2;

    Reader(TunnelContext context) {
      this.context = context;
    }

    @Override
    public void onChunk(Direction direction, Chunk chunk) {
      int skipped = direction == Direction.CLIENT_TO_SERVER ? Math.min(left, chunk.length()) : 0;
      if (left > 0 && skipped == left) {
        context.sink().onTunnel(context.flow(), () -> "tunnel", chunk.mark());
      }
      left -= skipped;
      if (skipped < chunk.length()) {
        long inside = direction == Direction.CLIENT_TO_SERVER ? 2 : 0;
        chunk.slice(content, skipped, chunk.length() - skipped);
        content.place(content.streamOffset() - inside, content.segmentStart());
        context.inner().onChunk(direction, content);
      }
    }

    @Override
    public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
      context.inner().onGap(direction, streamOffset, length, where);
    }

    @Override
    public void onDatagram(Direction direction, Chunk chunk) {}

    @Override
    public void onEnd(Direction direction, FrameMark where) {
      context.inner().onEnd(direction, where);
    }

    @Override
    public void onClosed() {
      context.inner().onClosed();
    }
  }

  private final class Recorder implements TunnelSink {

    @Override
    public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
      lines.add(facts.layer() + " @" + where.frame());
    }

    @Override
    public void onFlowOpened(Flow flow) {}

    @Override
    public void onTime(long timeNanos) {}

    @Override
    public void onChunk(Flow flow, Direction direction, Chunk chunk) {
      String text =
          new String(chunk.bytes(), chunk.start(), chunk.length(), StandardCharsets.US_ASCII);
      String line = direction.sender() + " " + chunk.streamOffset() + " " + text;
      lines.add(line + " @" + chunk.frame());
    }

    @Override
    public void onGap(
        Flow flow, Direction direction, long streamOffset, long length, FrameMark where) {
      lines.add(direction.sender() + " gap " + streamOffset + "+" + length);
    }

    @Override
    public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
      if (signal == Signal.FIN || signal == Signal.RST) {
        lines.add(direction.sender() + " " + signal);
      }
    }

    @Override
    public void onFlowClosed(Flow flow) {
      lines.add("closed");
    }
  }
}
