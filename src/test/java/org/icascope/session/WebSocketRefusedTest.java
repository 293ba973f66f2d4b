package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.icascope.model.Confidence;
import org.icascope.model.Severity;
import org.icascope.session.EventDetail.WebSocketRefused;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.junit.jupiter.api.Test;

class WebSocketRefusedTest {

  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private final Net net = new Net();

  private static byte[] request(String more) {
    return WebSocketWriter.request("host", "http://store.example/", KEY, more);
  }

  private static byte[] request() {
    return request("");
  }

  private Tcp ask(double seconds, int port, byte[] request) {
    Tcp tcp = net.at(seconds).tcp(Net.CLIENT, 50000 + port, Net.SERVER, port).handshake();
    return tcp.client(request);
  }

  @Test
  void aRefusedUpgradeToTheListenersPortIsToldWithStatusAndReason() {
    ask(0, 8008, request()).server(WebSocketWriter.refused(403, "whatever"));
    Found found = net.finishAt(5);
    assertEquals(
        new WebSocketRefused(OptionalInt.of(403), "Forbidden"), found.one(WebSocketRefused.class));
    Event event = found.event(WebSocketRefused.class);
    assertEquals(Confidence.LIKELY, event.confidence());
    assertEquals(5, event.at().frame());
    assertEquals(IncidentCause.WEBSOCKET_REFUSED, found.incident().cause());
    assertEquals(1, found.incident().attempts());
    assertEquals(0, found.count("session.start"));
  }

  @Test
  void tooManyAreCountedAndTheFirstOnesTold() {
    for (int i = 0; i < WebSocketRefusals.MOST_REFUSALS + 4; i++) {
      Tcp tcp = net.after(0.001).tcp(Net.CLIENT + i, 50000, Net.SERVER, 8008).handshake();
      tcp.client(request()).server(WebSocketWriter.refused(403, "No"));
    }
    Found found = net.after(5).finish();
    assertEquals(WebSocketRefusals.MOST_REFUSALS, found.count("websocket.refused"));
    assertEquals(
        4, found.diagnostics().stream().filter(d -> d.code().equals("session.limit")).count());
  }

  @Test
  void onAnotherPortItIsNoneOfCitrixUnlessTheClientSaysSo() {
    ask(0, 8080, request()).server(WebSocketWriter.refused(403, "No"));
    ask(1, 2598, request()).server(WebSocketWriter.refused(404, "No"));
    assertEquals(List.of(), net.finishAt(5).story());
    Net other = new Net();
    Tcp tcp = other.at(0).tcp(Net.CLIENT, 50000, Net.SERVER, 8080).handshake();
    tcp.client(request("Sec-WebSocket-Protocol: ica.citrix.com\r\n"));
    tcp.server(WebSocketWriter.refused(404, "No"));
    assertEquals(Confidence.CERTAIN, other.finishAt(5).event(WebSocketRefused.class).confidence());
  }

  @Test
  void anotherPathOnThatPortIsOnlyPossible() {
    byte[] odd =
        new String(request(), StandardCharsets.US_ASCII)
            .replace("GET / ", "GET /live ")
            .getBytes(StandardCharsets.US_ASCII);
    ask(0, 8008, odd).server(WebSocketWriter.refused(426, "No"));
    assertEquals(Confidence.POSSIBLE, net.finishAt(5).event(WebSocketRefused.class).confidence());
  }

  @Test
  void aServerThatClosesWithoutAWordRefuses() {
    ask(0, 8008, request()).serverRst();
    WebSocketRefused refused = net.finishAt(5).one(WebSocketRefused.class);
    assertEquals(OptionalInt.empty(), refused.status());
    assertEquals("connection closed without an answer", refused.reason());
  }

  @Test
  void refusalsInARowAreOneIncident() {
    ask(0, 8008, request()).server(WebSocketWriter.refused(403, "No"));
    Tcp again = net.at(60).tcp(Net.CLIENT, 50001, Net.SERVER, 8008).handshake();
    again.client(request()).server(WebSocketWriter.refused(403, "No"));
    Found found = net.finishAt(65);
    assertEquals(2, found.count("websocket.refused"));
    assertEquals(2, found.incident().attempts());
    assertEquals(0, found.count("probe"));
  }

  @Test
  void theWordsOfTheServerAndThePathOfTheOriginAreNotRepeated() {
    ask(0, 8008, request()).server(WebSocketWriter.refused(599, "\u001b[31mboo"));
    Event event = net.finishAt(5).event(WebSocketRefused.class);
    assertEquals(
        "10.0.1.1:8008 refused 10.0.0.1:58008 the upgrade to a WebSocket: 599 server error",
        event.summary());
    assertEquals(Severity.WARNING, event.severity());
  }
}
