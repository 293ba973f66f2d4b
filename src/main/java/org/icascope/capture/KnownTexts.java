package org.icascope.capture;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that are given for captures by mistake. */
final class KnownTexts {

  /** Lines of the NSS key log, with the labels of all its versions. */
  private static final String KEY_LOG =
      "(?m)^(?:RSA (?:Session-ID:)?|PMS_CLIENT_RANDOM |CLIENT_RANDOM |ECH_(?:SECRET|CONFIG) "
          + "|(?:QUIC_)?(?:CLIENT|SERVER)_(?:EARLY_|HANDSHAKE_)?TRAFFIC_SECRET(?:_\\d)? "
          + "|(?:EARLY_)?EXPORTER_SECRET )[0-9a-fA-F]{2,}";

  /** An offset and bytes, as hexdump -C, xxd, od -tx1, tcpdump -x and Wireshark print them. */
  private static final String HEX_DUMP = "(?m)^\\s*(?:0x)?0{3,8}:?\\s+(?:[0-9a-fA-F]{2}[ \\t]?){8}";

  private static final String PRINTED_PACKETS =
      "(?m)^(?:\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d\\.\\d{6} (?:IP6?|ARP)[ ,]"
          + "|^No\\.\\s+Time\\s+Source\\s+Destination|^ *\\d+ +\\d+\\.\\d+ +\\S+ (?:→|->) \\S+ ";

  private static final List<Kind> KINDS =
      List.of(
          new Kind("-----BEGIN ", "a PEM file (key or certificate), not a capture"),
          new Kind(
              "(?m)^# SSL/TLS secrets log",
              "a TLS key log, not a capture; give it with --tls-keys"),
          new Kind(KEY_LOG, "a TLS key log, not a capture; give it with --tls-keys"),
          new Kind("(?i)^\\s*(?:<!doctype html|<html|<head)", "an HTML page, not a capture"),
          new Kind("<pdml|<psml", "packets as XML, not a capture; save the packets themselves"),
          new Kind(HEX_DUMP, "a hex dump, not a capture; convert it: text2pcap FILE FILE.pcapng"),
          new Kind(
              PRINTED_PACKETS,
              "printed packets, not a capture; have them recorded: tcpdump -w FILE.pcap"));

  private KnownTexts() {}

  static Optional<KnownFormat> of(byte[] head) {
    Optional<String> text = text(head);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String line =
        KINDS.stream()
            .filter(kind -> kind.pattern().matcher(text.get()).find())
            .map(Kind::line)
            .findFirst()
            .orElse("plain text, not a capture");
    return Optional.of(KnownFormat.other(line));
  }

  /** The text, if it is one; also in UTF-16, as Windows programs write it. */
  private static Optional<String> text(byte[] head) {
    Charset charset = StandardCharsets.UTF_8;
    if (head.length >= 2 && (head[0] & 0xff) + (head[1] & 0xff) == 0xff + 0xfe) {
      charset = StandardCharsets.UTF_16; // begins with its byte order mark
    }
    String text = new String(head, charset);
    boolean readable = text.chars().noneMatch(KnownTexts::isControl);
    return readable ? Optional.of(text) : Optional.empty();
  }

  private static boolean isControl(int character) {
    boolean blank =
        character == '\n' || character == '\r' || character == '\t' || character == '\f';
    return character < ' ' && !blank || character == 0x7f;
  }

  /** What a text with a match of the pattern is. */
  private record Kind(Pattern pattern, String line) {

    Kind(String pattern, String line) {
      this(Pattern.compile(pattern), line);
    }
  }
}
