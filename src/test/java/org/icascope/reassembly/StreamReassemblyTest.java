package org.icascope.reassembly;

import static org.icascope.flow.Conversation.ACK;
import static org.icascope.flow.Conversation.FIN;
import static org.icascope.flow.Conversation.RST;
import static org.icascope.flow.Conversation.SYN;
import static org.icascope.flow.Conversation.SYN_ACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.icascope.flow.Conversation;
import org.junit.jupiter.api.Test;

/**
 * Tables of segments with the chunks and gaps they give, counted by hand. After the handshake the
 * next frame has number 4.
 */
class StreamReassemblyTest {

  private final ChunkRecorder recorder = new ChunkRecorder();
  private final Conversation talk =
      new Conversation(
          new StreamReassembly(ReassemblyLimits.defaults(), diagnostic -> {}, recorder));

  @Test
  void segmentsInOrderPassThroughOneByOne() {
    talk.handshake().client(ACK, 0, 0, "abc").server(ACK, 0, 3, "xy").client(ACK, 3, 2, "d");
    expect("client 0 abc #4", "server 0 xy #5", "client 3 d #6");
  }

  @Test
  void anEarlySegmentWaitsForTheOneBeforeIt() {
    talk.handshake().client(ACK, 3, 0, "def").client(ACK, 6, 0, "g").client(ACK, 0, 0, "abc");
    expect("client 0 abc #6", "client 3 def #4", "client 6 g #5");
  }

  @Test
  void bytesSentAgainAreDeliveredOnce() {
    talk.handshake().client(ACK, 0, 0, "abc").client(ACK, 0, 0, "abc").client(ACK, 1, 0, "bc");
    expect("client 0 abc #4");
  }

  @Test
  void newBytesBehindOldOnesAreDeliveredWithoutASegmentStart() {
    talk.handshake().client(ACK, 0, 0, "abc").client(ACK, 1, 0, "bcde");
    expect("client 0 abc #4", "client 3 ~de #5");
  }

  @Test
  void ofOverlapsWithDifferentContentTheCopyCapturedFirstStays() {
    talk.handshake().client(ACK, 2, 0, "CDE").client(ACK, 1, 0, "bXYZf").client(ACK, 0, 0, "aQ");
    expect("client 0 a #6", "client 1 b #5", "client 2 CDE #4", "client 5 ~f #5");
  }

  @Test
  void aLongSegmentGoesAroundPiecesThatWaited() {
    talk.handshake()
        .client(ACK, 2, 0, "CD")
        .client(ACK, 6, 0, "GH")
        .client(ACK, 0, 0, "abcdefghij");
    expect(
        "client 0 ab #6", "client 2 CD #4", "client 4 ~ef #6", "client 6 GH #5", "client 8 ~ij #6");
  }

  @Test
  void aHoleIsAGapOnceItWasAcknowledgedLongEnoughAgo() {
    talk.handshake().client(ACK, 3, 0, "def").pause(5000).client(ACK, 6, 0, "g");
    expect(); // not acknowledged, so the sender will repeat it
    talk.server(ACK, 0, 7, "").pause(98).server(ACK, 0, 7, "");
    expect();
    talk.server(ACK, 0, 7, "");
    expect("client 0 gap 3 #4", "client 3 def #4", "client 6 g #5");
  }

  @Test
  void aHoleFilledWithinTheMomentAfterItsAcknowledgementIsNoGap() {
    talk.handshake().client(ACK, 3, 0, "def").server(ACK, 0, 6, "").pause(50);
    talk.client(ACK, 0, 0, "abc").finish();
    expect("client 0 abc #6", "client 3 def #4");
  }

  @Test
  void bytesOfAGapThatTurnUpLaterAreNotDelivered() {
    talk.handshake().client(ACK, 3, 0, "def").server(ACK, 0, 6, "").pause(200);
    talk.server(ACK, 0, 6, "").client(ACK, 0, 0, "abc").client(ACK, 6, 0, "g");
    expect("client 0 gap 3 #4", "client 3 def #4", "client 6 g #8");
  }

  @Test
  void atTheEndOfTheFlowWhatWaitsComesOutBehindItsGap() {
    talk.handshake().client(ACK, 3, 0, "def").client(ACK, 9, 0, "j").finish();
    expect("client 0 gap 3 #4", "client 3 def #4", "client 6 gap 3 #5", "client 9 j #5");
    assertEquals("close 0", recorder.lines.get(recorder.lines.size() - 1));
  }

  @Test
  void theRestOfASnappedSegmentIsAGapAtOnce() {
    talk.handshake().snap(2).client(ACK, 0, 0, "abcde").client(ACK, 5, 0, "fg");
    expect("client 0 ab #4", "client 2 gap 3 #4", "client 5 fg #5");
  }

  @Test
  void aSnappedSegmentThatIsEarlyKeepsItsGapInPlace() {
    talk.handshake().snap(2).client(ACK, 2, 0, "cde").client(ACK, 5, 0, "fg");
    talk.client(ACK, 0, 0, "ab");
    expect("client 0 ab #6", "client 2 cd #4", "client 4 gap 1 #4", "client 5 fg #5");
  }

  @Test
  void aStreamGoesOnWhereSequenceNumbersWrap() {
    talk.startingAt(0xfffffffdL, 0xffffffffL).handshake();
    talk.client(ACK, 5, 0, "fg").client(ACK, 0, 0, "abcde").server(ACK, 0, 7, "xyz");
    expect("client 0 abcde #5", "client 5 fg #4", "server 0 xyz #6");
  }

