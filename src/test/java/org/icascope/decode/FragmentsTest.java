package org.icascope.decode;

import static org.icascope.decode.FrameBytes.ETHERNET_IPV4;
import static org.icascope.decode.FrameBytes.ETHERNET_IPV6;
import static org.icascope.decode.FrameBytes.ethernet;
import static org.icascope.decode.FrameBytes.ipv4;
import static org.icascope.decode.FrameBytes.ipv6;
import static org.icascope.decode.FrameBytes.tcp;
import static org.icascope.decode.FrameBytes.u16;
import static org.icascope.decode.FrameBytes.u32;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;
import org.junit.jupiter.api.Test;

/** Datagrams in pieces: order, overlap, loss, limits. */
class FragmentsTest {

  /** A TCP header and 20 bytes: 40 in all. */
  private static final String SEGMENT =
      tcp(1, 2, 0x18) + "0102030405060708090a0b0c0d0e0f1011121314";

  private static final String PAYLOAD = SEGMENT.substring(40);
  private static final boolean MORE = true;
  private static final boolean LAST = false;

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();
  private int frames;

  @Test
  void fragmentsInAnyOrderMakeOneDatagramOfTheFrameThatCompletedIt() {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      frames = 0;
      Frame[] parts = {part(1, 0, 16, MORE), part(1, 16, 32, MORE), part(1, 32, 40, LAST)};
      waits(parts[order[0]]);
      waits(parts[order[1]]);
      completes(parts[order[2]], PAYLOAD);
      assertEquals(3, headers.frame().number());
      assertEquals(30, headers.frame().timeNanos());
      assertEquals(1, headers.sequence());
      assertEquals(1, headers.ipId());
    }
    assertEquals(6, decoder.counts().reassembled());
    assertEquals(0, decoder.counts().fragments());
    assertEquals(6, decoder.counts().decoded());
  }

  @Test
  void ipv6FragmentsAreOneDatagramToo() {
    waits(part6(7, 0, 24, MORE));
    waits(part6(8, 24, 40, LAST)); // another datagram's
    assertTrue(decode(part6(7, 24, 40, LAST)));
    assertEquals(6, headers.ipVersion());
    assertEquals(2598, headers.destinationPort());
    assertEquals(PAYLOAD, payload());
    assertEquals(1, decoder.counts().fragments());
  }

  @Test
  void aTunnelInFragmentsIsUnwrapped() {
    String vxlan = SampleFrames.datagram(4789, "0800000000000700" + SampleFrames.INNER);
    String udp = vxlan.substring(40);
    String ip = fragmentHeader(17, 3, 0, 48, MORE);
    waits(ethernet(ETHERNET_IPV4 + ip + udp.substring(0, 96)));
    String rest = udp.substring(96);
    String ip2 = fragmentHeader(17, 3, 48, 48 + rest.length() / 2, LAST);
    completes(ethernet(ETHERNET_IPV4 + ip2 + rest), "aabbcc");
  }

  @Test
  void fragmentsInATunnelAreNotTakenForTheTunnel() {
    String first = fragmentHeader(6, 3, 0, 24, MORE) + SEGMENT.substring(0, 48);
    String last = fragmentHeader(6, 3, 24, 40, LAST) + SEGMENT.substring(48);
    waits(SampleFrames.udp(4789, "0800000000000700" + ETHERNET_IPV4 + first));
    completes(SampleFrames.udp(4789, "0800000000000700" + ETHERNET_IPV4 + last), PAYLOAD);
  }

  @Test
  void whereFragmentsOverlapTheFirstBytesStay() {
    waits(part(1, 0, 24, MORE));
    Frame overlap = part(1, 16, 40, LAST);
    overlap.bytes()[14 + 20] = 0x55; // byte 16 of the datagram, which is there already
    overlap.bytes()[14 + 20 + 8] = 0x66; // byte 24
    completes(overlap, "01020304" + "66" + PAYLOAD.substring(10));
    assertEquals(1, decoder.counts().overlappingFragments());
  }

  @Test
  void aRepeatedFragmentDoesNoHarm() {
    waits(part(1, 0, 24, MORE));
    waits(part(1, 0, 24, MORE));
    completes(part(1, 24, 40, LAST), PAYLOAD);
    waits(part(1, 24, 40, LAST));
    assertEquals(1, decoder.counts().fragments());
  }

  @Test
  void fragmentsThatContradictThemselvesOrOthersAreRefused() {
    refuses(part(1, 0, 13, MORE)); // no multiple of eight
    refuses(ethernet(ETHERNET_IPV4 + fragmentHeader(6, 1, 65_528, 65_544, LAST) + "00".repeat(16)));
    refuses(ethernet(ETHERNET_IPV4 + fragmentHeader(6, 1, 8, 8, MORE)));
    assertEquals(3, decoder.counts().malformed());
    waits(part(1, 0, 32, MORE));
    waits(part(1, 8, 16, LAST)); // ends before what is there already
    completes(part(1, 32, 40, LAST), PAYLOAD);
  }

  @Test
  void ofFragmentsThatWereCutOnlyWhatLeadsToTheCutIsThere() {
    Frame first = part(1, 0, 24, MORE);
    Frame cut = part(1, 24, 32, MORE);
    waits(first);
    waits(FrameBytes.cut(cut, 14 + 20 + 3));
    assertTrue(decode(part(1, 32, 40, LAST)));
    assertEquals(20, headers.payloadLength());
    assertEquals(7, headers.payloadCaptured()); // 4 of the first and 3 of the second
    waits(FrameBytes.cut(first, 14 + 20 + 3));
    waits(cut);
    assertFalse(decode(part(1, 32, 40, LAST)));
    assertEquals(1, decoder.counts().cutHeaders());
  }

  @Test
  void afterThirtySecondsFragmentsAreGivenUp() {
    waits(at(1, part(1, 0, 24, MORE)));
    waits(at(1, part(2, 0, 24, MORE)));
    completes(at(1 + Fragments.MAX_AGE_NANOS, part(1, 24, 40, LAST)), PAYLOAD);
    waits(at(2 + Fragments.MAX_AGE_NANOS, part(2, 24, 40, LAST)));
    assertEquals(1, decoder.counts().incompleteDatagrams());
    assertEquals(0, decoder.counts().fragmentsOverLimit());
  }

  @Test
  void theOldestOfTooManyDatagramsIsDropped() {
    for (int id = 0; id <= Fragments.MAX_DATAGRAMS; id++) {
      waits(part(id, 0, 24, MORE));
    }
    assertEquals(1, decoder.counts().fragmentsOverLimit());
    completes(part(1, 24, 40, LAST), PAYLOAD);
    waits(part(0, 24, 40, LAST));
  }

  @Test
  void bytesAreBoundedWhateverTheOffsets() {
    for (int id = 0; id < 200; id++) {
      for (int page = 0; page < 32; page++) {
        String header = fragmentHeader(6, id, 2_048 * page, 2_048 * page + 8, MORE);
        waits(ethernet(ETHERNET_IPV4 + header + "00".repeat(8)));
      }
    }
    // each takes 32 pages of 2 KiB, so 64 of them fit into the 4 MiB
    assertEquals(32 * (200 - 64), decoder.counts().fragmentsOverLimit());
    assertEquals(200 - 64, decoder.counts().incompleteDatagrams());
  }

  private static Frame at(long time, Frame frame) {
    return frame.meta(time, LinkTypes.ETHERNET);
  }

  private static Frame part(int id, int from, int to, boolean more) {
    String content = SEGMENT.substring(2 * from, 2 * to);
    return ethernet(ETHERNET_IPV4 + fragmentHeader(6, id, from, to, more) + content);
  }

  /** An IPv4 header with other flags and offset. */
  private static String fragmentHeader(int protocol, int id, int from, int to, boolean more) {
    String header = ipv4(protocol, id, to - from);
    return header.substring(0, 12) + u16((more ? 0x2000 : 0) | from / 8) + header.substring(16);
  }

  private static Frame part6(int id, int from, int to, boolean more) {
    String header = "06" + "00" + u16(from | (more ? 1 : 0)) + u32(id);
    String content = SEGMENT.substring(2 * from, 2 * to);
    return ethernet(ETHERNET_IPV6 + ipv6(44, 8 + to - from) + header + content);
  }

  private boolean decode(Frame frame) {
    frames++;
    long time = frame.timeNanos() == 0 ? frames * 10 : frame.timeNanos();
    return decoder.decode(frame.meta(time, LinkTypes.ETHERNET).number(0, frames), headers);
  }

  private void waits(Frame frame) {
    long malformed = decoder.counts().malformed();
    assertFalse(decode(frame));
    assertEquals(malformed, decoder.counts().malformed());
  }

  private void refuses(Frame frame) {
    assertFalse(decode(frame));
    assertEquals(0, decoder.counts().fragments());
  }

  private void completes(Frame frame, String payload) {
    assertTrue(decode(frame));
    assertEquals(2598, headers.destinationPort());
    assertEquals(payload, payload());
  }

  private String payload() {
    int start = headers.payloadStart();
    return HexFormat.of()
        .formatHex(headers.frame().bytes(), start, start + headers.payloadCaptured());
  }
}
