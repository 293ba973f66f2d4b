package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;

/** Makes the cipher of a suite. */
final class RecordCiphers {

  private RecordCiphers() {}

  static Aead aead(CipherSuite suite, byte[] key) throws GeneralSecurityException {
    return switch (suite.bulk()) {
      case AES_GCM -> new GcmAead(key);
      case AES_CCM -> new CcmAead(key, suite.tagBytes());
      case CHACHA20_POLY1305 -> new ChaChaAead(key);
      case AES_CBC, NULL -> throw new IllegalArgumentException(suite.name() + " is no AEAD suite");
    };
  }

  /** For TLS 1.2 and DTLS 1.2. */
  static RecordCipher tls12(
      CipherSuite suite, boolean encryptThenMac, byte[] macKey, byte[] key, byte[] fixedNonce) {
    try {
      if (suite.bulk().isAead()) {
        return new AeadRecordCipher(aead(suite, key), suite, fixedNonce);
      }
      RecordMac mac = new RecordMac(suite.mac(), macKey);
      return suite.bulk() == BulkCipher.NULL
          ? new NullRecordCipher(mac)
          : new CbcRecordCipher(key, mac, encryptThenMac);
    } catch (GeneralSecurityException e) {
      return new MissingCipher();
    }
  }
}
