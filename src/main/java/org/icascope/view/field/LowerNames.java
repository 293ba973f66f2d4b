package org.icascope.view.field;

import java.util.Map;

/** What numbers of fields of other protocols mean. */
final class LowerNames {

  /** RFC 8446, section 5.1; heartbeat: RFC 6520. */
  private static final Map<Long, String> TLS_CONTENT =
      Map.of(
          20L, "Change Cipher Spec",
          21L, "Alert",
          22L, "Handshake",
          23L, "Application Data",
          24L, "Heartbeat");

  /** RFC 8446, section 4.1.2 and appendix D; DTLS: RFC 6347. */
  private static final Map<Long, String> TLS_VERSION =
      Map.of(
          0x300L, "SSL 3.0",
          0x301L, "TLS 1.0",
          0x302L, "TLS 1.1",
          0x303L, "TLS 1.2",
          0x304L, "TLS 1.3",
          0xfeffL, "DTLS 1.0",
          0xfefdL, "DTLS 1.2");

  /** IANA, TLS HandshakeType. */
  private static final Map<Long, String> TLS_HANDSHAKE =
      Map.ofEntries(
          Map.entry(0L, "Hello Request"),
          Map.entry(1L, "Client Hello"),
          Map.entry(2L, "Server Hello"),
          Map.entry(3L, "Hello Verify Request"),
          Map.entry(4L, "New Session Ticket"),
          Map.entry(8L, "Encrypted Extensions"),
          Map.entry(11L, "Certificate"),
          Map.entry(12L, "Server Key Exchange"),
          Map.entry(13L, "Certificate Request"),
          Map.entry(14L, "Server Hello Done"),
          Map.entry(15L, "Certificate Verify"),
          Map.entry(16L, "Client Key Exchange"),
          Map.entry(20L, "Finished"),
          Map.entry(22L, "Certificate Status"),
          Map.entry(24L, "Key Update"));

  /** RFC 6455, section 11.8. */
  private static final Map<Long, String> WEBSOCKET =
      Map.of(
          0L, "Continuation",
          1L, "Text",
          2L, "Binary",
          8L, "Connection Close",
          9L, "Ping",
          10L, "Pong");

  /** As Wireshark 4.0.17 shows them. */
  private static final Map<Long, String> TRACE_ERRORS =
      Map.of(
          0L, "none",
          1L, "long packet",
          2L, "fixed header",
          3L, "double free",
          4L, "forwarded",
          5L, "forwarded IPv6");

  private LowerNames() {}

  static Map<Long, String> of(String field) {
    return switch (field) {
      case "tls.record.content_type", "dtls.record.content_type" -> TLS_CONTENT;
      case "tls.record.version", "dtls.record.version" -> TLS_VERSION;
      case "tls.handshake.type", "dtls.handshake.type" -> TLS_HANDSHAKE;
      case "websocket.opcode" -> WEBSOCKET;
      case "nstrace.err" -> TRACE_ERRORS;
      case "ip.proto" -> Map.of(1L, "ICMP", 6L, "TCP", 17L, "UDP");
      default -> Map.of();
    };
  }
}
