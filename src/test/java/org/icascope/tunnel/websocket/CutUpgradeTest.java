package org.icascope.tunnel.websocket;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.icascope.testkit.protocol.WebSocketWriter.BINARY;
import static org.icascope.testkit.protocol.WebSocketWriter.FIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.icascope.tunnel.TunnelTalk;
import org.junit.jupiter.api.Test;

/** Upgrades in packets that were cut, as those of 164 bytes are. */
class CutUpgradeTest {

  private static final int PORT = 8008;
  private static final int CAPTURED = 100;
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final byte[] MASK = {1, 2, 3, 4};

  private TunnelTalk talk = talk(PORT);

  private static TunnelTalk talk(int port) {
    return new TunnelTalk(List.of(new WebSocketTunnel(new PortTable(Map.of()))), port, true);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** One segment of which the end is cut off. */
  private void cut(Direction direction, byte[] segment, int captured) {
    talk.send(direction, Arrays.copyOf(segment, captured));
    talk.gap(direction, segment.length - captured);
  }

  private void request() {
    cut(
        CLIENT_TO_SERVER,
        WebSocketWriter.request("host", "https://store.example", KEY, ""),
        CAPTURED);
  }

  private void frames() {
    talk.client(WebSocketWriter.masked(FIN | BINARY, MASK, ascii("c")));
    talk.server(WebSocketWriter.frame(FIN | BINARY, ascii("s")));
  }

  @Test
  void bothHeadersCutAreTakenAsAnAgreement() {
    request();
    cut(SERVER_TO_CLIENT, WebSocketWriter.agreed(KEY, ""), CAPTURED);
    frames();
    assertEquals(List.of("websocket.assumed"), talk.codes());
    assertEquals(2, talk.lines.stream().filter(line -> line.matches(".* [cs] #.*")).count());
  }

  @Test
  void aWholeAnswerToACutRequestIsNotComparedWithItsKey() {
    request();
    talk.server(WebSocketWriter.agreed(KEY, ""));
    frames();
    assertEquals(List.of(), talk.codes());
    assertEquals(List.of("websocket #1", "client 0 c #4", "server 0 s #5"), talk.lines);
  }

  @Test
  void aCutRequestMayGoOnInAnotherSegment() {
    request();
    cut(CLIENT_TO_SERVER, ascii("Cookie: " + "x".repeat(CAPTURED)), CAPTURED);
    talk.server(WebSocketWriter.agreed(KEY, ""));
    frames();
    assertEquals(List.of(), talk.codes());
    assertEquals(List.of("websocket #1", "client 0 c #6", "server 0 s #7"), talk.lines);
  }

  @Test
  void aCutAnswerToAWholeRequestIsReadOn() {
    talk.client(WebSocketWriter.request("host", "https://store.example", KEY, ""));
    cut(SERVER_TO_CLIENT, WebSocketWriter.agreed(KEY, ""), CAPTURED);
    frames();
    assertEquals(List.of("websocket.assumed"), talk.codes());
    assertEquals(List.of("websocket #1", "server 0 s #5", "client 0 c #4"), sorted());
  }

  private List<String> sorted() {
    return talk.lines.stream().sorted((a, b) -> b.compareTo(a)).toList();
  }

  @Test
  void aCutRefusalIsARefusal() {
    talk.client(WebSocketWriter.request("host", "https://store.example", KEY, ""));
    cut(SERVER_TO_CLIENT, ascii("HTTP/1.1 403 Forbidden\r\nServer: " + "x".repeat(CAPTURED)), 40);
    WebSocketFacts facts = (WebSocketFacts) talk.facts.get(0);
    assertEquals(true, facts.isRefused());
    assertEquals(403, facts.status().getAsInt());
  }

  @Test
  void aPageThatWasAskedForIsNoRefusal() {
    cut(CLIENT_TO_SERVER, ascii("GET / HTTP/1.1\r\nHost: " + "x".repeat(CAPTURED)), 30);
    talk.server(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"));
    assertEquals(List.of(), talk.facts);
    assertEquals(List.of(), talk.codes());
  }

  @Test
  void whatGoesOnWithinASegmentIsNotReadAsFrames() {
    request();
    talk.rest(CLIENT_TO_SERVER, WebSocketWriter.masked(FIN | BINARY, MASK, ascii("c")));
    talk.server(WebSocketWriter.agreed(KEY, ""));
    talk.server(WebSocketWriter.frame(FIN | BINARY, ascii("s")));
    assertEquals(List.of("websocket.out-of-sync"), talk.codes());
  }

  @Test
  void onOtherPortsACutRequestIsNothing() {
    talk = talk(80);
    request();
    cut(SERVER_TO_CLIENT, WebSocketWriter.agreed(KEY, ""), CAPTURED);
    frames();
    assertEquals(List.of(), talk.facts);
    assertEquals(List.of(), talk.codes());
  }
}
