package org.icascope.view.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers secrets in the order in which they turn up. A number says nothing about a secret but that
 * it is the same one as elsewhere, by which connections belong together.
 */
final class StandIns {

  /** Secrets that are told apart. Chosen; further ones all look alike. */
  private static final int MOST = 100_000;

  /** Bytes that all of them together may have. Chosen. */
  private static final int MOST_BYTES = 32 << 20;

  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
  private int used;

  private int number(byte[] secret) {
    Integer known = numbers.get(ByteBuffer.wrap(secret));
    if (known != null) {
      return known;
    }
    if (numbers.size() == MOST || secret.length > MOST_BYTES - used) {
      return 0;
    }
    used += secret.length;
    numbers.put(ByteBuffer.wrap(secret.clone()), numbers.size() + 1);
    return numbers.size();
  }

  /** As many bytes: zeros with the number at the end. */
  byte[] bytes(byte[] secret) {
    int number = number(secret);
    byte[] standIn = new byte[secret.length];
    for (int i = 0; i < Math.min(Integer.BYTES, secret.length); i++) {
      standIn[secret.length - 1 - i] = (byte) (number >>> 8 * i);
    }
    return standIn;
  }

  /** As many letters: {@code xxxx12}. */
  byte[] letters(byte[] secret) {
    byte[] digits = Integer.toString(number(secret)).getBytes(StandardCharsets.US_ASCII);
    byte[] standIn = new byte[secret.length];
    Arrays.fill(standIn, (byte) 'x');
    int length = Math.min(digits.length, standIn.length);
    System.arraycopy(digits, digits.length - length, standIn, standIn.length - length, length);
    return standIn;
  }
}
