package org.icascope.tunnel.edt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.flow.Close;
import org.icascope.flow.Handshake;
import org.icascope.model.Direction;
import org.icascope.testkit.protocol.EdtWriter;
import org.junit.jupiter.api.Test;

class EdtLayerTest {

  private static final int RANGE = 0x80000000;

  private final EdtTalk talk = new EdtTalk();

  @Test
  void bothSidesAgreeOnTheSmallerValues() {
    talk.handshake();
    assertEquals(OptionalInt.of(1500), talk.facts.mtuBytes());
    assertEquals(OptionalInt.of(8192), talk.facts.flowWindowPackets());
    assertEquals(Handshake.COMPLETE, talk.flow.handshake());
    assertEquals(4, talk.facts.established().orElseThrow().frame());
  }

  @Test
  void aRequestWithoutAnswerIsUnanswered() {
    talk.request().request().finish();
    assertEquals(Handshake.UNANSWERED, talk.flow.handshake());
    assertEquals(OptionalInt.empty(), talk.facts.mtuBytes());
    assertEquals(Optional.empty(), talk.facts.established());
  }

  @Test
  void aChallengeAloneIsNoAnswer() {
    talk.request().fromServer(EdtWriter.challenge(0x40ab8156, EdtTalk.CLIENT_SOCKET)).finish();
    assertEquals(Handshake.UNANSWERED, talk.flow.handshake());
  }

  @Test
  void roundTripTimesCountFromTheEleventhAcknowledgementOn() {
    talk.handshake().client(0, "a");
    talk.serverAck(10, 1, 90_000);
    assertEquals(OptionalDouble.empty(), talk.facts.rttMs());
    talk.serverAck(11, 1, 3_000).serverAck(12, 1, 7_000).serverAck(13, 1, 4_000);
    assertEquals(OptionalDouble.of(4.0), talk.facts.rttMs());
    talk.serverAck(14, 1, -1); // more than an hour
    assertEquals(OptionalDouble.of(4.0), talk.facts.rttMs());
  }

  @Test
  void lossesCountOnceHoweverOftenTheyAreReported() {
    talk.handshake().client(9, "a").serverNak(3);
    assertEquals(1, talk.facts.lostPackets(Direction.CLIENT_TO_SERVER));
    talk.serverNak(3).serverNak(3, RANGE | 5, 8);
    assertEquals(5, talk.facts.lostPackets(Direction.CLIENT_TO_SERVER));
    talk.serverNak(RANGE | 7, 10);
    assertEquals(7, talk.facts.lostPackets(Direction.CLIENT_TO_SERVER));
    assertEquals(0, talk.facts.lostPackets(Direction.SERVER_TO_CLIENT));
    assertEquals(List.of(), talk.diagnostics);
  }

  @Test
  void reportsThatMakeNoSenseCountNothing() {
    talk.handshake().client(9, "a").serverNak(RANGE | 5).serverNak(RANGE | 5, 100_000);
    talk.serverNak(RANGE | 5, 4);
    assertEquals(0, talk.facts.lostPackets(Direction.CLIENT_TO_SERVER));
    assertEquals(List.of("edt.malformed", "edt.malformed", "edt.malformed"), talk.diagnostics);
  }

  @Test
  void shutdownEndsTheConnectionLikeAFin() {
    talk.handshake().client(1, "b").fromClient(EdtWriter.shutdown(EdtTalk.SERVER_SOCKET));
    talk.fromServer(EdtWriter.shutdown(EdtTalk.CLIENT_SOCKET));
    assertEquals(
        List.of("edt #1", "client gap ? #5", "client 4294967296 b #5", "client FIN #6"),
        talk.lines);
    assertEquals(Close.FIN, talk.flow.close());
    assertEquals(Optional.of(Direction.CLIENT_TO_SERVER), talk.flow.closedBy());
    assertEquals(6, talk.flow.closed().orElseThrow().frame());
  }

  @Test
  void onlyWhatIsNewIsProgress() {
    talk.handshake().client(0, "a").serverAck(1, 1, 100_000);
    talk.fromServer(EdtWriter.keepAlive(EdtTalk.CLIENT_SOCKET)).serverAck(2, 1, 100_000);
    talk.client(0, "a").fromClient(EdtWriter.ack2(2, EdtTalk.SERVER_SOCKET)).finish();
    var client = talk.flow.side(Direction.CLIENT_TO_SERVER);
    var server = talk.flow.side(Direction.SERVER_TO_CLIENT);
    assertEquals(5, client.lastProgress().orElseThrow().frame());
    assertEquals(5, client.lastData().orElseThrow().frame());
    assertEquals(6, server.lastProgress().orElseThrow().frame());
    assertEquals(10, client.lastPacket().orElseThrow().frame());
  }

  @Test
  void newPacketsOfASideThatIsNotHeardAreNoProgress() {
    talk.handshake().client(0, "a").serverAck(1, 1, 100_000).client(1, "b").pause(900);
    talk.client(2, "c").pause(100).client(3, "d");
    var client = talk.flow.side(Direction.CLIENT_TO_SERVER);
    assertEquals(8, client.lastProgress().orElseThrow().frame());
    assertEquals(8, client.lastData().orElseThrow().frame());
    talk.serverAck(2, 4, 100_000).client(4, "e");
    assertEquals(11, client.lastProgress().orElseThrow().frame());
  }

