package org.icascope.tunnel.websocket;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.icascope.testkit.protocol.WebSocketWriter.COMPRESSED;
import static org.icascope.testkit.protocol.WebSocketWriter.CONTINUATION;
import static org.icascope.testkit.protocol.WebSocketWriter.FIN;
import static org.icascope.testkit.protocol.WebSocketWriter.PING;
import static org.icascope.testkit.protocol.WebSocketWriter.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.icascope.model.PortTable;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.icascope.tunnel.TunnelTalk;
import org.junit.jupiter.api.Test;

/** Values of RFC 7692 are from its section 7.2.3. */
class DeflateTest {

  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private final WebSocketTunnel tunnel = new WebSocketTunnel(new PortTable(Map.of()));
  private final TunnelTalk talk = talk();

  private TunnelTalk talk() {
    return new TunnelTalk(List.of(tunnel), 8080, true);
  }

  private static TunnelTalk open(TunnelTalk talk, String parameters) {
    talk.client(WebSocketWriter.request("h", "http://h", KEY, ""));
    String extension = "Sec-WebSocket-Extensions: permessage-deflate" + parameters + "\r\n";
    return talk.server(WebSocketWriter.agreed(KEY, extension));
  }

  private String text() {
    return new String(talk.stream(SERVER_TO_CLIENT), StandardCharsets.US_ASCII);
  }

  @Test
  void messagesOfTheRfcAreRead() {
    open(talk, "");
    talk.server(Bytes.ofHex("c107f248cdc9c90700")); // "Hello" in one frame
    talk.server(Bytes.ofHex("c105f200110000")); // again, from the window
    talk.server(Bytes.ofHex("c10b000500faff48656c6c6f00")); // stored
    talk.server(Bytes.ofHex("c108f348cdc9c9070000")); // a last block
    talk.server(Bytes.ofHex("c10df24805000000ffffcac9c90700")); // two blocks
    assertEquals("Hello".repeat(5), text());
    assertEquals(List.of(), talk.codes());
    WebSocketFacts facts = (WebSocketFacts) talk.facts.get(0);
    assertTrue(facts.isCompressed());
    assertEquals(5, facts.side(SERVER_TO_CLIENT).compressedMessages());
    assertEquals(25, facts.side(SERVER_TO_CLIENT).contentBytes());
    assertEquals(7 + 5 + 11 + 8 + 13, facts.side(SERVER_TO_CLIENT).payloadBytes());
  }

  @Test
  void contentNamesTheFrameThatCompletedIt() {
    open(talk, "");
    talk.server(Bytes.ofHex("4103f248cd")).server(Bytes.ofHex("8900"));
    talk.server(Bytes.ofHex("8004c9c90700"));
    String last = talk.lines.get(talk.lines.size() - 1);
    assertTrue(last.endsWith("lo #5") || last.endsWith("o #5"), last);
    assertEquals("Hello", text());
  }

  @Test
  void withoutTakeoverEveryMessageStandsAlone() {
    open(talk, "; server_no_context_takeover; client_max_window_bits=15");
    talk.server(Bytes.ofHex("c107f248cdc9c90700"));
    talk.server(Bytes.ofHex("c105f200110000")); // refers to a window that is not there
    assertEquals("Hello", text());
    assertEquals(List.of("websocket.malformed"), talk.codes());
  }

  @Test
  void parametersThatDoNotExistAreRemarked() {
    for (String odd : List.of("; server_max_window_bits=16", "; server_max_window_bits", "; x")) {
      TunnelTalk other = open(talk(), odd);
      assertEquals(List.of("websocket.malformed"), other.codes(), odd);
    }
  }

  @Test
  void messagesThatAreNotCompressedMayStandBetween() {
    open(talk, "");
    talk.server(Bytes.ofHex("c107f248cdc9c90700")).server(Bytes.ofHex("81022c20"));
    talk.server(Bytes.ofHex("c105f200110000"));
    assertEquals("Hello, Hello", text());
  }

  @Test
  void onlyTheFirstFrameOfAMessageSaysThatItIsCompressed() {
    open(talk, "").server(WebSocketWriter.frame(FIN | COMPRESSED | PING, new byte[0]));
    assertEquals(List.of("websocket.out-of-sync"), talk.codes());
    TunnelTalk other = open(talk(), "").server(Bytes.ofHex("4103f248cd"));
    other.server(WebSocketWriter.frame(FIN | COMPRESSED | CONTINUATION, new byte[1]));
    assertEquals(List.of("websocket.out-of-sync"), other.codes());
  }

  @Test
  void aGapInACompressedMessageEndsTheDirection() {
    open(talk, "").server(Bytes.ofHex("c107f248")).gap(SERVER_TO_CLIENT, 2);
    talk.server(Bytes.ofHex("c90700"));
    assertEquals(List.of("websocket.out-of-sync"), talk.codes());
  }

  @Test
  void aBombIsStoppedAndSaid() {
    open(talk, "");
    byte[] bomb = deflate(new byte[8 << 20]);
    assertTrue(bomb.length < 10_000);
    talk.server(WebSocketWriter.frame(FIN | COMPRESSED | TEXT, bomb));
    assertEquals(List.of("websocket.limit"), talk.codes());
    int bound = (int) MessageInflater.FREE_BYTES + MessageInflater.MOST_RATIO * bomb.length;
    assertTrue(talk.stream(SERVER_TO_CLIENT).length <= bound);
  }

  @Test
  void emptyScreensAreNoBomb() {
    open(talk, "");
    for (int i = 0; i < 3; i++) {
      byte[] screen = deflate(new byte[1 << 20]);
      talk.server(WebSocketWriter.frame(FIN | COMPRESSED | TEXT, screen));
    }
    assertEquals(3 << 20, talk.stream(SERVER_TO_CLIENT).length);
    assertEquals(List.of(), talk.codes());
  }

  @Test
  void memoryOutsideTheHeapIsFreedAtTheEndAndWhenNobodyWantsMore() {
    open(talk, "").server(Bytes.ofHex("c107f248cdc9c90700"));
    assertEquals(1, tunnel.inflatersInUse());
    talk.close();
    assertEquals(0, tunnel.inflatersInUse());
    TunnelTalk ignored = open(talk(), "").server(Bytes.ofHex("c107f248cdc9c90700"));
    assertEquals(1, tunnel.inflatersInUse());
    ignored.flow.ignorePayload();
    ignored.server(Bytes.ofHex("8900"));
    assertEquals(0, tunnel.inflatersInUse());
  }

  @Test
  void moreInflatersThanTheLimitAreNotMade() {
    List<TunnelTalk> talks = new ArrayList<>();
    for (int i = 0; i <= Inflaters.MOST; i++) {
      talks.add(open(talk(), "").server(Bytes.ofHex("c107f248cdc9c90700")));
    }
    assertEquals(Inflaters.MOST, tunnel.inflatersInUse());
    assertEquals(List.of("websocket.limit"), talks.get(Inflaters.MOST).codes());
    talks.forEach(TunnelTalk::close);
    assertEquals(0, tunnel.inflatersInUse());
  }

  /** One message, without the bytes at its end that are not sent. */
  static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(content);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[4096];
    int count;
    while ((count = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH)) > 0) {
      out.write(piece, 0, count);
    }
    deflater.end();
    byte[] all = out.toByteArray();
    return Arrays.copyOf(all, all.length - 4);
  }
}
