package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** ChaCha20-Poly1305 (RFC 8439) of the JDK. */
final class ChaChaAead implements Aead {

  private static final String TRANSFORMATION = "ChaCha20-Poly1305";

  private final SecretKeySpec key;
  private final byte[] lastNonce = new byte[NONCE_BYTES];
  private Cipher cipher;

  ChaChaAead(byte[] key) throws GeneralSecurityException {
    this.key = new SecretKeySpec(key, "ChaCha20");
    this.cipher = Cipher.getInstance(TRANSFORMATION);
  }

  @Override
  public int open(
      byte[] nonce,
      byte[] additional,
      int additionalLength,
      byte[] in,
      int start,
      int length,
      byte[] out,
      int outStart)
      throws GeneralSecurityException {
    if (Arrays.equals(nonce, lastNonce)) {
      // a datagram seen twice, or a damaged record: the JDK takes no nonce twice in a row
      cipher = Cipher.getInstance(TRANSFORMATION);
    }
    System.arraycopy(nonce, 0, lastNonce, 0, NONCE_BYTES);
    cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(nonce));
    cipher.updateAAD(additional, 0, additionalLength);
    return cipher.doFinal(in, start, length, out, outStart);
  }
}
