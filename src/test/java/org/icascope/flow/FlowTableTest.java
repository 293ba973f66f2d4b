package org.icascope.flow;

import static org.icascope.flow.Conversation.ACK;
import static org.icascope.flow.Conversation.FIN;
import static org.icascope.flow.Conversation.RST;
import static org.icascope.flow.Conversation.SYN;
import static org.icascope.flow.Conversation.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.icascope.model.Direction;
import org.junit.jupiter.api.Test;

class FlowTableTest {

  private final FlowRecorder recorder = new FlowRecorder();
  private final Conversation talk = new Conversation(recorder);

  @Test
  void aWholeFlowIsToldInOrder() {
    talk.handshake().client(ACK, 0, 0, "hello").server(FIN, 0, 5, "").client(RST, 5, 1, "");
    talk.finish();
    assertEquals(
        List.of(
            "open 0",
            "client SYN",
            "server SYN_ACK",
            "client ESTABLISHED",
            "client 0",
            "server FIN",
            "client RST",
            "close 0"),
        recorder.lines);
    assertEquals(Close.FIN, flow().close());
    assertEquals(Direction.SERVER_TO_CLIENT, flow().closedBy().orElseThrow());
  }

  @Test
  void aSynWithAnotherInitialNumberOnTheSamePortsStartsANewFlow() {
    talk.handshake().startingAt(900_000, 77).handshake().finish();
    assertEquals(2, recorder.flows.size());
    assertTrue(recorder.lines.indexOf("close 0") < recorder.lines.indexOf("open 1"));
    assertEquals(1, recorder.flows.get(1).streamNumber());
  }

  @Test
  void ofAFlowThatIsAsideTheLifeIsFollowedAndNothingIsCounted() {
    talk.handshake();
    flow().setAside();
    talk.client(ACK, 0, 0, "hello").client(ACK, 0, 0, "hello").server(FIN, 0, 5, "");
    assertEquals(0, flow().side(Direction.CLIENT_TO_SERVER).retransmissions());
    assertEquals(Close.FIN, flow().close());
    assertEquals(6, flow().last().frame());
    talk.startingAt(900_000, 77).handshake().finish();
    assertEquals(2, recorder.flows.size());
    assertFalse(recorder.flows.get(1).isAside());
    assertTrue(recorder.lines.indexOf("close 0") < recorder.lines.indexOf("open 1"));
  }

  @Test
  void theSameSynSentAgainBelongsToTheSameFlow() {
    talk.client(SYN, -1, 0, "").pause(1000).handshake().finish();
    assertEquals(1, recorder.flows.size());
    assertEquals(1, flow().side(Direction.CLIENT_TO_SERVER).retransmissions());
    // one millisecond per frame: from the second SYN to its answer, and on to the ACK
    assertEquals(1.0, flow().synToSynAckMillis().orElseThrow());
    assertEquals(2.0, flow().handshakeRttMillis().orElseThrow());
    assertEquals(1, flow().syn().orElseThrow().frame());
  }

  @Test
  void aResetAnswerToTheSynIsARefusalAndLaterSuccessUndoesIt() {
    talk.client(SYN, -1, 0, "").server(RST | ACK, 0, 0, "");
    assertEquals(Handshake.REFUSED, flow().handshake());
    assertEquals(Direction.SERVER_TO_CLIENT, flow().closedBy().orElseThrow());
    talk.handshake();
    assertEquals(Handshake.COMPLETE, flow().handshake());
    assertEquals(Close.NONE, flow().close());
  }

  @Test
  void withoutAnswerTheHandshakeIsUnansweredAndWithoutSynNotSeen() {
    talk.client(SYN, -1, 0, "").client(SYN, -1, 0, "");
    talk.ports(50001, 1494).client(ACK, 10, 10, "x");
    assertEquals(Handshake.UNANSWERED, recorder.flows.get(0).handshake());
    assertEquals(Handshake.NOT_SEEN, recorder.flows.get(1).handshake());
  }

  @Test
  void withoutSynTheExpectedPortIsTheServersWhoeverSpeaksFirst() {
    talk.server(ACK, 0, 0, "x");
    assertEquals(2598, flow().server().port());
    assertFalse(flow().clientCertain());
  }

  @Test
  void withoutSynAndExpectedPortTheLowerPortIsTheServers() {
    talk.ports(50000, 8080).server(ACK, 0, 0, "x");
    assertEquals(8080, flow().server().port());
  }

  @Test
  void aSynAckMakesItsReceiverTheClientAgainstAnyPort() {
    talk.ports(2598, 50000).server(SYN_ACK, -1, 0, "");
    assertEquals(2598, flow().client().port());
    assertTrue(flow().clientCertain());
  }

  @Test
  void theFirstSenderOfUdpIsTheClientUnlessItSpeaksFromAnExpectedPort() {
    talk.ports(50000, 9999).datagram(true, "x").ports(50001, 2598).datagram(false, "y");
    assertEquals(50000, recorder.flows.get(0).client().port());
    assertEquals(50001, recorder.flows.get(1).client().port());
  }

