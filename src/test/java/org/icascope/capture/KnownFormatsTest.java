package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are no captures, or captures that are not read, are named. */
class KnownFormatsTest {

  @Test
  void wrongFilesAreNamedByTheirFirstBytes() {
    assertMessage("an empty file", "");
    assertMessage("plain text, not a capture", "10:03 the session froze\n");
    assertMessage("a PEM file (key or certificate), not a capture", "-----BEGIN PRIVATE KEY-----");
    assertMessage("a TLS key log, not a capture", "CLIENT_RANDOM 00 11");
    assertMessage("a zip archive, which", "PK\3\4....");
    assertMessage("bzip2-compressed, which", "BZh91AY");
    assertMessage("a Microsoft Network Monitor 2 capture, which", "GMBU\0\0\0\0\1\2");
    assertMessage("a snoop capture, which", "snoop\0\0\0\0\0\0\2");
    assertMessage("not a capture in a format known here", "\0\1\2\3\4\5");
  }

  @Test
  void compressionsThatAreNotReadAreNamed() {
    assertBytes("zstd-compressed, which", "28b52ffd04580000");
    assertBytes("lz4-compressed, which", "04224d1864400000");
    assertBytes("xz-compressed, which", "fd377a585a000004");
    assertBytes("a pcap of the modified kind, which", "34cdb2a102000400");
  }

  @Test
  void twoErfRecordsInARowAreErf() {
    // time 2 seconds, type 2 (Ethernet), flags 4, record 24 bytes, loss 0, wire 8; the same again
    String erfRecord = "00000000" + "02000000" + "02" + "04" + "0018" + "0000" + "0008";
    assertBytes("an ERF capture", (erfRecord + "0001020304050607").repeat(2));
  }

  @Test
  void nothingInTheFolderOfOtherFormatsIsCalledUnknown() {
    Path format = TestCaptures.folder("real/format");
    assertFile("a snoop capture", format.resolve("rj__fw1_mon2018.cap"));
    assertFile("a Sniffer (DOS) capture", format.resolve("rj__Ethernet_Pause_Frame.cap"));
    assertFile("a Microsoft Network Monitor 2", format.resolve("rj__FTPv6-1.cap"));
    assertFile("an ERF capture", format.resolve("rj__erf-ethernet-example.erf"));
  }

  @Test
  void everyNetScalerTraceIsNamed() {
    TestCaptures.folder("nstrace");
    TestCaptures.list("nstrace", ".cap").forEach(file -> assertFile("a NetScaler trace", file));
    TestCaptures.list("nstrace/variants", ".cap")
        .forEach(file -> assertFile("a NetScaler trace", file));
  }

  private static void assertMessage(String expected, String content) {
    assertFailure(expected, TestCaptures.open(content.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static void assertBytes(String expected, String hex) {
    assertFailure(expected, TestCaptures.open(HexFormat.of().parseHex(hex)));
  }

  private static void assertFile(String expected, Path file) {
    assertFailure(expected, TestCaptures.open(file));
  }

  private static void assertFailure(String expected, CaptureSet set) {
    List<FailedInput> failures = set.failures();
    assertEquals(1, failures.size());
    String message = failures.get(0).message();
    assertTrue(message.startsWith(expected), message);
    assertEquals(1, message.lines().count());
  }
}
