package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;

/** Records of TLS 1.3 (RFC 8446, section 5.2). */
final class Tls13RecordCipher implements RecordCipher {

  /** Drafts before this one authenticate nothing beside the content. */
  private static final int FIRST_DRAFT_WITH_HEADER = 0x7f19;

  private final CipherSuite suite;
  private final int version;
  private final byte[] secret;
  private final Aead aead;
  private final byte[] vector;
  private final byte[] nonce = new byte[Aead.NONCE_BYTES];
  private final byte[] head = new byte[RecordHeads.TLS13_BYTES];
  private final int headBytes;

  private Tls13RecordCipher(
      CipherSuite suite, int version, byte[] secret, Aead aead, byte[] vector) {
    this.suite = suite;
    this.version = version;
    this.secret = secret;
    this.aead = aead;
    this.vector = vector;
    boolean early = version > Tls13Versions.FINAL && version < FIRST_DRAFT_WITH_HEADER;
    this.headBytes = early ? 0 : head.length;
  }

  /**
   * @param version of the connection: TLS 1.3 or a draft of it
   * @param secret a traffic secret as long as the hash of the suite
   */
  static RecordCipher of(CipherSuite suite, int version, byte[] secret) {
    try {
      HashFunction hash = suite.hash();
      byte[] key = KeyDerivation.expandLabel(hash, secret, "key", suite.keyBytes());
      byte[] vector = KeyDerivation.expandLabel(hash, secret, "iv", Aead.NONCE_BYTES);
      return new Tls13RecordCipher(suite, version, secret, RecordCiphers.aead(suite, key), vector);
    } catch (GeneralSecurityException e) {
      return new MissingCipher();
    }
  }

  @Override
  public int decrypt(
      long sequence,
      int contentType,
      int recordVersion,
      byte[] record,
      int start,
      int length,
      byte[] out,
      int outStart) {
    if (length < suite.tagBytes()) {
      return -1;
    }
    RecordHeads.nonce(nonce, vector, sequence);
    RecordHeads.tls13(head, contentType, recordVersion, length);
    try {
      return aead.open(nonce, head, headBytes, record, start, length, out, outStart);
    } catch (GeneralSecurityException e) {
      return -1; // the one thing that it can mean here: the tag does not fit
    }
  }

  @Override
  public int prefixBytes() {
    return 0;
  }

  /** RFC 8446, section 7.2. */
  @Override
  public RecordCipher next() {
    try {
      HashFunction hash = suite.hash();
      return of(
          suite,
          version,
          KeyDerivation.expandLabel(hash, secret, "traffic upd", hash.lengthBytes()));
    } catch (GeneralSecurityException e) {
      return new MissingCipher();
    }
  }

  @Override
  public boolean supported() {
    return true;
  }
}
