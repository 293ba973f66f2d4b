package org.icascope.decode;

import static org.icascope.decode.FrameBytes.ETHERNET_IPV4;
import static org.icascope.decode.FrameBytes.ethernet;
import static org.icascope.decode.FrameBytes.frame;
import static org.icascope.decode.FrameBytes.ipv4;
import static org.icascope.decode.FrameBytes.ipv6;
import static org.icascope.decode.FrameBytes.tcp;
import static org.icascope.decode.FrameBytes.udp;
import static org.icascope.decode.SampleFrames.SEGMENT;
import static org.icascope.decode.SampleFrames.SEGMENT6;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.icascope.capture.Frame;
import org.junit.jupiter.api.Test;

/** Every header leads to the segment behind it, and frames without one are counted by name. */
class LayersTest {

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();

  @Test
  void everyHeaderLeadsToTheSameSegment() {
    SampleFrames.all().forEach(this::assertSegment);
    assertEquals(SampleFrames.all().size(), decoder.counts().decoded());
  }

  private void assertSegment(String name, Frame frame) {
    assertTrue(decoder.decode(frame, headers), name);
    assertEquals(6, headers.protocol(), name);
    assertEquals(2598, headers.destinationPort(), name);
    assertEquals(3, headers.payloadLength(), name);
    byte[] payload = new byte[headers.payloadCaptured()];
    System.arraycopy(headers.frame().bytes(), headers.payloadStart(), payload, 0, payload.length);
    assertEquals("aabbcc", HexFormat.of().formatHex(payload), name);
    boolean version6 = headers.ipVersion() == 6;
    assertEquals(version6 ? 2 : 0x0a000002, headers.destinationLow(), name);
    assertEquals(version6 ? -1 : 7, headers.ipId(), name);
  }

  @Test
  void theOutermostTagIsTheVlan() {
    for (String name : List.of("802.1Q", "802.1ad", "QinQinQ", "VN-tag", "ISL")) {
      assertTrue(decoder.decode(SampleFrames.all().get(name), headers));
      assertEquals(100, headers.vlan(), name);
    }
    assertTrue(decoder.decode(SampleFrames.all().get("Ethernet"), headers));
    assertEquals(-1, headers.vlan());
  }

  @Test
  void aDatagramOnATunnelPortThatHoldsSomethingElseIsAnOrdinaryOne() {
    // another protocol, no valid network number, an inner ARP, too short
    String arp = "0800000000000700" + ETHERNET_IPV4.substring(0, 24) + "0806" + "00".repeat(28);
    for (String content : List.of("aabbcc", "00".repeat(80), arp, "08000000")) {
      for (int port : new int[] {2152, 3544, 4754, 4789, 4790, 5072, 6081, 6635, 8472}) {
        assertTrue(decoder.decode(SampleFrames.udp(port, content), headers), content);
        assertEquals(17, headers.protocol());
        assertEquals(port, headers.destinationPort());
        assertEquals(content.length() / 2, headers.payloadLength());
      }
    }
    assertEquals(36, decoder.counts().decoded());
    assertEquals(0, decoder.counts().notIp() + decoder.counts().malformed());
  }

  @Test
  void otherNetworkProtocolsAreCountedByName() {
    String addresses = ETHERNET_IPV4.substring(0, 24);
    reject(ethernet(addresses + "88e5" + "00".repeat(40)));
    reject(ethernet(addresses + "88cc" + "00".repeat(40)));
    reject(ethernet(addresses + "88b5" + "00".repeat(40)));
    reject(ethernet(addresses + "8863" + "00".repeat(40)));
    reject(ethernet(addresses + "0026" + "424203" + "00".repeat(40))); // spanning tree
    reject(ethernet(addresses + "8847" + "000641ff" + "50" + "00".repeat(40)));
    reject(frame(9, "ff03" + "c021" + "0101000400000000")); // PPP's own
    String three = "020000000001".repeat(3);
    reject(frame(105, "8000" + "0000" + three + "1000" + "00".repeat(20))); // beacon
    reject(frame(105, "0841" + "0000" + three + "1000" + "00".repeat(20))); // encrypted
    reject(frame(105, "8801" + "0000" + three + "1000" + "8000" + "00".repeat(20))); // A-MSDU
    reject(SampleFrames.ip(47, "0002" + "0800" + SEGMENT)); // GRE of version 2
    reject(SampleFrames.ip(47, "0000" + "0000")); // keep-alive of Cisco's routers
    Map<String, Long> expected =
        Map.of(
            "MACsec", 1L,
            "LLDP", 1L,
            "0x88b5", 1L,
            "PPPoE discovery", 1L,
            "LLC", 1L,
            "MPLS", 1L,
            "PPP", 1L,
            "IEEE 802.11 without readable content", 3L,
            "GRE", 2L);
    assertEquals(expected, decoder.counts().notIpByName());
    assertEquals(12, decoder.counts().notIp());
  }

  @Test
  void linkTypesThatAreNotDecodedAreCountedByNameAlsoBehindAnotherHeader() {
    reject(frame(187, SEGMENT));
    reject(frame(192, "0000" + "0800" + "bb000000" + SEGMENT)); // PPI of the same
    reject(frame(150, SEGMENT));
    Map<String, Long> expected = Map.of("BLUETOOTH_HCI_H4 (187)", 2L, "USER3 (150)", 1L);
    assertEquals(expected, decoder.counts().unsupportedLinkTypes());
  }

  @Test
  void headersWithoutEndAreGivenUp() {
    String tags = "8100" + "0064";
    reject(ethernet(ETHERNET_IPV4.substring(0, 24) + tags.repeat(40) + "0800" + SEGMENT));
    reject(frame(192, "0000" + "0800" + "c0000000" + "00000800c0000000".repeat(40)));
    assertEquals(2, decoder.counts().tooManyLayers());
    assertEquals(2, decoder.counts().malformed());
  }

  @Test
  void lengthsBeyondSixteenBitsComeFromTheFrameOrTheJumboOption() {
    String payload = "ab".repeat(70_000);
    String tcp = tcp(1, 2, 0x10);
    assertLength(70_000, ethernet(ETHERNET_IPV4 + ipv4(6, 1, -20) + tcp + payload));
    assertLength(70_000, frame(101, ipv6(6, 0) + tcp + payload));
    // hop-by-hop options: next header TCP, eight bytes, jumbo payload of 8 + 20 + 69,000
    String jumbo = "06" + "00" + "c204" + FrameBytes.u32(69_028);
    assertLength(69_000, frame(101, ipv6(0, 0) + jumbo + tcp + payload));
    String tooLong = "06" + "00" + "c204" + FrameBytes.u32(99_028);
    reject(frame(101, ipv6(0, 0) + tooLong + tcp + payload));
    assertLength(70_000, frame(101, ipv6(17, 0) + udp(0) + payload));
    assertEquals(1, decoder.counts().malformed());
  }

  private void assertLength(int expected, Frame frame) {
    assertTrue(decoder.decode(frame, headers));
    assertEquals(expected, headers.payloadLength());
    assertEquals(expected, headers.payloadCaptured());
  }

  @Test
  void aShortFrameIsMalformedAndACutOneIsNot() {
    Frame whole = frame(101, SEGMENT6);
    Frame shortFrame = new Frame().bytes(whole.bytes(), 0, 39, 39).meta(0, 101);
    reject(shortFrame);
    assertEquals(1, decoder.counts().malformed());
    reject(FrameBytes.cut(whole, 39));
    assertEquals(1, decoder.counts().cutHeaders());
  }

  private void reject(Frame frame) {
    assertFalse(decoder.decode(frame, headers));
  }
}
