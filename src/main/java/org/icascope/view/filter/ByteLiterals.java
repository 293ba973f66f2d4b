package org.icascope.view.filter;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes as filters write them: hexadecimal digits in pairs, with {@code :}, {@code -} or {@code .}
 * between them or nothing; {@code 0xff} for one byte.
 */
final class ByteLiterals {

  private static final Pattern PAIRS = Pattern.compile("([0-9a-fA-F]{2})+");

  /** Single digits only between points, as 0.1.0.d: elsewhere tshark refuses them too. */
  private static final Pattern POINTED = Pattern.compile("[0-9a-fA-F]{1,4}(\\.[0-9a-fA-F]{1,4})+");

  private static final Pattern SEPARATED =
      Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2})+[:-]?");

  private static final Pattern ONE = Pattern.compile("0x[0-9a-fA-F]{1,2}");

  private ByteLiterals() {}

  static Optional<byte[]> bytes(String text) {
    if (ONE.matcher(text).matches()) {
      return Optional.of(new byte[] {(byte) Integer.parseInt(text.substring(2), 16)});
    } else if (PAIRS.matcher(text).matches()) {
      return Optional.of(pairs(text));
    } else if (text.length() == 1 && Character.digit(text.charAt(0), 16) >= 0) {
      return Optional.of(pairs("0" + text));
    } else if (POINTED.matcher(text).matches()) {
      StringBuilder digits = new StringBuilder();
      for (String group : text.split("\\.")) {
        digits.append(group.length() % 2 == 0 ? "" : "0").append(group);
      }
      return Optional.of(pairs(digits.toString()));
    } else if (SEPARATED.matcher(text).matches()) {
      return Optional.of(pairs(text.replace(":", "").replace("-", "")));
    }
    return Optional.empty();
  }

  /** An address of the link layer, the first byte highest. */
  static Optional<Long> ethernet(String text) {
    return bytes(text).filter(bytes -> bytes.length == 6).map(ByteLiterals::number);
  }

  private static long number(byte[] bytes) {
    long number = 0;
    for (byte b : bytes) {
      number = number << 8 | b & 0xff;
    }
    return number;
  }

  private static byte[] pairs(String digits) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(digits.length() / 2);
    for (int i = 0; i < digits.length(); i += 2) {
      bytes.write(Integer.parseInt(digits.substring(i, i + 2), 16));
    }
    return bytes.toByteArray();
  }
}