  @Test
  void aKeepAliveByteDisturbsNothing() {
    talk.handshake().client(ACK, 0, 0, "abc").client(ACK, 2, 0, "!").client(ACK, 3, 0, "d");
    expect("client 0 abc #4", "client 3 d #6");
  }

  @Test
  void aKeepAliveByteBeforeAnyPayloadDisturbsNothing() {
    talk.handshake().client(ACK, -1, 0, "!").client(ACK, 0, 0, "abc");
    expect("client 0 abc #5");
  }

  @Test
  void aWindowProbeThatWasRefusedGivesWayToTheRealByte() {
    talk.handshake().client(ACK, 0, 0, "ab").window(0).server(ACK, 0, 2, "").window(9);
    talk.client(ACK, 2, 0, "!").client(ACK, 2, 0, "cd");
    expect("client 0 ab #4", "client 2 cd #7");
  }

  @Test
  void aWindowProbeThatWasTakenCounts() {
    talk.handshake().client(ACK, 0, 0, "ab").window(0).server(ACK, 0, 2, "").window(9);
    talk.client(ACK, 2, 0, "c").server(ACK, 0, 3, "").client(ACK, 3, 0, "d");
    expect("client 0 ab #4", "client 2 c #6", "client 3 d #8");
  }

  @Test
  void aWindowProbeIsTakenWhenTheSenderGoesOnBehindIt() {
    talk.handshake().client(ACK, 0, 0, "ab").window(0).server(ACK, 0, 2, "").window(9);
    talk.client(ACK, 2, 0, "c").client(ACK, 3, 0, "d");
    expect("client 0 ab #4", "client 2 c #6", "client 3 d #7");
  }

  @Test
  void withoutSynTheStreamBeginsWithTheFirstByteSeen() {
    talk.server(ACK, 70, 10, "").client(ACK, 10, 70, "abc").client(ACK, 5, 70, "older");
    talk.server(ACK, 75, 13, "xyz");
    expect("client 0 abc #2", "server 5 xyz #4");
  }

  @Test
  void aSynAckCapturedBehindABareAckStillTellsWhereTheStreamBegins() {
    talk.client(SYN, -1, 0, "").server(FIN, 3, 0, "").server(SYN_ACK, -1, 0, "");
    talk.server(ACK, 0, 0, "xyz");
    expect("server FIN #2", "server 0 xyz #4");
  }

  @Test
  void aServerThatNumbersEachSynAckAnewBeginsWithTheLast() {
    talk.client(SYN, -1, 0, "").server(SYN_ACK, -1, 0, "").startingAt(1000, 9_000_000);
    talk.server(SYN_ACK, -1, 0, "").client(ACK, 0, 0, "").server(ACK, 0, 0, "xyz");
    expect("server 0 xyz #5");
  }

  @Test
  void payloadOfASynBelongsToTheStream() {
    talk.client(SYN, -1, 0, "ab").server(SYN_ACK, -1, 2, "").client(ACK, 2, 0, "c");
    expect("client 0 ab #1", "client 2 c #3");
  }

  @Test
  void aFinIsToldAfterTheBytesBeforeIt() {
    talk.handshake().client(FIN, 3, 0, "de").client(ACK, 0, 0, "abc");
    expect("client 0 abc #5", "client 3 de #4", "client FIN #4");
  }

  @Test
  void aFinBehindBytesNeverCapturedIsToldOnceItIsAcknowledged() {
    talk.handshake().client(ACK, 0, 0, "abc").client(FIN, 5, 0, "").server(ACK, 0, 6, "");
    talk.pause(200).server(ACK, 0, 6, "");
    expect("client 0 abc #4", "client 3 gap 2 #5", "client FIN #5");
  }

  @Test
  void aResetDeliversWhatWaitsInBothDirectionsFirst() {
    talk.handshake().client(ACK, 0, 0, "a").server(ACK, 0, 0, "x");
    talk.client(ACK, 3, 0, "d").server(ACK, 2, 0, "z").server(RST, 3, 0, "");
    expect(
        "client 0 a #4",
        "server 0 x #5",
        "client 1 gap 2 #6",
        "client 3 d #6",
        "server 1 gap 1 #7",
        "server 2 z #7",
        "server RST #8");
  }

  @Test
  void segmentsAfterAResetAreStillDelivered() {
    talk.handshake().client(ACK, 0, 0, "a").server(RST, 0, 0, "").client(ACK, 1, 0, "b");
    expect("client 0 a #4", "server RST #5", "client 1 b #6");
  }

  @Test
  void portsUsedAgainGiveANewStream() {
    talk.handshake().client(ACK, 0, 0, "old").startingAt(70_000, 80_000).handshake();
    talk.client(ACK, 0, 0, "new");
    expect("client 0 old #4", "client 0 new #8");
    assertTrue(recorder.lines.indexOf("close 0") < recorder.lines.indexOf("open 1"));
  }

  @Test
  void datagramsPassThroughWithTheirPlaceAmongAllBytes() {
    talk.datagram(true, "abc").datagram(true, "").snap(1).datagram(true, "de");
    talk.snap(9).datagram(true, "f");
    assertEquals(
        List.of(
            "open 0",
            "datagram client 0 abc #1",
            "datagram client 3 d #3",
            "datagram client 5 f #4"),
        recorder.lines);
  }

  private void expect(String... lines) {
    assertEquals(List.of(lines), recorder.stream());
  }
}
