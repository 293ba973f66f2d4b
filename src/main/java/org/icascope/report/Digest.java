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

  private final StringBuilder input = new StringBuilder();

  Digest(String kind) {
    add(kind);
  }

  Digest add(String text) {
    input.append(text.length()).append(':').append(text).append(',');
    return this;
  }

  Digest add(long number) {
    return add(Long.toString(number));
  }

  String hex() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(input.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      // every Java platform has SHA-256 (java.security.MessageDigest)
      throw new IllegalStateException(e);
    }
  }
}
