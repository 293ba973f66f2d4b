package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM of the JDK. Setting the nonce for each record costs little beside the check of the tag,
 * and the JDK has no other way to check it.
 */
final class GcmAead implements Aead {

  private static final int TAG_BITS = 128;

  private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
  private final SecretKeySpec key;

  GcmAead(byte[] key) throws GeneralSecurityException {
    this.key = new SecretKeySpec(key, "AES");
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
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(additional, 0, additionalLength);
    return cipher.doFinal(in, start, length, out, outStart);
  }
}
