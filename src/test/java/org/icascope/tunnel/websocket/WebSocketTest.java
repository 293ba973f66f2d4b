package org.icascope.tunnel.websocket;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.icascope.testkit.protocol.WebSocketWriter.BINARY;
import static org.icascope.testkit.protocol.WebSocketWriter.CLOSE;
import static org.icascope.testkit.protocol.WebSocketWriter.CONTINUATION;
import static org.icascope.testkit.protocol.WebSocketWriter.FIN;
import static org.icascope.testkit.protocol.WebSocketWriter.PING;
import static org.icascope.testkit.protocol.WebSocketWriter.PONG;
import static org.icascope.testkit.protocol.WebSocketWriter.TEXT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.icascope.tunnel.TunnelTalk;
import org.junit.jupiter.api.Test;

/** Values of RFC 6455 are from its sections 1.3 and 5.7. */
class WebSocketTest {

  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
  private static final int PORT = 8080;

  private final TunnelTalk talk = talk(PORT, true);

  private static TunnelTalk talk(int port, boolean handshake) {
    return new TunnelTalk(List.of(new WebSocketTunnel(new PortTable(Map.of()))), port, handshake);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] request() {
    return WebSocketWriter.request("host", "https://Store.example:8443", KEY, "");
  }

  private static byte[] frame(int first, String payload) {
    return WebSocketWriter.frame(first, ascii(payload));
  }

  private static byte[] masked(int first, String payload) {
    return WebSocketWriter.masked(first, MASK, ascii(payload));
  }

  private TunnelTalk open() {
    return talk.client(request()).server(WebSocketWriter.agreed(KEY, ""));
  }

  private WebSocketFacts facts() {
    assertEquals(1, talk.facts.size());
    return (WebSocketFacts) talk.facts.get(0);
  }

  @Test
  void thousandsOfInterimAnswersBeforeTheAnswerArePassedOver() {
    String interim = "HTTP/1.1 100 Continue\r\n\r\n".repeat(2_000); // 50 kB
    talk.client(request()).server(ascii(interim));
    talk.server(WebSocketWriter.agreed(KEY, "")).server(frame(FIN | BINARY, "abc"));
    assertArrayEquals(ascii("abc"), talk.stream(SERVER_TO_CLIENT));
    assertEquals(List.of(), talk.codes());
  }

  @Test
  void theAnswerToTheKeyIsThatOfTheRfc() {
    assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", WebSocketWriter.accept(KEY));
    open();
    assertEquals(List.of("websocket #1"), talk.lines);
    assertEquals(List.of(), talk.codes());
    assertEquals(OptionalInt.of(101), facts().status());
    assertEquals(Optional.of("Store.example"), facts().originHost());
    assertTrue(facts().isRootPath());
    assertFalse(facts().isRefused());
  }

  @Test
  void aWrongAnswerToTheKeyIsRemarkedAndReadOn() {
    talk.client(request()).server(WebSocketWriter.agreed("AAAAAAAAAAAAAAAAAAAAAA==", ""));
    talk.server(frame(FIN | TEXT, "x"));
    assertEquals(List.of("websocket.wrong-accept"), talk.codes());
    assertEquals(List.of("websocket #1", "server 0 x #3"), talk.lines);
  }

  @Test
  void framesOfTheRfcAreRead() {
    open();
    talk.server(Bytes.ofHex("810548656c6c6f")); // "Hello" without mask
    talk.client(Bytes.ofHex("818537fa213d7f9f4d5158")); // with mask
    talk.server(Bytes.ofHex("010348656c")).server(Bytes.ofHex("80026c6f")); // in fragments
    talk.server(Bytes.ofHex("890548656c6c6f")); // ping
    talk.client(Bytes.ofHex("8a8537fa213d7f9f4d5158")); // pong with mask
    assertEquals(
        List.of(
            "websocket #1",
            "server 0 Hello #3",
            "client 0 Hello #4",
            "server 5 Hel #5",
            "server 8 lo #6"),
        talk.lines);
    WebSocketSide server = facts().side(SERVER_TO_CLIENT);
    assertEquals(2, server.messages());
    assertEquals(3, server.dataFrames());
    assertEquals(10, server.payloadBytes());
    assertEquals(1, server.pings());
    assertEquals(1, facts().side(CLIENT_TO_SERVER).pongs());
    assertEquals(List.of(), talk.codes());
  }

