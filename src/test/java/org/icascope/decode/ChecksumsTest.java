package org.icascope.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.TestCaptures;
import org.junit.jupiter.api.Test;

/** TCP checksums, against a sum written down in the simplest way and against captures. */
class ChecksumsTest {

  private final Headers headers = new Headers();

  @Test
  void everyPayloadLengthIsSummedAsTheSimplestWayDoes() {
    for (int length = 0; length < 40; length++) {
      Frame frame =
          FrameBytes.segment(0, 1, FrameBytes.tcp(0xfffffff0L, 5, 0x18), "x".repeat(length));
      FrameBytes.poke(frame, 14 + 20 + 16, simplestChecksum(frame));
      assertTrue(new HeaderDecoder().decode(frame, headers));
      assertFalse(Checksums.tcpIsWrong(headers), "payload of " + length);
      frame.bytes()[14 + 20 + 7] ^= 1;
      assertTrue(Checksums.tcpIsWrong(headers), "payload of " + length);
    }
  }

  @Test
  void aSnappedSegmentIsNotJudged() {
    Frame frame = FrameBytes.segment(0, 1, FrameBytes.tcp(1, 2, 0x18), "payload");
    assertTrue(new HeaderDecoder().decode(frame, headers));
    assertTrue(Checksums.tcpIsWrong(headers)); // its checksum is 0
    assertTrue(new HeaderDecoder().decode(FrameBytes.cut(frame, 60), headers));
    assertFalse(Checksums.tcpIsWrong(headers));
  }

  @Test
  void theScenariosHaveNoWrongChecksum() throws IOException {
    Path folder = TestCaptures.folder("scenarios");
    for (String name : new String[] {"01-clean-session.pcap", "19-ipv6-vlan.pcap"}) {
      assertEquals(0, wrongIn(folder.resolve(name)), name);
    }
  }

  @Test
  void wrongChecksumsOfRealCapturesAreFound() throws IOException {
    Path folder = TestCaptures.folder("real/tcp");
    assertEquals(1, wrongIn(folder.resolve("zeek__syn-bad.pcap"))); // 1 frame, by tshark
    assertEquals(15, wrongIn(folder.resolve("tcpflow__test7-three-flows.pcap"))); // of 24, tshark
  }

  private long wrongIn(Path file) throws IOException {
    HeaderDecoder decoder = new HeaderDecoder();
    Frame frame = new Frame();
    long wrong = 0;
    try (CaptureSet set = TestCaptures.open(file)) {
      while (set.next(frame)) {
        wrong += decoder.decode(frame, headers) && Checksums.tcpIsWrong(headers) ? 1 : 0;
      }
    }
    return wrong;
  }

  /** RFC 1071 over pseudo header and segment, 16 bits at a time. */
  private static int simplestChecksum(Frame frame) {
    byte[] bytes = frame.bytes();
    int length = bytes.length - 34;
    long sum = 6 + length;
    for (int at = 26; at < bytes.length; at += 2) {
      int low = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
      sum += (bytes[at] & 0xff) << 8 | low;
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (int) ~sum & 0xffff;
  }
}
