package org.icascope.model;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed fingerprint of a secret: tells whether two are the same and nothing else. */
public final class Fingerprint {

  /** Bytes of the HMAC shown: 12 hex digits (the contract). */
  private static final int SHOWN_BYTES = 6;

  private Fingerprint() {}

  /** The part of it that may be shown. */
  public static String of(byte[] key, byte[] secret) {
    return whole(key, secret).substring(0, 2 * SHOWN_BYTES);
  }

  /** The whole of it, to compare and not to show. */
  public static String whole(byte[] key, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
      return HexFormat.of().formatHex(mac.doFinal(secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }
}
