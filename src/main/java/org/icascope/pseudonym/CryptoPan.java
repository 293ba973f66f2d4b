package org.icascope.pseudonym;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.icascope.model.IpAddress;

/**
 * Prefix-preserving pseudonyms of addresses, after Xu, Fan, Ammar and Moon (Crypto-PAn, ICNP 2002):
 * whether a bit is turned over depends on the key and on the bits before it, and on nothing else.
 * So two addresses that begin with the same n bits get pseudonyms that begin with the same n bits,
 * and no two get the same.
 *
 * <p>Not for several threads at once.
 */
final class CryptoPan {

  /** Bytes of the key: one half for AES, the other for what fills the blocks. */
  static final int KEY_BYTES = 32;

  private static final int BLOCK_BYTES = 16;

  private final Cipher aes;
  private final byte[] pad;

  /**
   * @param key {@value #KEY_BYTES} bytes
   */
  CryptoPan(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("not a key of " + KEY_BYTES + " bytes");
    }
    try {
      aes = Cipher.getInstance("AES/ECB/NoPadding"); // single blocks, as the method wants
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, 0, BLOCK_BYTES, "AES"));
      pad = aes.doFinal(key, BLOCK_BYTES, BLOCK_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES", e);
    }
  }

  /** The pseudonym of an address. */
  IpAddress address(IpAddress address) {
    return address(address, 0);
  }

  /**
   * The same, where the first bits stay. It is a pseudonym that preserves prefixes only if {@code
   * kept} depends on nothing but these bits.
   *
   * @param kept how many
   */
  IpAddress address(IpAddress address, int kept) {
    byte[] bytes = address.toBytes();
    int bits = 8 * bytes.length;
    if (kept >= bits) {
      return address;
    }
    byte[] turned = encrypt(blocks(bytes, kept));
    for (int i = kept; i < bits; i++) {
      int first = turned[(i - kept) * BLOCK_BYTES] & 0x80; // of each block the first bit
      bytes[i / 8] ^= (byte) (first >>> (i & 7));
    }
    return IpAddress.of(bytes);
  }

  /** For each bit a block: the bits before it, filled up from the pad. */
  private byte[] blocks(byte[] address, int kept) {
    int count = 8 * address.length - kept;
    byte[] blocks = new byte[count * BLOCK_BYTES];
    for (int i = 0; i < count; i++) {
      int at = i * BLOCK_BYTES;
      int before = kept + i;
      System.arraycopy(pad, 0, blocks, at, BLOCK_BYTES);
      System.arraycopy(address, 0, blocks, at, before / 8);
      int mask = 0xff00 >> (before & 7) & 0xff; // the bits of the address in the byte of both
      if (mask != 0) {
        int both = before / 8;
        blocks[at + both] = (byte) (address[both] & mask | pad[both] & ~mask);
      }
    }
    return blocks;
  }

  private byte[] encrypt(byte[] blocks) {
    try {
      byte[] encrypted = aes.doFinal(blocks);
      Arrays.fill(blocks, (byte) 0);
      return encrypted;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks need no padding", e);
    }
  }
}
