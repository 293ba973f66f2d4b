package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM and ChaCha20-Poly1305 of the JDK. Setting the nonce for each record costs little beside
 * the check of the tag, and the JDK has no other way to check it.
 */
final class JdkAead implements Aead {

  private static final int TAG_BITS = 128;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final boolean gcm;

  private JdkAead(Cipher cipher, SecretKeySpec key, boolean gcm) {
    this.cipher = cipher;
    this.key = key;
    this.gcm = gcm;
  }

  static JdkAead gcm(byte[] key) throws GeneralSecurityException {
    return new JdkAead(
        Cipher.getInstance("AES/GCM/NoPadding"), new SecretKeySpec(key, "AES"), true);
  }

  static JdkAead chaCha20(byte[] key) throws GeneralSecurityException {
    return new JdkAead(
        Cipher.getInstance("ChaCha20-Poly1305"), new SecretKeySpec(key, "ChaCha20"), false);
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
    AlgorithmParameterSpec parameters =
        gcm ? new GCMParameterSpec(TAG_BITS, nonce) : new IvParameterSpec(nonce);
    cipher.init(Cipher.DECRYPT_MODE, key, parameters);
    cipher.updateAAD(additional, 0, additionalLength);
    return cipher.doFinal(in, start, length, out, outStart);
  }
}
