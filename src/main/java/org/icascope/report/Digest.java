package org.icascope.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hash of a list of texts: the first 16 hex digits of SHA-256.
 *
 * <p>Each text is written with its length before it (a netstring), so no two different lists give
 * the same input: {@code ["ab", "c"]} and {@code ["a", "bc"]} differ.
 */
final class Digest {

  /** 64 bits: one collision is expected among some 5 billion things. Chosen. */
  private static final int HEX_DIGITS = 16;

  private final MessageDigest sha256;
  private final StringBuilder input = new StringBuilder();

  /**
   * @param sha256 any number of digests can share one, as to find it takes longer than to use it
   */
  Digest(MessageDigest sha256, String kind) {
    this.sha256 = sha256;
    add(kind);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      // every Java platform has SHA-256 (java.security.MessageDigest)
      throw new IllegalStateException(e);
    }
  }

  Digest add(String text) {
    input.append(text.length()).append(':').append(text).append(',');
    return this;
  }

  Digest add(long number) {
    return add(Long.toString(number));
  }

  String hex() {
    byte[] hash = sha256.digest(input.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, HEX_DIGITS / 2);
  }
}
