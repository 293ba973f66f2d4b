package org.icascope.tunnel.tls.crypto;

/**
 * A suite that can be decrypted.
 *
 * @param number as registered with IANA
 * @param name as registered with IANA
 * @param bulk how records are protected
 * @param keyBytes length of the key of {@code bulk}; 0 for NULL
 * @param tagBytes length of what authenticates a record: tag or MAC
 * @param mac the MAC for {@link javax.crypto.Mac}; empty where {@code bulk} has its own tag
 * @param hash of the key derivation
 */
public record CipherSuite(
    int number,
    String name,
    BulkCipher bulk,
    int keyBytes,
    int tagBytes,
    String mac,
    HashFunction hash) {

  /** Whether the suite belongs to TLS 1.3, where suites say nothing about the key exchange. */
  public boolean isTls13() {
    return !name.contains("_WITH_");
  }

  /** Whether the server's RSA key alone decrypts the key exchange. */
  public boolean isRsaKeyExchange() {
    return name.startsWith("TLS_RSA_WITH_");
  }

  /** The hash of the handshake messages, for {@link java.security.MessageDigest}. */
  public String hashAlgorithm() {
    return hash.algorithm();
  }

  /** Length of the MAC key in a TLS 1.2 key block (RFC 5246, section 6.3). */
  int macKeyBytes() {
    return mac.isEmpty() ? 0 : tagBytes;
  }
}
