package org.icascope.tunnel.tls.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The functions that make keys of secrets. */
final class KeyDerivation {

  static final int MASTER_SECRET_BYTES = 48;

  private static final byte[] LABEL_PREFIX = "tls13 ".getBytes(StandardCharsets.US_ASCII);

  private KeyDerivation() {}

  /**
   * The pseudo-random function of TLS 1.2 (RFC 5246, section 5).
   *
   * @param secret not empty
   */
  static byte[] prf(HashFunction hash, byte[] secret, String label, byte[] seed, int lengthBytes)
      throws GeneralSecurityException {
    Mac hmac = hmac(hash, secret);
    byte[] name = label.getBytes(StandardCharsets.US_ASCII);
    byte[] labelAndSeed = Arrays.copyOf(name, name.length + seed.length);
    System.arraycopy(seed, 0, labelAndSeed, name.length, seed.length);
    ByteBuffer out = ByteBuffer.allocate(lengthBytes);
    byte[] chained = labelAndSeed;
    while (out.hasRemaining()) {
      chained = hmac.doFinal(chained);
      hmac.update(chained);
      byte[] block = hmac.doFinal(labelAndSeed);
      out.put(block, 0, Math.min(block.length, out.remaining()));
    }
    return out.array();
  }

  /** HKDF-Expand-Label with an empty context (RFC 8446, section 7.1). */
  static byte[] expandLabel(HashFunction hash, byte[] secret, String label, int lengthBytes)
      throws GeneralSecurityException {
    byte[] name = label.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer text = ByteBuffer.allocate(4 + LABEL_PREFIX.length + name.length);
    text.putShort((short) lengthBytes);
    text.put((byte) (LABEL_PREFIX.length + name.length)).put(LABEL_PREFIX).put(name);
    text.put((byte) 0); // no context
    return expand(hash, secret, text.array(), lengthBytes);
  }

  /** HKDF-Expand (RFC 5869, section 2.3), up to 255 times the length of the hash. */
  static byte[] expand(HashFunction hash, byte[] secret, byte[] text, int lengthBytes)
      throws GeneralSecurityException {
    Mac hmac = hmac(hash, secret);
    ByteBuffer out = ByteBuffer.allocate(lengthBytes);
    byte[] block = {};
    for (int counter = 1; out.hasRemaining(); counter++) {
      hmac.update(block);
      hmac.update(text);
      block = hmac.doFinal(new byte[] {(byte) counter});
      out.put(block, 0, Math.min(block.length, out.remaining()));
    }
    return out.array();
  }

  private static Mac hmac(HashFunction hash, byte[] secret) throws GeneralSecurityException {
    Mac hmac = Mac.getInstance(hash.hmac());
    hmac.init(new SecretKeySpec(secret, hash.hmac()));
    return hmac;
  }
}
