package org.icascope.reassembly;

import static org.icascope.flow.Conversation.ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.icascope.decode.Headers;
import org.icascope.flow.Conversation;
import org.icascope.flow.Flow;
import org.icascope.flow.SegmentSink;
import org.icascope.flow.Signal;
import org.icascope.model.Diagnostic;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

class ReassemblyLimitsTest {

  private static final int PIECE = ReassemblyLimits.PIECE_BYTES;

  private final ChunkRecorder recorder = new ChunkRecorder();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  @Test
  void whenTooMuchWaitsInADirectionTheHoleBeforeItIsGivenUp() {
    Conversation talk = talk(2 * (PIECE + 3), 1000);
    talk.handshake().client(ACK, 3, 0, "def").client(ACK, 7, 0, "hij");
    assertEquals(List.of(), recorder.stream());
    talk.client(ACK, 11, 0, "l");
    assertEquals(List.of("client 0 gap 3 #4", "client 3 def #4"), recorder.stream());
    assertEquals("reassembly.limit", diagnostics.get(0).code());
  }

  @Test
  void theTotalOverAllFlowsIsBoundedToo() {
    Conversation talk = talk(1000, 2 * (PIECE + 3));
    talk.handshake().client(ACK, 3, 0, "def");
    talk.ports(50001, 2598).handshake().client(ACK, 3, 0, "xyz");
    assertEquals(0, diagnostics.size());
    talk.ports(50002, 2598).handshake().client(ACK, 1, 0, "q");
    assertEquals(List.of("client 0 gap 1 #12", "client 1 q #12"), recorder.stream());
    assertEquals(1, diagnostics.size());
  }

  @Test
  void whatWasDeliveredOrForgottenDoesNotCountAgainstTheTotal() {
    Conversation talk = talk(1000, PIECE + 3);
    for (int port = 50000; port < 50010; port++) {
      talk.ports(port, 2598).handshake().client(ACK, 1, 0, "b").client(ACK, 0, 0, "a");
      talk.client(ACK, 3, 0, "d").client(Headers.RST, 4, 0, "");
    }
    assertEquals(0, diagnostics.size());
  }

  @Test
  void aFlowNobodyWantsGivesNoMoreChunksAndFreesWhatWaits() {
    StreamReassembly reassembly = reassembly(1000, PIECE + 3);
    Conversation talk = new Conversation(new IgnoringAfter(5, reassembly));
    talk.handshake().client(ACK, 3, 0, "def").client(ACK, 9, 0, "").client(ACK, 0, 0, "abc");
    talk.ports(50001, 2598).handshake().client(ACK, 3, 0, "xyz").finish();
    assertFalse(recorder.lines.contains("client 0 abc #6"));
    assertEquals(0, diagnostics.size());
  }

  private Conversation talk(long perDirection, long total) {
    return new Conversation(reassembly(perDirection, total));
  }

  private StreamReassembly reassembly(long perDirection, long total) {
    return new StreamReassembly(
        new ReassemblyLimits(perDirection, total, 100_000_000), diagnostics::add, recorder);
  }

  /** A later stage that loses interest in the first flow at a certain frame. */
  private record IgnoringAfter(long frame, SegmentSink next) implements SegmentSink {

    @Override
    public void onFlowOpened(Flow flow) {
      next.onFlowOpened(flow);
    }

    @Override
    public void onSegment(Flow flow, Direction direction, Headers headers, long seq, long ack) {
      if (headers.frame().number() == frame) {
        flow.ignorePayload();
      }
      next.onSegment(flow, direction, headers, seq, ack);
    }

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {
      next.onSignal(flow, direction, signal, headers);
    }

    @Override
    public void onFlowClosed(Flow flow) {
      next.onFlowClosed(flow);
    }
  }
}
