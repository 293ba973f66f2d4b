package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Records in AES-CBC with a MAC, which is inside the encryption (RFC 5246, section 6.2.3.2) or
 * behind it (RFC 7366). Timing gives nothing away to anyone here, so it is not hidden.
 */
final class CbcRecordCipher implements RecordCipher {

  private static final int BLOCK = 16;

  private final Cipher cipher;
  private final SecretKeySpec key;
  private final RecordMac mac;
  private final boolean encryptThenMac;

  CbcRecordCipher(byte[] key, RecordMac mac, boolean encryptThenMac)
      throws GeneralSecurityException {
    this.cipher = Cipher.getInstance("AES/CBC/NoPadding");
    this.key = new SecretKeySpec(key, "AES");
    this.mac = mac;
    this.encryptThenMac = encryptThenMac;
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
    int encrypted = encryptThenMac ? length - mac.lengthBytes() : length;
    if (encrypted < 2 * BLOCK || encrypted % BLOCK != 0) {
      return -1;
    }
    try {
      if (encryptThenMac && !mac.fits(sequence, contentType, version, record, start, encrypted)) {
        return -1;
      }
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(record, start, BLOCK));
      int plain = cipher.doFinal(record, start + BLOCK, encrypted - BLOCK, out, outStart);
      int content = withoutPadding(out, outStart, plain);
      if (encryptThenMac || content < 0) {
        return content;
      }
      content -= mac.lengthBytes();
      boolean fits =
          content >= 0 && mac.fits(sequence, contentType, version, out, outStart, content);
      return fits ? content : -1;
    } catch (GeneralSecurityException e) {
      return -1;
    }
  }

  /** The last byte says how many bytes lie before it that are all the same. */
  private static int withoutPadding(byte[] bytes, int start, int length) {
    byte padding = bytes[start + length - 1];
    int content = length - 1 - (padding & 0xff);
    for (int i = Math.max(content, 0); i < length - 1; i++) {
      if (bytes[start + i] != padding) {
        return -1;
      }
    }
    return content;
  }

  @Override
  public int prefixBytes() {
    return BLOCK;
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
