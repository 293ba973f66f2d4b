package org.icascope.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says what a file is that is not read. The signatures are those of the formats' own documents, for
 * captures those that Wireshark reads them by.
 */
final class KnownFormats {

  /** Bytes of the file's beginning that {@link #describe} can make use of. */
  static final int WANTED_BYTES = 8192;

  private static final String CONVERT =
      ", which this version does not read; convert it: editcap -F pcapng FILE FILE.pcapng";
  private static final String UNPACK = ", which this version does not read; unpack it first";

  private static final Pattern NETSCALER =
      Pattern.compile("(?s)\\x01(..Net[Ss]caler V[23][05]|\\x01.{6}NetScaler) Performance Data");

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(0, "RTSS", "a Microsoft Network Monitor 1 capture" + CONVERT),
          new Signature(0, "GMBU", "a Microsoft Network Monitor 2 capture" + CONVERT),
          new Signature(0, "TRSNIFF data", "a Sniffer (DOS) capture" + CONVERT),
          new Signature(0, "XCP\0", "a Sniffer (Windows) or NetXRay capture" + CONVERT),
          new Signature(0, "snoop\0\0\0", "a snoop capture" + CONVERT),
          new Signature(0, "btsnoop\0", "a Bluetooth (btsnoop) capture without IP traffic"),
          new Signature(0, "iptrace ", "an AIX iptrace capture" + CONVERT),
          new Signature(0, "\u00a1\u00b2\u00cd4", "a pcap of the modified kind" + CONVERT),
          new Signature(0, "4\u00cd\u00b2\u00a1", "a pcap of the modified kind" + CONVERT),
          new Signature(0, "\n\r\r\n", "a pcapng file whose first block is damaged"),
          new Signature(0, "PK\u0003\u0004", "a zip archive" + UNPACK),
          new Signature(0, "(\u00b5/\u00fd", "zstd-compressed" + UNPACK),
          new Signature(0, "\u0004\"M\u0018", "lz4-compressed" + UNPACK),
          new Signature(0, "\u00fd7zXZ\0", "xz-compressed" + UNPACK),
          new Signature(0, "BZh", "bzip2-compressed" + UNPACK),
          new Signature(0, "7z\u00bc\u00af", "a 7-Zip archive" + UNPACK),
          new Signature(0, "\u001f\u008b", "compressed twice" + UNPACK),
          new Signature(257, "ustar", "a tar archive" + UNPACK),
          new Signature(0, "-----BEGIN ", "a PEM file (key or certificate), not a capture"),
          new Signature(0, "CLIENT_RANDOM ", "a TLS key log, not a capture"),
          new Signature(0, "# SSL/TLS secrets log", "a TLS key log, not a capture"));

  private KnownFormats() {}

  /**
   * One line about a file that no reader takes.
   *
   * @param head the first bytes, fewer than {@link #WANTED_BYTES} only if the file is shorter
   * @param failure why there are no more bytes, where that is not the end of the file
   */
  static String describe(byte[] head, Optional<String> failure) {
    if (failure.isPresent()) {
      return failure.get() + " before the format can be told";
    }
    if (head.length == 0) {
      return "an empty file";
    }
    for (Signature signature : SIGNATURES) {
      if (signature.matches(head)) {
        return signature.line();
      }
    }
    if (isNetScaler(head)) {
      return "a NetScaler trace (nstrace)" + CONVERT.replace("pcapng", "pcap");
    }
    if (isErf(head)) {
      return "an ERF capture (Endace)" + CONVERT;
    }
    return isText(head) ? "plain text, not a capture" : "not a capture in a format known here";
  }

  /**
   * A signature record in the first page: type 1, size, and a text 3 bytes from its start (8 in
   * version 1.0). It may be the second record.
   */
  private static boolean isNetScaler(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return NETSCALER.matcher(text).find();
  }

  /**
   * ERF has no signature: two records in a row must make sense. A record is a little-endian 64-bit
   * time (seconds in the upper half), type, flags and a big-endian length that counts the header.
   */
  private static boolean isErf(byte[] head) {
    if (!isErfRecord(head, 0)) {
      return false;
    }
    int second = Numbers.u16(head, 10, true);
    long apart = Numbers.u32(head, 4, false);
    return isErfRecord(head, second)
        && Math.abs(Numbers.u32(head, second + 4, false) - apart) <= 86_400;
  }

  private static boolean isErfRecord(byte[] head, int at) {
    if (head.length - at < 16) {
      return false;
    }
    int type = head[at + 8] & 0x7f;
    return type >= 1 && type <= 48 && Numbers.u16(head, at + 10, true) >= 16;
  }

  private static boolean isText(byte[] head) {
    for (byte each : head) {
      boolean blank = each == '\n' || each == '\r' || each == '\t';
      if (each >= 0 && each < ' ' && !blank || each == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Bytes (as ISO 8859-1) at a place, and what a file with them is. */
  private record Signature(int at, String bytes, String line) {

    boolean matches(byte[] head) {
      return head.length >= at + bytes.length()
          && bytes.equals(new String(head, at, bytes.length(), StandardCharsets.ISO_8859_1));
    }
  }
}