  @Test
  void lengthsOfSixteenAndSixtyFourBitsAreRead() {
    open();
    byte[] medium = new byte[256];
    byte[] large = new byte[65536];
    Arrays.fill(medium, (byte) 1);
    Arrays.fill(large, (byte) 2);
    byte[] first = WebSocketWriter.frame(FIN | BINARY, medium);
    assertArrayEquals(Bytes.ofHex("827e0100"), Arrays.copyOf(first, 4));
    byte[] second = WebSocketWriter.masked(FIN | BINARY, MASK, large);
    assertArrayEquals(Bytes.ofHex("82ff0000000000010000"), Arrays.copyOf(second, 10));
    talk.server(first).client(second);
    assertArrayEquals(medium, talk.stream(SERVER_TO_CLIENT));
    assertArrayEquals(large, talk.stream(CLIENT_TO_SERVER));
  }

  @Test
  void controlFramesMayStandBetweenFragments() {
    open();
    talk.client(masked(BINARY, "ab")).client(masked(FIN | PING, "?"));
    talk.client(masked(FIN | CONTINUATION, "cd"));
    assertEquals(List.of("client 0 ab #3", "client 2 cd #5"), talk.lines.subList(1, 3));
    assertEquals(List.of(), talk.codes());
  }

  @Test
  void theNumberInACloseFrameIsKeptPerSide() {
    open();
    byte[] goingAway = {0x03, (byte) 0xe9, 'b', 'y', 'e'};
    talk.client(WebSocketWriter.masked(FIN | CLOSE, MASK, goingAway));
    talk.server(WebSocketWriter.frame(FIN | CLOSE, new byte[0]));
    assertEquals(OptionalInt.of(1001), facts().side(CLIENT_TO_SERVER).closeCode());
    assertEquals(OptionalInt.empty(), facts().side(SERVER_TO_CLIENT).closeCode());
  }

  @Test
  void whatComesInTheSegmentOfTheAnswerAndBeforeItIsRead() {
    talk.client(request()).client(masked(FIN | BINARY, "early"));
    talk.server(
        new Bytes()
            .raw(WebSocketWriter.agreed(KEY, ""))
            .raw(frame(FIN | BINARY, "late"))
            .toArray());
    assertEquals(List.of("websocket #1", "server 0 late #3", "client 0 early #2"), talk.lines);
  }

  @Test
  void namesOfFieldsAndTheirWordsMayBeWrittenInAnyCase() {
    talk.client(
        ascii(
            "GET /chat HTTP/1.1\r\nhost: h\r\nCONNECTION: keep-alive, uPGRADE\r\n"
                + "uPGRADE: WebSocket\r\nSEC-WEBSOCKET-KEY:"
                + KEY
                + "\r\n\r\n"));
    talk.server(
        ascii(
            "HTTP/1.1 101 Yes\r\nsec-websocket-ACCEPT: "
                + WebSocketWriter.accept(KEY)
                + "\r\n\r\n"));
    assertEquals(List.of("websocket #1"), talk.lines);
    assertEquals(List.of(), talk.codes());
    assertFalse(facts().isRootPath());
    assertFalse(facts().hasOrigin());
  }

  @Test
  void aRequestForSomethingElseGoesThroughAsSoonAsItsHeaderIsWhole() {
    talk.client(ascii("GET /page HTTP/1.1\r\nHost: h\r\nCookie: upgrade=1\r\n"));
    assertEquals(List.of(), talk.lines);
    talk.client(ascii("\r\n"));
    assertEquals(2, talk.lines.size());
    talk.server(ascii("HTTP/1.1 200 OK\r\n\r\n"));
    assertEquals(3, talk.lines.size());
    assertEquals(List.of(), talk.facts);
  }

  @Test
  void otherMethodsAndOtherProtocolsGoThroughAtOnce() {
    for (String start :
        List.of("POST / HTTP/1.1\r\n", "G", "\u001aCGP/01", "GETS", "\u0016\u0003")) {
      TunnelTalk other = talk(PORT, true);
      other.client(ascii(start));
      assertEquals(start.equals("G") ? 0 : 1, other.lines.size(), start);
    }
  }

