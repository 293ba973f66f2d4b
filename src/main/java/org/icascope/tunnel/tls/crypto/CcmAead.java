package org.icascope.tunnel.tls.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CCM (RFC 3610) with nonces of 12 bytes, so that lengths have 3 bytes: counter mode for the
 * content, and the last block of CBC encryption over the same content as the tag. The JDK has both,
 * but not CCM. Additional data has at most 30 bytes, and TLS has 13.
 */
final class CcmAead implements Aead {

  private static final int BLOCK = 16;
  private static final int LENGTH_BYTES = 15 - NONCE_BYTES;

  private final int tagBytes;
  private final SecretKeySpec key;
  private final Cipher counterMode;
  private final Cipher chain;
  private final byte[] block = new byte[BLOCK];
  private final byte[] tag = new byte[BLOCK];
  private final byte[] noVector = new byte[BLOCK];
  private final byte[] head = new byte[3 * BLOCK];
  private final byte[] last = new byte[BLOCK];
  private byte[] discarded = new byte[3 * BLOCK];

  CcmAead(byte[] key, int tagBytes) throws GeneralSecurityException {
    this.tagBytes = tagBytes;
    this.key = new SecretKeySpec(key, "AES");
    this.counterMode = Cipher.getInstance("AES/CTR/NoPadding");
    this.chain = Cipher.getInstance("AES/CBC/NoPadding");
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
    int content = length - tagBytes;
    decrypt(nonce, in, start, content, out, outStart);
    chain.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(noVector));
    chainHead(nonce, additional, additionalLength, content);
    byte[] expected = chainContent(out, outStart, content);
    if (!Arrays.equals(expected, 0, tagBytes, tag, 0, tagBytes)) {
      throw new AEADBadTagException("the tag does not fit");
    }
    return content;
  }

  /** Counter 0 hides the tag, the counters from 1 on hide the content. */
  private void decrypt(byte[] nonce, byte[] in, int start, int content, byte[] out, int outStart)
      throws GeneralSecurityException {
    Arrays.fill(block, (byte) 0);
    block[0] = LENGTH_BYTES - 1;
    System.arraycopy(nonce, 0, block, 1, NONCE_BYTES);
    counterMode.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(block));
    Arrays.fill(tag, (byte) 0);
    System.arraycopy(in, start + content, tag, 0, tagBytes);
    counterMode.update(tag, 0, BLOCK, tag, 0);
    if (content > 0) {
      counterMode.update(in, start, content, out, outStart);
    }
  }

  /** The first block with the lengths, then the additional data, filled up with zeros. */
  private void chainHead(byte[] nonce, byte[] additional, int additionalLength, int content)
      throws GeneralSecurityException {
    Arrays.fill(head, (byte) 0);
    head[0] = (byte) (0x40 | (tagBytes - 2) / 2 << 3 | LENGTH_BYTES - 1);
    System.arraycopy(nonce, 0, head, 1, NONCE_BYTES);
    head[13] = (byte) (content >> 16);
    head[14] = (byte) (content >> 8);
    head[15] = (byte) content;
    head[BLOCK + 1] = (byte) additionalLength;
    System.arraycopy(additional, 0, head, BLOCK + 2, additionalLength);
    int used = BLOCK + 2 + additionalLength;
    int end = chain.update(head, 0, (used + BLOCK - 1) / BLOCK * BLOCK, discarded, 0);
    System.arraycopy(discarded, end - BLOCK, last, 0, BLOCK);
  }

  /** The last block of the chain. */
  private byte[] chainContent(byte[] content, int start, int length)
      throws GeneralSecurityException {
    if (discarded.length < length) {
      discarded = new byte[length];
    }
    int whole = length / BLOCK * BLOCK;
    if (whole > 0) {
      chain.update(content, start, whole, discarded, 0);
      System.arraycopy(discarded, whole - BLOCK, last, 0, BLOCK);
    }
    if (length > whole) {
      Arrays.fill(block, (byte) 0);
      System.arraycopy(content, start + whole, block, 0, length - whole);
      chain.update(block, 0, BLOCK, last, 0);
    }
    return last;
  }
}
