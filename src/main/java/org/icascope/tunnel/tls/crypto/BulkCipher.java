package org.icascope.tunnel.tls.crypto;

/** How a suite protects records, with the figures of a TLS 1.2 key block. */
public enum BulkCipher {
  /** RFC 5288: 4 bytes of the nonce from the key block, 8 in each record. */
  AES_GCM(4, 8),
  /** RFC 6655: the same. */
  AES_CCM(4, 8),
  /** RFC 7905: all 12 bytes of the nonce from the key block. */
  CHACHA20_POLY1305(12, 0),
  /** RFC 5246, section 6.2.3.2: the initialization vector of 16 bytes is in each record. */
  AES_CBC(0, 16),
  /** RFC 5246, section 6.2.3.1: readable, with a MAC. */
  NULL(0, 0);

  private final int fixedNonceBytes;
  private final int recordNonceBytes;

  BulkCipher(int fixedNonceBytes, int recordNonceBytes) {
    this.fixedNonceBytes = fixedNonceBytes;
    this.recordNonceBytes = recordNonceBytes;
  }

  int fixedNonceBytes() {
    return fixedNonceBytes;
  }

  int recordNonceBytes() {
    return recordNonceBytes;
  }

  boolean isAead() {
    return this == AES_GCM || this == AES_CCM || this == CHACHA20_POLY1305;
  }
}
