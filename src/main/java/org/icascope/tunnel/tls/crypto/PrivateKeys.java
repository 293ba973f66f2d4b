package org.icascope.tunnel.tls.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;

/** RSA keys of servers, which decrypt what clients encrypted for them. */
final class PrivateKeys {

  /** More keys than any one user has at hand; each may be tried on each handshake. */
  static final int LIMIT = 100;

  /** The algorithm rsaEncryption without parameters (RFC 8017, appendix A.1). */
  private static final byte[] PKCS8_VERSION_AND_ALGORITHM = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private final List<RSAPrivateKey> keys = new ArrayList<>();

  boolean isEmpty() {
    return keys.isEmpty();
  }

  boolean isFull() {
    return keys.size() >= LIMIT;
  }

  /** Adds an RSA key in PKCS#1 or PKCS#8. */
  void add(byte[] der, boolean pkcs1) throws GeneralSecurityException {
    byte[] pkcs8 = pkcs1 ? pkcs8(der) : der;
    PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    if (!(key instanceof RSAPrivateCrtKey rsa) || !isConsistent(rsa)) {
      throw new InvalidKeyException("not a whole RSA key");
    }
    keys.add(rsa);
  }

  /** The JDK computes with what is in a key: a zero or a negative number would end in a fault. */
  private static boolean isConsistent(RSAPrivateCrtKey key) {
    return key.getPrimeP().signum() > 0
        && key.getPrimeP().multiply(key.getPrimeQ()).equals(key.getModulus())
        && key.getModulus().testBit(0)
        && key.getPrimeExponentP().signum() > 0
        && key.getPrimeExponentQ().signum() > 0
        && key.getCrtCoefficient().signum() > 0
        && key.getPublicExponent().signum() > 0
        && key.getPrivateExponent().signum() > 0;
  }

  private static byte[] pkcs8(byte[] pkcs1) {
    ByteBuffer out = ByteBuffer.allocate(pkcs1.length + PKCS8_VERSION_AND_ALGORITHM.length + 8);
    out.put((byte) 0x30).put((byte) 0x82); // two bytes of length, which is enough up to 64 kB
    out.putShort((short) (PKCS8_VERSION_AND_ALGORITHM.length + 4 + pkcs1.length));
    out.put(PKCS8_VERSION_AND_ALGORITHM);
    out.put((byte) 0x04).put((byte) 0x82).putShort((short) pkcs1.length).put(pkcs1);
    return out.array();
  }

  /**
   * The keys that belong to a certificate.
   *
   * @param publicKey SubjectPublicKeyInfo; when it is empty or not RSA, all keys of that length
   */
  List<RSAPrivateKey> candidates(byte[] publicKey, int encryptedBytes) {
    Optional<RSAPublicKey> wanted = rsa(publicKey);
    return keys.stream()
        .filter(
            key ->
                wanted
                    .map(known -> known.getModulus().equals(key.getModulus()))
                    .orElse((key.getModulus().bitLength() + 7) / 8 == encryptedBytes))
        .toList();
  }

  private static Optional<RSAPublicKey> rsa(byte[] publicKey) {
    if (publicKey.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          (RSAPublicKey)
              KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey)));
    } catch (GeneralSecurityException e) {
      return Optional.empty(); // damaged, or a key of another kind
    }
  }

  /** The pre-master secret, if one of the keys fits (RFC 5246, section 7.4.7.1). */
  Optional<byte[]> preMaster(byte[] publicKey, byte[] encrypted) {
    for (RSAPrivateKey key : candidates(publicKey, encrypted.length)) {
      try {
        Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        rsa.init(Cipher.DECRYPT_MODE, key);
        byte[] secret = rsa.doFinal(encrypted);
        if (secret.length == KeyDerivation.MASTER_SECRET_BYTES) {
          return Optional.of(secret);
        }
      } catch (GeneralSecurityException e) {
        continue; // does not fit
      }
    }
    return Optional.empty();
  }
}
