package org.icascope.tunnel.tls.crypto;

/** The bytes that go into a tag or MAC beside the content. */
final class RecordHeads {

  /** TLS 1.2: sequence number, type, version, length (RFC 5246, sections 6.2.3.1 and 6.2.3.3). */
  static final int TLS12_BYTES = 13;

  /** TLS 1.3: the record header (RFC 8446, section 5.2). */
  static final int TLS13_BYTES = 5;

  private RecordHeads() {}

  static void tls12(byte[] out, long sequence, int contentType, int version, int length) {
    putLong(out, 0, sequence);
    header(out, Long.BYTES, contentType, version, length);
  }

  static void tls13(byte[] out, int contentType, int version, int length) {
    header(out, 0, contentType, version, length);
  }

  static void putLong(byte[] out, int start, long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      out[start + i] = (byte) (value >>> 56 - 8 * i);
    }
  }

  /** The number of the record over the last 8 bytes of the vector (RFC 8446, section 5.3). */
  static void nonce(byte[] out, byte[] vector, long sequence) {
    System.arraycopy(vector, 0, out, 0, Aead.NONCE_BYTES);
    for (int i = 0; i < Long.BYTES; i++) {
      out[Aead.NONCE_BYTES - 1 - i] ^= (byte) (sequence >>> 8 * i);
    }
  }

  private static void header(byte[] out, int start, int contentType, int version, int length) {
    out[start] = (byte) contentType;
    out[start + 1] = (byte) (version >> 8);
    out[start + 2] = (byte) version;
    out[start + 3] = (byte) (length >> 8);
    out[start + 4] = (byte) length;
  }
}
