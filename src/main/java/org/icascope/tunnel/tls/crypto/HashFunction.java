package org.icascope.tunnel.tls.crypto;

/** The hash of a suite's key derivation (RFC 5246, section 5; RFC 8446, section 7.1). */
public enum HashFunction {
  SHA256("SHA-256", "HmacSHA256", 32),
  SHA384("SHA-384", "HmacSHA384", 48);

  private final String algorithm;
  private final String hmac;
  private final int lengthBytes;

  HashFunction(String algorithm, String hmac, int lengthBytes) {
    this.algorithm = algorithm;
    this.hmac = hmac;
    this.lengthBytes = lengthBytes;
  }

  /** The name for {@link java.security.MessageDigest}. */
  String algorithm() {
    return algorithm;
  }

  /** The name for {@link javax.crypto.Mac}. */
  String hmac() {
    return hmac;
  }

  int lengthBytes() {
    return lengthBytes;
  }
}
