package org.icascope.tunnel.tls.crypto;

/** Removes the protection of records that one side sent with one key. Not for several threads. */
public interface RecordCipher {

  /**
   * Decrypts the body of one record. Bytes, however damaged, never cause an exception.
   *
   * @param sequence number of the record under this key; DTLS: epoch in the upper 16 bits, and the
   *     48-bit number of the record
   * @param contentType the type in the record header
   * @param version the version in the record header
   * @param record where the record lies; it is not changed
   * @param start offset of the body, behind the record header
   * @param length length of the body, as in the record header
   * @param out where the plaintext goes, with room for {@code length} bytes; not {@code record}.
   *     When authentication fails, its content is undefined
   * @param outStart where in {@code out} the plaintext goes
   * @return how many bytes were written, or -1 when authentication fails. For TLS 1.3 the inner
   *     content type is the last of them that is not zero, and is left to the caller with the
   *     padding
   */
  int decrypt(
      long sequence,
      int contentType,
      int version,
      byte[] record,
      int start,
      int length,
      byte[] out,
      int outStart);

  /** Bytes of a body before the ciphertext proper (explicit IV or nonce). */
  int prefixBytes();

  /** The cipher after a key update (TLS 1.3); with other versions this one. */
  RecordCipher next();

  /** False when the JVM lacks the algorithm: then nothing can be decrypted. */
  boolean supported();
}
