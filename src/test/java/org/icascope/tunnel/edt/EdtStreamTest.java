package org.icascope.tunnel.edt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.icascope.model.Direction;
import org.icascope.testkit.protocol.EdtWriter;
import org.junit.jupiter.api.Test;

/** Frame numbers: the handshake is frames 1 to 4. */
class EdtStreamTest {

  private final EdtTalk talk = new EdtTalk();

  private List<String> afterTunnel() {
    return talk.lines.subList(1, talk.lines.size());
  }

  @Test
  void packetsInOrderGiveTheStreamOfEachDirection() {
    talk.handshake().client(0, "abc").server(0, "xy").client(1, "de").finish();
    assertEquals(
        List.of("client 0 abc #5", "server 0 xy #6", "client 3 de #7", "closed"), afterTunnel());
    assertEquals("edt #1", talk.lines.get(0));
  }

  @Test
  void packetsOutOfOrderWaitAndKeepTheirFrames() {
    talk.handshake().client(2, "ef").client(1, "cd").client(0, "ab").client(3, "gh").finish();
    assertEquals(
        List.of("client 0 ab #7", "client 2 cd #6", "client 4 ef #5", "client 6 gh #8", "closed"),
        afterTunnel());
  }

  @Test
  void repeatedPacketsAreSetAsideAndCounted() {
    talk.handshake()
        .client(0, "ab")
        .client(0, "ab")
        .client(2, "ef")
        .client(2, "ef")
        .client(1, "cd");
    talk.client(1, "cd").finish();
    assertEquals("abcdef", talk.clientBytes.toString());
    assertEquals(3, talk.facts.retransmissions(Direction.CLIENT_TO_SERVER));
    assertEquals(0, talk.facts.retransmissions(Direction.SERVER_TO_CLIENT));
  }

  @Test
  void sequenceNumbersWrapAt31Bits() {
    talk.startingAt(0x7ffffffe).handshake();
    talk.client(0, "a").client(3, "d").client(1, "b").client(2, "c").client(4, "e").finish();
    assertEquals("abcde", talk.clientBytes.toString());
    assertTrue(talk.lines.stream().noneMatch(line -> line.contains("gap")));
  }

  @Test
  void aHoleThatTheReceiverAcknowledgedBecomesAGapOfUnknownLength() {
    talk.handshake().client(0, "ab").client(2, "ef").serverAck(1, 3, 100_000);
    talk.pause(98).client(3, "gh");
    assertEquals(List.of("client 0 ab #5"), afterTunnel());
    talk.client(4, "ij").finish();
    assertEquals(
        List.of(
            "client 0 ab #5",
            "client gap ? #6",
            "client 4294967298 ef #6",
            "client 4294967300 gh #8",
            "client 4294967302 ij #9",
            "closed"),
        afterTunnel());
  }

  @Test
  void aHoleNobodyAcknowledgedWaitsForTheRetransmission() {
    talk.handshake().client(0, "ab").client(2, "ef").serverAck(1, 1, 100_000).pause(5_000);
    talk.client(3, "gh").client(1, "cd").finish();
    assertEquals("abcdefgh", talk.clientBytes.toString());
    assertTrue(talk.lines.stream().noneMatch(line -> line.contains("gap")));
  }

  @Test
  void eachHoleHasItsOwnPatience() {
    talk.handshake().client(1, "b").client(3, "d").serverAck(1, 4, 100_000).pause(150);
    talk.client(4, "e");
    assertEquals(
        List.of(
            "client gap ? #5",
            "client 4294967296 b #5",
            "client gap ? #6",
            "client 8589934593 d #6",
            "client 8589934594 e #8"),
        afterTunnel());
  }

  @Test
  void whatComesAfterItsHoleWasGivenUpIsNoRetransmission() {
    talk.handshake().client(1, "b").serverAck(1, 2, 100_000).pause(150).client(2, "c");
    talk.client(0, "a").client(1, "b").finish();
    assertEquals("bc", talk.clientBytes.toString());
    assertEquals(1, talk.facts.retransmissions(Direction.CLIENT_TO_SERVER));
  }

  @Test
  void whatWaitsAtTheEndIsGivenOn() {
    talk.handshake().client(1, "b").client(2, "c").finish();
    assertEquals(
        List.of("client gap ? #5", "client 4294967296 b #5", "client 4294967297 c #6", "closed"),
        afterTunnel());
  }

  @Test
  void packetsThatTheSenderGaveUpAreNotWaitedFor() {
    talk.handshake().client(1, "b");
    talk.fromClient(EdtWriter.dropRequest(1, 0x40ab8156, 0x40ab8156, EdtTalk.SERVER_SOCKET));
    talk.pause(150).client(2, "c");
    assertEquals("bc", talk.clientBytes.toString());
  }

  @Test
  void tooMuchBehindAHoleGivesTheHoleUp() {
    EdtTalk small =
        new EdtTalk(new EdtLimits(3 * (EdtLimits.PACKET_BYTES + 2), 1 << 20, 100_000_000));
    small.handshake().client(1, "bb").client(2, "cc").client(3, "dd");
    assertEquals("", small.clientBytes.toString());
    small.client(4, "ee");
    assertEquals("bbccddee", small.clientBytes.toString());
    assertEquals(List.of("edt.limit"), small.diagnostics);
  }

  @Test
  void theLimitOfAllFlowsCountsWhatWaitsInAnyOfThem() {
    EdtTalk small = new EdtTalk(new EdtLimits(1 << 20, EdtLimits.PACKET_BYTES + 5, 100_000_000));
    small.handshake().client(1, "bb").serverPort(2599).handshake();
    assertEquals("", small.clientBytes.toString());
    small.client(1, "yy");
    assertEquals("yy", small.clientBytes.toString());
    small.finish();
    assertEquals("yybb", small.clientBytes.toString());
  }

  @Test
  void whatTheSnapLengthCutIsAGapOfKnownLength() {
    talk.handshake().snap(18).client(0, "abcde").client(1, "fg").finish();
    assertEquals(
        List.of("client 0 ab #5", "client gap 3 #5", "client 5 fg #6", "closed"), afterTunnel());
    assertEquals(3, talk.facts.cutBytes(Direction.CLIENT_TO_SERVER));
  }

  @Test
  void aCutPacketThatHadToWaitIsAGapToo() {
    talk.handshake().snap(18).client(1, "abcde").client(0, "fg").finish();
    assertEquals(
        List.of("client 0 fg #6", "client 2 ab #5", "client gap 3 #5", "closed"), afterTunnel());
  }
}
