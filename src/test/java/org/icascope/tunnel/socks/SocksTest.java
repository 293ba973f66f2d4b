package org.icascope.tunnel.socks;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.icascope.tunnel.TunnelTalk;
import org.icascope.tunnel.websocket.WebSocketTunnel;
import org.junit.jupiter.api.Test;

/** Messages as in RFC 1928 and 1929, and as in section 5.4 of the protocol notes on ICA. */
class SocksTest {

  private static final String ADDRESS_1494 = "010a00000505d6";

  private final TunnelTalk talk = talk();

  private static TunnelTalk talk() {
    return new TunnelTalk(List.of(new SocksTunnel()), 1080, true);
  }

  private TunnelTalk client(String hex) {
    return talk.client(Bytes.ofHex(hex));
  }

  private TunnelTalk server(String hex) {
    return talk.server(Bytes.ofHex(hex));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private SocksFacts facts() {
    assertEquals(1, talk.facts.size());
    return (SocksFacts) talk.facts.get(0);
  }

  @Test
  void aWayWithoutLoginIsOpenedAndWhatFollowsIsContent() {
    client("05020002").server(Bytes.ofHex("0500"));
    client("050100" + ADDRESS_1494).server(Bytes.ofHex("050000" + "0100000000" + "0000"));
    talk.server(ascii("banner")).client(ascii("answer"));
    assertEquals(List.of("socks5 #1", "server 0 banner #5", "client 0 answer #6"), talk.lines);
    assertEquals(OptionalInt.of(0), facts().method());
    assertEquals(OptionalInt.of(1494), facts().port());
    assertEquals(OptionalInt.of(1), facts().addressType());
    assertEquals(OptionalInt.of(0), facts().reply());
    assertEquals(List.of(), talk.codes());
  }

  @Test
  void aLoginIsPassedOverAndKeptNowhere() {
    client("050102").server(Bytes.ofHex("0502"));
    talk.client(new Bytes().u8(1).u8(4).ascii("user").u8(6).ascii("secret").toArray());
    server("0100");
    talk.client(new Bytes().u8(5).u8(1).u8(0).u8(3).u8(4).ascii("host").u16(0xd605).toArray());
    server("05000001" + "00000000" + "0000").server(ascii("x"));
    assertEquals(List.of("socks5 #1", "server 0 x #7"), talk.lines);
    assertEquals(OptionalInt.of(2), facts().method());
    assertEquals(OptionalInt.of(3), facts().addressType());
  }

  @Test
  void zerosAfterTheRequestAreNoContent() {
    client("050100").server(Bytes.ofHex("0500"));
    client("050100" + ADDRESS_1494 + "000000").client(new byte[6]).client(ascii("x"));
    assertEquals(List.of("socks5 #1", "client 0 x #5"), talk.lines);
  }

  @Test
  void nothingIsRecognisedBeforeBothSidesFit() {
    client("050100");
    assertEquals(List.of(), talk.lines);
    server("0502"); // not offered
    assertEquals(List.of(), talk.facts);
    assertEquals(2, talk.lines.size());
    for (String odd : List.of("0500", "04010050", "055a")) {
      TunnelTalk other = talk();
      other.client(Bytes.ofHex(odd)).server(ascii("HTTP/1.1 200 OK"));
      assertEquals(List.of(), other.facts, odd);
      assertEquals(2, other.lines.size(), odd);
    }
  }

  @Test
  void refusalsAreSaid() {
    client("050100").server(Bytes.ofHex("05ff"));
    assertEquals(List.of("socks5.refused"), talk.codes());
    assertFalse(talk.flow.payloadWanted());
    TunnelTalk other = talk();
    other.client(Bytes.ofHex("050100")).server(Bytes.ofHex("0500"));
    other.client(Bytes.ofHex("050100" + ADDRESS_1494));
    other.server(Bytes.ofHex("050500" + "0100000000" + "0000"));
    assertEquals(List.of("socks5.refused"), other.codes());
    assertTrue(other.diagnostics.get(0).message().contains("connection refused"));
  }

  @Test
  void whatIsNoSetUpIsSaid() {
    for (String odd : List.of("0401000100000000", "0501000900000000", "0501010100000000")) {
      TunnelTalk other = talk();
      other.client(Bytes.ofHex("050100")).server(Bytes.ofHex("0500")).client(Bytes.ofHex(odd));
      assertEquals(List.of("socks5.malformed"), other.codes(), odd);
    }
    client("050100").server(Bytes.ofHex("0500")).client(Bytes.ofHex("050200" + ADDRESS_1494));
    assertEquals(List.of("socks5.undecoded"), talk.codes());
  }

  @Test
  void gapsArePassedOnOnceTheWayIsOpen() {
    client("050100").server(Bytes.ofHex("0500")).client(Bytes.ofHex("050100" + ADDRESS_1494));
    server("05000001" + "00000000" + "0000").server(ascii("ab")).gap(SERVER_TO_CLIENT, 3);
    talk.server(ascii("c"));
    assertEquals(
        List.of("socks5 #1", "server 0 ab #5", "server gap 2+3 #6", "server 5 c #7"), talk.lines);
    TunnelTalk other = talk();
    other.client(Bytes.ofHex("050100")).server(Bytes.ofHex("0500")).gap(CLIENT_TO_SERVER, 10);
    assertEquals(List.of("socks5.incomplete"), other.codes());
  }

  private static byte[] clientBytes() {
    return new Bytes()
        .raw(Bytes.ofHex("050102"))
        .raw(new Bytes().u8(1).u8(1).ascii("u").u8(1).ascii("p").toArray())
        .raw(Bytes.ofHex("050100" + ADDRESS_1494))
        .raw(new byte[9])
        .ascii("content")
        .toArray();
  }

  private static byte[] serverBytes() {
    return new Bytes()
        .raw(Bytes.ofHex("0502" + "0100" + "050000" + "0100000000" + "0000"))
        .ascii("banner")
        .toArray();
  }

  @Test
  void everySplitGivesTheSame() {
    for (Direction split : Direction.values()) {
      byte[] whole = split == CLIENT_TO_SERVER ? clientBytes() : serverBytes();
      for (int at = 0; at < whole.length; at++) {
        TunnelTalk parts = talk();
        parts.send(split, Arrays.copyOf(whole, at));
        parts.send(split.opposite(), split == CLIENT_TO_SERVER ? serverBytes() : clientBytes());
        parts.send(split, Arrays.copyOfRange(whole, at, whole.length));
        assertEquals("content", new String(parts.stream(CLIENT_TO_SERVER)), split + " at " + at);
        assertEquals("banner", new String(parts.stream(SERVER_TO_CLIENT)), split + " at " + at);
      }
    }
  }

  @Test
  void itIsReadInsideAWebSocket() {
    TunnelTalk both =
        new TunnelTalk(
            List.of(new WebSocketTunnel(new PortTable(Map.of())), new SocksTunnel()), 8008, true);
    String key = "dGhlIHNhbXBsZSBub25jZQ==";
    both.client(WebSocketWriter.request("h", "http://h", key, ""));
    both.server(WebSocketWriter.agreed(key, ""));
    byte[] mask = {1, 2, 3, 4};
    int binary = WebSocketWriter.FIN | WebSocketWriter.BINARY;
    both.client(WebSocketWriter.masked(binary, mask, Bytes.ofHex("05020002")));
    both.server(WebSocketWriter.frame(binary, Bytes.ofHex("0500")));
    both.client(WebSocketWriter.masked(binary, mask, Bytes.ofHex("050100" + ADDRESS_1494)));
    both.server(
        WebSocketWriter.frame(binary, Bytes.ofHex("050000" + "0100000000" + "0000" + "7f7f")));
    assertEquals(List.of("websocket #1", "socks5 #3", "server 0 ~\u007f\u007f #6"), both.lines);
  }

  @Test
  void damagedBytesNeverThrow() {
    int found = 0;
    for (long seed = 1; seed <= 3000; seed++) {
      Random random = new Random(seed);
      TunnelTalk odd = talk();
      byte[] client = clientBytes();
      byte[] server = serverBytes();
      client[random.nextInt(client.length)] ^= (byte) (1 << random.nextInt(8));
      server[random.nextInt(server.length)] ^= (byte) (1 << random.nextInt(8));
      int cut = random.nextInt(client.length);
      odd.client(Arrays.copyOf(client, cut)).server(server);
      odd.client(Arrays.copyOfRange(client, cut, client.length)).close();
      found += odd.facts.size();
    }
    assertTrue(found > 1000, "found " + found);
  }
}
