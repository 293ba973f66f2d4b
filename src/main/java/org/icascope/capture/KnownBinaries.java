package org.icascope.capture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files that are told by more than a few fixed bytes at their start. */
final class KnownBinaries {

  private static final Pattern NETSCALER =
      Pattern.compile("(?s)\\x01(..Net[Ss]caler V\\d\\d|\\x01.{6}NetScaler) Performance Data");

  private static final int SECONDS_OF_A_DAY = 86_400;

  private KnownBinaries() {}

  static Optional<KnownFormat> of(byte[] head) {
    if (isNetScaler(head)) {
      return Optional.of(
          new KnownFormat(
              "a NetScaler trace (nstrace) that is damaged in front of its signature, or of another"
                  + " version than 1.0, 2.0, 3.0 and 3.5",
              true));
    }
    if (isEventTrace(head)) {
      return Optional.of(
          KnownFormat.convertible(
              "a Windows event trace (ETL)",
              "one with packets (netsh trace, pktmon) can be converted:"
                  + " etl2pcapng FILE FILE.pcapng, or pktmon etl2pcap FILE"));
    }
    if (isErf(head)) {
      return Optional.of(KnownFormat.convertible("an ERF capture (Endace)"));
    }
    if (isDer(head)) {
      return Optional.of(KnownFormat.other("a DER file (key or certificate), not a capture"));
    }
    return Optional.empty();
  }

  /**
   * A signature record in the first page: type 1, size, and a text 3 bytes from its start (8 in
   * version 1.0). It may be the second record.
   */
  private static boolean isNetScaler(byte[] head) {
    return NETSCALER.matcher(new String(head, StandardCharsets.ISO_8859_1)).find();
  }

  /**
   * The file begins with a buffer of the size it says, whose header of 72 bytes is followed by an
   * event with the system header, type 1 or 2 with the marker 0xc0 (WMI_BUFFER_HEADER and
   * SYSTEM_TRACE_HEADER of the Windows headers).
   */
  private static boolean isEventTrace(byte[] head) {
    if (head.length < 80) {
      return false;
    }
    long size = Numbers.u32(head, 0, false);
    boolean buffer = size >= 1024 && size <= 16 << 20 && size % 1024 == 0;
    return buffer && (head[74] == 1 || head[74] == 2) && (head[75] & 0xff) == 0xc0;
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
    return isErfRecord(head, second)
        && Math.abs(Numbers.u32(head, second + 4, false) - Numbers.u32(head, 4, false))
            <= SECONDS_OF_A_DAY;
  }

  private static boolean isErfRecord(byte[] head, int at) {
    if (head.length - at < 16) {
      return false;
    }
    int type = head[at + 8] & 0x7f;
    return type >= 1 && type <= 48 && Numbers.u16(head, at + 10, true) >= 16;
  }

  /** A sequence that is as long as the file, and begins with a number or a sequence. */
  private static boolean isDer(byte[] head) {
    if (head.length < 8 || head[0] != 0x30) {
      return false;
    }
    int bytesOfLength = head[1] < 0 ? head[1] & 0x7f : 0;
    if (bytesOfLength > 2) {
      return false;
    }
    int content = 2 + bytesOfLength;
    int length =
        switch (bytesOfLength) {
          case 0 -> head[1];
          case 1 -> head[2] & 0xff;
          default -> Numbers.u16(head, 2, true);
        };
    boolean whole = content + length == head.length;
    boolean longer = head.length == KnownFormats.WANTED_BYTES && content + length > head.length;
    return (whole || longer) && (head[content] == 2 || head[content] == 0x30);
  }
}