  @Test
  void aHeaderWithoutEndIsNoneAfterSixteenKilobytes() {
    talk.client(ascii("GET / HTTP/1.1\r\n"));
    for (int i = 0; i < 16; i++) {
      talk.client(ascii("a: " + "x".repeat(1020) + "\r\n"));
    }
    assertEquals(17, talk.lines.size());
  }

  @Test
  void aRefusalIsToldWithItsStatusAndAnotherTryMayFollow() {
    talk.client(request()).server(WebSocketWriter.refused(401, "Unauthorized"));
    assertEquals(OptionalInt.of(401), facts().status());
    assertTrue(facts().isRefused());
    talk.server(ascii("more of the body"));
    talk.client(request()).server(WebSocketWriter.agreed(KEY, ""));
    talk.server(frame(FIN | BINARY, "x"));
    assertEquals(List.of("websocket #2", "websocket #4", "server 0 x #6"), talk.lines);
  }

  @Test
  void aServerThatClosesWithoutAWordRefuses() {
    talk.client(request()).signal(SERVER_TO_CLIENT, Signal.RST);
    assertTrue(facts().isRefused());
    assertEquals(OptionalInt.empty(), facts().status());
  }

  @Test
  void aClientThatClosesWasNotRefused() {
    talk.client(request()).signal(CLIENT_TO_SERVER, Signal.RST).close();
    assertEquals(List.of(), talk.facts);
  }

  @Test
  void anInterimAnswerIsNoRefusal() {
    talk.client(request());
    talk.server(
        new Bytes()
            .ascii("HTTP/1.1 103 Early Hints\r\n\r\n")
            .raw(WebSocketWriter.agreed(KEY, ""))
            .toArray());
    assertFalse(facts().isRefused());
  }

  @Test
  void anAnswerThatIsNoHttpIsMalformed() {
    talk.client(request()).server(ascii("SSH-2.0-x\r\n")).server(ascii("y"));
    assertEquals(List.of("websocket.malformed"), talk.codes());
    assertEquals(List.of(), talk.lines);
  }

  @Test
  void aGapInsideAFrameIsPassedOnAndWhatFollowsIsUnmaskedRightly() {
    open();
    byte[] frame = masked(FIN | BINARY, "abcdefghij");
    talk.client(Arrays.copyOf(frame, 9)).gap(CLIENT_TO_SERVER, 3);
    talk.client(Arrays.copyOfRange(frame, 12, frame.length)).client(masked(FIN | BINARY, "k"));
    assertEquals(
        List.of("client 0 abc #3", "client gap 3+3 #4", "client 6 ~ghij #5", "client 10 k #6"),
        talk.lines.subList(1, 5));
    assertEquals(List.of(), talk.codes());
  }

  @Test
  void aGapThatTakesAFrameHeaderAlongIsSaidAndEndsThatDirection() {
    open();
    byte[] frame = frame(FIN | BINARY, "abcdef");
    talk.server(Arrays.copyOf(frame, 4)).gap(SERVER_TO_CLIENT, 5);
    talk.server(frame(FIN | BINARY, "lost")).client(masked(FIN | BINARY, "read"));
    assertEquals(List.of("websocket #1", "server 0 ab #3", "client 0 read #6"), talk.lines);
    assertEquals(List.of("websocket.out-of-sync"), talk.codes());
  }

  @Test
  void withoutTheAnswerTheClientIsReadAllTheSame() {
    talk.client(request()).gap(SERVER_TO_CLIENT, 150).client(masked(FIN | BINARY, "x"));
    talk.server(frame(FIN | BINARY, "y"));
    assertEquals(List.of("websocket #1", "client 0 x #3"), talk.lines);
    assertEquals(List.of("websocket.assumed", "websocket.out-of-sync"), talk.codes());
  }

  @Test
  void whatIsNoFrameIsSaidAndEndsThatDirection() {
    for (String hex : List.of("8300", "f20161", "c10161", "827f8000000000000000")) {
      TunnelTalk odd = talk(PORT, true);
      odd.client(request()).server(WebSocketWriter.agreed(KEY, ""));
      odd.server(Bytes.ofHex(hex)).server(frame(FIN | BINARY, "x"));
      assertEquals(List.of("websocket.out-of-sync"), odd.codes(), hex);
      assertEquals(List.of("websocket #1"), odd.lines, hex);
    }
  }

