package org.icascope.tunnel.tls;

import java.util.Map;

/** Names of versions and alerts. */
final class Names {

  private static final Map<Integer, String> VERSIONS =
      Map.ofEntries(
          Map.entry(0x0002, "SSL 2.0"),
          Map.entry(0x0300, "SSL 3.0"),
          Map.entry(0x0301, "TLS 1.0"),
          Map.entry(0x0302, "TLS 1.1"),
          Map.entry(0x0303, "TLS 1.2"),
          Map.entry(0x0304, "TLS 1.3"),
          Map.entry(0x0100, "DTLS 1.0 (before RFC 4347)"),
          Map.entry(0xfeff, "DTLS 1.0"),
          Map.entry(0xfefd, "DTLS 1.2"),
          Map.entry(0xfefc, "DTLS 1.3"));

  /** The registry TLS Alerts of IANA. */
  private static final Map<Integer, String> ALERTS =
      Map.ofEntries(
          Map.entry(0, "close_notify"),
          Map.entry(10, "unexpected_message"),
          Map.entry(20, "bad_record_mac"),
          Map.entry(21, "decryption_failed"),
          Map.entry(22, "record_overflow"),
          Map.entry(30, "decompression_failure"),
          Map.entry(40, "handshake_failure"),
          Map.entry(41, "no_certificate"),
          Map.entry(42, "bad_certificate"),
          Map.entry(43, "unsupported_certificate"),
          Map.entry(44, "certificate_revoked"),
          Map.entry(45, "certificate_expired"),
          Map.entry(46, "certificate_unknown"),
          Map.entry(47, "illegal_parameter"),
          Map.entry(48, "unknown_ca"),
          Map.entry(49, "access_denied"),
          Map.entry(50, "decode_error"),
          Map.entry(51, "decrypt_error"),
          Map.entry(52, "too_many_cids_requested"),
          Map.entry(60, "export_restriction"),
          Map.entry(70, "protocol_version"),
          Map.entry(71, "insufficient_security"),
          Map.entry(80, "internal_error"),
          Map.entry(86, "inappropriate_fallback"),
          Map.entry(90, "user_canceled"),
          Map.entry(100, "no_renegotiation"),
          Map.entry(109, "missing_extension"),
          Map.entry(110, "unsupported_extension"),
          Map.entry(111, "certificate_unobtainable"),
          Map.entry(112, "unrecognized_name"),
          Map.entry(113, "bad_certificate_status_response"),
          Map.entry(114, "bad_certificate_hash_value"),
          Map.entry(115, "unknown_psk_identity"),
          Map.entry(116, "certificate_required"),
          Map.entry(117, "general_error"),
          Map.entry(120, "no_application_protocol"),
          Map.entry(121, "ech_required"));

  private Names() {}

  static String version(int version) {
    String name = VERSIONS.get(version);
    if (name != null) {
      return name;
    }
    if (version >>> 8 == 0x7f) {
      return "TLS 1.3 draft " + (version & 0xff);
    }
    return unknown(version, 4);
  }

  static boolean isVersion(int version) {
    return VERSIONS.containsKey(version) || version >>> 8 == 0x7f;
  }

  static String alert(int description) {
    String name = ALERTS.get(description);
    return name == null ? unknown(description, 2) : name;
  }

  private static String unknown(int number, int digits) {
    return String.format("unknown (0x%0" + digits + "x)", number);
  }
}
