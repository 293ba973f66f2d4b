package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;

/** Authenticated decryption with one key. */
interface Aead {

  /** Length of every nonce (RFC 5116, section 3.2). */
  int NONCE_BYTES = 12;

  /**
   * Checks and decrypts.
   *
   * @param additional data that is authenticated, not encrypted, the first {@code additionalLength}
   *     bytes of it
   * @param length of ciphertext and tag, at least that of the tag
   * @return length of the plaintext
   * @throws GeneralSecurityException when the tag does not fit
   */
  int open(
      byte[] nonce,
      byte[] additional,
      int additionalLength,
      byte[] in,
      int start,
      int length,
      byte[] out,
      int outStart)
      throws GeneralSecurityException;
}