  @Test
  void tcpAndUdpStreamsAreCountedApart() {
    talk.datagram(true, "x").client(SYN, -1, 0, "").ports(50001, 2598).datagram(true, "x");
    assertEquals(List.of(0, 0, 1), recorder.flows.stream().map(Flow::streamNumber).toList());
  }

  @Test
  void offsetsGoOnBeyondTheWrapOfSequenceNumbers() {
    talk.startingAt(0xfffffffaL, 5).handshake();
    talk.client(ACK, 0, 0, "0123456789").client(ACK, 10, 0, "x");
    assertTrue(recorder.lines.containsAll(List.of("client 0", "client 10")));
    assertEquals(0, flow().side(Direction.CLIENT_TO_SERVER).retransmissions());
    assertEquals(0, flow().side(Direction.CLIENT_TO_SERVER).missingBytes());
  }

  @Test
  void keepAlivesAndRepetitionsAreNoProgress() {
    talk.handshake().client(ACK, 0, 0, "hello").server(ACK, 0, 5, ""); // frames 4 and 5
    talk.pause(5000).client(ACK, 4, 0, "o").server(ACK, 0, 5, "");
    talk.pause(5000).client(ACK, 0, 0, "hello").finish();
    FlowSide client = flow().side(Direction.CLIENT_TO_SERVER);
    FlowSide server = flow().side(Direction.SERVER_TO_CLIENT);
    assertEquals(4, client.lastProgress().orElseThrow().frame());
    assertEquals(5, server.lastProgress().orElseThrow().frame());
    assertEquals(8, client.lastPacket().orElseThrow().frame());
    assertEquals(1, client.keepAlives());
    assertEquals(1, client.retransmissions());
  }

  @Test
  void aWindowProbeIsNoProgressButTheSegmentAfterItIs() {
    talk.handshake().client(ACK, 0, 0, "ab").window(0).server(ACK, 0, 2, "").window(1000);
    talk.pause(300).client(ACK, 2, 0, "c"); // frame 6
    FlowSide client = flow().side(Direction.CLIENT_TO_SERVER);
    assertEquals(SegmentKind.WINDOW_PROBE, client.segmentKind());
    assertEquals(4, client.lastProgress().orElseThrow().frame());
    talk.client(ACK, 2, 0, "cde");
    assertEquals(7, client.lastData().orElseThrow().frame());
  }

  @Test
  void bytesAreMissingUntilAFrameContainsThem() {
    talk.handshake().client(ACK, 0, 0, "ab").client(ACK, 7, 0, "hij");
    FlowSide client = flow().side(Direction.CLIENT_TO_SERVER);
    assertEquals(5, client.missingBytes());
    talk.client(ACK, 4, 0, "e");
    assertEquals(4, client.missingBytes());
    talk.client(ACK, 1, 0, "bcdefgh");
    assertEquals(0, client.missingBytes());
  }

  @Test
  void bytesCutByTheSnapLengthAreMissingOnceSomethingFollows() {
    talk.handshake().snap(3).client(ACK, 0, 0, "abcdef");
    FlowSide client = flow().side(Direction.CLIENT_TO_SERVER);
    assertEquals(0, client.missingBytes());
    talk.client(ACK, 8, 0, "ijk");
    assertEquals(5, client.missingBytes()); // def cut, gh never captured
    assertEquals(3, client.cutBytes());
    talk.snap(100).client(ACK, 3, 0, "def");
    assertEquals(2, client.missingBytes());
    assertEquals(0, client.cutBytes());
  }

  @Test
  void dataRttIsTheMedianFromDataToItsAcknowledgement() {
    talk.handshake();
    for (int i = 0; i < 5; i++) {
      talk.client(ACK, i, 0, "x").pause(i * 10L).server(ACK, 0, i + 1, "");
    }
    assertEquals(21.0, flow().dataRttMillis().orElseThrow()); // 1, 11, 21, 31, 41
  }

  private Flow flow() {
    return recorder.flows.get(0);
  }

  /** Sides that have nothing of something share one object for it, which must stay empty. */
  @Test
  void whatOneSideHasNoOtherSideHas() {
    talk.ports(1, 2598).handshake().client(ACK, 0, 0, "said").client(ACK, 0, 0, "said");
    talk.ports(2, 2598).client(SYN, -1, 0, "").finish();

    FlowSide talker = recorder.flows.get(0).side(Direction.CLIENT_TO_SERVER);
    assertEquals(1, talker.retransmissions());
    assertTrue(talker.lastData().isPresent());
    Flow halfOpen = recorder.flows.get(1);
    FlowSide client = halfOpen.side(Direction.CLIENT_TO_SERVER);
    FlowSide server = halfOpen.side(Direction.SERVER_TO_CLIENT);
    assertEquals(0, client.retransmissions());
    assertTrue(client.lastData().isEmpty());
    assertTrue(client.lastPacket().isPresent());
    assertTrue(server.lastPacket().isEmpty());
    assertTrue(server.lastProgress().isEmpty());
  }
}
