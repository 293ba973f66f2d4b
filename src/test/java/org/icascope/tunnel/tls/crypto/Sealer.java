package org.icascope.tunnel.tls.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The sending side, written down once more from the RFCs with nothing of the reading side: makes
 * records of one key. CCM is made block by block with AES-ECB.
 */
final class Sealer {

  private final CipherSuite suite;
  private final byte[] macKey;
  private final byte[] key;
  private final byte[] nonce;
  private final long firstNonce;
  private final boolean encryptThenMac;
  private final Random random = new Random(8);

  Sealer(CipherSuite suite, byte[] macKey, byte[] key, byte[] nonce, boolean encryptThenMac) {
    this.suite = suite;
    this.macKey = macKey;
    this.key = key;
    this.nonce = nonce;
    this.firstNonce = random.nextLong();
    this.encryptThenMac = encryptThenMac;
  }

  byte[] seal(long sequence, int type, int version, byte[] plain) throws GeneralSecurityException {
    return switch (suite.bulk()) {
      case NULL -> joined(plain, mac(sequence, type, version, plain));
      case AES_CBC -> cbc(sequence, type, version, plain);
      default -> aead(sequence, type, version, plain);
    };
  }

  private byte[] aead(long sequence, int type, int version, byte[] plain)
      throws GeneralSecurityException {
    if (suite.isTls13()) {
      int length = plain.length + suite.tagBytes();
      byte[] head = ByteBuffer.allocate(5).put(head(type, version, length)).array();
      return seal(xored(sequence), head, plain);
    }
    byte[] head = head(sequence, type, version, plain.length);
    if (suite.bulk() == BulkCipher.CHACHA20_POLY1305) {
      return seal(xored(sequence), head, plain);
    }
    // from anywhere on, and counted, as common libraries do
    byte[] explicit = ByteBuffer.allocate(8).putLong(firstNonce + sequence).array();
    return joined(explicit, seal(joined(nonce, explicit), head, plain));
  }

  private byte[] xored(long sequence) {
    byte[] number = ByteBuffer.allocate(12).putInt(0).putLong(sequence).array();
    for (int i = 0; i < number.length; i++) {
      number[i] ^= nonce[i];
    }
    return number;
  }

  private byte[] seal(byte[] fullNonce, byte[] head, byte[] plain) throws GeneralSecurityException {
    if (suite.bulk() == BulkCipher.AES_CCM) {
      return ccm(fullNonce, head, plain);
    }
    boolean gcm = suite.bulk() == BulkCipher.AES_GCM;
    Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, gcm ? "AES" : "ChaCha20"),
        gcm ? new GCMParameterSpec(128, fullNonce) : new IvParameterSpec(fullNonce));
    cipher.updateAAD(head);
    return cipher.doFinal(plain);
  }

  private byte[] cbc(long sequence, int type, int version, byte[] plain)
      throws GeneralSecurityException {
    byte[] content = encryptThenMac ? plain : joined(plain, mac(sequence, type, version, plain));
    // more padding than needed in some records, as TLS allows
    int padding = 15 - content.length % 16 + 16 * random.nextInt(3);
    byte[] padded = Arrays.copyOf(content, content.length + padding + 1);
    Arrays.fill(padded, content.length, padded.length, (byte) padding);
    byte[] vector = new byte[16];
    random.nextBytes(vector);
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
    byte[] encrypted = joined(vector, cipher.doFinal(padded));
    return encryptThenMac ? joined(encrypted, mac(sequence, type, version, encrypted)) : encrypted;
  }

  private byte[] mac(long sequence, int type, int version, byte[] content)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(suite.mac());
    mac.init(new SecretKeySpec(macKey, suite.mac()));
    mac.update(head(sequence, type, version, content.length));
    return mac.doFinal(content);
  }

  /** RFC 3610, section 2, with nonces of 12 bytes. */
  private byte[] ccm(byte[] fullNonce, byte[] head, byte[] plain) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    int flags = 64 + 8 * ((suite.tagBytes() - 2) / 2) + 2;
    byte[] x = aes.doFinal(block(flags, fullNonce, plain.length));
    byte[] authenticated =
        joined(padded(joined(new byte[] {0, (byte) head.length}, head)), padded(plain));
    for (int i = 0; i < authenticated.length; i++) {
      x[i % 16] ^= authenticated[i];
      if (i % 16 == 15) {
        x = aes.doFinal(x);
      }
    }
    byte[] out = Arrays.copyOf(plain, plain.length + suite.tagBytes());
    System.arraycopy(x, 0, out, plain.length, suite.tagBytes());
    for (int i = 0; i < out.length; i++) {
      boolean inTag = i >= plain.length;
      byte[] stream = aes.doFinal(block(2, fullNonce, inTag ? 0 : i / 16 + 1));
      out[i] ^= stream[inTag ? i - plain.length : i % 16];
    }
    return out;
  }

  private static byte[] block(int flags, byte[] fullNonce, int number) {
    byte[] block = new byte[16];
    ByteBuffer.wrap(block, 12, 4).putInt(number);
    block[0] = (byte) flags;
    System.arraycopy(fullNonce, 0, block, 1, 12);
    return block;
  }

  private static byte[] padded(byte[] bytes) {
    return Arrays.copyOf(bytes, (bytes.length + 15) / 16 * 16);
  }

  private static byte[] head(long sequence, int type, int version, int length) {
    return ByteBuffer.allocate(13).putLong(sequence).put(head(type, version, length)).array();
  }

  private static byte[] head(int type, int version, int length) {
    return ByteBuffer.allocate(5)
        .put((byte) type)
        .putShort((short) version)
        .putShort((short) length)
        .array();
  }

  static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
