package org.icascope.tunnel.tls;

import java.util.HexFormat;

/** Hellos for tests, in rows with a comment each. */
final class HelloBytes {

  private HelloBytes() {}

  static byte[] hex(String... rows) {
    return HexFormat.of().parseHex(String.join("", rows).replace(" ", ""));
  }

  /** The body of a ClientHello with a GREASE suite and extension, SNI, ALPN and versions. */
  static byte[] client() {
    return hex(
        "0303", // TLS 1.2, as in every hello of TLS 1.3
        "00".repeat(31) + "07", // random
        "00", // no session id
        "0006 1a1a 1301 c02f", // suites, the first of them GREASE
        "01 00", // no compression
        "003e", // extensions
        "2a2a 0000", // GREASE
        "0000 000a 0008 00 0005 612e746c64", // server_name a.tld
        "000a 0006 0004 001d 0017", // groups
        "000b 0002 01 00", // point formats
        "000d 0006 0004 0403 0804", // signature algorithms
        "0010 0005 0003 02 6832", // ALPN h2
        "002b 0005 04 0304 0303"); // versions
  }
}