  @Test
  void brokenRulesThatLeaveNoDoubtAreRemarkedAndReadOn() {
    open();
    talk.client(frame(FIN | BINARY, "a")).client(frame(FIN | BINARY, "b"));
    talk.server(frame(FIN | CONTINUATION, "c"));
    talk.server(frame(FIN | PONG, "x".repeat(126))).server(frame(FIN | BINARY, "d"));
    assertEquals(
        List.of("websocket.malformed", "websocket.malformed", "websocket.malformed"), talk.codes());
    assertArrayEquals(ascii("ab"), talk.stream(CLIENT_TO_SERVER));
    assertArrayEquals(ascii("cd"), talk.stream(SERVER_TO_CLIENT));
  }

  @Test
  void anUnknownExtensionIsSaidAndNothingIsRead() {
    talk.client(request())
        .server(WebSocketWriter.agreed(KEY, "Sec-WebSocket-Extensions: x-fold\r\n"));
    talk.server(frame(FIN | BINARY, "x"));
    assertEquals(List.of("websocket #1"), talk.lines);
    assertEquals(List.of("websocket.undecoded"), talk.codes());
    assertFalse(talk.flow.payloadWanted());
  }

  private static final byte[] THREE_FRAMES =
      new Bytes()
          .raw(masked(FIN | BINARY, "abc"))
          .raw(masked(FIN | PING, ""))
          .raw(masked(FIN | BINARY, "d"))
          .toArray();

  @Test
  void framesOfAWebSocketThatRanBeforeTheCaptureAreFoundOnItsPort() {
    TunnelTalk running = talk(8008, false);
    running.client(ascii("rest of a frame")).client(THREE_FRAMES);
    running.server(new byte[] {7, 7});
    running.server(frame(FIN | BINARY, "A")).server(frame(FIN | BINARY, "B"));
    running.server(frame(FIN | BINARY, "C"));
    assertEquals(
        List.of(
            "websocket #1",
            "client gap 0+1 #2",
            "client 1 abc #2",
            "client 4 d #2",
            "server gap 0+1 #4",
            "server 1 A #4",
            "server 2 B #5",
            "server 3 C #6"),
        running.lines);
    assertTrue(((WebSocketFacts) running.facts.get(0)).isMidStream());
  }

  @Test
  void elsewhereAndAfterAHandshakeTheyAreNotLookedFor() {
    for (TunnelTalk other : List.of(talk(PORT, false), talk(8008, true))) {
      other.client(THREE_FRAMES);
      assertEquals(List.of(), other.facts);
      assertEquals(1, other.lines.size());
    }
  }

  @Test
  void aWebSocketInAWebSocketIsRead() {
    open();
    talk.client(WebSocketWriter.masked(FIN | BINARY, MASK, request()));
    talk.server(WebSocketWriter.frame(FIN | BINARY, WebSocketWriter.agreed(KEY, "")));
    talk.client(WebSocketWriter.masked(FIN | BINARY, MASK, masked(FIN | BINARY, "inner")));
    assertEquals(List.of("websocket #1", "websocket #3", "client 0 inner #5"), talk.lines);
  }

  @Test
  void everySplitOfEveryStreamGivesTheSame() {
    byte[] client =
        new Bytes().raw(request()).raw(masked(BINARY, "ab")).raw(masked(FIN, "c")).toArray();
    byte[] server =
        new Bytes().raw(WebSocketWriter.agreed(KEY, "")).raw(frame(FIN | TEXT, "xyz")).toArray();
    for (Direction split : Direction.values()) {
      byte[] whole = split == CLIENT_TO_SERVER ? client : server;
      for (int at = 1; at < whole.length; at++) {
        TunnelTalk parts = talk(PORT, true);
        parts.client(split == CLIENT_TO_SERVER ? Arrays.copyOf(client, at) : client);
        parts.server(split == SERVER_TO_CLIENT ? Arrays.copyOf(server, at) : server);
        parts.send(split, Arrays.copyOfRange(whole, at, whole.length));
        assertArrayEquals(ascii("abc"), parts.stream(CLIENT_TO_SERVER), split + " at " + at);
        assertArrayEquals(ascii("xyz"), parts.stream(SERVER_TO_CLIENT), split + " at " + at);
      }
    }
  }
}
