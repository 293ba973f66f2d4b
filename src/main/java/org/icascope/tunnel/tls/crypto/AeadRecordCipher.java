package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;

/** Records of TLS 1.2 and DTLS 1.2 with an AEAD suite (RFC 5246, section 6.2.3.3). */
final class AeadRecordCipher implements RecordCipher {

  private final Aead aead;
  private final int tagBytes;
  private final int prefixBytes;
  private final byte[] fixedNonce;
  private final byte[] nonce = new byte[Aead.NONCE_BYTES];
  private final byte[] head = new byte[RecordHeads.TLS12_BYTES];

  /**
   * @param fixedNonce of the key block: 4 bytes with 8 more in each record, or all 12
   */
  AeadRecordCipher(Aead aead, CipherSuite suite, byte[] fixedNonce) {
    this.aead = aead;
    this.tagBytes = suite.tagBytes();
    this.prefixBytes = suite.bulk().recordNonceBytes();
    this.fixedNonce = fixedNonce;
  }

  @Override
  public int decrypt(
      long sequence,
      int contentType,
      int version,
      byte[] record,
      int start,
      int length,
      byte[] out,
      int outStart) {
    int content = length - prefixBytes - tagBytes;
    if (content < 0) {
      return -1;
    }
    if (prefixBytes > 0) {
      System.arraycopy(fixedNonce, 0, nonce, 0, fixedNonce.length);
      System.arraycopy(record, start, nonce, fixedNonce.length, prefixBytes);
    } else {
      RecordHeads.nonce(nonce, fixedNonce, sequence);
    }
    RecordHeads.tls12(head, sequence, contentType, version, content);
    try {
      return aead.open(
          nonce,
          head,
          head.length,
          record,
          start + prefixBytes,
          length - prefixBytes,
          out,
          outStart);
    } catch (GeneralSecurityException e) {
      return -1; // the one thing that it can mean here: the tag does not fit
    }
  }

  @Override
  public int prefixBytes() {
    return prefixBytes;
  }

  @Override
  public RecordCipher next() {
    return this;
  }

  @Override
  public boolean supported() {
    return true;
  }
}
