package org.icascope.tunnel.tls.crypto;

/** Names of cipher suites. */
public final class CipherSuites {

  private CipherSuites() {}

  /** The name registered with IANA, or {@code unknown (0xc0ff)}. */
  public static String name(int suite) {
    return String.format("unknown (0x%04x)", suite);
  }
}
