package org.icascope.capture;

import static org.icascope.capture.KnownFormat.archive;
import static org.icascope.capture.KnownFormat.convertible;
import static org.icascope.capture.KnownFormat.other;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Says what a file is that is not read. The signatures are those of the formats' own documents, for
 * captures those that Wireshark and file(1) know them by.
 */
final class KnownFormats {

  /** Bytes of the file's beginning that {@link #describe} can make use of. */
  static final int WANTED_BYTES = 8192;

  private static final List<Signature> SIGNATURES =
      List.of(
          at(0, "RTSS", convertible("a Microsoft Network Monitor 1 capture")),
          at(0, "GMBU", convertible("a Microsoft Network Monitor 2 capture")),
          at(0, "TRSNIFF data", convertible("a Sniffer (DOS) capture")),
          at(0, "XCP\0", convertible("a Sniffer (Windows) or NetXRay capture")),
          at(0, "VL\0\0", convertible("a NetXRay 1 capture")),
          at(0, "snoop\0\0\0", convertible("a snoop capture")),
          at(0, "btsnoop\0", convertible("a Bluetooth (btsnoop) capture")),
          at(0, "iptrace 1.0", convertible("an AIX iptrace 1 capture")),
          at(0, "iptrace 2.0", convertible("an AIX iptrace 2 capture")),
          at(0, "\u00aa\u00aa\u00aa\u00aa", convertible("a 5Views capture")),
          at(0, "\u007fver", convertible("an EtherPeek, AiroPeek or OmniPeek capture")),
          at(0, "\u0005VNF", convertible("a Visual Networks capture")),
          at(0, "ObserverPktBuffer", convertible("an Observer capture")),
          at(0, "TR\0d\0", convertible("an HP-UX nettl trace")),
          at(0, "NCFX", convertible("a CommView capture")),
          at(0, "B\u00d2\0\u00124f\"\u0088", convertible("a RADCOM capture")),
          at(0, "\0\0\u0002\0\u0012\u0005\0\u0010", convertible("a Tektronix K12 capture")),
          at(0, "\n\r\r\n", new KnownFormat("a pcapng file whose first block is damaged", true)),
          at(0, "PK\u0003\u0004", archive("a zip archive")),
          at(0, "PK\u0005\u0006", archive("an empty zip archive")),
          at(0, "\u00fd7zXZ\0", archive("xz-compressed")),
          at(0, "BZh", archive("bzip2-compressed")),
          at(0, "7z\u00bc\u00af'\u001c", archive("a 7-Zip archive")),
          at(0, "Rar!\u001a\u0007", archive("a RAR archive")),
          at(0, "MSCF\0\0\0\0", archive("a Windows cabinet (cab)")),
          at(257, "ustar", archive("a tar archive")),
          at(0, "\u001f\u009d", archive("compressed with compress (.Z)")),
          at(0, "\u001f\u008b", archive("compressed twice, gzip inside")),
          at(0, "(\u00b5/\u00fd", archive("compressed twice, zstd inside")),
          at(0, "\u0004\"M\u0018", archive("compressed twice, lz4 inside")),
          at(0, "\u0002!L\u0018", archive("compressed with lz4 in its old format")),
          at(0, "SQLite format 3\0", other("an SQLite database, not a capture")),
          at(0, "%PDF-", other("a PDF document, not a capture")),
          at(0, "ElfFile\0", other("a Windows event log (evtx), not a capture")));

  private KnownFormats() {}

  /**
   * What a file is that no reader takes.
   *
   * @param head the first bytes, fewer than {@link #WANTED_BYTES} only if the file is shorter
   * @param failure why there are no more bytes, where that is not the end of the file
   */
  static KnownFormat describe(byte[] head, Optional<String> failure) {
    if (failure.isPresent()) {
      return new KnownFormat(failure.get() + " before the format can be told", true);
    }
    if (head.length == 0) {
      return other("an empty file");
    }
    return SIGNATURES.stream()
        .filter(signature -> signature.matches(head))
        .map(Signature::format)
        .findFirst()
        .or(() -> KnownTexts.of(head))
        .or(() -> KnownBinaries.of(head))
        .orElse(
            other(
                "not a capture in a format known here;"
                    + " if Wireshark opens it: editcap -F pcapng FILE FILE.pcapng"));
  }

  private static Signature at(int place, String bytes, KnownFormat format) {
    return new Signature(place, bytes, format);
  }

  /** Bytes (as ISO 8859-1) at a place, and what a file with them is. */
  private record Signature(int place, String bytes, KnownFormat format) {

    boolean matches(byte[] head) {
      return head.length >= place + bytes.length()
          && bytes.equals(new String(head, place, bytes.length(), StandardCharsets.ISO_8859_1));
    }
  }
}