  @Test
  void whereAcknowledgementsAreNotCapturedEveryNewPacketIsProgress() {
    talk.handshake().client(0, "a").pause(5_000).client(1, "b").pause(5_000).client(2, "c");
    var client = talk.flow.side(Direction.CLIENT_TO_SERVER);
    assertEquals(7, client.lastProgress().orElseThrow().frame());
  }

  @Test
  void packetsForAnotherSocketBelongToAnotherConnection() {
    talk.handshake().client(0, "a");
    talk.fromClient(EdtWriter.data(0x40ab8157, 1, 0, 0x33333333, new byte[] {'x'}));
    talk.fromClient(EdtWriter.request(0x1000, 0x44444444)).client(1, "b").finish();
    assertEquals("ab", talk.clientBytes.toString());
    assertEquals(List.of("edt.undecoded", "edt.undecoded"), talk.diagnostics);
  }

  @Test
  void anotherConnectionAfterTheEndOfTheFirstIsANewFlow() {
    talk.handshake().client(0, "a").fromClient(EdtWriter.shutdown(EdtTalk.SERVER_SOCKET));
    second();
    assertEquals(
        List.of("edt #1", "client 0 a #5", "client FIN #6", "closed", "edt #8", "client 0 b #11"),
        talk.lines);
    assertEquals(1, talk.flow.serial());
    assertEquals(50_000, talk.flow.client().port(), "though the server speaks first in it");
    assertEquals(List.of(), talk.diagnostics);
  }

  @Test
  void anotherConnectionAfterLongSilenceIsANewFlowToo() {
    talk.handshake().client(0, "a").pause(9_000);
    second();
    assertEquals("a", talk.clientBytes.toString(), "too early: it may go on");
    talk.pause(11_000);
    second();
    assertEquals("ab", talk.clientBytes.toString());
  }

  /** A connection with other sockets, the first frame of which still falls into the flow before. */
  private void second() {
    talk.fromClient(EdtWriter.request(0x1000, 0x44444444))
        .fromServer(EdtWriter.challenge(0x1000, 0x44444444))
        .fromClient(EdtWriter.secondRequest(0x1000, 0x44444444))
        .fromServer(EdtWriter.response(0x1000, 0x44444444, 0x55555555))
        .fromClient(EdtWriter.data(0x1000, 1, 0, 0x55555555, new byte[] {'b'}));
  }

  @Test
  void whatWaitsOfAFlowThatNobodyWantsCountsNoLonger() {
    EdtTalk first = new EdtTalk(new EdtLimits(10_000, 10_000, 100_000_000));
    first.handshake().client(1, new byte[5_000]).client(2, new byte[4_000]);
    first.flow.ignorePayload();
    first.client(3, "x").otherPorts().handshake().client(2, "c").client(1, "b").client(0, "a");
    assertEquals("abc", first.clientBytes.toString());
    assertEquals(List.of(), first.diagnostics);
  }

  @Test
  void onePacketNumberedFarAheadDoesNotMakeTheOthersLate() {
    talk.handshake().client(0, "a").client(200_000, "damaged").serverAck(1, 300_000, 1_000);
    talk.pause(200).client(1, "b").client(2, "c").finish();
    assertEquals("abc", talk.clientBytes.toString());
    assertEquals(List.of("edt.malformed"), talk.diagnostics);
  }

  @Test
  void packetsFarAheadThatFollowEachOtherAreBelieved() {
    talk.handshake().client(0, "a").client(200_000, "x").client(200_001, "b").client(200_002, "c");
    talk.serverAck(1, 200_003, 1_000).pause(200).client(200_003, "d").finish();
    assertEquals("abcd", talk.clientBytes.toString());
  }

  @Test
  void aRepeatedHandshakeIsNoOtherConnection() {
    talk.handshake().client(0, "a").handshake().client(1, "b").finish();
    assertEquals("ab", talk.clientBytes.toString());
    assertEquals(List.of(), talk.diagnostics);
  }

  @Test
  void aNewTryWithAnotherSocketBeforeAnyDataCounts() {
    talk.fromClient(EdtWriter.request(0x1000, 0x44444444))
        .handshake()
        .client(0, "a")
        .server(0, "x");
    assertEquals(List.of("edt #1", "client 0 a #6", "server 0 x #7"), talk.lines);
    assertEquals(List.of(), talk.diagnostics);
  }

  @Test
  void unknownControlPacketsAreSaid() {
    talk.handshake().fromServer(EdtWriter.controlOfType(0x7fff, EdtTalk.CLIENT_SOCKET, 8));
    assertEquals(List.of("edt.undecoded"), talk.diagnostics);
  }

  @Test
  void everyKnownControlPacketThatIsTooShortIsSaid() {
    talk.handshake();
    for (int type : new int[] {0, 2, 7}) {
      talk.fromServer(EdtWriter.controlOfType(type, EdtTalk.CLIENT_SOCKET, 0));
    }
    talk.fromServer(new byte[] {1, 2, 3});
    assertEquals(4, talk.diagnostics.size());
    assertTrue(talk.diagnostics.stream().allMatch("edt.malformed"::equals));
  }

  @Test
  void anEmptyDataPacketOnlyCounts() {
    talk.handshake().client(0, "").client(1, "b").finish();
    assertEquals(List.of("edt #1", "client 0 b #6", "closed"), talk.lines);
  }
}
