package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files that are no captures, or captures that are not read, are named. */
class KnownFormatsTest {

  @Test
  void wrongFilesAreNamedByTheirFirstBytes() {
    assertMessage("an empty file", "");
    assertMessage("plain text, not a capture", "10:03 the session froze\n");
    assertMessage("a PEM file (key or certificate), not a capture", "-----BEGIN PRIVATE KEY-----");
    assertMessage("a TLS key log, not a capture; give it with --tls-keys", "CLIENT_RANDOM 00 11");
    assertMessage("a zip archive, which", "PK\3\4....");
    assertMessage("bzip2-compressed, which", "BZh91AY");
    assertMessage("a Microsoft Network Monitor 2 capture, which", "GMBU\0\0\0\0\1\2");
    assertMessage("a snoop capture, which", "snoop\0\0\0\0\0\0\2");
    assertMessage("not a capture in a format known here", "\0\1\2\3\4\5");
  }

  @Test
  void compressionsThatAreNotReadAreNamed() throws IOException {
    assertBytes("xz-compressed, which", "fd377a585a000004");
    assertBytes("compressed with lz4 in its old format, which", "02214c1864400000");
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(new GZIPOutputStream(twice))) {
      gzip.write(PcapBytes.usual().bytes());
    }
    assertFailure("compressed twice, gzip inside", TestCaptures.open(twice.toByteArray()));
  }

  @Test
  void textsThatAreGivenByMistakeAreNamed() {
    assertMessage(
        "a TLS key log, not a capture; give it with --tls-keys",
        "# made by a browser\nCLIENT_RANDOM 00 11\n");
    assertMessage(
        "a TLS key log, not a capture; give it with --tls-keys",
        "CLIENT_TRAFFIC_SECRET_0 00aa 11bb\n");
    assertMessage(
        "a TLS key log, not a capture; give it with --tls-keys",
        "RSA Session-ID:00aa Master-Key:11bb\n");
    assertMessage("a hex dump, not", "0000  45 00 00 28 00 01 00 00 40 06\n");
    assertMessage("a hex dump, not", "10:03 x\n\t0x0000:  4500 0028 0001 0000 4006 0000\n");
    assertMessage("a hex dump, not", "00000000: d4c3 b2a1 0200 0400 0000 0000 0000 0000\n");
    assertMessage("printed packets, not", "10:03:05.123456 IP 10.0.0.1.1 > 10.0.0.2.80: S\n");
    assertMessage("printed packets, not", "    1   0.000000 10.0.0.1 -> 10.0.0.2 TCP 60\n");
    assertMessage("an HTML page, not a capture", "\n<!DOCTYPE html><html><head>");
    assertMessage("packets as XML, not", "<?xml version=\"1.0\"?>\n<pdml version=\"0\">");
    assertBytes("plain text, not a capture", "fffe6c006f006700"); // UTF-16
  }

  @Test
  void binariesThatAreGivenByMistakeAreNamed() {
    assertBytes("a DER file (key or certificate), not", "308180020100" + "00".repeat(125));
    assertBytes("a DER file (key or certificate), not", "3009020100020100020100");
    String eventTrace = "00000100" + "00".repeat(68) + "020002c0" + "00".repeat(16);
    assertBytes("a Windows event trace (ETL), which", eventTrace);
    assertMessage("a 5Views capture, which", "\u00aa\u00aa\u00aa\u00aa\1\0\0\0");
    assertMessage("an AIX iptrace 2 capture, which", "iptrace 2.0\0\0\0");
    assertMessage("a 7-Zip archive, which", "7z\u00bc\u00af'\u001c\0\4");
    assertMessage("a tar archive, which", "x".repeat(257) + "ustar\00000");
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
  void aNetScalerTraceWithoutASoundSignatureIsNamed() {
    assertMessage("a NetScaler trace", "\1G\0Netscaler V21 Performance Data\0");
    assertMessage("a NetScaler trace", "\0\0\1G\0Netscaler V35 Performance Data\0");
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
